/** The figures of a full run, for docs/reliability.md. */
import { wantsFigures, writeFigures } from '../support/figures.ts';
import type { Tally } from './batch.ts';
import { SOMETIMES } from './coverage.ts';

export interface FiguresInput {
  readonly tally: Tally;
  readonly seconds: number;
  readonly first: number;
  readonly replays: { readonly same: number; readonly of: number };
}

export function figuresOf({ tally, seconds, first, replays }: FiguresInput): void {
  if (!wantsFigures()) return;
  const { seeds, broken, blocked, coverage, runs, requests } = tally;
  const reached = SOMETIMES.filter((cell) => (coverage.get(cell) ?? 0) >= 20).length;
  writeFigures({
    name: 'simulation',
    title: 'Simulated histories',
    seconds,
    seeds: { from: first, count: seeds },
    rows: [
      { id: 'E1', what: 'histories that kept every promise', passed: seeds - broken.length, of: seeds },
      { id: 'E1', what: 'seeds that left the same trace when run again', passed: replays.same, of: replays.of },
      {
        id: 'E4',
        what: 'states of a purchase that met each fate 20 times or more',
        passed: reached,
        of: SOMETIMES.length,
      },
    ],
    notes: [
      `${runs} runs of hostform and ${requests} requests in these histories.`,
      `${blocked} of them ended with a purchase that only a person can close, although nobody had touched it.`,
    ],
  });
}
