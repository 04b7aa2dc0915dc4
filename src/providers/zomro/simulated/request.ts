/** Reading a request: urlencoded, multipart, or a query (zomro.md §1). Values come out as they were sent, quotes and all. */
import type { IncomingMessage } from 'node:http';
import type { Params } from './asked.ts';

const LARGEST = 1 << 20;

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly params: Params;
}

/** Reads a request to its end. Undefined when it was broken off, or is larger than any form. */
export async function receive(request: IncomingMessage): Promise<Received | undefined> {
  const body = await readBody(request);
  if (body === undefined) return undefined;
  const url = new URL(request.url ?? '/', 'http://simulator.invalid');
  const params: { [field: string]: string } = Object.create(null);
  for (const [field, value] of url.searchParams) params[field] = value;
  for (const [field, value] of bodyFields(request.headers['content-type'] ?? '', body)) params[field] = value;
  return { method: request.method ?? 'GET', path: url.pathname, params };
}

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of request as AsyncIterable<Buffer>) {
      size += piece.length;
      if (size > LARGEST) return undefined;
      pieces.push(piece);
    }
  } catch {
    return undefined;
  }
  return request.complete ? Buffer.concat(pieces) : undefined;
}

function bodyFields(contentType: string, body: Buffer): Iterable<readonly [string, string]> {
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/x-www-form-urlencoded') return new URLSearchParams(body.toString('utf8'));
  const boundary = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  return type === 'multipart/form-data' && mark !== undefined ? multipartFields(mark, body) : [];
}

/** Parts are split byte by byte (as latin1) and read as UTF-8; files count as their text. */
function multipartFields(boundary: string, body: Buffer): [string, string][] {
  const parts = `\r\n${body.toString('latin1')}`.split(`\r\n--${boundary}`).slice(1);
  const fields: [string, string][] = [];
  for (const part of parts) {
    if (part.startsWith('--')) break;
    const blank = part.indexOf('\r\n\r\n');
    const name = /content-disposition:[^\r\n]*[;\s]name="([^"]*)"/i.exec(part.slice(0, blank))?.[1];
    if (blank < 0 || name === undefined) continue;
    fields.push([utf8(name), utf8(part.slice(blank + 4))]);
  }
  return fields;
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}
