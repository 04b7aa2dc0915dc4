import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { composeDocument } from '../../../src/manifest/yaml/document.ts';
import { makeSource } from '../../../src/manifest/yaml/source.ts';
import { Problems } from '../../../src/model/errors.ts';

/** Blank and comment lines never reach the parser; that may change nothing but its speed. */
describe('a document without its blank and comment lines', () => {
  test('has the same values, places and faults as one that was parsed with them', () => {
    const seen = { good: 0, bad: 0 };
    for (let seed = 1; seed <= 1200; seed += 1) {
      const text = makeText(seed);
      const plain = parseDocument(text, { uniqueKeys: false, prettyErrors: false, resolveKnownTags: false });
      const expected = plain.errors.length + plain.warnings.length === 0 ? plain.toJS() : 'refused';
      const found = read(text);
      expect(found.value, text).toEqual(expected);
      if (expected !== 'refused') expect(found.places, text).toEqual(placesOf(plain.contents));
      seen[expected === 'refused' ? 'bad' : 'good'] += 1;
    }
    expect(seen.good).toBeGreaterThan(100);
    expect(seen.bad).toBeGreaterThan(20);
  });
});

function read(text: string): { value: unknown; places?: unknown } {
  try {
    const root = composeDocument(makeSource('m.yaml', text, []));
    return { value: root.toJSON(), places: placesOf(root) };
  } catch (error) {
    if (error instanceof Problems) return { value: 'refused' };
    throw error;
  }
}

/** Start and end of each value, without the comments that follow it; what is empty has no place of its own. */
function placesOf(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return null;
  const { range, items, key, value } = node as { range?: number[]; items?: unknown[]; key?: unknown; value?: unknown };
  if (items) return { start: range?.[0], items: items.map(placesOf) };
  if (key !== undefined) return [placesOf(key), placesOf(value)];
  return range?.[0] === range?.[1] ? 'empty' : range?.slice(0, 2);
}

const LINES = [
  'a: 1',
  'b:',
  '  c: text',
  '  d: [1, 2,',
  '    3]',
  '  e: {x: 1}',
  '- item',
  '  - f: 1',
  '    g: |',
  '      block',
  '      # not a comment',
  '  h: >-',
  '    folded',
  '',
  '    more',
  '  i: "quoted',
  '    text"',
  'j: plain',
  '  goes on',
  'k: # after',
  '  l: 1 # after',
  '? m',
  ': n',
  'o: &p x',
];
const BLANKS = ['', '  ', '# comment', '    # indented', '      # deep', ' #', '#'];

/** A mapping of random lines with blank ones among them; some are no YAML. */
function makeText(seed: number): string {
  let state = seed * 2_654_435_761;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const lines = ['top: 1'];
  let index = next(LINES.length);
  for (let count = 2 + next(6); count > 0; count -= 1) {
    lines.push(LINES[index] ?? '');
    for (let blanks = next(3); blanks > 0; blanks -= 1) lines.push(BLANKS[next(BLANKS.length)] ?? '');
    index = next(3) === 0 ? next(LINES.length) : (index + 1) % LINES.length;
  }
  return `${lines.join('\n')}\n`;
}
