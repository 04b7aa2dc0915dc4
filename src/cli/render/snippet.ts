/** A line of source with what is meant underlined. */
import type { SourcePosition } from '../../model/errors.ts';
import type { Style } from './colors.ts';
import { safeText } from './safe-text.ts';
import { cutText, textWidth } from './text-width.ts';

const TAB = '    ';
const CUT = '...';
/** So much of what follows is kept when a line is cut. */
const AHEAD = 20;

/** The line with its number in a gutter, and carets under it. Nothing where the line is not known. */
export function snippetLines(
  at: SourcePosition,
  { style, width }: { readonly style: Style; readonly width: number },
): string[] {
  if (at.text === undefined) return [];
  const gutter = String(at.line).padStart(6);
  const { line, caret } = excerpt(at.text, at, Math.max(40, width - gutter.length - 3));
  const edge = style.dim('|');
  return [`${style.dim(gutter)} ${edge} ${line}`, `${' '.repeat(gutter.length)} ${edge} ${style.red(caret)}`];
}

interface Excerpt {
  readonly line: string;
  readonly caret: string;
}

/** What is shown of a line: tabs become blanks, wide lines are cut around the place that is meant. */
function excerpt(text: string, { column, endColumn }: SourcePosition, width: number): Excerpt {
  const start = Math.min(column - 1, text.length);
  const end = Math.max(start, Math.min((endColumn ?? column + 1) - 1, text.length));
  // Made safe as a whole: cut first, a command to a CI runner could come together again from two harmless halves.
  const shown = shownText(text);
  const [from, to] = [shownText(text.slice(0, start)).length, shownText(text.slice(0, end)).length];
  const [before, meant, after] = [shown.slice(0, from), shown.slice(from, to), shown.slice(to)];
  const marked = cutText(meant, width - 2 * CUT.length);
  const left = keepEnd(before, width - textWidth(marked) - Math.min(textWidth(after), AHEAD));
  const right = cutText(after, Math.max(CUT.length, width - textWidth(left) - textWidth(marked)));
  return {
    line: `${left}${marked}${right}`.trimEnd(),
    caret: `${' '.repeat(textWidth(left))}${'^'.repeat(Math.max(1, textWidth(marked)))}`,
  };
}

function shownText(text: string): string {
  return text.split('\t').map(safeText).join(TAB);
}

/** The end of a text, at most so wide. */
function keepEnd(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = '';
  for (const character of Array.from(text).reverse()) {
    if (textWidth(kept) + textWidth(character) > width - CUT.length) break;
    kept = `${character}${kept}`;
  }
  return `${CUT}${kept}`;
}
