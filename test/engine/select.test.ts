import { describe, expect, it } from 'vitest';
import { selectAddresses } from '../../src/engine/select.ts';
import type { Address } from '../../src/model/resource.ts';

const none = () => [];

describe('a selection', () => {
  const known: Address[] = ['a.a', 'a.b', 'a.c', 'b.a'];
  const links: { readonly [address: string]: readonly Address[] } = { 'a.a': ['a.b'], 'a.b': ['a.c'], 'a.c': ['a.a'] };
  const select = (...targets: string[]) =>
    selectAddresses({
      targets,
      excludes: [],
      known,
      dependsOn: (address) => links[address] ?? [],
      dependants: none,
      grounds: none,
      suggest: () => 'a.a',
    });
  const chosen = (...targets: string[]): Address[] => known.filter(select(...targets).includes);

  it('without targets is everything', () => {
    expect(chosen()).toEqual(known);
    expect(select().leftOut).toEqual([]);
  });

  it('drags along whatever is depended on, in circles too', () => {
    expect(chosen('a.a')).toEqual(['a.a', 'a.b', 'a.c']);
    expect(select('a.a').leftOut).toEqual([{ address: 'b.a', because: 'not-targeted' }]);
  });

  it('of everything, one by one, is complete', () => {
    expect(select('a.*', 'b.a').leftOut).toEqual([]);
  });

  it('of nothing is a usage error', () => {
    expect(() => select('a.a', 'c.*')).toThrow(
      expect.objectContaining({ code: 'USAGE', details: expect.objectContaining({ hint: 'did you mean a.a?' }) }),
    );
  });

  it('follows a chain of ten thousand', () => {
    const chain = Array.from({ length: 10_000 }, (_, at): Address => `s.${at}`);
    const { includes } = selectAddresses({
      targets: ['s.0'],
      excludes: [],
      known: chain,
      dependsOn: (address) => chain.slice(Number(address.slice(2)) + 1, Number(address.slice(2)) + 2),
      dependants: none,
      grounds: none,
      suggest: () => undefined,
    });
    expect(includes('s.9999')).toBe(true);
  });
});

describe('an exclude', () => {
  const known: Address[] = ['disk.d', 'net.n', 'vm.a', 'vm.b', 'web.w'];
  /** A web server on a virtual machine on a network. */
  const dependants: { readonly [address: string]: readonly Address[] } = {
    'net.n': ['vm.a', 'vm.b'],
    'vm.a': ['web.w'],
  };
  const dependsOn: { readonly [address: string]: readonly Address[] } = {
    'web.w': ['vm.a'],
    'vm.a': ['net.n'],
    'vm.b': ['net.n'],
  };
  const select = (given: { targets?: string[]; excludes?: string[]; going?: boolean }) =>
    selectAddresses({
      targets: given.targets ?? [],
      excludes: given.excludes ?? [],
      known,
      dependsOn: (address) => (given.going ? dependants : dependsOn)[address] ?? [],
      dependants: (address) => dependants[address] ?? [],
      grounds: (address) => (given.going ? (dependsOn[address] ?? []) : []),
      suggest: (word) => known.find((each) => each.startsWith(word.slice(0, 3))),
    });

  it('leaves out whatever depends on it, and says on what', () => {
    expect(select({ excludes: ['net.*'] }).leftOut).toEqual([
      { address: 'net.n', because: 'excluded' },
      { address: 'vm.a', because: 'needs', of: 'net.n' },
      { address: 'vm.b', because: 'needs', of: 'net.n' },
      { address: 'web.w', because: 'needs', of: 'vm.a' },
    ]);
  });

  it('leaves in what it needs itself', () => {
    const { includes } = select({ excludes: ['vm.a'] });
    expect(known.filter(includes)).toEqual(['disk.d', 'net.n', 'vm.b']);
  });

  it('keeps the ground under what stays, and nothing else that stands on it', () => {
    const { leftOut } = select({ excludes: ['vm.a'], going: true });
    expect(leftOut).toEqual([
      { address: 'net.n', because: 'needed-by', of: 'vm.a' },
      { address: 'vm.a', because: 'excluded' },
      { address: 'web.w', because: 'needs', of: 'vm.a' },
    ]);
  });

  it('is stronger than a target', () => {
    expect(select({ targets: ['vm.*'], excludes: ['vm.b'] }).leftOut).toEqual([
      { address: 'disk.d', because: 'not-targeted' },
      { address: 'vm.b', because: 'excluded' },
      { address: 'web.w', because: 'not-targeted' },
    ]);
  });

  it('of a target takes nothing along that only the target needed', () => {
    const { includes } = select({ targets: ['web.w', 'disk.d'], excludes: ['web.w'] });
    expect(known.filter(includes)).toEqual(['disk.d']);
  });

  it('of what a target needs leaves out the target too', () => {
    const { includes, leftOut } = select({ targets: ['web.w'], excludes: ['net.n'] });
    expect(known.filter(includes)).toEqual([]);
    expect(leftOut).toContainEqual({ address: 'web.w', because: 'needs', of: 'vm.a' });
  });

  it('of nothing is a usage error with a suggestion', () => {
    expect(() => select({ excludes: ['vm.a', 'vm.c'] })).toThrow(
      expect.objectContaining({
        code: 'USAGE',
        details: {
          detail: '--exclude vm.c matches nothing that is declared or recorded.',
          hint: 'did you mean vm.a?',
        },
      }),
    );
  });
});
