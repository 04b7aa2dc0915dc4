import { describe, expect, test } from 'vitest';
import { accepted, refused, told } from '../support/read-text.ts';

const HEAD = 'hostform: 1\n';
const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));
const levels = (count: number) => Array.from({ length: count }, (_, index) => `${' '.repeat(index + 1)}a:\n`).join('');
const bomb = Array.from('bcdefghi', (name, index) => {
  const alias = `*${'abcdefgh'[index]}`;
  return `x-${name}: &${name} [${Array(9).fill(alias).join(', ')}]\n`;
});
const merges = Array.from({ length: 60 }, (_, index) => {
  return `x-${index + 1}: &m${index + 1} { <<: [*m${index}, *m${index}] }\n`;
});

const DEEP = 'Nested too deeply | Mappings and lists may be 64 deep inside one another.';

describe('what would exhaust the parser', () => {
  test.each([
    ['10,000 open brackets', `${HEAD}x-a: ${'['.repeat(10_000)}`, `YAML_LIMIT m.yaml:2:69-70 ${DEEP}`],
    ['100,000 open brackets', `${HEAD}x-a: ${'['.repeat(100_000)}`, `YAML_LIMIT m.yaml:2:69-70 ${DEEP}`],
    ['10,000 closed ones', `${HEAD}x-a: ${'['.repeat(1e4)}${']'.repeat(1e4)}`, `YAML_LIMIT m.yaml:2:69-70 ${DEEP}`],
    ['100,000 open braces', `${HEAD}x-a: ${'{a: '.repeat(1e5)}`, `YAML_LIMIT m.yaml:2:258-259 ${DEEP}`],
    ['2,000 levels of mappings', `${HEAD}x-a:\n${levels(2000)}`, `YAML_LIMIT m.yaml:66:66-67 ${DEEP}`],
    ['100,000 levels of lists', `${HEAD}x-a:\n ${'- '.repeat(1e5)}`, `YAML_LIMIT m.yaml:3:128-129 ${DEEP}`],
    ['explicit keys', `${HEAD}x-a:\n ${'? '.repeat(1e5)}`, `YAML_LIMIT m.yaml:3:128-129 ${DEEP}`],
    ['a mebibyte too much', `${HEAD}x-a: ${'x'.repeat(9 * 2 ** 20)}`, 'YAML_LIMIT m.yaml:1:1 Manifest too large | '],
    [
      'too many values',
      `${HEAD}x-a: [${'a,'.repeat(400_000)}]`,
      'YAML_LIMIT m.yaml:2:799999-800000 Too many values | ',
    ],
    ['too many commas', `${HEAD}x-a: [${','.repeat(400_100)}]`, 'YAML_LIMIT m.yaml:2:400005-400006 Too many values | '],
    ['an alias bomb', `${HEAD}x-a: &a [l, l]\n${bomb.join('')}`, 'YAML_LIMIT m.yaml:3:42-44 Too many aliases | '],
    ['a merge bomb', `${HEAD}x-0: &m0 { k: 1 }\n${merges.join('')}`, 'YAML_LIMIT m.yaml:3:17-20 Too many aliases | '],
    ['an alias inside itself', `${HEAD}x-a: &a [*a]\n`, 'YAML_LIMIT m.yaml:2:10-12 Endless alias | '],
    [
      'aliases that nest what is flat',
      `${HEAD}x-a: &a ${'['.repeat(40)}${']'.repeat(40)}\nx-b: ${'['.repeat(30)}*a${']'.repeat(30)}\n`,
      'YAML_LIMIT m.yaml:3:36-38 Nested too deeply | Aliases included, values may be 64 deep.',
    ],
  ])('is refused with its place: %s', (_what, text, expected) => {
    const lines = told(refused({ 'm.yaml': text }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(expected);
  });

  test.each([
    ['64 levels', `${HEAD}x-a: ${'['.repeat(63)}${']'.repeat(63)}\n`],
    ['100,000 keys', `${HEAD}${Array.from({ length: 100_000 }, (_, index) => `x-${index}: 1\n`).join('')}`],
    ['a text of four mebibytes', `${HEAD}x-a: ${'x'.repeat(4 * 2 ** 20)}\n`],
    ['thousands of aliases, one per server', `${HEAD}x-a: &a {}\nx-b: [${Array(9999).fill('*a').join(', ')}]\n`],
    ['100,000 blank lines, then as many comments', `${HEAD}${'\n'.repeat(1e5)}${' #\n'.repeat(1e5)}`],
  ])('does not keep ordinary size from being read: %s', (_what, text) => {
    expect(accepted({ 'm.yaml': text }).files).toEqual(['m.yaml']);
  });

  test('an alias bomb inside a resource is refused as well', () => {
    const text = `x-a: &a [l, l]\n${bomb.join('')}servers: { w: { addons: *i } }\n`;
    expect(refused(text).map(({ code }) => code)).toEqual(['YAML_LIMIT']);
  });
});

describe('what could mean something else than it seems', () => {
  test.each([
    [
      'a custom tag',
      'x-a: !env FOO\n',
      'YAML_SYNTAX m.yaml:2:6-10 Custom tag | Tags have no meaning in a manifest: !env.',
    ],
    ['a tag of YAML 1.1', 'x-a: !!binary aGk=\n', 'YAML_SYNTAX m.yaml:2:6-14 Custom tag | '],
    ['a set', 'x-a: !!set { a, b }\n', 'YAML_SYNTAX m.yaml:2:6-11 Custom tag | '],
    ['a function', 'x-a: !!js/function "x"\n', 'YAML_SYNTAX m.yaml:2:6-19 Custom tag | '],
    ['a key twice', 'budget: {}\nbudget: {}\n', 'DUPLICATE m.yaml:3:1-7 Duplicate key | "budget" is written twice'],
    ['a number and its text as keys', 'x-a: { 1: a, "1": b }\n', 'DUPLICATE m.yaml:2:14-17 Duplicate key | '],
    ['__proto__', '__proto__: { a: 1 }\n', 'YAML_SYNTAX m.yaml:2:1-10 Forbidden key | "__proto__" can not be a key.'],
    ['constructor', 'x-a: { constructor: 1 }\n', 'YAML_SYNTAX m.yaml:2:8-19 Forbidden key | '],
    ['prototype', 'x-a: { "prototype": 1 }\n', 'YAML_SYNTAX m.yaml:2:8-19 Forbidden key | '],
    [
      'a byte order mark inside',
      'x-a: a\ufeffb\n',
      'YAML_SYNTAX m.yaml:2:7-8 Forbidden character | There is a byte order',
    ],
    [
      'NUL',
      'x-a: a\0b\n',
      'YAML_SYNTAX m.yaml:2:7-8 Forbidden character | There is a NUL character (U+0000) in the file.',
    ],
    ['an escape sequence', 'x-a: \x1b[31m\n', 'YAML_SYNTAX m.yaml:2:6-7 Forbidden character | There is a control'],
    ['an escaped one', 'x-a: "a\\e[31m"\n', 'YAML_SYNTAX m.yaml:2:6-15 Forbidden character | There is a control'],
    ['one in a key', 'x-a: { "a\\e": 1 }\n', 'YAML_SYNTAX m.yaml:2:8-13 Forbidden character | There is a control'],
    ['half a character', 'x-a: "\\ud800"\n', 'YAML_SYNTAX m.yaml:2:6-14 Forbidden character | There is half a'],
    ['a C1 control', 'x-a: a\u0085b\n', 'YAML_SYNTAX m.yaml:2:7-8 Forbidden character | '],
    ['two documents', '---\nhostform: 1\n', 'YAML_SYNTAX m.yaml:2:1-4 Several documents in one file | '],
    [
      'two documents, the first one ended',
      '...\nhostform: 1\n',
      'YAML_SYNTAX m.yaml:3:1-4 Several documents in one file | ',
    ],
    [
      'a number of 20 digits',
      'x-a: 12345678901234567890\n',
      'YAML_SYNTAX m.yaml:2:6-26 Number too large | 1234567890123456',
    ],
    ['2^53 + 1', 'x-a: 9007199254740993\n', 'YAML_SYNTAX m.yaml:2:6-22 Number too large | '],
    [
      'an octal number',
      'x-a: 010\n',
      'YAML_SYNTAX m.yaml:2:6-9 Ambiguous number | 010 is a decimal number in YAML 1.2',
    ],
    ['infinity', 'x-a: -.inf\n', 'YAML_SYNTAX m.yaml:2:6-11 Not a usable number | '],
    ['no number', 'x-a: .nan\n', 'YAML_SYNTAX m.yaml:2:6-10 Not a usable number | '],
    ['a number that overflows', 'x-a: 1e400\n', 'YAML_SYNTAX m.yaml:2:6-11 Not a usable number | '],
    [
      'an unknown alias',
      'x-a: &abc 1\nx-b: *abd\n',
      'Unknown alias | There is no &abd before *abd. | did you mean "abc"?',
    ],
    ['an alias before its anchor', 'x-a: *b\nx-b: &b 1\n', 'YAML_SYNTAX m.yaml:2:6-8 Unknown alias | '],
    ['a list as a key', '? [a]\n: b\n', 'YAML_SYNTAX m.yaml:2:3-6 Key is no text | '],
    ['an alias as a key', 'x-a: &a b\n*a : c\n', 'YAML_SYNTAX m.yaml:3:1-3 Key is no text | '],
    ['no key at all', ': a\n', 'YAML_SYNTAX m.yaml:2:1 Key is no text | '],
  ])('is refused with its place: %s', (_what, text, expected) => {
    const lines = told(refused(text));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(expected);
  });

  test.each([
    ['bytes of Latin-1', bytes(`${HEAD}x-a: caf`, [0xe9, 10]), 'YAML_SYNTAX m.yaml:2:9 Not UTF-8 text | '],
    ['an overlong NUL', bytes(`${HEAD}x-a: `, [0xc0, 0x80, 10]), 'YAML_SYNTAX m.yaml:2:6 Not UTF-8 text | '],
    [
      'UTF-16',
      Buffer.from(`\ufeff${HEAD}`, 'utf16le'),
      'YAML_SYNTAX m.yaml:1:1 Not UTF-8 text | m.yaml is UTF-16 text.',
    ],
    [
      'CR alone',
      bytes('hostform: 1\rservers: {}\r'),
      'YAML_SYNTAX m.yaml:1:12-13 Forbidden character | There is a carriage',
    ],
    ['YAML 1.1', bytes(`%YAML 1.1\n---\n${HEAD}`), 'YAML_SYNTAX m.yaml:1:1-10 YAML directive | '],
    ['a directive for tags', bytes(`%TAG ! tag:x,2000:\n---\n${HEAD}`), 'YAML_SYNTAX m.yaml:1:1-19 YAML directive | '],
    [
      'an empty document after the first',
      bytes(`${HEAD}---\n`),
      'YAML_SYNTAX m.yaml:2:1-4 Several documents in one file | ',
    ],
    ['nothing', bytes(''), 'YAML_SYNTAX m.yaml:1:1 Empty manifest | '],
    ['blank lines', bytes('\n \n'), 'YAML_SYNTAX m.yaml:1:1 Empty manifest | '],
    ['comments only', bytes('# a\n#b\n'), 'YAML_SYNTAX m.yaml:1:1 Empty manifest | '],
    ['a bare ---', bytes('---\n'), 'YAML_SYNTAX m.yaml:1:1 Empty manifest | '],
    ['null', bytes('~\n'), 'YAML_SYNTAX m.yaml:1:1 Empty manifest | '],
    ['a list', bytes('# a\n- a\n'), 'YAML_SYNTAX m.yaml:2:1-2 Not a manifest | '],
    ['a text', bytes('hello\n'), 'YAML_SYNTAX m.yaml:1:1-2 Not a manifest | '],
  ])('is refused with its place, as a whole file: %s', (_what, content, expected) => {
    const lines = told(refused({ 'm.yaml': content }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(expected);
  });

  test.each([
    ['a byte order mark at the start', `\ufeff${HEAD}`],
    ['line ends of Windows', 'hostform: 1\r\nbudget: {}\r\n'],
    ['one document with its marks', `---\n${HEAD}...\n`],
    ['the directive of YAML 1.2', `%YAML 1.2\n---\n${HEAD}`],
    ['tags of the core schema', `${HEAD}x-a: [!!str 12, !!int "3", !!map {}, !!seq []]\n`],
    ['the largest safe number', `${HEAD}x-a: 9007199254740991\n`],
    ['an octal number as YAML 1.2 writes it', `${HEAD}x-a: 0o17\n`],
    ['a smiley', `${HEAD}x-a: "😀"\n`],
    ['null below a free key', `${HEAD}x-a:\n`],
  ])('is accepted where it is harmless: %s', (_what, text) => {
    expect(accepted({ 'm.yaml': text }).resources).toEqual([]);
  });

  test('a number that is refused is not judged again by the schema', () => {
    const image = 'images: { a: { region: r, url: https://x, disk_format: iso, name: 007 } }\n';
    expect(told(refused(image))).toEqual([
      'YAML_SYNTAX m.yaml:2:67-70 Ambiguous number | 007 is a decimal number in YAML 1.2, but an octal one in YAML 1.1. | ' +
        'write 7, or "007" if it is text',
    ]);
  });

  test('a number of a thousand digits is not repeated in what is said of it', () => {
    expect(told(refused(`x-a: ${'1'.repeat(1000)}\n`))).toEqual([
      'YAML_SYNTAX m.yaml:2:6-1006 Not a usable number | The number is no number that a manifest can hold. | ' +
        'put it in quotes if it is text',
    ]);
  });

  test('a sexagesimal number is text, as YAML 1.2 says', () => {
    const image = 'images: { a: { region: x, url: https://x, disk_format: iso, min_disk: 190:20:30 } }\n';
    expect(told(refused(image))).toEqual([
      'SCHEMA m.yaml:2:71-80 Wrong type | images.a.min_disk has to be a whole number, but is "190:20:30".',
    ]);
  });

  test('yes and on are text, as YAML 1.2 says', () => {
    const image = 'images: { a: { region: x, url: https://x, disk_format: iso, protected: yes } }\n';
    expect(told(refused(image))).toEqual([
      'SCHEMA m.yaml:2:72-75 Wrong type | images.a.protected has to be true or false, but is "yes". | write true or false',
    ]);
  });
});

describe('an ordinary slip in YAML', () => {
  test.each([
    ['a tab', 'servers:\n\ta: 1\n', 'm.yaml:3:1-2 Invalid YAML | A tab is used', 'indent with blanks'],
    ['a colon in text', 'x-a: b: c\n', 'm.yaml:2:6-7 Invalid YAML | A second ": "', 'put quotes around'],
    ['a character that begins no text', 'x-a: @b\n', 'm.yaml:2:6-7 Invalid YAML | Text can not begin', 'put quotes'],
    [
      'a variable in braces',
      'x-a: { b: ${C} }\n',
      'm.yaml:2:12-13 Invalid YAML | Something follows',
      'write "${NAME}" in quotes',
    ],
    ['a quote that is not closed', 'x-a: "b\n', 'm.yaml:3:1 Invalid YAML | A text in quotes', 'never closed'],
    ['a bad indent', 'budget:\n    a: 1\n  b: 2\n', 'm.yaml:4:1', 'Invalid YAML'],
  ])('is told once, with what to do: %s', (_what, text, expected, hint) => {
    const lines = told(refused(text));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(expected);
    expect(lines[0]).toContain(hint);
  });

  test('is told for each line that has one', () => {
    expect(refused('x-a: [a b: c, &d]\nx-b: "\\q"\nx-c: "\\p"\n').map(({ at }) => at?.line)).toEqual([3, 4]);
  });
});
