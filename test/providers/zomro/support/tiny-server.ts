import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';

/** What one request asked for: form fields of a POST, the path of a GET. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly params: { readonly [name: string]: string };
  /** Tells connections apart. */
  readonly port: number | undefined;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
}

export interface Said {
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
  readonly body: string;
}

/** A plain object becomes `{"doc": …}`; `drop` closes the connection without an answer. */
export type Reply = Said | { readonly doc: object } | 'drop';

export interface TinyServer {
  readonly url: string;
  readonly asked: Asked[];
  /** Functions in the order in which they were asked. */
  funcs(): string[];
}

const open: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A vendor made of one function; closed after the test. */
export async function tinyServer(answer: (asked: Asked, count: number) => Reply): Promise<TinyServer> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString();
    });
    request.on('end', () => {
      const one: Asked = {
        method: request.method ?? '',
        path: request.url ?? '',
        params: Object.fromEntries(new URLSearchParams(body)),
        port: request.socket.remotePort,
        headers: request.headers,
      };
      asked.push(one);
      const reply = answer(one, asked.length);
      if (reply === 'drop') return void request.socket.destroy();
      const said: Said = 'doc' in reply ? { body: JSON.stringify(reply) } : reply;
      response.writeHead(said.status ?? 200, { 'content-type': 'text/plain', ...said.headers });
      response.end(said.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, asked, funcs: () => asked.map(({ params }) => params['func'] ?? '') };
}

/** `doc.error` as zomro.md §3 shows it. */
export function fault(type: string, more: { object?: string; text?: string } = {}): Reply {
  return {
    doc: {
      error: {
        $type: type,
        ...(more.object === undefined ? {} : { $object: more.object }),
        msg: { $: more.text ?? ` ${type} ` },
      },
    },
  };
}
