/** The real terraform on our fakes: that they speak the protocol and not our idea of it. */
import { spawn } from 'node:child_process';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cleanEnvironment } from '../../../bench/environment.ts';
import { findTerraform } from '../../../bench/terraform.ts';
import { lockWithId } from '../../../src/state/unseen-lock.ts';
import { makeFolder } from '../../support/run-cli.ts';
import { GITLAB_LOGIN, startGitlab } from './support/fake-gitlab.ts';
import { startPlainServer } from './support/plain-server.ts';
import { connect } from './support/stages.ts';

const terraform = findTerraform();
if (terraform === undefined) {
  process.stderr.write('SKIPPED: the fake GitLab is not held against the real protocol: there is no terraform.\n');
}

const MAIN = 'terraform {\n  backend "http" {}\n}\nresource "terraform_data" "a" {\n  input = "one"\n}\n';

interface Done {
  readonly code: number | null;
  readonly out: string;
}

type Terraform = (...argv: string[]) => Promise<Done>;

/** A folder with `MAIN` in it, initialised. */
async function project(env: { readonly [name: string]: string }): Promise<Terraform> {
  const folder = makeFolder({ rc: '', 'main.tf': MAIN });
  onTestFinished(() => folder.remove());
  const ask: Terraform = (...argv) =>
    new Promise((done, fail) => {
      const clean = cleanEnvironment({
        CHECKPOINT_DISABLE: '1',
        TF_CLI_CONFIG_FILE: `${folder.path}/rc`,
        TF_HTTP_RETRY_MAX: '0',
        ...env,
      });
      const child = spawn(terraform ?? '', argv, { cwd: folder.path, env: clean, stdio: ['ignore', 'pipe', 'pipe'] });
      let out = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (text: string) => (out += text));
      child.on('error', fail).on('close', (code) => done({ code, out }));
    });
  const ready = await ask('init', '-input=false', '-no-color');
  expect(ready.code, ready.out).toBe(0);
  return ask;
}

const APPLY = ['apply', '-auto-approve', '-input=false', '-no-color'];

describe.runIf(terraform !== undefined)('terraform', { timeout: 180_000 }, () => {
  it('keeps its state in the fake GitLab, and is told of our lock as we are of its', async () => {
    const gitlab = await startGitlab();
    onTestFinished(() => gitlab.close());
    const address = gitlab.addressOf('tf');
    const lock = { TF_HTTP_LOCK_ADDRESS: `${address}/lock`, TF_HTTP_UNLOCK_ADDRESS: `${address}/lock` };
    const methods = { TF_HTTP_LOCK_METHOD: 'POST', TF_HTTP_UNLOCK_METHOD: 'DELETE' };
    const ask = await project({ ...GITLAB_LOGIN, TF_HTTP_ADDRESS: address, ...lock, ...methods });
    const applied = await ask(...APPLY);
    expect(applied.out).toContain('Apply complete! Resources: 1 added');
    const state = gitlab.states.get('tf');
    expect(state).toMatchObject({ lock: undefined });
    expect(state?.latest).toBeGreaterThan(0);
    expect(JSON.parse((await ask('state', 'pull')).out)).toEqual(
      JSON.parse(state?.versions.get(state.latest ?? 0) ?? ''),
    );

    const ours = await connect({ address }, GITLAB_LOGIN);
    onTestFinished(() => ours.close());
    expect(await ours.lock(lockWithId('ours', address))).toMatchObject({ state: 'held', lock: { id: 'ours' } });
    const refused = await ask(...APPLY);
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('already locked: ID=ours');
    expect((await ask('force-unlock', '-force', 'ours')).code).toBe(0);
    expect(await ours.unlock('ours')).toBe(false);
  });

  it('keeps its state in the plain server', async () => {
    const server = await startPlainServer();
    onTestFinished(() => server.close());
    const { address } = server;
    const ask = await project({
      TF_HTTP_ADDRESS: address,
      TF_HTTP_LOCK_ADDRESS: address,
      TF_HTTP_UNLOCK_ADDRESS: address,
    });
    expect((await ask(...APPLY)).out).toContain('Apply complete! Resources: 1 added');
    expect(server.held.lock).toBeUndefined();
    expect(server.asks.map(({ method }) => method)).toEqual(expect.arrayContaining(['LOCK', 'POST', 'UNLOCK']));
    const ours = await connect({ address });
    onTestFinished(() => ours.close());
    await ours.lock(lockWithId('ours', address));
    expect((await ask(...APPLY)).out).toContain('already locked: ID=ours');
    expect(await ours.unlock('ours')).toBe(true);
  });
});
