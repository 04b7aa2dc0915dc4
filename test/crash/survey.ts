/** A proof that goes through all of something, and tells how much of it held. */
import { expect } from 'vitest';
import type { FigureRow } from '../../scripts/figures.ts';
import { inTurn } from './three-servers.ts';

interface Survey<T> {
  readonly id: string;
  readonly what: string;
  readonly items: readonly T[];
  readonly work: (item: T) => Promise<unknown>;
  /** What a failing item is called. */
  readonly words?: (item: T) => string;
  readonly atOnce?: number;
}

/** Goes on after a failure; `tell` gets the row before the failures, all of them, fail the test. */
export async function survey<T>(
  { id, what, items, work, words = (item) => JSON.stringify(item), atOnce = 4 }: Survey<T>,
  tell: (row: FigureRow) => void,
): Promise<void> {
  const failures: string[] = [];
  const withFate = async (item: T): Promise<void> => {
    try {
      await work(item);
    } catch (error) {
      failures.push(`${words(item)}\n${error instanceof Error ? error.message : String(error)}`);
    }
  };
  await inTurn(items, withFate, atOnce);
  process.stdout.write(`${what}: ${items.length - failures.length}/${items.length}\n`);
  tell({ id, what, passed: items.length - failures.length, of: items.length });
  expect(failures.join('\n\n')).toBe('');
}

/** One line per row, as `npm run prove` ends with. */
export function tableOf(rows: readonly FigureRow[]): string {
  const widest = Math.max(...rows.map(({ what }) => what.length));
  return rows
    .map(({ id, what, passed, of }) => `  ${id.padEnd(4)} ${what.padEnd(widest)}  ${`${passed}/${of}`.padStart(9)}\n`)
    .join('');
}
