import { describe, expect, it } from 'vitest';
import { addressGlob, selectTargets } from '../../src/engine/select.ts';
import type { Address } from '../../src/model/resource.ts';

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

  it('does not take minutes over stars and stars', () => {
    expect(addressGlob('s.*a*a*a*a*a*a*b')(`s.${'a'.repeat(60)}`)).toBe(false);
  });
});

describe('a selection', () => {
  const known: Address[] = ['a.a', 'a.b', 'a.c', 'b.a'];
  const links: { readonly [address: string]: readonly Address[] } = { 'a.a': ['a.b'], 'a.b': ['a.c'], 'a.c': ['a.a'] };
  const select = (...targets: string[]) =>
    selectTargets({ targets, known, dependsOn: (address) => links[address] ?? [], suggest: () => 'a.a' });
  const chosen = (...targets: string[]): Address[] => known.filter(select(...targets).includes);

  it('without targets is everything', () => {
    expect(chosen()).toEqual(known);
    expect(select().complete).toBe(true);
  });

  it('drags along whatever is depended on, in circles too', () => {
    expect(chosen('a.a')).toEqual(['a.a', 'a.b', 'a.c']);
    expect(select('a.a').complete).toBe(false);
  });

  it('of everything, one by one, is complete', () => {
    expect(select('a.*', 'b.a').complete).toBe(true);
  });

  it('of nothing is a usage error', () => {
    expect(() => select('a.a', 'c.*')).toThrow(
      expect.objectContaining({ code: 'USAGE', details: expect.objectContaining({ hint: 'did you mean a.a?' }) }),
    );
  });

  it('follows a chain of ten thousand', () => {
    const chain = Array.from({ length: 10_000 }, (_, at): Address => `s.${at}`);
    const { includes } = selectTargets({
      targets: ['s.0'],
      known: chain,
      dependsOn: (address) => chain.slice(Number(address.slice(2)) + 1, Number(address.slice(2)) + 2),
      suggest: () => undefined,
    });
    expect(includes('s.9999')).toBe(true);
  });
});
