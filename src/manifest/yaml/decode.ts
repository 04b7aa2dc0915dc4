import type { Problem } from '../../model/errors.ts';
import { problem } from '../problem.ts';

/** The text of a file: UTF-8, with or without a byte order mark. Anything else is a problem at its first bad byte. */
export function decode(bytes: Uint8Array, file: string): { text: string } | { problem: Problem } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { problem: notUtf8(bytes, file) };
  }
}

function notUtf8(bytes: Uint8Array, file: string): Problem {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return problem({
    code: 'YAML_SYNTAX',
    summary: 'Not UTF-8 text',
    detail: wide ? `${file} is UTF-16 text.` : `${file} holds a byte that is no UTF-8 text.`,
    hint: 'save the file as UTF-8',
    at: wide ? { file, line: 1, column: 1 } : { file, ...firstBadPlace(bytes) },
  });
}

/** A line feed is never a part of another UTF-8 character, so that each line can be tried alone. */
function firstBadPlace(bytes: Uint8Array): { line: number; column: number } {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const lenient = new TextDecoder('utf-8');
  for (let start = 0, line = 1; start <= bytes.length; line += 1) {
    const newline = bytes.indexOf(10, start);
    const part = bytes.subarray(start, newline === -1 ? bytes.length : newline);
    try {
      strict.decode(part);
    } catch {
      return { line, column: Math.max(lenient.decode(part).indexOf('\ufffd'), 0) + 1 };
    }
    if (newline === -1) break;
    start = newline + 1;
  }
  return { line: 1, column: 1 };
}
