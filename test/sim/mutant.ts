/** The deliberate bugs, for the bundle of the program. */
import { applyMutant, MUTANTS } from '../mutants/patches.ts';
import type { Patch } from './machine/program.ts';

/** The patch of a mutant; undefined for none. @throws RangeError for one that there is not. */
export function mutantNamed(id: string | undefined): Patch | undefined {
  if (id === undefined) return undefined;
  const mutant = MUTANTS.find((each) => each.id === id);
  if (!mutant) throw new RangeError(`There is no mutant "${id}": ${MUTANTS.map((each) => each.id).join(', ')}`);
  return (file, source) => applyMutant(mutant, file, source);
}
