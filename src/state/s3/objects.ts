/** One object at a time: read it, write it under a condition, remove it. */
import type { S3Answer, S3Client } from './client.ts';
import { isAbsent, refusal, unsafe, wordOf } from './faults.ts';

/** An object as it was read or written. `tag` is its ETag without quotation marks. */
export interface S3Object {
  readonly text: string;
  readonly tag: string;
}

/** What has to be there for a write: nothing, or exactly the content with this tag. */
export type Expected = { readonly nothing: true } | { readonly tag: string };

/** How a store wants tags, as the probe found out. */
export interface Dialect {
  /** Around the tag in a condition: `"`, or nothing (Ceph). */
  readonly quote: '"' | '';
  /** A tag that only begins with the right one passes (Ceph). Harmless while none of them is the beginning of another. */
  readonly lax: boolean;
  /** DELETE keeps If-Match. */
  readonly guardedDelete: boolean;
}

export interface WriteRequest {
  readonly key: string;
  readonly text: string;
  readonly expected: Expected;
  readonly dialect: Pick<Dialect, 'quote' | 'lax'>;
  readonly headers?: { readonly [name: string]: string };
  readonly doing?: 'written' | 'locked';
}

/** Undefined when the store itself says that it does not exist. @throws HostformError STATE_UNREACHABLE */
export async function readObject(client: S3Client, key: string, versionId?: string): Promise<S3Object | undefined> {
  const query = versionId === undefined ? {} : { query: { versionId } };
  const answer = await client.send({ method: 'GET', key, ...query });
  if (answer.status === 200) return { text: answer.text, tag: tagOf(client.location, answer, 'read') };
  if (isAbsent(answer) || (versionId !== undefined && isNoVersion(answer))) return undefined;
  throw refusal(client.location, answer, 'read');
}

/** A version that is gone, and an id that never was one, are told in several ways. */
function isNoVersion(answer: S3Answer): boolean {
  const word = wordOf(answer);
  return (answer.status === 404 && word === 'NoSuchVersion') || (answer.status === 400 && word === 'InvalidArgument');
}

/** The new tag; undefined when something else is there than was expected. @throws HostformError STATE_UNREACHABLE */
export async function writeObject(client: S3Client, request: WriteRequest): Promise<string | undefined> {
  const { key, text, expected, dialect, headers, doing = 'written' } = request;
  if (dialect.lax && 'tag' in expected && !DIGEST.test(expected.tag)) {
    throw unsafe(client.location, `it compares only the beginning of a tag, and ${expected.tag} is no digest`);
  }
  const answer = await client.send({
    method: 'PUT',
    key,
    body: text,
    headers: { 'content-type': 'application/json', ...headers, ...conditionOf(expected, dialect) },
  });
  if (answer.status === 200 || answer.status === 201 || answer.status === 204) {
    return tagOf(client.location, answer, doing);
  }
  // With If-Match, AWS says of an object that is gone that there is no such key.
  if (answer.status === 412 || isAbsent(answer)) return undefined;
  throw refusal(client.location, answer, doing);
}

/** Of the content, or of the digests of its parts. */
const DIGEST = /^[0-9a-f]{32}(-\d+)?$/;

/** The header that says it. */
export function conditionOf(
  expected: Expected,
  { quote }: Pick<Dialect, 'quote'>,
): { readonly [name: string]: string } {
  return 'nothing' in expected ? { 'if-none-match': '*' } : { 'if-match': `${quote}${expected.tag}${quote}` };
}

/** Without a tag there is no condition for the next write, so such an answer is none at all. */
function tagOf(location: string, answer: S3Answer, doing: 'read' | 'written' | 'locked'): string {
  const tag = bareTag(answer);
  if (tag === undefined) throw refusal(location, answer, doing);
  return tag;
}

/** The ETag without quotation marks; a weak one (`W/"..."`, a proxy that compresses) is none. */
export function bareTag({ headers }: S3Answer): string | undefined {
  return /^"?([\w.+/=:-]{1,200}?)"?$/.exec(headers['etag'] ?? '')?.[1];
}
