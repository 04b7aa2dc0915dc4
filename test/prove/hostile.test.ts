/** Everything hostile, in full: each row of docs/reliability.md, F and C4, with its N of N. */
import { afterAll, describe, it } from 'vitest';
import type { FigureRow } from '../../scripts/figures.ts';
import { hostileManifests } from '../hostile/manifests.ts';
import { hostileReplies } from '../hostile/replies.ts';
import { scoreOf } from '../hostile/score.ts';
import { writeFigures } from '../support/figures.ts';

const started = performance.now();
const rows: FigureRow[] = [];

describe('hostile input', () => {
  it(hostileManifests.what, async () => {
    rows.push(await scoreOf(hostileManifests));
  });
  it(hostileReplies.what, async () => {
    rows.push(await scoreOf(hostileReplies));
  });
});

afterAll(() => {
  writeFigures({
    name: 'hostile',
    title: 'Damaged and hostile input',
    seconds: (performance.now() - started) / 1000,
    rows,
  });
});
