/** SSH keys (zomro.md §7.18): rows are named by `elid`, orders use that, rebuilds use `fleio_key_uuid`. */
import { createHash, generateKeyPairSync } from 'node:crypto';
import { type Asked, acts, type Functions, form, reads } from './asked.ts';
import { momentText } from './dates.ts';
import { idsOf, need, optional } from './fields.ts';
import { type Listing, listPage } from './listing.ts';
import { uuidMark } from './marks.ts';
import { refuse, refuseMissing } from './refusal.ts';
import type { SshKey } from './rows.ts';
import { nextId } from './tables.ts';
import type { Branch } from './wire.ts';

/** What rebuilds call a key (§7.9). */
export function keyUuid({ elid }: Pick<SshKey, 'elid'>): string {
  return uuidMark('key', elid);
}

const keyListing: Listing<SshKey> = {
  name: 'sshkeys',
  id: ({ elid }) => elid,
  render: (key, { world }) => ({
    elid: key.elid,
    comment: key.comment,
    publicKey: key.publicKey,
    fingerprint: fingerprint(key.publicKey),
    cdate: momentText(key.createdAt, world.knobs.serverOffsetMinutes),
    fleio_key_uuid: keyUuid(key),
  }),
  filters: {},
};

function fingerprint(publicKey: string): string {
  const bytes = Buffer.from(publicKey.split(/\s+/)[1] ?? '', 'base64');
  return createHash('md5')
    .update(bytes)
    .digest('hex')
    .replace(/(..)(?!$)/g, '$1:');
}

function ownKeys({ world, caller }: Asked): SshKey[] {
  return [...world.tables.sshKeys.values()].filter(({ account }) => account === caller.account.id);
}

function keyById(asked: Asked, elid: string): SshKey {
  return ownKeys(asked).find((key) => key.elid === elid) ?? refuseMissing('elid', elid);
}

function keyForm(asked: Asked): Branch {
  const elid = optional(asked, 'elid');
  if (elid === undefined) return { comment: '', publicKey: '' };
  const { comment, publicKey } = keyById(asked, elid);
  return { elid, comment, publicKey };
}

/** Creates without `elid`, changes with it. */
function saveKey(asked: Asked): Branch {
  const elid = optional(asked, 'elid');
  const existing = elid === undefined ? undefined : keyById(asked, elid);
  const comment = need(asked, 'comment');
  const publicKey = need(asked, 'publicKey').trim();
  if (!/^[A-Za-z0-9 _-]{1,32}$/.test(comment)) refuseKey('name', 'Invalid name');
  if (!isPublicKey(publicKey)) refuseKey('publicKey', 'Invalid SSH public key');
  const taken = ownKeys(asked).some((key) => key.comment === comment && key !== existing);
  if (taken) refuseKey('name', 'A key already exists with the same name');
  if (existing) {
    Object.assign(existing, { comment, publicKey });
    return { ok: {} };
  }
  const { tables, knobs } = asked.world;
  const id = nextId(tables, 'key');
  tables.sshKeys.set(id, { elid: id, account: asked.caller.account.id, comment, publicKey, createdAt: asked.now });
  return { ok: {}, id: knobs.createdReplyHasId ? id : undefined };
}

function isPublicKey(text: string): boolean {
  return /^(ssh-(rsa|ed25519)|ecdsa-sha2-nistp(256|384|521)) [A-Za-z0-9+/]{20,}={0,3}( .*)?$/.test(text);
}

/** The module behind the form answers in JSON, and the panel passes that on inside `$object` (§3). */
function refuseKey(field: string, why: string): never {
  refuse({
    type: 'value',
    object: JSON.stringify({ [field]: [why] }),
    text: ['The request to the processing module failed', 'Ошибка запроса к модулю обработки'],
  });
}

function deleteKeys(asked: Asked): Branch {
  const keys = idsOf(asked).map((elid) => keyById(asked, elid));
  for (const { elid } of keys) asked.world.tables.sshKeys.delete(elid);
  return { ok: {} };
}

/** A new pair for the asking; nothing is stored. */
function generatePair(): Branch {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const name = Buffer.from('ssh-ed25519');
  const wire = Buffer.concat([lengthOf(name), name, lengthOf(raw), raw]);
  return {
    public_key: `ssh-ed25519 ${wire.toString('base64')}`,
    private_key: String(privateKey.export({ format: 'pem', type: 'pkcs8' })),
  };
}

function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return length;
}

export const sshKeyFunctions: Functions = {
  sshkeys: reads((asked) => listPage(asked, keyListing, ownKeys(asked))),
  'sshkeys.edit': form(keyForm, saveKey),
  'sshkeys.delete': acts(deleteKeys),
  'sshkeys.generator': reads(generatePair),
};
