/** How a line of a manifest is shown beside a problem: cut to a readable length, and without the secrets in it. */

const LONGEST = 200;
/** Where a cut line shows the column that is meant, counted from 1. */
const CENTRE = 101;

/**
 * The line, or at most 200 characters of it around `column`. What was cut is marked with `…`; a line that begins with
 * that mark shows the meant column at `shownColumn`.
 */
export function cutLine(line: string, column: number): string {
  if (line.length <= LONGEST) return line;
  if (column <= CENTRE) return `${line.slice(0, LONGEST - 1)}…`;
  const from = column - CENTRE;
  const whole = line.length - from <= LONGEST;
  return `…${line.slice(from + 1, whole ? line.length : from + LONGEST - 1)}${whole ? '' : '…'}`;
}

/** The column of `text` (from 1) under which a mark for the position belongs: differs from `column` in cut lines only. */
export function shownColumn(at: { readonly column: number; readonly text?: string }): number {
  return at.column > CENTRE && at.text?.startsWith('…') ? CENTRE : at.column;
}

const VARIABLES_ONLY = /^[ \t]*["']?(?:\$\{[A-Za-z_]\w*(?::-|:\?[^}]*)?\})+["']?[ \t]*(?:[,}#].*)?$/;

/** Keys that were meant to be a secret field, misspelt as they may be: `pasword`, `passwd`, `promocode`. */
const LIKE_A_SECRET = '[\\w-]*(?:pas+w|secret|token|promo)[\\w-]*';

/**
 * Which lines show what is secret: from the line's number (from 1) to the count of characters that may be shown.
 * Works on text, so that it also holds for files that could not be parsed. A value made of variables only is no secret.
 */
export function secretLines(text: string, fields: readonly string[]): ReadonlyMap<number, number> {
  const shown = new Map<number, number>();
  if (fields.length === 0) return shown;
  const name = `(?:${[...fields, LIKE_A_SECRET].join('|')})`;
  // In JSON's way of writing no blank follows the colon of a quoted key.
  const field = new RegExp(`(?:^|[\\s{,])(?:["']${name}["'][ \\t]*:|${name}[ \\t]*:(?=[ \\t]|$))`, 'gi');
  let inside = -1;
  text.split('\n').forEach((raw, index) => {
    const line = raw.replace(/\r$/, '');
    const indent = line.search(/\S/);
    if (indent >= 0 && indent <= inside) inside = -1;
    if (inside >= 0) shown.set(index + 1, 0);
    const start = inside >= 0 ? undefined : literalStart(line, field);
    if (start === undefined) return;
    inside = Math.max(indent, 0);
    if (line.length > start) shown.set(index + 1, start + (/[ \t]/.test(line.charAt(start)) ? 1 : 0));
  });
  return shown;
}

/** Where the first literal value of a secret field begins; undefined when the line has none. */
function literalStart(line: string, field: RegExp): number | undefined {
  for (const match of line.matchAll(field)) {
    const end = match.index + match[0].length;
    if (!VARIABLES_ONLY.test(line.slice(end))) return end;
  }
  return undefined;
}
