/** The life of one call: received, handled and committed, answered; with faults and hooks in between. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Json } from '../../../model/json.ts';
import { type Desk, dispatch, jsonReply, type Reply } from './dispatch.ts';
import type { Fault, FaultBook } from './faults.ts';
import type { RawRequest } from './request.ts';
import { applyWireFaults, type Outcome, readRequest, sendReply } from './wire.ts';

/** One call as it arrived, and the status it was answered with; null when it never was. */
export interface RecordedCall {
  /** Counted from 1. */
  readonly n: number;
  readonly method: string;
  /** Path under the base, as sent. */
  readonly path: string;
  readonly query: { readonly [name: string]: string };
  /** Parsed JSON, the text of anything else, null for none. */
  readonly body: Json;
  readonly at: number;
  status: number | null;
}

export type Moment = 'received' | 'committed' | 'answered';

export type Hook = (moment: Moment, call: RecordedCall) => Promise<void>;

export interface Serving {
  readonly desk: Desk;
  readonly calls: RecordedCall[];
  readonly faults: FaultBook;
  readonly scheme: 'http' | 'https';
  /** The hook of this moment: it may be set while the simulator runs. */
  hook(): Hook | undefined;
  /** Hands a snapshot out when something was committed. */
  tellChanges(): void;
}

/** A request listener for node's servers. */
export function makeListener(serving: Serving): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    serve(serving, request, response).catch((error: unknown) => {
      // A client that hung up in the middle of its request, or a bug of the simulator: no answer either way.
      response.destroy(error instanceof Error ? error : undefined);
    });
  };
}

async function serve(serving: Serving, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { desk, faults } = serving;
  const { vendor } = desk;
  const raw = await readRequest(request, serving.scheme);
  const call = record(serving, raw);
  await serving.hook()?.('received', call);
  const hitting = faults.claim(raw.method, raw.path);
  const early = await applyWireFaults(vendor, hitting, 'before');
  const outcome = isSettled(early) ? early : await commit(serving, { raw, call, hitting });
  if (outcome === 'hang') return;
  if (outcome === 'drop' || !outcome.reply) response.destroy();
  else {
    call.status = outcome.reply.status;
    await sendReply(response, outcome.reply, { queryId: queryId(serving, call.n), now: vendor.now() });
  }
  await serving.hook()?.('answered', call);
}

/** True when a fault has decided the answer before the call could take effect. */
function isSettled(outcome: Outcome): boolean {
  return typeof outcome === 'string' || outcome.reply !== undefined;
}

interface Handling {
  readonly raw: RawRequest;
  readonly call: RecordedCall;
  readonly hitting: readonly Fault[];
}

async function commit(serving: Serving, { raw, call, hitting }: Handling): Promise<Outcome> {
  const reply = handled(serving, raw, hitting);
  serving.tellChanges();
  await serving.hook()?.('committed', call);
  return applyWireFaults(serving.desk.vendor, hitting, 'after', reply);
}

/** A bug of the simulator must be seen as one, not taken for a vendor's 500. */
function handled({ desk }: Serving, raw: RawRequest, hitting: readonly Fault[]): Reply {
  try {
    return dispatch(desk, raw, hitting);
  } catch (error) {
    const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return jsonReply(500, { message: `the simulator itself failed: ${trace}` });
  }
}

function record({ calls, desk }: Serving, raw: RawRequest): RecordedCall {
  const { method, path, query } = raw;
  const call: RecordedCall = {
    n: calls.length + 1,
    method,
    path,
    query,
    body: bodyOf(raw),
    at: desk.vendor.now(),
    status: null,
  };
  calls.push(call);
  return call;
}

function bodyOf({ body }: RawRequest): Json {
  const text = body.toString('utf8');
  if (text === '') return null;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

/** Looks like the vendor's, and is the same in every run. */
function queryId({ desk }: Serving, n: number): string {
  const count = n.toString(16);
  return `${desk.vendor.settings.queryIdPrefix}.${count.padStart(8, '0')}.10528.00000000-0000-4000-8000-${count.padStart(12, '0')}`;
}
