import { describe, expect, it } from 'vitest';
import { addressGlob } from '../../src/engine/address-glob.ts';
import type { Address } from '../../src/model/resource.ts';
import { seededRandom } from '../support/run-cli.ts';

describe('a target', () => {
  it.each<{ pattern: string; address: Address; hits: boolean }>([
    { pattern: 'servers.web-1', address: 'servers.web-1', hits: true },
    { pattern: 'servers.web-1', address: 'servers.web-10', hits: false },
    { pattern: 'servers.web-*', address: 'servers.web-10', hits: true },
    { pattern: 'servers.*', address: 'servers.web-1', hits: true },
    { pattern: 'servers.*', address: 'images.web-1', hits: false },
    { pattern: '*', address: 'servers.web-1', hits: false },
    { pattern: '*.web-1', address: 'servers.web-1', hits: true },
    { pattern: '**', address: 'servers.web-1', hits: true },
    { pattern: 'server.', address: 'servers.web-1', hits: false },
    { pattern: 'servers.(web|db)-1', address: 'servers.web-1', hits: false },
    { pattern: 'servers.web-[1]', address: 'servers.web-1', hits: false },
    { pattern: 'servers.web.1', address: 'servers.web-1', hits: false },
    { pattern: 'SERVERS.*', address: 'servers.web-1', hits: false },
    { pattern: '', address: 'servers.web-1', hits: false },
  ])('"$pattern" means $address: $hits', ({ pattern, address, hits }) => {
    expect(addressGlob(pattern)(address)).toBe(hits);
  });

  it.each(['*', '**'])('takes no longer over many stars than over one: %s', (star) => {
    const address: Address = `s.${'a'.repeat(60)}`;
    expect(addressGlob(`s.${`${star}a`.repeat(40)}b`)(address)).toBe(false);
    expect(addressGlob(`s.${`${star}a`.repeat(40)}`)(address)).toBe(true);
  });

  it('means what the expression means that it could be written as', () => {
    const random = seededRandom(7);
    const draw = (letters: readonly string[], most: number): string =>
      Array.from(
        { length: random.fraction() * most },
        () => letters[Math.floor(random.fraction() * letters.length)],
      ).join('');
    const drawn = Array.from({ length: 5_000 }, () => {
      const pattern = draw(['a', 'b', '.', '*', '**'], 7);
      const address: Address = `${draw(['a', 'b'], 4)}.${draw(['a', 'b', '.'], 5)}`;
      const source = pattern.replace(/\*\*+|[*.]/g, (found) =>
        found === '.' ? '\\.' : found === '*' ? '[^.]*' : '.*',
      );
      return { pattern, address, means: new RegExp(`^${source}$`).test(address) };
    });
    expect(drawn.filter(({ pattern, address, means }) => addressGlob(pattern)(address) !== means)).toEqual([]);
    expect(drawn.filter(({ means }) => means).length).toBeGreaterThan(300);
  });
});
