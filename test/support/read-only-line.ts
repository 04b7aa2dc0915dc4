/**
 * A line between hostform and the simulated vendors that lets nothing through that changes something. It speaks real
 * HTTP on both sides and judges each call by itself: what it catches never reaches the vendor, and is told.
 */
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { judgeOvh, judgeZomro, type Verdict } from './changing-call.ts';
import type { Vendors } from './vendors.ts';

export interface ReadOnlyLine {
  /** The environment that leads hostform through it. */
  readonly env: { readonly [name: string]: string };
  /** Calls that would have changed something, in order: `zomro cartorder.create.confirm`, `ovh POST /1.0/...`. */
  readonly caught: readonly string[];
  /** Filters of listings that were cleared, which is allowed, and has to be told. */
  readonly cleared: readonly string[];
  /** Calls that were let through. */
  readonly passed: readonly string[];
  close(): Promise<void>;
}

interface Seen {
  readonly caught: string[];
  readonly cleared: string[];
  readonly passed: string[];
}

interface Call {
  readonly method: string;
  readonly url: string;
  readonly body: string;
}

type Judge = (call: Call) => { readonly name: string; readonly verdict: Verdict };

/** Opens the line to both vendors. */
export async function openReadOnlyLine({
  zomro,
  ovh,
  env,
}: Pick<Vendors, 'zomro' | 'ovh' | 'env'>): Promise<ReadOnlyLine> {
  const seen: Seen = { caught: [], cleared: [], passed: [] };
  const lines = await Promise.all([openLine(zomro.url, zomroCall, seen), openLine(ovh.url, ovhCall, seen)]);
  const [zomroUrl, ovhUrl] = lines.map(({ url }) => url);
  return {
    env: { ...env, ZOMRO_ENDPOINT: zomroUrl ?? '', OVH_ENDPOINT: ovhUrl ?? '' },
    ...seen,
    close: async () => void (await Promise.all(lines.map((line) => line.close()))),
  };
}

/** The promise of everything that only looks. */
export function expectNothingCaught({ caught }: ReadOnlyLine, why = ''): void {
  expect(caught, `calls that would have changed something ${why}`).toEqual([]);
}

function zomroCall({ url, body }: Call): ReturnType<Judge> {
  const fields = new URLSearchParams([...new URL(url, 'http://line').searchParams, ...new URLSearchParams(body)]);
  return { name: `zomro ${fields.get('func') ?? url}`, verdict: judgeZomro(fields) };
}

function ovhCall({ method, url, body }: Call): ReturnType<Judge> {
  const path = new URL(url, 'http://line').pathname;
  return { name: `ovh ${method} ${path}`, verdict: judgeOvh({ method, path, body }) };
}

async function openLine(
  target: string,
  judge: Judge,
  seen: Seen,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const call = { method: incoming.method ?? '', url: incoming.url ?? '', body: await textOf(incoming) };
    const { name, verdict } = judge(call);
    if (verdict === 'changes') {
      seen.caught.push(name);
      response.writeHead(500, { 'content-type': 'text/plain' }).end('caught: this call would have changed something');
      return;
    }
    (verdict === 'clears a filter' ? seen.cleared : seen.passed).push(name);
    await forward(call, { incoming, response, target });
  };
  const server = createServer((incoming, response) => {
    answer(incoming, response).catch(() => void response.destroy());
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}${new URL(target).pathname}`, close: () => closeServer(server) };
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

interface Way {
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
  readonly target: string;
}

/** As it came, the name of the host included: OVHcloud's signature covers it. */
function forward(call: Call, { incoming, response, target }: Way): Promise<void> {
  const { hostname, port } = new URL(target);
  const { method, url: path, body } = call;
  return new Promise((done, fail) => {
    const onward = request({ hostname, port, method, path, headers: incoming.headers, agent: false }, (reply) => {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response).on('finish', done).on('error', fail);
      reply.on('error', fail);
    });
    onward.on('error', fail);
    onward.end(body);
  });
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((done) => void server.close(() => done()));
}
