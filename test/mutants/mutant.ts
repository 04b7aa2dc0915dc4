/** A deliberate bug of our own source, as text: what stands there, and what an engineer might have written instead. */

/** One edit of one file. */
export interface Patch {
  /** From the root of the repository: `src/engine/purchase/pay.ts`. */
  readonly file: string;
  /** Stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
}

export interface Mutant {
  readonly id: string;
  /** What is wrong, in one sentence. */
  readonly bug: string;
  readonly patches: readonly Patch[];
  /** What the simulation says is broken. */
  readonly breaks: RegExp;
  readonly caughtBy: {
    /** From the root of the repository. */
    readonly test: string;
    /** The whole name: what its `describe` says, then its own. */
    readonly name: string;
  };
}

/**
 * The source of `file` with the bug in it; as it is when the bug lies elsewhere. `file` as in the patches.
 * @throws Error when what is to be replaced is not there exactly once: then the code has moved on, and the patch has to.
 */
export function applyMutant(mutant: Mutant, file: string, source: string): string {
  return mutant.patches
    .filter((patch) => patch.file === file)
    .reduce((text, patch) => edit(mutant, patch, text), source);
}

function edit({ id }: Mutant, { file, find, replace }: Patch, text: string): string {
  const parts = text.split(find);
  if (parts.length === 2) return parts.join(replace);
  throw new Error(
    `mutant ${id}: ${file} has ${parts.length - 1} times, and not once, what is to be replaced:\n${find}\n` +
      'Write the patch anew (test/mutants/) so that it makes the same mistake in the code as it is now.',
  );
}

/** The files that a mutant changes. */
export function filesOf({ patches }: Mutant): string[] {
  return [...new Set(patches.map(({ file }) => file))];
}
