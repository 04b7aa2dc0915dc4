import { describe, expect, it } from 'vitest';
import { makeStyle } from '../../../src/cli/render/colors.ts';
import { tableText } from '../../../src/cli/render/table.ts';
import { cutText, labelled, padText, textWidth, withoutColor, wrapText } from '../../../src/cli/render/text-width.ts';

const { red } = makeStyle(true);

describe('the width of text', () => {
  it.each([
    ['plain', 5],
    [red('plain'), 5],
    ['東京', 4],
    ['e\u0301', 1],
    ['🚀', 2],
    ['', 0],
  ])('of %j is %i', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  it('is what padding counts', () => {
    expect(padText(red('ab'), 4)).toBe(`${red('ab')}  `);
    expect(padText('東', 4, 'left')).toBe('  東');
  });

  it('is what cutting keeps to', () => {
    expect(cutText('abcdefgh', 8)).toBe('abcdefgh');
    expect(cutText('abcdefghi', 8)).toBe('abcde...');
    expect(textWidth(cutText('東京東京東京', 8))).toBeLessThanOrEqual(8);
  });

  it('can be had without colours', () => {
    expect(withoutColor(`a${red('b')}c`)).toBe('abc');
  });
});

describe('breaking lines', () => {
  it('keeps to the width and never breaks a word', () => {
    expect(wrapText('aaaa bbbb cccc dddd eeee ffff', 24)).toEqual(['aaaa bbbb cccc dddd eeee', 'ffff']);
    expect(wrapText('a'.repeat(40), 24)).toEqual(['a'.repeat(40)]);
  });

  it('goes on when a terminal says that it is 0 wide', () => {
    expect(wrapText('one two three', 0)).toEqual(['one two three']);
  });

  it('sets further lines under the first', () => {
    expect(labelled('notes:', ['a', 'b'], 2)).toEqual(['  notes: a', '         b']);
    expect(labelled('notes:', [], 2)).toEqual([]);
  });
});

describe('a table', () => {
  const columns = [
    { title: 'ID', align: 'right' as const },
    { title: 'NAME' },
    { title: 'PRICE', align: 'right' as const },
  ];

  it('is aligned by what is seen, without blanks at line ends', () => {
    const rows = [
      ['7', red('first'), '0.13 EUR'],
      ['6740', '東京', ''],
    ];
    expect(withoutColor(tableText(columns, rows, makeStyle(true)))).toBe(
      ['  ID  NAME      PRICE', '   7  first  0.13 EUR', '6740  東京', ''].join('\n'),
    );
  });

  it('is nothing without rows', () => {
    expect(tableText(columns, [], makeStyle(false))).toBe('');
  });
});
