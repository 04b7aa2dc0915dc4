import { afterEach } from 'vitest';
import type { Problem } from '../../../../src/model/errors.ts';
import { HostformError } from '../../../../src/model/errors.ts';
import type { Attributes } from '../../../../src/model/json.ts';
import type { ResourceKind } from '../../../../src/model/kind.ts';
import type { Connection } from '../../../../src/model/provider.ts';
import { makeHttpClient } from '../../../../src/providers/http.ts';
import { type Client, makeClient } from '../../../../src/providers/zomro/client.ts';
import { readCredentials } from '../../../../src/providers/zomro/credentials.ts';
import { makeExchange } from '../../../../src/providers/zomro/exchange.ts';
import { zomro } from '../../../../src/providers/zomro/index.ts';
import { logIn } from '../../../../src/providers/zomro/login.ts';
import { makeSession } from '../../../../src/providers/zomro/session.ts';
import {
  startZomroSimulator,
  type ZomroSimulator,
  type ZomroSimulatorOptions,
} from '../../../../src/providers/zomro/simulator.ts';
import { evenRandom, type JumpingClock, jumpingClock } from './clock.ts';

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

export interface Bench {
  readonly connection: Connection;
  readonly clock: JumpingClock;
  readonly secrets: string[];
  readonly notices: Problem[];
  kind(name: string): ResourceKind;
}

export interface BenchInput {
  readonly env?: { readonly [name: string]: string };
  readonly settings?: Attributes;
  readonly mayWrite?: boolean;
  readonly clock?: JumpingClock;
}

/** A connection of the real provider; closed after the test. */
export function connectTo(url: string, input: BenchInput = {}): Bench {
  const clock = input.clock ?? jumpingClock();
  const secrets: string[] = [];
  const notices: Problem[] = [];
  const connection = zomro.connect({
    settings: { licence_agreement: 'accepted', ...input.settings },
    env: { ZOMRO_TOKEN: 'test-token', ZOMRO_ENDPOINT: url, ...input.env },
    cwd: '/nowhere',
    mayWrite: input.mayWrite ?? true,
    clock,
    random: evenRandom,
    onSecret: (value) => secrets.push(value),
    onNotice: (problem) => notices.push(problem),
  });
  open.push(() => connection.close());
  return {
    connection,
    clock,
    secrets,
    notices,
    kind(name) {
      const found = connection.kinds.find((kind) => kind.name === name);
      if (!found) throw new RangeError(name);
      return found;
    },
  };
}

export interface SimulatedBench extends Bench {
  readonly simulator: ZomroSimulator;
}

/** The real provider against the simulator, on one clock that jumps over waits. */
export async function simulated(options: ZomroSimulatorOptions = {}, input: BenchInput = {}): Promise<SimulatedBench> {
  const clock = jumpingClock();
  const simulator = await startZomroSimulator({ clock, ...options });
  open.push(() => simulator.close());
  const bench = connectTo(simulator.url, { clock, ...input, env: { ZOMRO_TOKEN: simulator.token, ...input.env } });
  // Connections are closed in the order they were opened: the client before the server it talks to.
  open.reverse();
  return { ...bench, simulator };
}

/** The client alone, for what has no kind around it. */
export function clientFor(url: string, input: { env?: { [name: string]: string }; mayWrite?: boolean } = {}) {
  const clock = jumpingClock();
  const http = makeHttpClient({ userAgent: 'test' });
  open.push(() => http.close());
  const secrets: string[] = [];
  const exchange = makeExchange({ http, endpoint: new URL(url), clock, pollIntervalMs: 10_000 });
  const session = makeSession({
    credentials: readCredentials(input.env ?? { ZOMRO_TOKEN: 'test-token' }),
    logIn: (login) => logIn(exchange, login, (value) => secrets.push(value)),
  });
  const client: Client = makeClient({ exchange, session, mayWrite: input.mayWrite ?? true, clock, random: evenRandom });
  return { client, clock, secrets };
}

/** The error that a promise rejects with. */
export async function failureOf(work: Promise<unknown>): Promise<HostformError> {
  const error = await work.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  if (error instanceof HostformError) return error;
  throw new Error(`no HostformError came: ${String(error)}`);
}
