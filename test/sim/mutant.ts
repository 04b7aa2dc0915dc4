/** The deliberate bugs, for the bundle of the program. */
import { applyMutant } from '../mutants/mutant.ts';
import { mutantOf } from '../mutants/patches.ts';
import type { Patch } from './machine/program.ts';

/** The patch of a mutant; undefined for none. @throws Error for one that there is not. */
export function mutantNamed(id: string | undefined): Patch | undefined {
  if (id === undefined) return undefined;
  const mutant = mutantOf(id);
  return (file, source) => applyMutant(mutant, file, source);
}
