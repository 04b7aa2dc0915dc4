/** Earlier states, out of the versions that a bucket keeps when versioning is on; without it there are none. */
import type { StoredVersion } from '../backend.ts';
import type { S3Client } from './client.ts';
import { refusal } from './faults.ts';
import { serialOf, unseal } from './fence.ts';
import { readObject } from './objects.ts';
import { elementsOf, textOf } from './xml.ts';

/** How many versions are looked at, signatures included. */
const MOST = 100;
const AT_ONCE = 4;

interface Version extends StoredVersion {
  readonly isLatest: boolean;
  /** Written by whoever took the lock, with the text of the version before it. */
  readonly isSignature: boolean;
}

/** Newest first. What is stored now is not among them, and neither is a version that only signs another one. */
export async function listHistory(client: S3Client, key: string): Promise<StoredVersion[]> {
  const answer = await client.send({
    method: 'GET',
    key: '',
    query: { versions: '', prefix: key, 'max-keys': `${MOST}` },
  });
  // A store without versioning may not know the question at all.
  if (answer.status === 501 || answer.status === 405) return [];
  if (answer.status !== 200) throw refusal(client.location, answer, 'read');
  const found = elementsOf(answer.text, 'Version').filter((xml) => textOf(xml, 'Key') === key);
  const versions = await described(client, key, found);
  return states(versions).map(({ id, at, serial, bytes }) => ({
    id,
    serial,
    ...(at !== undefined && { at }),
    ...(bytes !== undefined && { bytes }),
  }));
}

/** The text of a version, without its signature. */
export async function readVersionOf(client: S3Client, key: string, id: string): Promise<string | undefined> {
  const found = await readObject(client, key, id);
  return found === undefined ? undefined : unseal(found.text);
}

async function described(client: S3Client, key: string, found: readonly string[]): Promise<Version[]> {
  const versions: Version[] = [];
  for (let at = 0; at < found.length; at += AT_ONCE) {
    const batch = found.slice(at, at + AT_ONCE).map((xml) => describe(client, key, xml));
    versions.push(...(await Promise.all(batch)).flat());
  }
  return versions;
}

async function describe(client: S3Client, key: string, xml: string): Promise<Version[]> {
  const [id, at, size] = [textOf(xml, 'VersionId'), textOf(xml, 'LastModified'), textOf(xml, 'Size')];
  if (id === undefined || id === 'null') return [];
  const { status, headers } = await client.send({ method: 'HEAD', key, query: { versionId: id } });
  // It has gone since the list was made.
  if (status !== 200) return [];
  const told = headers['x-amz-meta-hostform-serial'];
  const isSignature = headers['x-amz-meta-hostform-signed'] !== undefined;
  if (told === undefined && isSignature) return [];
  const serial = told === undefined ? serialOf((await readVersionOf(client, key, id)) ?? '') : Number(told);
  const isLatest = textOf(xml, 'IsLatest') === 'true';
  return [{ id, serial, isLatest, isSignature, ...(at && { at }), ...(size && { bytes: Number(size) }) }];
}

/** One version a state: those that follow a signature of the same serial are what it signs. */
function states(versions: readonly Version[]): Version[] {
  const kept: Version[] = [];
  for (const version of versions) {
    const newer = kept.at(-1);
    if (newer?.isSignature && newer.serial === version.serial) {
      kept[kept.length - 1] = { ...version, isLatest: newer.isLatest || version.isLatest };
    } else kept.push(version);
  }
  return kept.filter(({ isLatest }) => !isLatest);
}
