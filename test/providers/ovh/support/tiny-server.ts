/** A server that answers what a test tells it, for shapes that no simulator should have by default. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
  /** The client's port: one per connection. */
  readonly port: number | undefined;
}

export interface Told {
  readonly status?: number;
  /** Text is sent as it is, anything else as JSON; absent: nothing. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** The connection is cut instead. */
  readonly cut?: true;
}

export interface TinyServer {
  readonly url: string;
  readonly origin: string;
  readonly asked: readonly Asked[];
  /** What was asked, without `/auth/time`. */
  readonly calls: () => string[];
}

const running: Server[] = [];

afterEach(async () => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** `answer` sees every call but `/auth/time`, unless it is told to. Undefined is a 404 of the API. */
export async function startTinyServer(
  answer: (asked: Asked, n: number) => Told | undefined,
  time: () => Told = () => ({ body: 1_795_329_225 }),
): Promise<TinyServer> {
  const asked: Asked[] = [];
  let counted = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = (request.url ?? '').replace(/^\/1\.0/, '');
      const body = Buffer.concat(chunks).toString('utf8');
      const call = {
        method: request.method ?? '',
        path,
        body,
        headers: request.headers,
        port: request.socket.remotePort,
      };
      asked.push(call);
      if (path !== '/auth/time') counted += 1;
      const told = path === '/auth/time' ? time() : (answer(call, counted) ?? unknown);
      if (told.cut) {
        response.destroy();
        return;
      }
      const text = told.body === undefined ? '' : typeof told.body === 'string' ? told.body : JSON.stringify(told.body);
      response.writeHead(told.status ?? 200, { 'content-type': 'application/json', ...told.headers });
      response.end(text);
    });
  });
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/1.0`,
    origin,
    asked,
    calls: () => asked.filter(({ path }) => path !== '/auth/time').map(({ method, path }) => `${method} ${path}`),
  };
}

const unknown: Told = { status: 404, body: { class: 'Client::NotFound', message: 'This service does not exist' } };
