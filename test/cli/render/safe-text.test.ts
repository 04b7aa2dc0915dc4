import { describe, expect, it } from 'vitest';
import { quoted, safeJson, safeLines, safeName, safeText } from '../../../src/cli/render/safe-text.ts';

describe('foreign text', () => {
  const rows: [string, string, string][] = [
    ['plain text stays as it is', 'Cloud Essential | NL-2', 'Cloud Essential | NL-2'],
    ['letters of any language stay', 'Überraschung тест 東京 é', 'Überraschung тест 東京 é'],
    ['an escape sequence is shown', '\u001b[31mred\u001b[0m', '\\u001b[31mred\\u001b[0m'],
    ['a link sequence is shown', '\u001b]8;;http://x\u0007', '\\u001b]8;;http://x\\u0007'],
    ['C1 controls are shown', '\u009b31m', '\\u009b31m'],
    ['DEL and backspace are shown', 'a\u007f\b', 'a\\u007f\\u0008'],
    ['line ends and tabs are visible', 'a\r\nb\tc', 'a\\r\\nb\\tc'],
    ['line separators are shown', 'a\u2028b\u2029', 'a\\u2028b\\u2029'],
    ['reordering is shown', 'a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
    ['zero-width characters are shown', 'a\u200bb\ufeff\u00ad', 'a\\u200bb\\ufeff\\u00ad'],
    ['invisible tags are shown', 'a\u{e0041}', 'a\\u{e0041}'],
    ['fillers are shown', '\u3164\u115f', '\\u3164\\u115f'],
    ['half a character is shown', 'a\ud800', 'a\\ud800'],
    ['a command to GitHub is broken', '::set-output name=x::y', '\\u003a:set-output name=x::y'],
    ['a command after blanks is broken', '  ::add-mask::x', '  \\u003a:add-mask::x'],
    ['a command that wrapping could bring to a line start is broken', 'see ::error::x', 'see \\u003a:error::x'],
    ['a command to Azure is broken anywhere', 'x ##vso[task]y', 'x #\\u0023vso[task]y'],
    ['an old command to GitHub is broken', '##[command]x', '#\\u0023[command]x'],
    ['a section of GitLab is broken', 'section_start:1:x', 'section\\u005fstart:1:x'],
    ['an address of IPv6 inside stays', '2001:db8::1', '2001:db8::1'],
  ];
  it.each(rows)('%s', (_, given, shown) => {
    expect(safeText(given)).toBe(shown);
  });

  it('between quotes can not end them early', () => {
    expect(quoted('a" -> "b\\')).toBe('"a\\" -> \\"b\\\\"');
  });

  it('keeps its own lines where several are allowed', () => {
    expect(safeLines('one\r\ntwo\u001b')).toEqual(['one', 'two\\u001b']);
  });

  it('is a name only when it is a plain word', () => {
    expect(safeName('os_version')).toBe('os_version');
    expect(safeName('two words')).toBe('"two words"');
  });
});

describe('JSON for a terminal', () => {
  it('parses to the same value and holds nothing invisible', () => {
    const value = { 'a\u202e': 'x\u0085\u{e0041}\ud800 ##vso[x] ü\n', list: [1, null, true] };
    const text = safeJson(value, 2);
    expect(JSON.parse(text)).toEqual(value);
    expect(text).not.toMatch(/[\p{Cf}\p{Cs}]|##vso|\p{Cc}(?<!\n)/u);
    expect(text).toContain('ü');
  });
});
