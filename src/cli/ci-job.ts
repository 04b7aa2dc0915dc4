import type { World } from './world.ts';

/** Variables in which a CI says where its job can be looked at. */
const ADDRESSES = [
  'CI_JOB_URL', // GitLab
  'CI_PIPELINE_URL', // Woodpecker
  'BUILDKITE_BUILD_URL',
  'CIRCLE_BUILD_URL',
  'DRONE_BUILD_LINK',
  'TRAVIS_JOB_WEB_URL',
  'BUILD_URL', // Jenkins
] as const;

/** The address of the CI job that this run is; undefined outside of one that says so. */
export function ciJob(env: World['env']): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  // Gitea and Forgejo set these as well.
  if (server && repository && run) return `${server}/${repository}/actions/runs/${run}`;
  return ADDRESSES.map((name) => env[name]).find((address) => address);
}
