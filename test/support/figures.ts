/** Writes what a full run of a proof came to, for the tables of docs/reliability.md. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { join, resolve } from 'node:path';
import { type FigureRow, type Figures, readFigures } from '../../scripts/figures.ts';

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

/**
 * One row more, for a proof whose tables may be run one by one. Rows that were made on the same day are kept, but for
 * one of the same id; all are in the order of their ids, and their seconds are added up.
 */
export function addFigures(proof: Pick<Outcome, 'name' | 'title' | 'notes'>, row: FigureRow, folder?: string): void {
  const path = join(folder ?? join(root, 'docs/figures'), `${proof.name}.json`);
  const earlier = existsSync(path) ? readFigures(path, readFileSync(path, 'utf8')) : undefined;
  const isToday = earlier?.date === new Date().toISOString().slice(0, 10);
  const kept = isToday ? earlier.rows.filter(({ id }) => id !== row.id) : [];
  const rows = [...kept, row].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
  const seconds = rows.reduce((sum, each) => sum + (each.seconds ?? 0), 0);
  writeFigures({ ...proof, rows, seconds }, folder);
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
