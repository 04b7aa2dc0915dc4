/** Everything hostile, in full: each row of docs/reliability.md, F and C4, with its N of N. */
import { describe, expect, it } from 'vitest';
import { scoreCanaries } from '../hostile/canaries.ts';
import { scoreDamagedStates } from '../hostile/damaged.ts';
import { evilTexts } from '../hostile/evil-text.ts';
import { hostileManifests } from '../hostile/manifests.ts';
import { redirects } from '../hostile/redirects.ts';
import { hostileReplies } from '../hostile/replies.ts';
import { type Score, scoreOf, type Table } from '../hostile/score.ts';
import { untrustedServers } from '../hostile/untrusted.ts';
import { addFigures } from '../support/figures.ts';

const NOTES = [
  'F1 counts a search for one secret in one spelling in one channel: a stream, a file while or after a run, the addresses asked for, the command lines.',
  'F2 to F5 run the built command as a process of its own, against vendors and servers of states on loopback.',
];

const PROOF = { name: 'hostile', title: 'Damaged and hostile input', notes: NOTES };

/** What did not hold is among the figures too, and fails the proof. */
function proves(words: string, score: () => Promise<Score>): void {
  it(words, async () => {
    const started = performance.now();
    const { row, failures } = await score();
    addFigures(PROOF, { ...row, seconds: Math.round((performance.now() - started) / 1000) });
    for (const failure of failures) process.stdout.write(`${failure}\n`);
    expect(failures).toEqual([]);
  });
}

const provesTable = <Case extends { readonly words: string }>(table: Table<Case>): void =>
  proves(`${table.id}: ${table.what}`, () => scoreOf(table));

describe('everything hostile', () => {
  proves('C4: damaged states', () => scoreDamagedStates());
  proves('F1: secrets are nowhere', () => scoreCanaries());
  provesTable(redirects);
  provesTable(untrustedServers);
  provesTable(hostileManifests);
  provesTable(hostileReplies);
  provesTable(evilTexts);
});
