/** How wide text is on a terminal, and how it is broken into lines. Knows colours; they take no room. */

const WIDE =
  /[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u{3000}-\u{303F}\u{FF01}-\u{FF60}\u{FFE0}-\u{FFE6}]/u;
const MARK = /[\p{Mn}\p{Me}]/u;
const ESCAPE = String.fromCharCode(27);

/** Terminal columns that a text takes; colour codes and combining marks take none, CJK and emoji two. */
export function textWidth(text: string): number {
  const plain = withoutColor(text);
  if (/^[ -~]*$/.test(plain)) return plain.length;
  let width = 0;
  for (const character of plain) width += MARK.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** Takes colour codes out again. */
export function withoutColor(text: string): string {
  if (!text.includes(ESCAPE)) return text;
  return text
    .split(ESCAPE)
    .map((part, at) => (at === 0 ? part : part.replace(/^\[[\d;]*m/u, '')))
    .join('');
}

/** Pads on the right (or the left) to a width in columns. */
export function padText(text: string, width: number, side: 'left' | 'right' = 'right'): string {
  const padding = ' '.repeat(Math.max(0, width - textWidth(text)));
  return side === 'right' ? `${text}${padding}` : `${padding}${text}`;
}

/** Cuts plain text to a width and says so with three dots. */
export function cutText(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += textWidth(character);
    if (used > width - 3) break;
    kept += character;
  }
  return `${kept}...`;
}

/** Narrower than this nothing can be read; a terminal may say 0. */
const NARROWEST = 24;

/** Breaks text at blanks so that no line is wider than `width`, except where one word is. */
export function wrapText(text: string, width: number): string[] {
  const room = Math.max(width, NARROWEST);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** A label, and a text beside it whose further lines are set under its first. */
export function labelled(label: string, lines: readonly string[], indent: number): string[] {
  const margin = ' '.repeat(indent);
  const hanging = ' '.repeat(indent + textWidth(label) + 1);
  return lines.map((line, at) => (at === 0 ? `${margin}${label} ${line}` : `${hanging}${line}`));
}
