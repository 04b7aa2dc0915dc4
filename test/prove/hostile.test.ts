/** Everything hostile, in full: each row of docs/reliability.md, F and C4, with its N of N. */
import { afterAll, describe, it } from 'vitest';
import type { FigureRow } from '../../scripts/figures.ts';
import { scoreCanaries } from '../hostile/canaries.ts';
import { scoreDamagedStates } from '../hostile/damaged.ts';
import { evilTexts } from '../hostile/evil-text.ts';
import { hostileManifests } from '../hostile/manifests.ts';
import { redirects } from '../hostile/redirects.ts';
import { hostileReplies } from '../hostile/replies.ts';
import { scoreOf, type Table } from '../hostile/score.ts';
import { untrustedServers } from '../hostile/untrusted.ts';
import { writeFigures } from '../support/figures.ts';

const started = performance.now();
const rows: FigureRow[] = [];

const proves = <Case extends { readonly words: string }>(table: Table<Case>): void =>
  it(`${table.id}: ${table.what}`, async () => {
    rows.push(await scoreOf(table));
  });

describe('everything hostile', () => {
  it('C4: damaged states', async () => {
    rows.push(await scoreDamagedStates());
  });
  it('F1: secrets are nowhere', async () => {
    rows.push(await scoreCanaries());
  });
  proves(redirects);
  proves(untrustedServers);
  proves(hostileManifests);
  proves(hostileReplies);
  proves(evilTexts);
});

afterAll(() => {
  writeFigures({
    name: 'hostile',
    title: 'Damaged and hostile input',
    seconds: (performance.now() - started) / 1000,
    rows,
  });
});
