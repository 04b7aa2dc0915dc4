/** Vendors that fail for a while, and that are down: each row of docs/reliability.md, G, with its N of N. */
import { expect, it } from 'vitest';
import { outages, vendorsDown } from '../hostile/outages.ts';
import { type Score, scoreOf } from '../hostile/score.ts';
import { addFigures } from '../support/figures.ts';

async function expectAll(score: Promise<Score>): Promise<void> {
  const started = performance.now();
  const { row, failures } = await score;
  const seconds = Math.round((performance.now() - started) / 1000);
  addFigures({ name: 'outages', title: 'Vendors that fail or are down' }, { ...row, seconds });
  expect(failures).toEqual([]);
}

it(`G1: ${outages.what}`, () => expectAll(scoreOf(outages)));
it(`G4: ${vendorsDown.what}`, () => expectAll(scoreOf(vendorsDown)));
