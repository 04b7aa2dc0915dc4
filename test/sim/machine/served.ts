/** One request to a listener of node:http and its reply, without sockets. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Incoming, Outgoing } from './network.ts';

/** `broken`: the connection breaks before a byte of the answer; `nothing`: it stays open and silent. */
export type Answered = Incoming | 'broken' | 'nothing';

/** Hands a request to a listener; `answer` is called once, when the reply has been given, or will never be. */
export function serveOnce(listener: RequestListener, outgoing: Outgoing, answer: (answered: Answered) => void): void {
  listener(requestOf(outgoing), responseOf(answer));
}

function requestOf({ method, path, headers, body, origin }: Outgoing): IncomingMessage {
  const bytes = Buffer.from(body);
  const request = {
    method,
    url: path,
    headers: { host: new URL(origin).host, 'content-length': String(bytes.length), ...headers },
    complete: true,
    socket: { remoteAddress: '192.0.2.7' },
    async *[Symbol.asyncIterator]() {
      if (bytes.length > 0) yield bytes;
    },
    on(event: string, callback: (piece?: Buffer) => void) {
      if (event === 'data' || event === 'end') queueMicrotask(() => callback(event === 'data' ? bytes : undefined));
      return request;
    },
  };
  return request as unknown as IncomingMessage;
}

type Callback = () => void;

function responseOf(answer: (answered: Answered) => void): ServerResponse {
  const closing: Callback[] = [];
  let head = { status: 200, headers: {} as { [name: string]: string } };
  const pieces: Buffer[] = [];
  let answered = false;
  const give = (reply: Answered): void => {
    if (answered) return;
    answered = true;
    answer(reply);
    for (const callback of closing) callback();
  };
  const reply = (cut: boolean): Incoming => ({ ...head, body: Buffer.concat(pieces), cut });
  const response = {
    destroyed: false,
    writableFinished: false,
    writeHead(status: number, headers: { readonly [name: string]: string | number } = {}) {
      const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
      head = { status, headers: Object.fromEntries(lower) };
      return response;
    },
    write(piece: Uint8Array | string, done?: Callback) {
      pieces.push(Buffer.from(piece as Uint8Array));
      done?.();
      return true;
    },
    end(piece?: Uint8Array | string | Callback, done?: Callback) {
      if (piece !== undefined && typeof piece !== 'function') pieces.push(Buffer.from(piece as Uint8Array));
      response.writableFinished = true;
      give(reply(false));
      (typeof piece === 'function' ? piece : done)?.();
      return response;
    },
    destroy() {
      if (response.destroyed) return;
      response.destroyed = true;
      give(pieces.length > 0 ? reply(true) : 'broken');
    },
    once(event: string, callback: Callback) {
      if (event === 'close' && !answered) closing.push(callback);
      return response;
    },
    on: () => response,
  };
  return response as unknown as ServerResponse;
}
