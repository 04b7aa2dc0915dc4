/** Writes what a full run of a proof came to, for the tables of docs/reliability.md. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join, resolve } from 'node:path';
import type { Figures } from '../../scripts/figures.ts';

/** What only the proof knows; where and when it ran is added. */
export type Outcome = Pick<Figures, 'name' | 'title' | 'seconds' | 'seeds' | 'rows' | 'notes'>;

const root = resolve(import.meta.dirname, '../..');

/** True when figures are asked for, with `HOSTFORM_FIGURES=1`: only a full run has figures worth keeping. */
export const wantsFigures = (): boolean => process.env['HOSTFORM_FIGURES'] === '1';

/** Writes `docs/figures/<name>.json`, in place of an earlier one, when figures are asked for. */
export function writeFigures(outcome: Outcome, folder = join(root, 'docs/figures')): void {
  if (!wantsFigures()) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${outcome.name}.json`), `${JSON.stringify(describeRun(outcome), null, 2)}\n`);
}

function describeRun({ name, title, seconds, seeds, rows, notes }: Outcome): Figures {
  return {
    name,
    title,
    date: new Date().toISOString().slice(0, 10),
    machine: {
      cpu: cpus()[0]?.model ?? 'unknown CPU',
      cores: cpus().length,
      memoryGiB: Math.round(totalmem() / 2 ** 30),
      os: `${type()} ${/^\d+\.\d+/.exec(release())?.[0] ?? release()}`,
      node: process.version,
    },
    commit: commitName(),
    seconds: Math.round(seconds),
    ...(seeds && { seeds }),
    rows,
    ...(notes && { notes }),
  };
}

/** The commit, and whether something else than it was tested. */
function commitName(): string {
  const git = (...argv: string[]): string => execFileSync('git', argv, { cwd: root, encoding: 'utf8' }).trim();
  const changed = git('status', '--porcelain', '--', 'src', 'test', 'package-lock.json') !== '';
  return `${git('rev-parse', '--short=7', 'HEAD')}${changed ? ' with changes' : ''}`;
}
