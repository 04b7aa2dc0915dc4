/** A whole run whose line is cut at chosen requests: what it leaves is what it would have left without. */
import { expect } from 'vitest';
import { parseState } from '../../../../src/state/format.ts';
import { localHost } from '../../../../src/state/host.ts';
import { makeRemoteStore } from '../../../../src/state/remote-store.ts';
import { seededRandom } from '../../../support/run-cli.ts';
import { server as thing } from '../../support/samples.ts';
import { waitingClock } from '../../support/waiting-clock.ts';
import { type Cut, startCuttingProxy } from './cutting-proxy.ts';
import { GITLAB_LOGIN, startGitlab } from './fake-gitlab.ts';
import { startPlainServer } from './plain-server.ts';
import { connect, idOf } from './stages.ts';

/** What a story leaves at its server. */
interface Left {
  readonly origin: string;
  readonly path: string;
  readonly env: { readonly [name: string]: string };
  readonly body: () => string | undefined;
  readonly lockId: () => string | undefined;
  /** How often something was stored. */
  readonly stored: () => number;
  readonly close: () => Promise<void>;
}

export const SERVERS: { readonly [name: string]: () => Promise<Left> } = {
  async GitLab() {
    const gitlab = await startGitlab();
    const state = () => gitlab.states.get('shop');
    return {
      origin: gitlab.origin,
      path: new URL(gitlab.addressOf('shop')).pathname,
      env: GITLAB_LOGIN,
      body: () => state()?.versions.get(state()?.latest ?? -1),
      lockId: () => state()?.lock?.id,
      stored: () => state()?.versions.size ?? 0,
      close: () => gitlab.close(),
    };
  },
  async 'a plain server'() {
    const plain = await startPlainServer();
    return {
      origin: plain.origin,
      path: '/states/shop',
      env: {},
      body: () => plain.held.body?.toString(),
      lockId: () => idOf(plain.held.lock),
      stored: () => plain.asks.filter(({ method }) => method === 'POST').length,
      close: () => plain.close(),
    };
  },
};

const NAMES = ['a', 'b', 'c'];

/** Returns the requests that the run sent. */
export async function tellCutStory(name: string, cutAt: (n: number) => Cut | undefined): Promise<readonly string[]> {
  const left = await SERVERS[name]?.();
  if (!left) throw new Error(`no server ${name}`);
  const proxy = await startCuttingProxy(left.origin, cutAt);
  try {
    const backend = await connect({ address: `${proxy.origin}${left.path}` }, left.env);
    const store = makeRemoteStore({ backend, host: localHost(), clock: waitingClock(), random: seededRandom(9) });
    const session = await store.open({ parts: { operation: 'apply', who: 'ana', version: '0' } });
    for (const key of NAMES) await session.commit({ do: 'record', resource: thing(key) });
    await session.close();
    await store.close();
    expect(parseState(left.body() ?? '', 'there')).toEqual(session.state());
    expect(session.state()).toMatchObject({ serial: 3, resources: NAMES.map((key) => ({ id: `id-${key}` })) });
    expect(left.stored()).toBe(3);
    expect(left.lockId()).toBeUndefined();
    return proxy.seen;
  } finally {
    await proxy.close();
    await left.close();
  }
}
