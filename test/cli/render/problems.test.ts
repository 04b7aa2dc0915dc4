import { describe, expect, it } from 'vitest';
import { makeStyle } from '../../../src/cli/render/colors.ts';
import { problemJson } from '../../../src/cli/render/problem-json.ts';
import { problemsText } from '../../../src/cli/render/problems.ts';
import type { Problem, SourcePosition } from '../../../src/model/errors.ts';
import { manifestProblems } from './sample-problems.ts';

const style = makeStyle(false);
const text = (problems: readonly Problem[], width = 100): string => problemsText(problems, { style, width });

/** The line that is shown, and what stands over the carets. */
function marked(at: Omit<SourcePosition, 'file' | 'line'>, width = 100): [string, string] {
  const lines = text([{ code: 'SCHEMA', summary: 's', at: { file: 'f.yaml', line: 7, ...at } }], width).split('\n');
  const [line = '', carets = ''] = [lines[3], lines[4]].map((each) => each?.slice('     7 | '.length));
  return [line, line.slice(carets.indexOf('^'), carets.length)];
}

describe('problems as text', () => {
  it('read well, sorted by place', async () => {
    await expect(text(manifestProblems)).toMatchFileSnapshot('golden/problems.txt');
  });

  it('are coloured', async () => {
    const coloured = problemsText(manifestProblems.slice(1, 3), { style: makeStyle(true) });
    await expect(coloured.replaceAll('\u001b', '␛')).toMatchFileSnapshot('golden/problems.coloured.txt');
  });

  it('do not depend on the order they were found in', () => {
    const placed = manifestProblems.filter(({ at }) => at);
    expect(text(placed.toReversed())).toBe(text(placed));
  });

  it('are nothing when there are none, and are not counted when there is one', () => {
    expect(text([])).toBe('');
    expect(text([{ code: 'USAGE', summary: 'Only one' }])).toBe('Error: Only one\n');
  });

  it('keep the lines of a detail, each made safe', () => {
    const detail = 'a -> b\nb -> a\u001b[31m';
    expect(text([{ code: 'CYCLE', summary: 's', detail }])).toContain('  a -> b\n  b -> a\\u001b[31m\n');
  });
});

describe('the marked place', () => {
  it.each([
    ['a word', { column: 3, endColumn: 6, text: '  abc: 1' }, '  abc: 1', 'abc'],
    ['one character where no end is known', { column: 3, text: '  abc: 1' }, '  abc: 1', 'a'],
    ['a place behind tabs', { column: 3, endColumn: 4, text: '\t\tx: 1' }, '        x: 1', 'x'],
    ['a tab itself', { column: 1, endColumn: 2, text: '\tx' }, '    x', '    '],
    ['a place behind wide characters', { column: 3, endColumn: 4, text: '東京x' }, '東京x', ''],
    ['a place behind control characters', { column: 2, endColumn: 3, text: '\u001bx' }, '\\u001bx', 'x'],
    ['control characters', { column: 1, endColumn: 2, text: '\u001bx' }, '\\u001bx', '\\u001b'],
  ] as const)('is %s', (_, at, line, meant) => {
    const [shown, under] = marked(at);
    expect(shown).toBe(line);
    if (meant !== '') expect(under).toBe(meant);
  });

  it('is two columns further behind each wide character', () => {
    const lines = text([{ code: 'SCHEMA', summary: 's', at: { file: 'f', line: 7, column: 3, text: '東京x' } }]).split(
      '\n',
    );
    expect(lines[4]).toBe('       |     ^');
  });

  it('is the end of the line when it lies behind it', () => {
    expect(marked({ column: 40, text: 'short:' })[0]).toBe('short:');
  });

  it('stays in view when the line is cut', () => {
    const wide = `${'a'.repeat(300)}MEANT${'b'.repeat(300)}`;
    const [line, under] = marked({ column: 301, endColumn: 306, text: wide }, 80);
    expect(under).toBe('MEANT');
    expect(line.length).toBeLessThanOrEqual(80);
    expect(line.startsWith('...a')).toBe(true);
    expect(line.endsWith('b...')).toBe(true);
  });

  it('is cut itself when it is wider than the terminal', () => {
    const [line] = marked({ column: 1, endColumn: 400, text: 'a'.repeat(399) }, 80);
    expect(line.length).toBeLessThanOrEqual(80);
  });
});

describe('problems as data', () => {
  it('have the shape of a diagnostic of Terraform', () => {
    expect(problemJson(manifestProblems[1] as Problem)).toEqual({
      severity: 'error',
      summary: 'Unknown key',
      detail: '"tarif" is not a field of a server.',
      address: 'servers.web-1',
      range: {
        filename: 'hostform.yaml',
        start: { line: 12, column: 5, byte: 0 },
        end: { line: 12, column: 10, byte: 0 },
      },
      snippet: {
        context: null,
        code: '    tarif: Cloud Essential | NL-2',
        start_line: 12,
        highlight_start_offset: 4,
        highlight_end_offset: 9,
        values: [],
      },
      code: 'UNKNOWN_KEY',
      hint: 'did you mean "tariff"?',
    });
  });

  it('say only what is known', () => {
    expect(problemJson({ code: 'USAGE', summary: 's' })).toEqual({
      severity: 'error',
      summary: 's',
      detail: '',
      code: 'USAGE',
    });
  });

  it('name the other places', () => {
    expect(problemJson(manifestProblems[2] as Problem)['also']).toMatchObject([
      { filename: 'hostform.yaml', start: { line: 9 } },
    ]);
  });
});
