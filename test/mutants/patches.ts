/**
 * The deliberate bugs that our tests have to find: the 22 of reliability.md (§2, second table, and §6.4). A bug that
 * none of them finds any more is a hole in the tests, and fails `test/prove/mutants.test.ts`.
 */
import { MORE } from './more.ts';
import type { Mutant } from './mutant.ts';
import { PROTOCOL } from './protocol.ts';
import { SURROUNDINGS } from './surroundings.ts';

export const MUTANTS: readonly Mutant[] = [...PROTOCOL, ...SURROUNDINGS];

/** These and ours. */
export const ALL: readonly Mutant[] = [...MUTANTS, ...MORE];

/** No bug at all: whoever hunts it has to come back without it, or the hunt finds things that are not there. */
export const HARMLESS: Mutant = {
  id: 'harmless',
  bug: 'None: a number is written in another way.',
  patches: [{ file: 'src/engine/purchase/run.ts', find: 'LEAST_READINGS = 4;', replace: 'LEAST_READINGS = 0x4;' }],
  breaks: /nothing/,
  caughtBy: {
    test: 'test/engine/purchase/pay.test.ts',
    name: 'a payment without an answer is not repeated when the thing is listed',
  },
};

/** @throws Error when there is none of that name. */
export function mutantOf(id: string): Mutant {
  const mutant = [...ALL, HARMLESS].find((each) => each.id === id);
  if (mutant) return mutant;
  throw new Error(`there is no mutant "${id}"; there are: ${ALL.map((each) => each.id).join(', ')}`);
}
