/**
 * Finds what `JSON.parse` forgives or only describes vaguely: duplicate keys, numbers that would lose digits, nesting
 * without end, and the exact place of a fault. It builds no values; the text is read once, from left to right.
 */

/** Where a text stops being a document we accept. `offset` counts UTF-16 units from 0. */
export interface JsonFault {
  readonly offset: number;
  readonly because: string;
}

type Path = readonly (string | number)[];

interface Scan {
  readonly text: string;
  at: number;
  readonly path: (string | number)[];
  readonly word: RegExp;
  readonly escape: RegExp;
  readonly visit: ((path: Path, offset: number) => void) | undefined;
}

const DEEPEST = 100;

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

/** The first fault in reading order; undefined for a sound document. */
export function findFault(text: string): JsonFault | undefined {
  return run(startScan(text, undefined));
}

/** Offset of the value that `path` leads to, or of the nearest thing around it. For messages about sound documents. */
export function locateValue(text: string, path: Path): number {
  let depth = -1;
  let found = 0;
  const visit = (here: Path, offset: number) => {
    if (here.length <= depth || here.length > path.length) return;
    if (!here.every((part, i) => part === path[i])) return;
    depth = here.length;
    found = offset;
  };
  run(startScan(text, visit));
  return found;
}

function startScan(text: string, visit: Scan['visit']): Scan {
  const word = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
  const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
  return { text, at: 0, path: [], word, escape, visit };
}

function run(scan: Scan): JsonFault | undefined {
  try {
    scanValue(scan);
    skipBlanks(scan);
    if (scan.at < scan.text.length) fail(scan, 'something follows the end of the document');
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return { offset: scan.at, because: error.message };
    throw error;
  }
}

function fail(scan: Scan, because: string): never {
  const ended = scan.at >= scan.text.length;
  throw new SyntaxError(ended ? 'the document ends here, unfinished' : because);
}

function scanValue(scan: Scan): void {
  skipBlanks(scan);
  scan.visit?.(scan.path, scan.at);
  const first = scan.text.charCodeAt(scan.at);
  if (first === OPEN_BRACE) scanObject(scan);
  else if (first === OPEN_BRACKET) scanList(scan);
  else if (first === QUOTE) scanString(scan);
  else scanWord(scan);
}

function scanObject(scan: Scan): void {
  enter(scan);
  const keys = new Set<string>();
  const level = scan.path.length;
  if (take(scan, CLOSE_BRACE)) return;
  do {
    skipBlanks(scan);
    scan.path[level] = scanKey(scan, keys);
    expect(scan, COLON, 'a colon was expected');
    scanValue(scan);
  } while (take(scan, COMMA));
  scan.path.length = level;
  expect(scan, CLOSE_BRACE, 'a comma or the end of an object was expected');
}

function scanKey(scan: Scan, keys: Set<string>): string {
  const start = scan.at;
  if (scan.text.charCodeAt(start) !== QUOTE) fail(scan, 'a key in double quotes was expected');
  const escaped = scanString(scan);
  const raw = scan.text.slice(start + 1, scan.at - 1);
  const key = escaped ? String(JSON.parse(`"${raw}"`)) : raw;
  if (keys.has(key)) {
    scan.at = start;
    fail(scan, `the key "${key}" stands here a second time`);
  }
  keys.add(key);
  return key;
}

function scanList(scan: Scan): void {
  enter(scan);
  const level = scan.path.length;
  if (take(scan, CLOSE_BRACKET)) return;
  let index = 0;
  do {
    scan.path[level] = index;
    scanValue(scan);
    index += 1;
  } while (take(scan, COMMA));
  scan.path.length = level;
  expect(scan, CLOSE_BRACKET, 'a comma or the end of a list was expected');
}

function enter(scan: Scan): void {
  if (scan.path.length >= DEEPEST) fail(scan, `it is nested more than ${DEEPEST} levels deep`);
  scan.at += 1;
}

/** Steps over a string; true when it holds escapes. */
function scanString(scan: Scan): boolean {
  const { text } = scan;
  let escaped = false;
  for (scan.at += 1; ; scan.at += 1) {
    const code = text.charCodeAt(scan.at);
    if (code === QUOTE) break;
    if (code === BACKSLASH) {
      escaped = true;
      scanEscape(scan);
    } else if (!(code >= 0x20)) fail(scan, 'a control character stands inside a string');
  }
  scan.at += 1;
  return escaped;
}

function scanEscape(scan: Scan): void {
  scan.escape.lastIndex = scan.at;
  const match = scan.escape.exec(scan.text);
  if (match === null) fail(scan, 'an escape that JSON does not know stands inside a string');
  scan.at += match[0].length - 1;
}

function scanWord(scan: Scan): void {
  scan.word.lastIndex = scan.at;
  const word = scan.word.exec(scan.text)?.[0];
  if (word === undefined) fail(scan, 'a value was expected');
  if (losesDigits(word)) fail(scan, `the number ${word.slice(0, 40)} is too large to be kept exactly`);
  scan.at += word.length;
}

/** A double does not hold every integer beyond 2^53, and nothing beyond 1.8e308. What we wrote ourselves always passes. */
function losesDigits(word: string): boolean {
  if (word.length < 4) return false;
  const value = Number(word);
  return /^-?\d{16,}$/.test(word) ? String(value) !== word : Math.abs(value) === Number.POSITIVE_INFINITY;
}

function take(scan: Scan, code: number): boolean {
  skipBlanks(scan);
  if (scan.text.charCodeAt(scan.at) !== code) return false;
  scan.at += 1;
  return true;
}

function expect(scan: Scan, code: number, because: string): void {
  if (!take(scan, code)) fail(scan, because);
}

function skipBlanks(scan: Scan): void {
  const { text } = scan;
  let at = scan.at;
  for (let code = text.charCodeAt(at); code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09; ) {
    at += 1;
    code = text.charCodeAt(at);
  }
  scan.at = at;
}
