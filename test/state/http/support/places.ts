/** The servers as places for the state of a run that is a process of its own. */
import type { StatePlaceOfStage } from '../../../crash/three-servers.ts';
import { GITLAB_LOGIN, startGitlab } from './fake-gitlab.ts';
import { startPlainServer } from './plain-server.ts';

/** As a CI job has it: everything from the environment. */
export async function gitlabPlace(): Promise<StatePlaceOfStage> {
  const gitlab = await startGitlab();
  const env = { ...GITLAB_LOGIN, TF_HTTP_ADDRESS: gitlab.addressOf('shop') };
  return { block: '{ backend: http }', env, close: () => gitlab.close() };
}

export async function plainPlace(): Promise<StatePlaceOfStage> {
  const server = await startPlainServer();
  return { block: `{ backend: http, address: "${server.address}" }`, env: {}, close: () => server.close() };
}
