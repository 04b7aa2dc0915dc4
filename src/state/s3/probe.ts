/**
 * Does this store keep conditions? Asked before the first lock of a run, on an object of its own. Some accept the headers
 * and ignore them (s3rver; Ceph in a bucket with versioning, 16.2.15): then two runs would both be told that they hold
 * the lock. What can not be seen in this way is whether two requests at the very same moment are told apart.
 */
import type { S3Answer, S3Client } from './client.ts';
import { isAbsent, refusal, unsafe } from './faults.ts';
import { conditionOf, type Dialect, readObject } from './objects.ts';

const HINT = 'A bucket without versioning may do; Ceph ignores If-None-Match in one with it.';
const NO_TAG = '0'.repeat(32);

/** Ten small requests. @throws HostformError STATE_UNWRITABLE when the store is not safe; STATE_UNREACHABLE */
export async function probeStore(client: S3Client, key: string): Promise<Dialect> {
  const versions: string[] = [];
  const ask = async (method: 'PUT' | 'DELETE', text: string, headers: S3Headers = {}): Promise<S3Answer> => {
    const answer = await client.send({ method, key, headers, ...(method === 'PUT' && { body: text }) });
    const version = answer.headers['x-amz-version-id'];
    if (version !== undefined && isYes(answer)) versions.push(version);
    return answer;
  };
  const probe: Probe = { client, key, ask };
  try {
    await probeCreation(probe);
    const marks = await probeTags(probe);
    const guardedDelete = await probeDeletion(probe, marks);
    return { ...marks, guardedDelete };
  } finally {
    await tidy(client, key, versions);
  }
}

type S3Headers = { readonly [name: string]: string };

interface Probe {
  readonly client: S3Client;
  readonly key: string;
  readonly ask: (method: 'PUT' | 'DELETE', text: string, headers?: S3Headers) => Promise<S3Answer>;
}

type Marks = Omit<Dialect, 'guardedDelete'>;

const NEW: S3Headers = { 'if-none-match': '*' };

/** The lock rests on this one: of two that create the same object, the second has to be told so. */
async function probeCreation({ client, ask }: Probe): Promise<void> {
  const first = await ask('PUT', 'one', NEW);
  if (isNotKnown(first)) throw unsafe(client.location, `it does not know If-None-Match on PUT (${first.status})`);
  if (!isYes(first)) throw refusal(client.location, first, 'locked');
  const second = await ask('PUT', 'two', NEW);
  if (isYes(second))
    throw unsafe(client.location, 'it ignores If-None-Match: a second run would get the lock as well', HINT);
  if (!isNo(second)) throw refusal(client.location, second, 'locked');
}

/** The fence rests on this one: a tag that is not current any more must not pass. */
async function probeTags({ client, key, ask }: Probe): Promise<Marks> {
  const { location } = client;
  const first = await currentTag(client, key);
  const quote = await findQuote(client, ask, first);
  const write = (text: string, tag: string) => ask('PUT', text, conditionOf({ tag }, { quote }));
  for (const wrong of [first, NO_TAG]) {
    const answer = await write('four', wrong);
    if (isYes(answer)) throw unsafe(location, 'it ignores If-Match: a run that was overtaken could go on writing');
    if (!isNo(answer)) throw refusal(location, answer, 'written');
  }
  const extended = await write('five', `${await currentTag(client, key)}0`);
  return { quote, lax: isYes(extended) };
}

/** Quoted as RFC 9110 has it, or bare as Ceph wants it. */
async function findQuote(client: S3Client, ask: Probe['ask'], tag: string): Promise<'"' | ''> {
  for (const quote of ['"', ''] as const) {
    const answer = await ask('PUT', 'three', conditionOf({ tag }, { quote }));
    if (isNotKnown(answer)) throw unsafe(client.location, `it does not know If-Match on PUT (${answer.status})`);
    if (isYes(answer)) return quote;
    if (!isNo(answer) && answer.status !== 400) throw refusal(client.location, answer, 'written');
  }
  throw unsafe(client.location, 'it refuses every If-Match, with the right tag as well');
}

/** Whether DELETE can be guarded; that a removed object can not be written over, and can be created again. */
async function probeDeletion({ client, key, ask }: Probe, { quote }: Marks): Promise<boolean> {
  const tag = await currentTag(client, key);
  const guarded = await ask('DELETE', '', conditionOf({ tag: NO_TAG }, { quote }));
  if (!isYes(guarded)) {
    const removed = await ask('DELETE', '');
    if (!isYes(removed)) throw refusal(client.location, removed, 'unlocked');
  }
  const late = await ask('PUT', 'six', conditionOf({ tag }, { quote }));
  if (isYes(late)) throw unsafe(client.location, 'it takes If-Match for an object that is gone');
  const again = await ask('PUT', 'seven', NEW);
  if (isNo(again)) throw unsafe(client.location, 'an object that was removed can not be created again');
  if (!isYes(again)) throw refusal(client.location, again, 'locked');
  return isNo(guarded);
}

/** Read back, so that a store which shows something else than it said it had written is found out here. */
async function currentTag(client: S3Client, key: string): Promise<string> {
  const { tag } = (await readObject(client, key)) ?? {};
  if (tag === undefined) throw unsafe(client.location, 'what was written a moment ago is not there');
  return tag;
}

function isYes({ status }: S3Answer): boolean {
  return status === 200 || status === 201 || status === 204;
}

/** 404 is how AWS tells that there is nothing to match. */
function isNo(answer: S3Answer): boolean {
  return answer.status === 412 || isAbsent(answer);
}

function isNotKnown({ status }: S3Answer): boolean {
  return status === 501 || status === 405;
}

/** Nothing is left behind; with versioning, each version is removed for good where the keys may do so. */
async function tidy(client: S3Client, key: string, versions: readonly string[]): Promise<void> {
  const remove = (query: { readonly [name: string]: string }): Promise<S3Answer | undefined> =>
    client.send({ method: 'DELETE', key, query }).catch(() => undefined);
  const marker = (await remove({}))?.headers['x-amz-version-id'];
  for (const versionId of marker === undefined ? versions : [...versions, marker]) await remove({ versionId });
}
