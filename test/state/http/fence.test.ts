/** How far the fence holds where the server does not help: what docs/state.md says about it. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { HostformError } from '../../../src/model/errors.ts';
import type { StateBackend } from '../../../src/state/backend.ts';
import { emptyState, serializeState } from '../../../src/state/format.ts';
import { lockWithId } from '../../../src/state/unseen-lock.ts';
import { GITLAB_LOGIN, startGitlab } from './support/fake-gitlab.ts';
import { startPlainServer } from './support/plain-server.ts';
import { connect } from './support/stages.ts';

const body = (serial: number, lineage = 'l'): string => serializeState({ ...emptyState(lineage), serial });
const OURS = lockWithId('ours', '');

async function codeOf(asked: Promise<unknown>): Promise<string> {
  return asked.then(
    () => 'done',
    (error: unknown) => (error instanceof HostformError ? error.code : String(error)),
  );
}

async function plain(options: { readonly etags?: boolean } = {}) {
  const server = await startPlainServer(options);
  const backend = await connect({ address: server.address });
  onTestFinished(() => server.close());
  onTestFinished(() => backend.close());
  return { server, backend };
}

async function written(backend: StateBackend): Promise<string> {
  await backend.lock(OURS);
  return backend.write(body(1), { expected: null, lockId: OURS.id });
}

describe('a server that ignores the id of the lock', () => {
  it('still fences a run off once another one has written', async () => {
    const { server, backend } = await plain();
    const version = await written(backend);
    server.held.body = body(2, 'other');
    server.override = (ask) => (ask.method === 'POST' ? { status: 200 } : undefined);
    expect(await codeOf(backend.write(body(2), { expected: version, lockId: OURS.id }))).toBe('STATE_FENCED');
    expect(server.asks.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('with ETags refuses what another one wrote in between', async () => {
    const { server, backend } = await plain({ etags: true });
    const version = await written(backend);
    server.override = (ask) => {
      // Right between our reading and our writing.
      if (ask.method === 'POST') server.held.body = body(2, 'other');
      return undefined;
    };
    expect(await codeOf(backend.write(body(2), { expected: version, lockId: OURS.id }))).toBe('STATE_FENCED');
    expect(server.held.body).toBe(body(2, 'other'));
  });

  it('with ETags refuses the first write of all when it arrives late', async () => {
    const { server, backend } = await plain({ etags: true });
    let late: { readonly body: string } | undefined;
    server.override = (ask) => {
      if (ask.method !== 'POST' || late) return undefined;
      late = ask;
      return { status: 502 };
    };
    await backend.lock(OURS);
    const first = { expected: null, lockId: OURS.id };
    expect(await codeOf(backend.write(body(1), first))).toBe('STATE_UNREACHABLE');
    await backend.write(body(2), first);
    const again = await fetch(`${server.address}?ID=${OURS.id}`, {
      method: 'POST',
      headers: { 'if-none-match': server.asks.find(({ method }) => method === 'POST')?.headers['if-none-match'] ?? '' },
      body: late?.body ?? '',
    });
    expect(again.status).toBe(412);
    expect(server.held.body?.toString()).toBe(body(2));
  });

  it('is found out when another one writes right after us', async () => {
    const { server, backend } = await plain();
    const version = await written(backend);
    server.override = (ask) => {
      if (ask.method === 'POST') {
        server.held.body = body(2, 'other');
        return { status: 200 };
      }
      return undefined;
    };
    expect(await codeOf(backend.write(body(2), { expected: version, lockId: OURS.id }))).toBe('STATE_FENCED');
  });
});

describe('GitLab', () => {
  it('takes the word of nobody for a serial that is taken: our own is found, another one is a fence', async () => {
    const gitlab = await startGitlab();
    const backend = await connect({ address: gitlab.addressOf('s') }, GITLAB_LOGIN);
    onTestFinished(() => gitlab.close());
    onTestFinished(() => backend.close());
    const version = await written(backend);
    // Stored by a request of ours whose answer was lost, after our reading.
    let plant: string | undefined = body(2);
    gitlab.override = (ask) => {
      if (ask.method === 'POST' && plant) gitlab.plant('s', plant);
      return undefined;
    };
    const next = await backend.write(body(2), { expected: version, lockId: OURS.id });
    plant = body(3, 'other');
    expect(await codeOf(backend.write(body(3), { expected: next, lockId: OURS.id }))).toBe('STATE_FENCED');
  });

  it('takes no lock in our name after somebody removed it to stop us', async () => {
    const gitlab = await startGitlab();
    const backend = await connect({ address: gitlab.addressOf('s') }, GITLAB_LOGIN);
    onTestFinished(() => gitlab.close());
    onTestFinished(() => backend.close());
    const version = await written(backend);
    const state = gitlab.states.get('s');
    if (state) state.lock = undefined;
    expect(await codeOf(backend.write(body(2), { expected: version, lockId: OURS.id }))).toBe('STATE_FENCED');
    expect(state).toMatchObject({ latest: 1, lock: undefined });
  });

  it('says a project that may not be seen is no empty state', async () => {
    const gitlab = await startGitlab();
    const address = gitlab.addressOf('s').replace('4711', '4712');
    const backend = await connect({ address }, GITLAB_LOGIN);
    onTestFinished(() => gitlab.close());
    onTestFinished(() => backend.close());
    expect(await codeOf(backend.read())).toBe('STATE_UNREACHABLE');
  });
});

it('never sends an empty body', async () => {
  const { server, backend } = await plain();
  await backend.lock(OURS);
  expect(await codeOf(backend.write('', { expected: null, lockId: OURS.id }))).toBe('INTERNAL');
  expect(server.asks.map(({ method }) => method)).toEqual(['LOCK']);
});

it('a server that names no holder is not believed to have given the lock to us', async () => {
  const { server, backend } = await plain();
  server.override = () => ({ status: 503 });
  expect(await codeOf(backend.lock(OURS))).toBe('STATE_UNREACHABLE');
  server.override = () => ({ status: 409, body: 'State is locked' });
  expect(await backend.lock(OURS)).toMatchObject({
    state: 'unreadable',
    because: expect.stringContaining('unlock ours'),
  });
  expect(await backend.lock(lockWithId('later', ''))).toEqual({
    state: 'unreadable',
    because: 'The server does not say who holds it',
  });
});
