/** One request and its answer over HTTP: recording, hooks and faults around the call itself. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Call, type Hook, recordCall } from './calls.ts';
import type { Outcome } from './dispatch.ts';
import type { Faults, Mishap } from './faults.ts';
import { hexMark } from './marks.ts';
import type { Refusal } from './refusal.ts';
import { longReply, type Reply, replyInstead, replyOf, spoil, statusPage } from './replies.ts';
import { type Received, receive } from './request.ts';
import type { Vendor } from './vendor.ts';
import { type Lang } from './words.ts';

export interface HttpSide {
  readonly vendor: Vendor;
  readonly faults: Faults;
  readonly calls: Call[];
  readonly hook: () => Hook | undefined;
  /** Real waiting, for the fault `delay`. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Answers of long requests by id, with the polls that are left. */
  readonly longs: Map<string, { polls: number; readonly reply: Reply; readonly lang: Lang }>;
}

/** Answers one request. A hook that rejects breaks the connection; a bug of the simulator is a 500 that says so. */
export async function answerRequest(side: HttpSide, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const received = await receive(request);
  if (!received) return void response.destroy();
  const elsewhere = notTheEndpoint(side, received);
  if (elsewhere) return send(response, elsewhere);
  const { func = '', sok } = received.params;
  const { now } = side.vendor;
  const call = recordCall(side.calls, { func, sok: sok === 'ok', ...received, at: now() });
  try {
    await side.hook()?.('received', call);
    await conduct(side, call, response);
    if (response.writableFinished) await side.hook()?.('answered', call);
  } catch (caught) {
    call.outcome += ` (broken off: ${wordsOf(caught)})`;
    response.destroy();
  }
}

/** Long requests have paths of their own; anything else but `/` and `/billmgr` is an HTML 404 (§1). */
function notTheEndpoint({ longs }: HttpSide, { path, method }: Received): Reply | undefined {
  const id = /\/long\/([0-9a-f]+)\/billmgr$/.exec(path)?.[1];
  const long = id === undefined ? undefined : longs.get(id);
  if (id !== undefined && long) {
    long.polls -= 1;
    return long.polls >= 0 ? longReply(id, long.lang) : long.reply;
  }
  if (path !== '/' && path !== '/billmgr') return statusPage(404, 'Not Found');
  return method === 'POST' || method === 'GET' ? undefined : statusPage(405, 'Method Not Allowed');
}

/** The call with its mishaps: those before the work, the work, those after it. */
async function conduct(side: HttpSide, call: Call, response: ServerResponse): Promise<void> {
  const mishaps = side.faults.take(call);
  for (const mishap of mishaps) if (await struckBefore(side, call, mishap, response)) return;
  const banned = side.vendor.banned();
  if (banned !== undefined) {
    call.outcome = `http ${banned}`;
    return send(response, statusPage(banned, 'Your IP is temporarily blocked'));
  }
  const outcome = attempt(side, call, mishaps);
  if (!outcome) return send(response, statusPage(500, call.outcome));
  call.changed = outcome.changed;
  call.outcome = outcome.refusal ? errorName(outcome.refusal) : 'ok';
  await side.hook()?.('committed', call);
  let reply = replyOf(outcome, call.params, side.vendor.world.knobs);
  for (const mishap of withKnobs(side, call, mishaps)) {
    const spoilt = await struckAfter(side, { call, mishap, response, reply, lang: outcome.lang });
    if (!spoilt) return;
    reply = spoilt;
  }
  await send(response, reply);
}

/** The work. Anything thrown in it is a bug of the simulator, or a persisting `onChange` that failed. */
function attempt({ vendor }: HttpSide, call: Call, mishaps: readonly Mishap[]): Outcome | undefined {
  try {
    return vendor.run(call.params, injected(mishaps));
  } catch (bug) {
    call.outcome = `internal: ${wordsOf(bug)}`;
    return undefined;
  }
}

function wordsOf(caught: unknown): string {
  return caught instanceof Error ? caught.message : String(caught);
}

/** True when the call ends here, before anything has happened. */
async function struckBefore(side: HttpSide, call: Call, mishap: Mishap, response: ServerResponse): Promise<boolean> {
  if ('after' in mishap && mishap.after) return false;
  switch (mishap.kind) {
    case 'delay':
      await side.sleep(mishap.ms);
      return false;
    case 'expired-session':
      side.vendor.world.tables.sessions.delete(call.params.auth ?? '');
      return false;
    case 'late':
      side.vendor.defer(call.params, call.at + mishap.ms);
      break;
    case 'drop-request':
      break;
    case 'hang':
      call.outcome = mishap.kind;
      return true;
    default: {
      const instead = replyInstead(mishap);
      if (!instead) return false;
      call.outcome = mishap.kind === 'status' ? `http ${mishap.status}` : mishap.kind;
      await send(response, instead);
      return true;
    }
  }
  call.outcome = mishap.kind;
  response.destroy();
  return true;
}

interface Spoiling {
  readonly call: Call;
  readonly mishap: Mishap;
  readonly response: ServerResponse;
  readonly reply: Reply;
  readonly lang: Lang;
}

/** The reply as the mishap leaves it; undefined when there is none. The work is done in any case. */
async function struckAfter(
  side: HttpSide,
  { call, mishap, response, reply, lang }: Spoiling,
): Promise<Reply | undefined> {
  const after = 'after' in mishap && mishap.after;
  if (mishap.kind === 'drop-answer' || (mishap.kind === 'hang' && after)) {
    call.outcome += ` (${mishap.kind})`;
    if (mishap.kind === 'drop-answer') response.destroy();
    return undefined;
  }
  if (mishap.kind === 'delay' && after) await side.sleep(mishap.ms);
  if (mishap.kind === 'long') return holdBack(side, { call, polls: mishap.polls, reply, lang });
  if (after) return replyInstead(mishap) ?? reply;
  return spoil(reply, mishap, side.vendor.world.knobs, lang);
}

/** Keeps the answer and gives the long-request text instead. */
function holdBack(
  { longs, vendor }: HttpSide,
  {
    call,
    polls,
    reply,
    lang,
  }: { readonly call: Call; readonly polls: number; readonly reply: Reply; readonly lang: Lang },
): Reply {
  const id = hexMark(16, 'long', vendor.world.seed, call.n);
  longs.set(id, { polls, reply, lang });
  return longReply(id, lang);
}

/** `sshkeys.edit` may always take its time (§7.18). */
function withKnobs({ vendor }: HttpSide, call: Call, mishaps: readonly Mishap[]): readonly Mishap[] {
  const polls = vendor.world.knobs.sshKeyPolls;
  const slow = polls > 0 && call.func === 'sshkeys.edit' && call.sok;
  return slow ? [...mishaps, { kind: 'long', polls }] : mishaps;
}

function injected(mishaps: readonly Mishap[]): Refusal | undefined {
  const mishap = mishaps.find(({ kind }) => kind === 'error');
  if (mishap?.kind !== 'error') return undefined;
  const { type, object, param, text = `Error: ${type}` } = mishap;
  return {
    type,
    ...(object === undefined ? {} : { object }),
    ...(param === undefined ? {} : { params: [{ name: 'value', value: param }] }),
    text: [text, text],
  };
}

function errorName({ type, object }: Refusal): string {
  return object === undefined || object === '' ? `error ${type}` : `error ${type}/${object}`;
}

/** Writes a reply and resolves when it has left, or when nobody listens any more. */
function send(response: ServerResponse, { status, headers, body, cut }: Reply): Promise<void> {
  return new Promise((resolve) => {
    if (response.destroyed) return resolve();
    response.once('close', resolve);
    const bytes = Buffer.from(body, 'utf8');
    response.writeHead(status, { ...headers, 'content-length': bytes.length });
    if (!cut) return void response.end(bytes, resolve);
    response.write(bytes.subarray(0, bytes.length >> 1), () => response.destroy());
  });
}
