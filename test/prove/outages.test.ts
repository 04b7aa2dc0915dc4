/** Vendors that fail for a while, and that are down: each row of docs/reliability.md, G, with its N of N. */
import { afterAll, expect, it } from 'vitest';
import type { FigureRow } from '../../scripts/figures.ts';
import { outages, vendorsDown } from '../hostile/outages.ts';
import { scoreOf } from '../hostile/score.ts';
import { writeFigures } from '../support/figures.ts';

const started = performance.now();
const rows: FigureRow[] = [];

it(`G1: ${outages.what}`, async () => {
  const { row, failures } = await scoreOf(outages);
  rows.push(row);
  expect(failures).toEqual([]);
});

it(`G4: ${vendorsDown.what}`, async () => {
  const { row, failures } = await scoreOf(vendorsDown);
  rows.push(row);
  expect(failures).toEqual([]);
});

afterAll(() => {
  writeFigures({
    name: 'outages',
    title: 'Vendors that fail or are down',
    seconds: (performance.now() - started) / 1000,
    rows,
  });
});
