/** Stands between a run and its server, and loses what it is told to lose. */
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** `before`: the request never arrives. `after`: it is carried out, and the answer is lost. */
export type Cut = 'before' | 'after';

export interface CuttingProxy {
  readonly origin: string;
  /** Requests that came, in order: `POST /states/shop`. */
  readonly seen: string[];
  close(): Promise<void>;
}

/** `cutAt` decides for the n-th request, from 1. */
export async function startCuttingProxy(to: string, cutAt: (n: number) => Cut | undefined): Promise<CuttingProxy> {
  const seen: string[] = [];
  const server = createServer((incoming, response) => {
    seen.push(`${incoming.method} ${incoming.url?.replace(/\?.*/, '')}`);
    const cut = cutAt(seen.length);
    if (cut === 'before') incoming.socket.destroy();
    else forward(to, incoming, response, cut);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function forward(to: string, incoming: IncomingMessage, response: ServerResponse, cut: Cut | undefined): void {
  const { method, headers, url = '/' } = incoming;
  const onward = request(new URL(url, to), { method, headers: { ...headers, connection: 'close' } }, (reply) => {
    if (cut === undefined) {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response);
      return;
    }
    // Carried out to the end; then the line is dead.
    reply.resume().on('end', () => incoming.socket.destroy());
  });
  onward.on('error', () => incoming.socket.destroy());
  incoming.pipe(onward);
}
