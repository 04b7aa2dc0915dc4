/** Terraform's HTTP protocol by the book: LOCK and UNLOCK at the state's own address, 423 with the holder's document. */
import { createHash } from 'node:crypto';
import { type Ask, fieldsOf, json, type Reply, type Served, serve } from './serve.ts';

export interface PlainServer extends Served {
  readonly address: string;
  /** The state's bytes, and the lock as it was asked for. */
  readonly held: { body: Buffer | string | undefined; lock: string | undefined };
}

export interface PlainOptions {
  /** Sends strong ETags and honours `If-Match` and `If-None-Match: *`. */
  readonly etags?: boolean;
}

export async function startPlainServer({ etags = false }: PlainOptions = {}): Promise<PlainServer> {
  const held: PlainServer['held'] = { body: undefined, lock: undefined };
  const served = await serve((ask) => answer(held, etags, ask));
  return Object.assign(served, { held, address: `${served.origin}/states/shop` });
}

function answer(held: PlainServer['held'], etags: boolean, ask: Ask): Reply {
  const holder = held.lock === undefined ? undefined : fieldsOf(held.lock)['ID'];
  switch (ask.method) {
    case 'GET':
      return held.body === undefined ? { status: 404 } : stored(held.body, etags);
    case 'POST':
      if ((ask.query.get('ID') ?? undefined) !== holder) return taken(held.lock);
      if (etags && !stillThere(held.body, ask.headers['if-match'])) return { status: 412 };
      if (etags && ask.headers['if-none-match'] === '*' && held.body !== undefined) return { status: 412 };
      held.body = ask.body;
      return { status: 200 };
    case 'LOCK':
      if (held.lock !== undefined) return taken(held.lock);
      held.lock = ask.body;
      return { status: 200 };
    case 'UNLOCK':
      // Terraform's force-unlock sends no document.
      if (ask.body !== '' && fieldsOf(ask.body)['ID'] !== holder) return taken(held.lock);
      held.lock = undefined;
      return { status: 200 };
    default:
      return { status: 405 };
  }
}

function taken(lock: string | undefined): Reply {
  return lock === undefined
    ? json(409, {})
    : { status: 423, headers: { 'content-type': 'application/json' }, body: lock };
}

function stored(body: Buffer | string, etags: boolean): Reply {
  const headers = { 'content-type': 'application/json', ...(etags ? { etag: etagOf(body) } : {}) };
  return { status: 200, headers, body };
}

function stillThere(body: Buffer | string | undefined, condition: string | undefined): boolean {
  return condition === undefined || (body !== undefined && etagOf(body) === condition);
}

function etagOf(body: Buffer | string): string {
  return `"${createHash('sha256').update(body).digest('hex')}"`;
}
