/** A clock in hand and a client of our own: it shares no code with the provider's client, so that neither hides the other's mistake. */
import { createHash } from 'node:crypto';
import { type IncomingHttpHeaders, type RequestOptions, request as send } from 'node:http';
import { afterEach } from 'vitest';
import type { SimulatedOrder, SimulatedService } from '../../../src/providers/ovh/simulated/cloud.ts';
import {
  type OvhSimulator,
  type OvhSimulatorOptions,
  startOvhSimulator,
} from '../../../src/providers/ovh/simulator.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Parsed body; undefined when it is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked into freely here
  readonly json: ReturnType<typeof JSON.parse>;
}

export interface Bench {
  readonly simulator: OvhSimulator;
  readonly clock: { ms: number; now(): number };
  /** Moves the clock; nothing happens until the next call. */
  pass(ms: number): void;
  get(path: string, headers?: Headers): Promise<Answer>;
  put(path: string, body: unknown): Promise<Answer>;
  post(path: string, body?: unknown): Promise<Answer>;
  /** Signed as told: other keys, another base, another time. */
  signed(call: SignedCall): Promise<Answer>;
  service(id: number): SimulatedService;
  /** The orders that were not there at the start. */
  made(): SimulatedOrder[];
}

type Headers = { readonly [name: string]: string };

export interface SignedCall {
  readonly method?: string;
  readonly path: string;
  readonly body?: unknown;
  readonly keys?: { readonly application?: string; readonly secret?: string; readonly consumer?: string };
  /** What is signed in front of the path; default: the simulator's URL. */
  readonly signedBase?: string;
  /** Base path that is called; default `/1.0`. */
  readonly basePath?: string;
  /** Seconds added to the server's time. */
  readonly drift?: number;
  readonly headers?: Headers;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** 2026-09-01 08:00:00 in Paris. */
export const START = Date.parse('2026-09-01T06:00:00Z');

const FIRST_ORDER = 700_100_200;

const running: OvhSimulator[] = [];

afterEach(async () => {
  for (const simulator of running.splice(0)) await simulator.close();
});

/** Starts a simulator at `START` and closes it after the test. */
export async function startBench(options: OvhSimulatorOptions = {}, at = START): Promise<Bench> {
  const clock = {
    ms: at,
    now() {
      return this.ms;
    },
  };
  const simulator = await startOvhSimulator({
    clock,
    ...options,
    settings: { listOrder: 'ascending', ...options.settings },
  });
  running.push(simulator);
  const signed = (call: SignedCall) => sendSigned(simulator, clock, call);
  return {
    simulator,
    clock,
    pass: (ms) => {
      clock.ms += ms;
    },
    get: (path, headers = {}) => signed({ path, headers }),
    put: (path, body) => signed({ method: 'PUT', path, body }),
    post: (path, body) => signed({ method: 'POST', path, body }),
    signed,
    made: () => simulator.cloud.orders.filter(({ id }) => id >= FIRST_ORDER),
    service: (id) => required(simulator.cloud.services.find((service) => service.id === id)),
  };
}

/** The value, or a failed test. */
export function required<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error('expected a value');
  return value;
}

function sendSigned(simulator: OvhSimulator, clock: { ms: number }, call: SignedCall): Promise<Answer> {
  const { method = 'GET', path, body, keys = {}, drift = 0, basePath = '/1.0' } = call;
  const origin = simulator.url.replace(/\/1\.0$/, '');
  const text = body === undefined ? '' : JSON.stringify(body);
  const { applicationKey, applicationSecret, consumerKey } = simulator.credentials;
  const timestamp = String(Math.floor(clock.ms / 1000) + drift);
  const url = `${call.signedBase ?? origin}${basePath}${path}`;
  const consumer = keys.consumer ?? consumerKey;
  const parts = [keys.secret ?? applicationSecret, consumer, method, url, text, timestamp];
  const signature = `$1$${createHash('sha1').update(parts.join('+')).digest('hex')}`;
  const headers = {
    'X-Ovh-Application': keys.application ?? applicationKey,
    'X-Ovh-Consumer': consumer,
    'X-Ovh-Timestamp': timestamp,
    'X-Ovh-Signature': signature,
    'Content-Type': 'application/json',
    ...call.headers,
  };
  return sendRaw(`${origin}${basePath}${path}`, { method, headers }, text);
}

/** Plain HTTP without any manners: no redirects, no retries, a connection of its own. */
export function sendRaw(url: string, options: RequestOptions = {}, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = send(url, { agent: false, ...options }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('error', reject);
      reply.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text, json: parsed(text) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
