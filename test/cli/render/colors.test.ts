import { describe, expect, it } from 'vitest';
import { makeStyle, wantsColor } from '../../../src/cli/render/colors.ts';

describe('whether to colour', () => {
  const rows: [string, Parameters<typeof wantsColor>[0], boolean][] = [
    ['a terminal gets colours', { env: {}, isTTY: true }, true],
    ['a pipe gets none', { env: {}, isTTY: false }, false],
    ['NO_COLOR switches off', { env: { NO_COLOR: '1' }, isTTY: true }, false],
    ['an empty NO_COLOR says nothing', { env: { NO_COLOR: '' }, isTTY: true }, true],
    ['FORCE_COLOR colours a pipe', { env: { FORCE_COLOR: '1' }, isTTY: false }, true],
    ['an empty FORCE_COLOR says nothing', { env: { FORCE_COLOR: '' }, isTTY: false }, false],
    ['FORCE_COLOR=0 switches off', { env: { FORCE_COLOR: '0' }, isTTY: true }, false],
    ['FORCE_COLOR=false switches off', { env: { FORCE_COLOR: 'false' }, isTTY: true }, false],
    ['FORCE_COLOR wins over NO_COLOR', { env: { FORCE_COLOR: '1', NO_COLOR: '1' }, isTTY: false }, true],
    ['a dumb terminal gets none', { env: { TERM: 'dumb' }, isTTY: true }, false],
    ['FORCE_COLOR colours a dumb terminal', { env: { TERM: 'dumb', FORCE_COLOR: '1' }, isTTY: true }, true],
    ['a flag wins over everything', { env: { FORCE_COLOR: '1' }, isTTY: true, flag: false }, false],
    ['a flag colours a pipe', { env: { NO_COLOR: '1' }, isTTY: false, flag: true }, true],
  ];
  it.each(rows)('%s', (_, question, expected) => {
    expect(wantsColor(question)).toBe(expected);
  });
});

describe('a style', () => {
  it('colours whatever the environment of the process says', () => {
    expect(makeStyle(true).red('x')).toBe('\u001b[31mx\u001b[39m');
    expect(makeStyle(true).bold(makeStyle(true).green('x'))).toBe('\u001b[1m\u001b[32mx\u001b[39m\u001b[22m');
  });

  it('leaves text alone when it is off, and never colours nothing', () => {
    expect(makeStyle(false).red('x')).toBe('x');
    expect(makeStyle(true).red('')).toBe('');
  });
});
