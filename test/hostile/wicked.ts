/** A vendor that turns wicked: it passes calls on to the simulated one, and answers some of them in its own way. */
import { createServer, type IncomingMessage, type RequestListener, request, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Seen {
  /** Zomro's function, with `!` when the call does what it shows; else method and path. */
  readonly call: string;
}

/** What happens in place of an answer, or to the right answer. */
export type Wickedness =
  | {
      readonly reply: string | Buffer;
      readonly status?: number;
      readonly headers?: { readonly [name: string]: string };
    }
  | { readonly edit: (text: string) => string }
  | { readonly act: (response: ServerResponse) => void };

export interface Wicked {
  /** Without a slash at its end. */
  readonly origin: string;
  readonly calls: string[];
  /** Paths and queries as they came. */
  readonly urls: string[];
  close(): Promise<void>;
}

/** Calls that `strike` says nothing about go to `upstream` and come back as they are. */
export async function startWicked(
  upstream: string,
  strike: (call: string) => Wickedness | undefined,
  tls?: ServerOptions,
): Promise<Wicked> {
  const calls: string[] = [];
  const urls: string[] = [];
  const listener: RequestListener = (incoming, response) => {
    response.on('error', () => {});
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const body = Buffer.concat(parts);
      const call = nameOf(incoming, body.toString());
      calls.push(call);
      urls.push(incoming.url ?? '');
      answer({ incoming, body, response, upstream }, strike(call));
    });
  };
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    calls,
    urls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function nameOf({ method = '', url = '' }: IncomingMessage, body: string): string {
  const fields = new URLSearchParams(body);
  const func = body.startsWith('{') ? null : fields.get('func');
  if (func !== null) return fields.has('sok') ? `${func}!` : func;
  return `${method} ${url.replace(/^\/(1\.0|v1)/, '').replace(/\?.*$/, '')}`;
}

interface Passing {
  readonly incoming: IncomingMessage;
  readonly body: Buffer;
  readonly response: ServerResponse;
  readonly upstream: string;
}

function answer(passing: Passing, wickedness: Wickedness | undefined): void {
  const { response } = passing;
  if (wickedness !== undefined && 'act' in wickedness) return wickedness.act(response);
  if (wickedness !== undefined && 'reply' in wickedness) {
    response.writeHead(wickedness.status ?? 200, { 'content-type': 'application/json', ...wickedness.headers });
    response.end(wickedness.reply);
    return;
  }
  passOn(passing, wickedness?.edit ?? ((text) => text));
}

/** The host stays that of the client: a signature covers it. */
function passOn({ incoming, body, response, upstream }: Passing, edit: (text: string) => string): void {
  const { method = 'GET', headers, url = '/' } = incoming;
  const onward = request(new URL(url, upstream), { method, headers }, (reply) => {
    const parts: Buffer[] = [];
    reply.on('data', (part: Buffer) => parts.push(part));
    reply.on('end', () => {
      const { 'content-length': _, 'transfer-encoding': __, ...kept } = reply.headers;
      response.writeHead(reply.statusCode ?? 500, kept);
      response.end(edit(Buffer.concat(parts).toString('utf8')));
    });
  });
  onward.on('error', () => response.destroy());
  onward.end(body);
}

/** Bytes without end, as fast as they are taken, to at most `bytes`. */
export function flood(response: ServerResponse, chunk: Buffer, bytes: number): void {
  let sent = 0;
  const pour = (): void => {
    while (sent < bytes && !response.destroyed) {
      sent += chunk.length;
      if (!response.write(chunk)) return void response.once('drain', pour);
    }
    response.end();
  };
  pour();
}

/** One byte at a time, for ever. */
export function drip(response: ServerResponse, byte: string, everyMs = 500): void {
  const timer = setInterval(() => void response.write(byte), everyMs);
  response.on('close', () => clearInterval(timer));
}
