/**
 * F2 of the numbered tables: five redirects, four places to send somebody to, five kinds of call that carry credentials.
 * No second request goes anywhere: not to the other place, and not to another path of the same one.
 */
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { expect } from 'vitest';
import { startPlainServer } from '../state/http/support/plain-server.ts';
import { writeFiles } from '../support/run-cli.ts';
import { onceCertified } from './certified.ts';
import { expectBounded, inFolder, runMeasured } from './child.ts';
import type { Table } from './score.ts';
import { startWicked, type Wicked } from './wicked.ts';
import { APPLY, MANIFESTS, openWorld, type VendorName } from './worlds.ts';

const STATUSES = [301, 302, 303, 307, 308] as const;
const TARGETS = ['another host', 'another port', 'the same host without TLS', 'another path'] as const;
const CALLS: readonly {
  readonly name: string;
  readonly vendor: VendorName;
  readonly call: RegExp;
  readonly codes: readonly number[];
}[] = [
  { name: 'a login', vendor: 'zomro', call: /^auth$/, codes: [1] },
  { name: 'an add to the cart', vendor: 'zomro', call: /^v2\.instances\.order\.param!$/, codes: [1, 3] },
  { name: 'a payment', vendor: 'zomro', call: /^cartorder\.create\.confirm!$/, codes: [7] },
  { name: 'a signed call', vendor: 'ovh', call: /^POST .*\/pay$/, codes: [7] },
  { name: 'a state', vendor: 'zomro', call: /^(GET|POST|LOCK) \/states/, codes: [1] },
]; // prettier-ignore

interface Redirect {
  readonly words: string;
  readonly status: (typeof STATUSES)[number];
  readonly target: (typeof TARGETS)[number];
  readonly sent: (typeof CALLS)[number];
}

const certified = onceCertified();
const ELSEWHERE = '/elsewhere';

/** A place that only notes who came. */
async function startPlace(host: string, isSecure: boolean): Promise<{ url: string; visits: string[]; close(): void }> {
  const visits: string[] = [];
  const { own } = certified();
  const server: Server = isSecure
    ? createTlsServer({ cert: own.crt, key: own.key }, (_, response) => void response.end('{}'))
    : createServer((_, response) => void response.end('{}'));
  server.on('connection', ({ remotePort }) => visits.push(`from ${remotePort}`));
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http${isSecure ? 's' : ''}://${host}:${port}${ELSEWHERE}`, visits, close: () => void server.close() };
}

function startTarget(target: Redirect['target']): ReturnType<typeof startPlace> {
  const isSecure = target !== 'the same host without TLS';
  return startPlace(target === 'another host' ? '127.0.0.2' : '127.0.0.1', isSecure);
}

async function check({ status, target, sent }: Redirect): Promise<void> {
  const { own, env } = certified();
  const place = await startTarget(target);
  const location = target === 'another path' ? ELSEWHERE : place.url;
  const strike = (call: string) => (sent.call.test(call) ? { reply: '{}', status, headers: { location } } : undefined);
  const tls = { cert: own.crt, key: own.key };
  const world = await openWorld(sent.vendor);
  const vendor = await startWicked(world.url, strike, tls);
  const states = await startPlainServer();
  const store = await startWicked(states.origin, strike, tls);
  try {
    await inFolder(async (cwd) => {
      const isState = sent.name === 'a state';
      const block = isState ? `state: { backend: http, address: "${store.origin}/states/shop", username: ana }\n` : '';
      writeFiles(cwd, { 'hostform.yaml': `${MANIFESTS[sent.vendor]}${block}` });
      const all = {
        ...env,
        ...world.envAt(vendor.origin),
        ...(isState ? { TF_HTTP_PASSWORD: 'Correct-Horse-42' } : {}),
      };
      const done = await runMeasured(APPLY, { cwd, env: all });
      expectBounded(done, { cpuS: 10, peakMb: 400 });
      expect(sent.codes, `exit ${done.code}\n${done.err.slice(-1500)}`).toContain(done.code);
      expect(
        struck(isState ? store : vendor, sent.call),
        `redirects that were sent\n${done.err.slice(-800)}`,
      ).toBeGreaterThan(0);
      expect(place.visits, 'visits elsewhere').toEqual([]);
      expect([...vendor.calls, ...store.calls].filter((call) => call.includes(ELSEWHERE))).toEqual([]);
      expect(world.bought(), 'bought').toBe(0);
    });
  } finally {
    place.close();
    for (const each of [vendor, store, states, world]) await each.close();
  }
}

const struck = ({ calls }: Wicked, call: RegExp): number => calls.filter((each) => call.test(each)).length;

export const redirects: Table<Redirect> = {
  id: 'F2',
  what: 'redirects of calls that carry credentials: nothing is sent anywhere else, nothing bought',
  cases: CALLS.flatMap((sent) =>
    TARGETS.flatMap((target) =>
      STATUSES.map((status) => ({ words: `${status} of ${sent.name} to ${target}`, status, target, sent })),
    ),
  ),
  atOnce: 3,
  check,
};
