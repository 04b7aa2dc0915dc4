/** Which place counts, and what a lock says of the job that holds it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ciJob } from '../../src/cli/ci-job.ts';
import { APPLY, expectCode, SERVER, useStage } from './stage.ts';

const stage = useStage();
const ONE = { servers: { 'web-1': SERVER } };
const LOCAL = { ...ONE, state: { backend: 'local', path: 'elsewhere/shop.json' } };
const there = (name: string): boolean => existsSync(join(stage.path, name));

describe('a local state that the manifest names', () => {
  it("lies where it says, from the manifest's folder, for every command", async () => {
    stage.declare(LOCAL);
    const sub = { cwd: '/' };
    expectCode(await stage.hostformWith(sub, ...APPLY, '-f', stage.path), 0);
    expect(there('elsewhere/shop.json')).toBe(true);
    expect(there('state')).toBe(false);
    const { out } = expectCode(await stage.hostformWith(sub, 'state', 'list', '-f', stage.path), 0);
    expect(out).toContain('servers.web-1');
    expect(expectCode(await stage.hostform('plan'), 0).out).toContain('No changes.');
    expect(expectCode(await stage.hostform('show'), 0).out).toContain('servers.web-1');
    expect(expectCode(await stage.hostform('drift'), 0).code).toBe(0);
  });

  it('gives way to --state, and is followed by a saved plan', async () => {
    stage.declare(LOCAL);
    expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
    expect(stage.json('plan.json')['hostform']).toMatchObject({ state: 'elsewhere/shop.json' });
    expectCode(await stage.hostformWith({ cwd: '/' }, 'apply', join(stage.path, 'plan.json')), 0);
    expect(there('elsewhere/shop.json')).toBe(true);
    expect(expectCode(await stage.hostform('state', 'list', '--state', 'other.json'), 0).out).not.toContain('web-1');
  });

  it('is written nowhere while the key that the manifest names is none', async () => {
    stage.declare({ ...ONE, state: { ...LOCAL.state, encryption: { key: '${KEY}' } } });
    const done = await stage.hostformWith({ env: { KEY: 'k' } }, ...APPLY);
    expectCode(done, 1);
    expect(done.err).toContain('The key of the state can not be used.');
    expect(stage.charges()).toEqual([]);
    expect(there('elsewhere')).toBe(false);
  });
});

describe('the CI job of a run', () => {
  it.each([
    [{ CI_JOB_URL: 'https://gitlab.example/-/jobs/7' }, 'https://gitlab.example/-/jobs/7'],
    [
      { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'shop/infra', GITHUB_RUN_ID: '77' },
      'https://github.com/shop/infra/actions/runs/77',
    ],
    [{ BUILD_URL: 'https://jenkins.example/job/7/' }, 'https://jenkins.example/job/7/'],
    [{ GITHUB_SERVER_URL: 'https://github.com' }, undefined],
    [{ CI_JOB_URL: '' }, undefined],
    [{}, undefined],
  ])('is its address: %j', (env, expected) => {
    expect(ciJob(env)).toBe(expected);
  });

  it('stands in the lock, and in the error of whoever finds it', async () => {
    stage.declare(ONE);
    const env = { CI_JOB_URL: 'https://gitlab.example/-/jobs/7' };
    let lock = '';
    let rival = '';
    let asked = false;
    stage.vendors.zomro.hook = async () => {
      if (asked || !there('state/hostform.lock')) return;
      asked = true;
      lock = stage.text('state/hostform.lock');
      rival = (await stage.hostform('state', 'rm', 'servers.x')).err;
    };
    expectCode(await stage.hostformWith({ env }, ...APPLY), 0);
    expect(JSON.parse(lock)).toMatchObject({ operation: 'apply', job: env.CI_JOB_URL });
    expect(rival).toContain(env.CI_JOB_URL);
  });
});
