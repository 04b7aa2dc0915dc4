/** What a command answered, in the words in which two programs can be held against each other. */

/** One entry per command or count of a scenario: `plan` -> `0 · plan 1/0/0` */
export type Answers = { readonly [of: string]: string };

/** The answer for a key of a document. */
export const THERE = 'there';

/**
 * Sentences that other tools parse (iac.md §6.6), to the letter, and what stands for them here. Error texts are each
 * program's own and are not compared.
 */
const SENTENCES: readonly (readonly [RegExp, string])[] = [
  [/^Plan: (\d+) to add, (\d+) to change, (\d+) to destroy\.$/, 'plan $1/$2/$3'],
  [/^No changes\. Your infrastructure matches the configuration\.$/, 'no changes'],
  [/^Apply complete! Resources: (\d+) added, (\d+) changed, (\d+) destroyed\.$/, 'applied $1/$2/$3'],
  [/^Destroy complete! Resources: (\d+) destroyed\.$/, 'destroyed $1'],
];

/** What only looks like one of them stays as it is, so that a single letter is a difference. */
const ALIKE = /^(?:Plan: |No changes|Apply complete|Destroy complete|Success! )/;

export interface Done {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The exit code, and those of the sentences that were said. */
export function answerOf({ code, out, err }: Done): string {
  const said = `${out}\n${err}`
    .split('\n')
    .filter((line) => ALIKE.test(line))
    .map(shortly);
  return [code === null ? 'killed' : String(code), ...new Set(said)].join(' · ');
}

function shortly(line: string): string {
  const [sentence, short] = SENTENCES.find(([pattern]) => pattern.test(line)) ?? [];
  return sentence && short ? line.replace(sentence, short) : line;
}

/** Collects the answers of one scenario; no two may have one name. */
export function notebook(): { readonly answers: () => Answers; readonly note: (of: string, answer: string) => void } {
  const found: Record<string, string> = {};
  return {
    answers: () => found,
    note(of, answer) {
      if (of in found) throw new RangeError(`two answers are called "${of}"`);
      found[of] = answer;
    },
  };
}
