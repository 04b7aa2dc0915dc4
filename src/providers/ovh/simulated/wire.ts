/** From node's HTTP to a `RawRequest` and from a `Reply` back to the socket, faults of the wire included. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as later } from 'node:timers/promises';
import { htmlReply, jsonReply, namedFailure, type Reply } from './dispatch.ts';
import type { Fault, When } from './faults.ts';
import type { RawRequest } from './request.ts';
import type { Vendor } from './vendor.ts';

/** `/1.0` and `/v1` are aliases of one API (ovh.md §1). */
const BASE = /^\/(?:1\.0|v1)(?=\/|$)/;

/** Reads a request completely. */
export async function readRequest(message: IncomingMessage, scheme: 'http' | 'https'): Promise<RawRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const target = message.url ?? '/';
  const [place, search] = splitOnce(target, '?');
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(search)) query[name] ??= value;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers))
    headers[name] = Array.isArray(value) ? value.join(', ') : (value ?? '');
  const origin = `${scheme}://${headers['host'] ?? '127.0.0.1'}`;
  const facts = { method: message.method ?? 'GET', target, query, headers, origin };
  return {
    ...facts,
    path: place.replace(BASE, ''),
    body: Buffer.concat(chunks),
    address: message.socket.remoteAddress ?? '',
  };
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** What the wire faults of one moment leave of a reply: another one, none at all, or the same. */
export type Outcome = { readonly reply: Reply | undefined } | 'drop' | 'hang';

/** Applies the wire faults of a moment in turn; waits for delays. */
export async function applyWireFaults(
  vendor: Vendor,
  faults: readonly Fault[],
  when: When,
  reply?: Reply,
): Promise<Outcome> {
  let current = reply;
  for (const fault of faults) {
    const moment = 'when' in fault ? fault.when : 'after';
    if (moment !== when) continue;
    if (fault.do === 'drop' || fault.do === 'hang') return fault.do;
    if (fault.do === 'delay') await later(fault.ms);
    else current = altered(vendor, fault, current);
  }
  return { reply: current };
}

function altered(vendor: Vendor, fault: Fault, reply: Reply | undefined): Reply | undefined {
  switch (fault.do) {
    case 'fail':
      return namedFailure(vendor, fault.failure);
    case 'html':
      return htmlReply(fault.status, `<h1>${fault.status}</h1>`);
    case 'redirect':
      return { ...htmlReply(fault.status ?? 302, ''), headers: { location: fault.to } };
    case 'reply': {
      const { status, body = null, contentType, headers = {} } = fault;
      const made = typeof body === 'string' ? htmlReply(status, '') : jsonReply(status, body);
      const type = contentType === undefined ? {} : { 'content-type': contentType };
      return {
        status,
        headers: { ...made.headers, ...type, ...headers },
        body: typeof body === 'string' ? body : made.body,
      };
    }
    case 'empty':
      return reply && { ...reply, status: 200, body: '' };
    case 'truncate':
      return reply && truncated(reply, fault.how);
    case 'content type':
      return reply && { ...reply, headers: { ...reply.headers, 'content-type': fault.type } };
    default:
      return reply;
  }
}

/** A reply whose announced length is longer than its body ends with a broken connection. */
function truncated(reply: Reply, how: 'cut' | 'broken'): Reply {
  const body = reply.body.slice(0, Math.ceil(reply.body.length / 2));
  if (how === 'cut') return { ...reply, body };
  return { ...reply, body, headers: { ...reply.headers, 'content-length': String(Buffer.byteLength(reply.body)) } };
}

export interface Stamp {
  readonly queryId: string;
  readonly now: number;
}

/** Sends a reply with the headers that every one carries (ovh.md §3.2); resolves when it has left or broken. */
export function sendReply(response: ServerResponse, { status, headers, body }: Reply, stamp: Stamp): Promise<void> {
  const bytes = Buffer.from(body, 'utf8');
  const announced = Number(headers['content-length'] ?? bytes.length);
  response.writeHead(status, {
    'X-Ovh-Queryid': stamp.queryId,
    Date: new Date(stamp.now).toUTCString(),
    Server: 'nginx',
    'Cache-Control': 'no-cache, no-store',
    ...(status >= 400 ? { 'X-Iplb-Request-Id': stamp.queryId.slice(-12) } : {}),
    ...(status === 204 ? {} : { 'content-length': String(announced) }),
    ...headers,
  });
  return new Promise((resolve) => {
    response.once('close', resolve);
    if (announced === bytes.length || status === 204) response.end(bytes);
    else response.write(bytes, () => response.destroy());
  });
}
