import { describe, expect, test } from 'vitest';
import { makeSource } from '../../../src/manifest/yaml/source.ts';
import { cutLine, shownColumn } from '../../../src/manifest/yaml/source-line.ts';

const spanOf = (text: string, part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });

describe('the place of a span', () => {
  test.each([
    ['on the first line', 'abc def\nghi', 'def', { line: 1, column: 5, endColumn: 8, text: 'abc def' }],
    ['at the start of a line', 'abc\ndef\n', 'def', { line: 2, column: 1, endColumn: 4, text: 'def' }],
    ['on the last line, without a line end', 'abc\ndef', 'ef', { line: 2, column: 2, endColumn: 4, text: 'def' }],
    ['on a line that ends with CR LF', 'abc\r\nd ef\r\n', 'ef', { line: 2, column: 3, endColumn: 5, text: 'd ef' }],
    [
      'over several lines, ending with its first',
      'ab cd\nef',
      'cd\nef',
      { line: 1, column: 4, endColumn: 6, text: 'ab cd' },
    ],
    ['after characters outside of the BMP', '😀 x', 'x', { line: 1, column: 4, endColumn: 5, text: '😀 x' }],
    ['after a tab', '\tx', 'x', { line: 1, column: 2, endColumn: 3, text: '\tx' }],
  ])('is told: %s', (_what, text, part, expected) => {
    expect(makeSource('f', text, []).at(spanOf(text, part))).toEqual({ file: 'f', ...expected });
  });

  test('at the end of the file is the place after the last character', () => {
    expect(makeSource('f', 'ab\n', []).at({ start: 3, end: 3 })).toEqual({ file: 'f', line: 2, column: 1, text: '' });
    expect(makeSource('f', '', []).at({ start: 0, end: 0 })).toEqual({ file: 'f', line: 1, column: 1, text: '' });
  });
});

describe('a long line', () => {
  const line = Array.from({ length: 100 }, (_, index) => `<${String(index).padStart(8, '0')}`).join('');

  test.each([1, 50, 101, 102, 200, 450, 800, 899, 900, 901])('is cut around column %i', (column) => {
    const text = cutLine(line, column);
    expect(text.length).toBeLessThanOrEqual(200);
    const shown = shownColumn({ column, text });
    expect(text[shown - 1] ?? 'end').toBe(line[column - 1] ?? 'end');
  });

  test('is whole when it is not too long', () => {
    expect(cutLine('x'.repeat(200), 150)).toBe('x'.repeat(200));
    expect(shownColumn({ column: 150, text: 'x'.repeat(200) })).toBe(150);
    expect(shownColumn({ column: 150 })).toBe(150);
  });
});

describe('a line with a secret', () => {
  const shown = (text: string, line = 1) => {
    const start =
      text
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length + (line > 1 ? 1 : 0);
    return makeSource('f', text, ['password', 'promo_code']).at({ start, end: start + 1 }).text;
  };

  test.each([
    ['    password: hunter2', '    password: ***'],
    ['    password: "hunter2" # x', '    password: ***'],
    ['    "password": hunter2', '    "password": ***'],
    ['{ name: x, password: hunter2, os: y }', '{ name: x, password: ***'],
    ['  - promo_code: WINTER', '  - promo_code: ***'],
    ['    password: ${PW:-hunter2}', '    password: ***'],
    ['    password: x${PW}', '    password: ***'],
    ['    password: ${A} hunter2', '    password: ***'],
    ['{ promo_code: ${A}, password: hunter2 }', '{ promo_code: ${A}, password: ***'],
    ['    password : hunter2', '    password : ***'],
    ['    password: *anchor', '    password: ***'],
    ['{"password":"hunter2","os":"y"}', '{"password":***'],
    ['    passwords: hunter2', '    passwords: ***'],
    ['    pasword: hunter2', '    pasword: ***'],
    ['    my_password: hunter2', '    my_password: ***'],
    ['    PromoCode: WINTER', '    PromoCode: ***'],
  ])('hides what is literal: %s', (line, expected) => {
    expect(shown(line)).toBe(expected);
  });

  test.each([
    '    password: ${PW}',
    '    password: "${PW:?needed}"',
    '    password: ${A}${B:-} # both',
    '{ password: "${PW}", os: y }',
    '    password:',
    '    name: password',
    '    ssh_key: deploy',
    '    # the password is elsewhere',
  ])('shows what is not: %s', (line) => {
    expect(shown(line)).toBe(line);
  });

  test('hides the lines below it that belong to the value', () => {
    const text = 'w:\n  password: |\n    hunter2\n\n    more\n  os: x\n  promo_code:\n    WINTER\n';
    const lines = text.split('\n').map((_, index) => shown(text, index + 1));
    expect(lines).toEqual(['w:', '  password: ***', '***', '', '***', '  os: x', '  promo_code:', '***', '']);
  });
});
