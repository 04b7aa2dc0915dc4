import { describe, expect, it } from 'vitest';
import { digestOf, liveDigest, recordDigest } from '../../src/engine/digest.ts';
import { liveOf, recordOf } from './support/samples.ts';

const record = recordOf('servers.a');
const live = liveOf('a');

describe('a digest', () => {
  it('is that of SHA-256 over canonical JSON', () => {
    expect(digestOf({})).toBe('sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });

  it('does not depend on the order of keys, and does on that of lists', () => {
    expect(digestOf({ a: 1, b: { c: 2, d: 3 } })).toBe(digestOf({ b: { d: 3, c: 2 }, a: 1 }));
    expect(digestOf(['a', 'b'])).not.toBe(digestOf(['b', 'a']));
  });

  it('tells null from absent, and a number from its text', () => {
    expect(new Set([{}, { a: null }, { a: 0 }, { a: '0' }, { a: false }].map((each) => digestOf(each))).size).toBe(5);
  });

  it.each([
    { name: 'the id', over: { id: 'other' }, same: false },
    { name: 'the phase', over: { phase: 'delivering' as const }, same: false },
    { name: 'the protection', over: { protected: true }, same: false },
    { name: 'a field', over: { spec: { name: 'a', size: 'large' } }, same: false },
    { name: 'an output', over: { outputs: { ip: '192.0.2.1' } }, same: true },
  ])('of a record knows $name: $same is the same', ({ over, same }) => {
    expect(recordDigest({ ...record, ...over }) === recordDigest(record)).toBe(same);
  });

  it.each([
    { name: 'the id', over: { id: 'other' }, same: false },
    { name: 'a field', over: { spec: { size: 'large' } }, same: false },
    { name: 'the status', over: { status: 'suspended' as const, statusText: 'Suspended' }, same: true },
    { name: 'an output', over: { outputs: {} }, same: true },
  ])('of a live thing knows $name: $same is the same', ({ over, same }) => {
    expect(liveDigest({ ...live, ...over }) === liveDigest(live)).toBe(same);
  });

  it('of nothing is null', () => {
    expect([recordDigest(undefined), liveDigest(undefined)]).toEqual([null, null]);
  });
});
