/**
 * The wire between the processes and the vendors. Each request has a fate; what was sent may arrive, in time or much too
 * late, whatever the sender believes.
 */
import type { RequestListener } from 'node:http';
import type { Fate } from './fates.ts';
import type { Loop } from './loop.ts';
import type { Process } from './process.ts';
import { type Answered, serveOnce } from './served.ts';

/** A request as it leaves a process. */
export interface Outgoing {
  readonly origin: string;
  readonly method: string;
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
  /** On a connection of its own: how the vendors' clients send what changes something. */
  readonly fresh: boolean;
  readonly timeoutMs: number;
}

/** The reply as the sender sees it; `cut`: the connection breaks in the middle of the body. */
export interface Incoming {
  readonly status: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: Buffer;
  readonly cut: boolean;
}

export interface Network {
  /** Somebody listens at an address. */
  listen(origin: string, listener: RequestListener): void;
  /** Sends for a process; rejects as undici does. */
  request(process: Process, outgoing: Outgoing): Promise<Incoming>;
  /** Decides what becomes of a request. */
  fateOf: (process: Process, outgoing: Outgoing) => Fate;
  /** Called when a request has been carried out, answered or not. */
  onCarriedOut: (process: Process, outgoing: Outgoing) => void;
  /** A request of a person: it arrives, and is answered. */
  ask(outgoing: Outgoing): Promise<Answered>;
  /** Ports that were given away, so that each world begins with the same. */
  ports: number;
  /** Requests to addresses where nobody should ever be asked for anything. */
  readonly astray: Outgoing[];
}

export function makeNetwork(loop: Loop): Network {
  const listeners = new Map<string, RequestListener>();
  const network: Network = {
    listen: (origin, listener) => void listeners.set(origin, listener),
    fateOf: () => ({ kind: 'answered' }),
    onCarriedOut: () => {},
    astray: [],
    ports: 0,
    ask: (outgoing) =>
      new Promise((resolve) => {
        const listener = listeners.get(outgoing.origin);
        if (listener) serveOnce(listener, outgoing, resolve);
        else resolve('nothing');
      }),
    request: (process, outgoing) =>
      new Promise((resolve, reject) => {
        const listener = listeners.get(outgoing.origin);
        if (!listener) {
          network.astray.push(outgoing);
          return fail(reject, 'ECONNREFUSED');
        }
        process.fortune.effect('before', whatIs(outgoing));
        if (process.gone()) return;
        conduct({ loop, network, listener, process, outgoing, resolve, reject });
      }),
  };
  return network;
}

/** `request confirm`, for traces and for people. */
export function whatIs({ method, path, body, fresh }: Outgoing): string {
  const func = /(?:^|&)func=([^&]*)/.exec(body)?.[1];
  return `${fresh ? 'change' : 'request'} ${func ?? `${method} ${path}`}`;
}

interface Conducting {
  readonly loop: Loop;
  readonly network: Network;
  readonly listener: RequestListener;
  readonly process: Process;
  readonly outgoing: Outgoing;
  readonly resolve: (incoming: Incoming) => void;
  readonly reject: (error: Error) => void;
}

function conduct(wire: Conducting): void {
  const { loop, process, outgoing, network } = wire;
  const fate = network.fateOf(process, outgoing);
  const there = 5 + process.dice.fraction() * 60;
  const back = 5 + process.dice.fraction() * 60;
  switch (fate.kind) {
    case 'refused':
      return later(wire, 1, () => fail(wire.reject, 'ECONNREFUSED'));
    case 'lost request':
      return giveUp(wire, fate.silent);
    case 'late':
      loop.after(fate.ms, () => deliver(wire, () => undefined));
      return giveUp(wire, fate.silent);
    case 'lost reply':
      loop.after(there, () => deliver(wire, () => undefined));
      return giveUp(wire, fate.silent);
    case 'instead':
      return later(wire, there + back, () => wire.resolve(replyOf(fate.status, fate.body, fate.headers)));
    case 'instead, after':
      return loop.after(there, () =>
        deliver(wire, () => later(wire, back, () => wire.resolve(replyOf(fate.status, fate.body, fate.headers)))),
      );
    case 'twice':
      loop.after(there + fate.ms, () => deliver(wire, () => undefined));
      return loop.after(there, () => deliver(wire, (answered) => arrive(wire, answered, back)));
    case 'slow':
      return loop.after(there, () => deliver(wire, (answered) => arrive(wire, answered, fate.ms)));
    default:
      return loop.after(there, () => deliver(wire, (answered) => arrive(wire, answered, back)));
  }
}

/** The vendor gets the request. It belongs to nobody any more: it is carried out although its sender is dead. */
function deliver(wire: Conducting, answer: (answered: Answered) => void): void {
  const { process, outgoing, network } = wire;
  serveOnce(wire.listener, outgoing, (answered) => {
    network.onCarriedOut(process, outgoing);
    if (!process.gone()) process.fortune.effect('after', whatIs(outgoing));
    answer(answered);
  });
}

function arrive(wire: Conducting, answered: Answered, ms: number): void {
  if (answered === 'nothing') return giveUp(wire, true);
  if (answered === 'broken') return later(wire, ms, () => fail(wire.reject, 'UND_ERR_SOCKET'));
  if (ms > wire.outgoing.timeoutMs) return giveUp(wire, true);
  later(wire, ms, () => wire.resolve(answered));
}

/** The sender learns nothing: the connection breaks soon, or never speaks until patience ends. */
function giveUp(wire: Conducting, silent: boolean): void {
  const ms = silent ? wire.outgoing.timeoutMs : 20 + wire.process.dice.fraction() * 100;
  later(wire, ms, () => fail(wire.reject, silent ? 'UND_ERR_HEADERS_TIMEOUT' : 'UND_ERR_SOCKET'));
}

function later({ loop, process }: Conducting, ms: number, act: () => void): void {
  loop.after(ms, act, process);
}

function fail(reject: (error: Error) => void, code: string): void {
  reject(Object.assign(new Error(`simulated ${code}`), { code }));
}

function replyOf(status: number, body: string, headers: { readonly [name: string]: string } = {}): Incoming {
  return { status, headers: { 'content-type': 'text/html', ...headers }, body: Buffer.from(body), cut: false };
}
