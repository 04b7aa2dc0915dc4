import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import { readSealKey } from '../../../src/state/seal/key.ts';
import { makeSealing, rootOf, type Sealing } from '../../../src/state/seal/sealing.ts';

const ROOT = Buffer.alloc(32, 7);
const PATH = ['resources', 'servers.web-1', 'spec', 'name'];

function sealing(over: Partial<Parameters<typeof makeSealing>[0]> = {}): Sealing {
  return makeSealing({ root: ROOT, kdf: 'hkdf-sha256', salt: undefined, use: 'state', lineage: 'abc', ...over });
}

describe('a sealed value', () => {
  test.each<[Json]>([['web-1'], [''], [true], [0.13], ['enc:v1:AAAA'], [`${'ä'.repeat(500)} "\n`]])(
    'opens as it was: %j',
    (value) => {
      const sealed = sealing().seal(value, PATH);
      expect(sealed).toMatch(/^enc:v1:[A-Za-z0-9+/]+=*$/);
      expect(sealing().open(sealed, PATH)).toEqual(value);
    },
  );

  test('is the same text for the same value at the same place, and another one anywhere else', () => {
    const texts = [
      sealing().seal('web-1', PATH),
      sealing().seal('web-2', PATH),
      sealing().seal('web-1', ['resources', 'servers.web-2', 'spec', 'name']),
      sealing({ lineage: 'abd' }).seal('web-1', PATH),
      sealing({ use: 'plan' }).seal('web-1', PATH),
      sealing({ root: Buffer.alloc(32, 8) }).seal('web-1', PATH),
    ];
    expect(new Set(texts).size).toBe(texts.length);
    expect(sealing().seal('web-1', PATH)).toBe(texts[0]);
  });

  test.each<[string, Sealing, readonly (string | number)[]]>([
    ['address', sealing(), ['resources', 'servers.web-2', 'spec', 'name']],
    ['field', sealing(), [...PATH.slice(0, 3), 'tariff']],
    ['depth', sealing(), PATH.slice(0, 3)],
    ['state', sealing({ lineage: 'abd' }), PATH],
    ['use', sealing({ use: 'plan' }), PATH],
    ['key', sealing({ root: Buffer.alloc(32, 8) }), PATH],
  ])('does not open under another %s', (_, other, path) => {
    expect(other.open(sealing().seal('web-1', PATH), path)).toBeUndefined();
  });

  test('does not open with any bit flipped, nor in another spelling of its base64', () => {
    const sealed = sealing().seal('web-1', PATH);
    const bytes = Buffer.from(sealed.slice('enc:v1:'.length), 'base64');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(sealing().open(`enc:v1:${flipped.toString('base64')}`, PATH), `bit ${bit}`).toBeUndefined();
    }
    for (const other of [sealed.replace(/=+$/, ''), `${sealed}=`, `${sealed} `, sealed.replace('enc:v1:', '')])
      expect(sealing().open(other, PATH), other).toBe(other === sealed ? 'web-1' : undefined);
  });

  test.each([['web-1'], [null], [true], [7], [{}], [[]], ['enc:v1:'], ['enc:v1:AAAA']])(
    'is not taken from what was never sealed: %j',
    (value) => {
      expect(sealing().open(value, PATH)).toBeUndefined();
    },
  );

  test('tells its length in steps of 16 bytes only', () => {
    const length = (value: Json): number => sealing().seal(value, PATH).length;
    expect(length(true)).toBe(length(false));
    expect(length('a')).toBe(length('fourteen chars'));
    expect(length('fifteen chars !')).toBeGreaterThan(length('a'));
  });
});

describe('a key', () => {
  const bytes = Buffer.alloc(32, 0xfb);

  test.each([
    ['hexadecimal', bytes.toString('hex')],
    ['capitals', bytes.toString('hex').toUpperCase()],
    ['base64', bytes.toString('base64')],
    ['the other alphabet', bytes.toString('base64url')],
    ['as openssl prints it', `${bytes.toString('base64')}\n`],
  ])('of 32 bytes is read: %s', (_, text) => {
    const key = readSealKey(text, 'HOSTFORM_STATE_KEY');
    expect(key.kind).toBe('random');
    expect(rootOf(key, undefined)).toEqual(bytes);
  });

  test('of another form is a passphrase, which its salt makes another key each time', () => {
    const key = readSealKey(' correct horse battery ', 'HOSTFORM_STATE_KEY');
    expect(key).toEqual({ kind: 'passphrase', text: 'correct horse battery' });
    expect(rootOf(key, 'a')).not.toEqual(rootOf(key, 'b'));
  });

  test.each([[''], [' \n'], ['short'], ['fifteen chars !']])('is refused when it is %j, and not repeated', (text) => {
    const refused = (): unknown => readSealKey(text, 'HOSTFORM_STATE_KEY');
    expect(refused).toThrow(expect.objectContaining({ code: 'STATE_KEY' }));
    expect(refused).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ detail: expect.stringContaining('HOSTFORM_STATE_KEY') }),
      }),
    );
    if (text.trim() !== '')
      expect(refused).not.toThrow(
        expect.objectContaining({ details: expect.objectContaining({ detail: expect.stringContaining(text) }) }),
      );
  });

  test('leaves nothing of itself in the header', () => {
    const root = randomBytes(32);
    const { header } = sealing({ root });
    expect(header.key).toMatch(/^[0-9a-f]{16}$/);
    expect(root.toString('hex')).not.toContain(header.key);
  });
});
