import { describe, expect, test } from 'vitest';
import { readJson } from '../../src/state/json-read.ts';
import { findFault, locateValue } from '../../src/state/json-scan.ts';
import { seededRandom } from './support/world.ts';

const SOUND = [
  '{}',
  '[]',
  ' {"a" : [1, -2.5e-3, true, false, null, "x\\n\\u00e9 \\" \\\\"] }\n',
  '"text"',
  '0',
  '{"a":{"a":1},"b":[{"a":1},{"a":2}]}',
  `{"big":${JSON.stringify(1e20)},"tiny":5e-324,"edge":9007199254740991}`,
  `${'['.repeat(100)}${']'.repeat(100)}`,
  '{"__proto__":1,"":2}',
];

const FAULTY: [name: string, text: string, offset: number, because: RegExp][] = [
  ['nothing', '', 0, /ends here/],
  ['blanks only', ' \n', 2, /ends here/],
  ['an object cut short', '{"a":1', 6, /ends here/],
  ['a string cut short', '{"a":"x', 7, /ends here/],
  ['a bare word', '{"a":yes}', 5, /value was expected/],
  ['a key without quotes', '{a:1}', 1, /key in double quotes/],
  ['a comma too many', '{"a":1,}', 7, /key in double quotes/],
  ['a list with a comma too many', '[1,]', 3, /value was expected/],
  ['a missing colon', '{"a" 1}', 5, /colon/],
  ['a missing comma', '[1 2]', 3, /comma/],
  ['two documents', '{} {}', 3, /follows the end/],
  ['a leading zero', '[01]', 2, /comma/],
  ['a raw newline in a string', '"a\nb"', 2, /control character/],
  ['an unknown escape', '"\\x41"', 1, /escape/],
  ['a duplicate key', '{"a":1,"b":2,"a":3}', 13, /"a" stands here a second time/],
  ['a duplicate key spelled with escapes', '{"ab":1,"a\\u0062":2}', 8, /second time/],
  ['a duplicate key deep inside', '[{"x":{"k":1,"k":1}}]', 13, /second time/],
  ['a number beyond all bounds', '[1e400]', 1, /too large/],
  ['an integer that loses digits', '[12345678901234567891]', 1, /too large/],
  ['101 levels', `${'['.repeat(101)}${']'.repeat(101)}`, 100, /levels deep/],
  ['a comment', '{} // x', 3, /follows the end/],
];

describe('the scan of a JSON text', () => {
  test.each(SOUND)('accepts %s', (text) => {
    expect(findFault(text)).toBeUndefined();
    expect(readJson(text)).toEqual({ value: JSON.parse(text) });
  });

  test.each(FAULTY)('finds %s', (_name, text, offset, because) => {
    const fault = { offset, because: expect.stringMatching(because) };
    expect(findFault(text)).toEqual(fault);
    expect(readJson(text)).toEqual({ fault });
  });

  test('a million open brackets neither hang nor end the process', () => {
    expect(readJson('['.repeat(1_000_000))).toMatchObject({ fault: { offset: 100 } });
    expect(readJson('['.repeat(1_000_000) + ']'.repeat(1_000_000))).toMatchObject({ fault: { offset: 100 } });
  });

  test('a string of many megabytes is read like any other', () => {
    const text = JSON.stringify({ long: 'x"\\'.repeat(2_500_000) });
    expect('value' in readJson(text)).toBe(true);
  });

  test('agrees with JSON.parse on ten thousand mutilated texts', () => {
    const random = seededRandom(1);
    const sound = JSON.stringify({ a: [1, 2.5e3, { b: 'x\\"y', c: null }], d: { e: true, f: '' }, g: -0.5 });
    const pick = (limit: number) => Math.floor(random.fraction() * limit);
    for (let i = 0; i < 10_000; i += 1) {
      const at = pick(sound.length);
      const text = sound.slice(0, at) + '{}[]",:\\0e-+.tn u'.charAt(pick(17)) + sound.slice(at + pick(3));
      const fault = findFault(text);
      expect('fault' in readJson(text), text).toBe(fault !== undefined);
      // Stricter than JSON.parse about these two only.
      if (/second time|too large/.test(fault?.because ?? '')) continue;
      expect(fault === undefined, text).toBe(parses(text));
    }
  });
});

describe('the place of a value', () => {
  const text = '{\n "resources": [ {"id": 1}, {"id": 2, "spec": {"id": 3}} ],\n "id": 4\n}';

  test.each([
    [['id'], '4'],
    [['resources', 0, 'id'], '1'],
    [['resources', 1, 'id'], '2'],
    [['resources', 1, 'spec', 'id'], '3'],
  ])('%j is found', (path, value) => {
    expect(text.slice(locateValue(text, path))).toMatch(new RegExp(`^${value}`));
  });

  test('the nearest thing around it is meant when it is missing', () => {
    expect(text.slice(locateValue(text, ['resources', 1, 'kind']))).toMatch(/^\{"id": 2/);
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
