import type { Problem } from '../../model/errors.ts';
import { problem } from '../problem.ts';
import type { Source } from './source.ts';

/** Control characters, also those above U+007F, a byte order mark inside the file, and a CR that ends no line. */
const FORBIDDEN_IN_FILE = /(?!\t|\n|\r\n)[\p{Cc}\u{FEFF}]/u;

/** The same in a value, where an escape like "\e" or "\ud800" may have written it; line ends are text there. */
const FORBIDDEN_IN_VALUE = /(?![\t\n\r])[\p{Cc}\p{Cs}\u{FEFF}]/u;

/** A problem at the first character that has no place in a manifest; undefined when there is none. */
export function checkCharacters(source: Source): Problem | undefined {
  const start = source.text.search(FORBIDDEN_IN_FILE);
  if (start < 0) return undefined;
  const lone = source.text[start] === '\r';
  return problem({
    code: 'YAML_SYNTAX',
    summary: 'Forbidden character',
    detail: lone
      ? 'There is a carriage return (U+000D) that no line feed follows.'
      : `There is ${nameOf(source.text, start)} in the file.`,
    hint: lone ? 'save the file with the line ends LF or CRLF' : 'remove it',
    at: source.at({ start, end: start + 1 }),
  });
}

/** The name of the first character that has no place in a value: `a control character (U+001B)`. */
export function forbiddenCharacter(value: string): string | undefined {
  const index = value.search(FORBIDDEN_IN_VALUE);
  return index < 0 ? undefined : nameOf(value, index);
}

function nameOf(text: string, index: number): string {
  const point = text.codePointAt(index) ?? 0;
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  if (point === 0) return `a NUL character (${code})`;
  if (point === 0xfeff) return `a byte order mark (${code})`;
  return point >= 0xd800 && point <= 0xdfff ? `half a character (${code})` : `a control character (${code})`;
}
