/** Numbered tables of cases, of which every one has to hold: `npm test` runs a share, `npm run prove` counts them all. */
import { it } from 'vitest';
import type { FigureRow } from '../../scripts/figures.ts';

export interface Table<Case extends { readonly words: string }> {
  /** Number in docs/reliability.md: `F4`. */
  readonly id: string;
  readonly what: string;
  readonly cases: readonly Case[];
  /** Throws when the case does not hold. */
  readonly check: (one: Case) => Promise<void>;
  /** How many at a time; they wait for a child process or a server most of the time. */
  readonly atOnce?: number;
}

/** The n-th of each `every` cases, a test each. */
export function shareOf<Case extends { readonly words: string }>(table: Table<Case>, every: number, from = 0): void {
  const share = table.cases.filter((_, at) => at % every === from % every);
  it.concurrent.each(share)(`${table.id}: $words`, { timeout: 120_000 }, (one) => table.check(one));
}

/** A row of the figures, and what did not hold in it. */
export interface Score {
  readonly row: FigureRow;
  readonly failures: readonly string[];
}

/** Every case of the table; prints `F4: 40/40`. */
export async function scoreOf<Case extends { readonly words: string }>(table: Table<Case>): Promise<Score> {
  const failures: string[] = [];
  const waiting = [...table.cases];
  const work = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const { words } = one;
      await table.check(one).catch((error: unknown) => failures.push(`${words}: ${String(error)}`));
    }
  };
  await Promise.all(Array.from({ length: table.atOnce ?? 1 }, work));
  return settle({ id: table.id, what: table.what, of: table.cases.length, failures });
}

/** Prints the score and makes a row of it. */
export function settle(counted: {
  readonly id: string;
  readonly what: string;
  readonly of: number;
  readonly failures: readonly string[];
}): Score {
  const { id, what, of, failures } = counted;
  const passed = of - failures.length;
  process.stdout.write(`${id}: ${passed}/${of} ${what}\n`);
  return { row: { id, what, passed, of }, failures };
}
