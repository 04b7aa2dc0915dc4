/** All deliberate bugs, hunted: `npm test` runs a share of the same (test/mutants). */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Finding, hunt } from '../mutants/hunt.ts';
import { applyMutant, filesOf, type Mutant } from '../mutants/mutant.ts';
import { ALL, MUTANTS } from '../mutants/patches.ts';
import { writeFigures } from '../support/figures.ts';

describe('every mutant', () => {
  it('is caught by the test that is named for it', async () => {
    const started = performance.now();
    const findings = await hunt(ALL);
    record(findings, (performance.now() - started) / 1000);
    expect(findings).toEqual(ALL.map(({ id }) => ({ id, result: 'caught' })));
  });
});

describe('the types', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hostform-mutant-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  cpSync('src', join(folder, 'src'), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  const config = { extends: resolve('tsconfig.json'), include: ['src'] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));

  it.each(ALL)('do not give $id away', (mutant) => {
    for (const file of filesOf(mutant)) writeFileSync(join(folder, file), patched(mutant, file));
    try {
      execFileSync(resolve('node_modules/.bin/tsc'), ['--noEmit', '-p', folder], { encoding: 'utf8' });
    } finally {
      for (const file of filesOf(mutant)) cpSync(file, join(folder, file));
    }
  });
});

const NOTES = [
  `The first ${MUTANTS.length} are those that a simulation of the protocol was measured by; the others are our own.`,
];

function patched(mutant: Mutant, file: string): string {
  return applyMutant(mutant, file, readFileSync(file, 'utf8'));
}

function record(findings: readonly Finding[], seconds: number): void {
  const rows = ALL.map(({ id, bug, caughtBy }) => ({
    id,
    what: `${bug} Caught by ${caughtBy.test}.`,
    passed: findings.some((finding) => finding.id === id && finding.result === 'caught') ? 1 : 0,
    of: 1,
  }));
  writeFigures({ name: 'mutants', title: 'Deliberate bugs, each caught by a named test', seconds, rows, notes: NOTES });
}
