/** The tables of docs/terraform.md as data: what is known to differ, and why. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Answers, THERE } from './answers.ts';

const page = readFileSync(join(resolve(import.meta.dirname, '../..'), 'docs/terraform.md'), 'utf8');

export interface Difference {
  readonly scenario: string;
  readonly of: string;
  readonly terraform: string;
  readonly hostform: string;
}

/** Rows of all tables whose head begins with this cell; `code` marks are left out. */
function rowsUnder(head: string): string[][] {
  const lines = page.split('\n');
  const rows: string[][] = [];
  lines.forEach((line, start) => {
    if (!line.startsWith(`| ${head} |`)) return;
    const end = lines.findIndex((each, at) => at > start && !each.startsWith('|'));
    rows.push(...lines.slice(start + 2, end < 0 ? undefined : end).map(cellsOf));
  });
  if (rows.length === 0) throw new RangeError(`docs/terraform.md has no table with the head "${head}"`);
  return rows;
}

function cellsOf(line: string): string[] {
  return line
    .replace(/^\| | \|$/g, '')
    .split(' | ')
    .map((cell) => cell.replaceAll('`', '').trim());
}

/** The differences that the page explains. @throws RangeError for a row without a reason. */
export function documented(): Difference[] {
  return rowsUnder('scenario').map(([scenario = '', of = '', terraform = '', hostform = '', why = '']) => {
    if (why === '') throw new RangeError(`no reason is given for "${scenario}", ${of}`);
    return { scenario, of, terraform, hostform };
  });
}

/**
 * Where the two answered differently. An answer that only one gave is a difference as well; of a branch of a document
 * that only one has, its root says it all.
 */
export function differences(scenario: string, terraform: Answers, hostform: Answers): Difference[] {
  const asked = [...new Set([...Object.keys(terraform), ...Object.keys(hostform)])];
  const all = asked
    .map((of) => ({ scenario, of, terraform: terraform[of] ?? '–', hostform: hostform[of] ?? '–' }))
    .filter((each) => each.terraform !== each.hostform);
  return all.filter((each) => !all.some((root) => isBelow(each, root)));
}

function isBelow(each: Difference, root: Difference): boolean {
  if (each.terraform !== THERE && each.hostform !== THERE) return false;
  return each.terraform === root.terraform && (each.of.startsWith(`${root.of}.`) || each.of.startsWith(`${root.of}[]`));
}

/** As a row of the page, for whoever has to write it. */
export function rowOf({ scenario, of, terraform, hostform }: Difference): string {
  return `| ${scenario} | ${of} | ${terraform} | ${hostform} |`;
}
