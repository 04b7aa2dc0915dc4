/** A server for tests: a function from a request to a reply, over real HTTP on loopback. */
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Ask {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string | Buffer;
}

export interface Served {
  readonly origin: string;
  /** Requests in order: `POST /state?ID=x`. */
  readonly asks: Ask[];
  /** Answers instead of the server, when it returns something. */
  override: ((ask: Ask) => Reply | undefined) | undefined;
  close(): Promise<void>;
}

/** Each request is answered in one turn: what a real server would do in a transaction. */
export async function serve(answer: (ask: Ask) => Reply, tls?: ServerOptions): Promise<Served> {
  const asks: Ask[] = [];
  const served: { override: Served['override'] } = { override: undefined };
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const ask = askOf(request, Buffer.concat(chunks).toString('utf8'));
      asks.push(ask);
      const reply = served.override?.(ask) ?? answer(ask);
      response.writeHead(reply.status, reply.headers);
      response.end(reply.status === 204 ? undefined : reply.body);
    });
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(served, {
    origin: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    asks,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

function askOf(request: IncomingMessage, body: string): Ask {
  const url = new URL(request.url ?? '/', 'http://localhost');
  return { method: request.method ?? '', path: url.pathname, query: url.searchParams, headers: request.headers, body };
}

/** What `Authorization: Basic` carries for these. */
export function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

export function json(status: number, body: unknown): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** The object in a body; empty when there is none. */
export function fieldsOf(body: string): { readonly [field: string]: unknown } {
  try {
    const parsed: unknown = JSON.parse(body);
    return typeof parsed === 'object' && parsed !== null ? (parsed as { readonly [field: string]: unknown }) : {};
  } catch {
    return {};
  }
}
