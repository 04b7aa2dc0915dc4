/**
 * S3 as AWS documents it, for what Ceph does not show: tags in quotation marks only, versions, guarded DELETE, and every
 * answer that a test wants at one request. Signatures are not checked: Ceph does that.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { S3Store } from './s3-stage.ts';

/** One request, before or after it was carried out. */
export interface Seen {
  readonly method: string;
  /** Of the object, without the bucket. */
  readonly key: string;
  readonly headers: IncomingMessage['headers'];
}

/** What the server says instead; `carriedOut` also does what was asked. `cut` closes the connection without a word. */
export type Instead =
  | { readonly cut: true; readonly carriedOut?: boolean }
  | {
      readonly status: number;
      readonly body?: string;
      readonly headers?: { readonly [name: string]: string };
      readonly carriedOut?: boolean;
    };

export interface ScriptedS3 extends S3Store {
  /** Asked at each request; undefined: as usual. */
  script: ((seen: Seen) => Instead | undefined | Promise<Instead | undefined>) | undefined;
  readonly requests: Seen[];
  put(key: string, body: string): void;
  /** The current content. */
  content(key: string): string | undefined;
  keys(): string[];
  close(): Promise<void>;
}

export interface S3Habits {
  readonly versioning?: boolean;
  /** DELETE keeps If-Match. */
  readonly guardedDelete?: boolean;
}

interface Version {
  readonly id: string;
  /** Undefined: a marker of deletion. */
  readonly body: string | undefined;
  readonly meta: { readonly [name: string]: string };
}

type Answer = readonly [status: number, body: string, headers: { readonly [name: string]: string }];

export async function startScriptedS3(habits: S3Habits = {}): Promise<ScriptedS3> {
  const objects = new Map<string, Version[]>();
  const server = createServer((request, response) => void serve(request, response));
  const store: ScriptedS3 = {
    url: '',
    accessKeyId: 'AK',
    secretAccessKey: 'SK',
    script: undefined,
    requests: [],
    put: (key, body) => void add(key, body, {}),
    content: (key) => objects.get(key)?.[0]?.body,
    keys: () => [...objects].filter(([, [newest]]) => newest?.body !== undefined).map(([key]) => key),
    close: () => closed(server),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(store, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });

  function add(key: string, body: string | undefined, meta: Version['meta']): string {
    const older = objects.get(key) ?? [];
    const id = habits.versioning ? `v${older.length + 1}` : 'null';
    objects.set(key, [{ id, body, meta }, ...(habits.versioning ? older : [])]);
    return id;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', 'http://store');
    const key = decodeURIComponent(url.pathname.split('/').slice(2).join('/'));
    const seen: Seen = { method: request.method ?? '', key, headers: request.headers };
    store.requests.push(seen);
    const instead = await store.script?.(seen);
    const usual =
      !instead || instead.carriedOut ? answer(seen, url, Buffer.concat(chunks).toString('utf8')) : undefined;
    if (instead && 'cut' in instead) return void response.destroy();
    const [status, body, headers] = instead
      ? [instead.status, instead.body ?? '', instead.headers ?? {}]
      : (usual ?? NONE);
    response.writeHead(status, headers).end(seen.method === 'HEAD' ? '' : body);
  }

  function answer({ method, key, headers }: Seen, { searchParams }: URL, body: string): Answer {
    const versions = objects.get(key) ?? [];
    const wanted = searchParams.get('versionId');
    if (key === '') return [200, listed(searchParams.get('prefix') ?? ''), {}];
    if (method === 'GET' || method === 'HEAD') {
      const found = wanted === null ? versions[0] : versions.find(({ id }) => id === wanted);
      if (wanted !== null && !found) return fault(404, 'NoSuchVersion');
      if (found?.body === undefined) return fault(404, 'NoSuchKey');
      return [200, found.body, { ...found.meta, etag: tagOf(found.body) }];
    }
    const current = versions[0]?.body;
    const match = headers['if-match'];
    if (method === 'PUT') {
      if (headers['if-none-match'] === '*' && current !== undefined) return fault(412, 'PreconditionFailed');
      if (match !== undefined && current === undefined) return fault(404, 'NoSuchKey');
      if (match !== undefined && match !== tagOf(current ?? '')) return fault(412, 'PreconditionFailed');
      const meta = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'));
      return [
        200,
        '',
        { etag: tagOf(body), ...versionHeader(add(key, body, Object.fromEntries(meta) as Version['meta'])) },
      ];
    }
    if (wanted !== null) {
      objects.set(
        key,
        versions.filter(({ id }) => id !== wanted),
      );
      return [204, '', {}];
    }
    if (habits.guardedDelete && match !== undefined && match !== tagOf(current ?? '')) {
      return fault(412, 'PreconditionFailed');
    }
    if (!habits.versioning) return objects.delete(key), [204, '', {}];
    return [204, '', versionHeader(add(key, undefined, {}))];
  }

  function versionHeader(id: string): { readonly [name: string]: string } {
    return habits.versioning ? { 'x-amz-version-id': id } : {};
  }

  function listed(prefix: string): string {
    const all = [...objects].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1));
    const entries = all.flatMap(([key, versions]) => versions.map((version, at) => entry(key, version, at === 0)));
    return `<?xml version="1.0"?><ListVersionsResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${entries.join('')}</ListVersionsResult>`;
  }
}

const NONE: Answer = [500, '', {}];

function entry(key: string, { id, body }: Version, isLatest: boolean): string {
  const name = body === undefined ? 'DeleteMarker' : 'Version';
  const escaped = key.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const size = body === undefined ? '' : `<Size>${Buffer.byteLength(body)}</Size>`;
  return `<${name}><Key>${escaped}</Key><VersionId>${id}</VersionId><IsLatest>${isLatest}</IsLatest><LastModified>2026-11-22T08:00:00.000Z</LastModified>${size}</${name}>`;
}

function tagOf(body: string): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}

/** An answer in the store's own words. */
export function fault(status: number, word: string): Answer {
  return [status, faultBody(word), { 'content-type': 'application/xml', 'x-amz-request-id': 'R1' }];
}

export function faultBody(word: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${word}</Code><Message>no</Message></Error>`;
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
