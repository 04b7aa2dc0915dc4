/** The deliberate bugs themselves, and a share of the hunt for them; the whole of it is in test/prove/mutants.test.ts. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { hunt, judge } from './hunt.ts';
import { applyMutant, filesOf, type Mutant } from './mutant.ts';
import type { Outcome } from './outcomes.ts';
import { ALL, HARMLESS, MUTANTS, mutantOf } from './patches.ts';

/** One of the engine, one of a client, one of the state; quick ones. */
const SHARE = ['ambiguous-new-line', 'newest-is-ours', 'empty-state-is-new'].map(mutantOf);

describe('the mutants', () => {
  it('are the 22 of the sheet and some of our own, each under a name of its own', () => {
    expect(MUTANTS).toHaveLength(22);
    expect(ALL.length).toBeGreaterThan(40);
    expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
  });

  it.each([...ALL, HARMLESS])('$id finds what it replaces, exactly once, and leaves a program', (mutant) => {
    for (const file of filesOf(mutant)) {
      const source = readFileSync(file, 'utf8');
      const patched = applyMutant(mutant, file, source);
      expect(patched).not.toBe(source);
      expect(() => transformSync(patched, { loader: 'ts' })).not.toThrow();
    }
  });

  it.each(ALL)('$id names a test that is there', ({ caughtBy }) => {
    expect(titlesIn(caughtBy.test).some((title) => title.test(caughtBy.name))).toBe(true);
  });
});

describe('a patch', () => {
  const patched = (source: string): string => applyMutant(mutant('a', 'x = 1;'), 'src/a.ts', source);

  it('leaves other files alone', () => {
    expect(applyMutant(mutant('a', 'x = 1;'), 'src/b.ts', 'y')).toBe('y');
  });

  it('replaces what it finds, as it is written, dollars and all', () => {
    const dollars = mutant('a', 'x = 1;', 'x = `$& $1 ${y}`;');
    expect(applyMutant(dollars, 'src/a.ts', 'let x = 1;')).toBe('let x = `$& $1 ${y}`;');
  });

  it.each(['', 'x = 1; x = 1;'])('fails loudly where what it replaces is not there once: "%s"', (source) => {
    expect(() => patched(source)).toThrow(/mutant a: src\/a\.ts has [02] times, and not once/);
  });
});

describe('what a test came to', () => {
  const plain = outcome({ project: 'as it is' });
  const expected = { name: 'AssertionError', message: 'expected 1 to be 2' };

  it.each([
    ['fails by what it expects', [outcome({ state: 'failed', errors: [expected] }), plain], 'caught'],
    ['passes', [outcome({}), plain], 'survived'],
    ['is not there', [plain], 'not run'],
    ['is skipped', [outcome({ state: 'skipped' }), plain], 'not run'],
    ['is not there without the bug', [outcome({ state: 'failed', errors: [expected] })], 'not run'],
    ['never ends', [failedWith('Error', 'Test timed out in 20000ms.'), plain], 'broken'],
    ['trips over the bug', [failedWith('TypeError', 'x is not a function'), plain], 'broken'],
    ['can not be loaded', [{ ...failedWith('SyntaxError', 'unexpected }'), name: '' }, plain], 'broken'],
    [
      'fails without the bug too',
      [outcome({ state: 'failed', errors: [expected] }), { ...plain, state: 'failed' as const, errors: [expected] }],
      'broken',
    ],
  ])('that %s', (_, outcomes, result) => {
    expect(judge(mutant('a', 'x'), outcomes)).toMatchObject({ result });
  });

  function failedWith(name: string, message: string): Outcome {
    return outcome({ state: 'failed', errors: [{ name, message }] });
  }

  function outcome(more: Partial<Outcome>): Outcome {
    return { project: 'a', name: 'a test', state: 'passed', errors: [], ...more };
  }
});

it('three of the mutants are caught by their tests, and what is no bug is not', async () => {
  const findings = await hunt([...SHARE, HARMLESS]);
  expect(findings).toEqual([
    ...SHARE.map(({ id }) => ({ id, result: 'caught' })),
    { id: 'harmless', result: 'survived', because: expect.stringContaining('passes with the bug') },
  ]);
});

/** Patterns of the titles of tests in a file and in what it takes from `support`: a quick look, without running any. */
function titlesIn(file: string): RegExp[] {
  const source = readFileSync(file, 'utf8');
  const own = [...source.matchAll(/(['`])((?:\\.|(?!\1).)+)\1,\s+(?:\{[^}]*\}, )?(?:async )?\(/g)];
  const titles = own.map(([, , title = '']) => {
    const parts = title.replaceAll("\\'", "'").split(/%[a-z]|\$[\w.]+/);
    return new RegExp(`(^| )${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.+')}$`);
  });
  const support = [...source.matchAll(/from '(\.\/support\/[\w-]+\.ts)'/g)];
  return [...titles, ...support.flatMap(([, path = '']) => titlesIn(join(dirname(file), path)))];
}

function mutant(id: string, find: string, replace = ''): Mutant {
  const caughtBy = { test: 'test/a.test.ts', name: 'a test' };
  return { id, bug: 'None.', patches: [{ file: 'src/a.ts', find, replace }], breaks: /x/, caughtBy };
}
