import { describe, expect, it } from 'vitest';
import { type Filled, fillReferences, type LookUp } from '../../src/engine/fill.ts';
import type { Attributes, Json } from '../../src/model/json.ts';
import type { Reference, TemplatePart } from '../../src/model/resource.ts';

const OUTPUTS: { readonly [name: string]: Json } = {
  id: 'i-7',
  port: 22,
  ready: true,
  tags: ['a'],
  empty: '',
  gone: null,
};
const lookUp: LookUp = (address, output) => (address === 's.a' ? OUTPUTS[output] : undefined);
const out = (output: string, address: 's.a' | 's.b' = 's.a'): TemplatePart => ({ address, output });
const text = (words: string): TemplatePart => ({ text: words });
const at = (path: Reference['path'], ...parts: TemplatePart[]): Reference => ({ path, parts });

describe('a reference', () => {
  it.each<{ name: string; spec: Attributes; references: Reference[]; gives: Filled }>([
    {
      name: 'is replaced by the output',
      spec: { disk: '${s.a.id}' },
      references: [at(['disk'], out('id'))],
      gives: { spec: { disk: 'i-7' }, unknown: [] },
    },
    {
      name: 'that is the whole value keeps the type of the output',
      spec: { port: '' },
      references: [at(['port'], out('port'))],
      gives: { spec: { port: 22 }, unknown: [] },
    },
    {
      name: 'that is the whole value may be a list',
      spec: { tags: '' },
      references: [at(['tags'], out('tags'))],
      gives: { spec: { tags: ['a'] }, unknown: [] },
    },
    {
      name: 'inside a text becomes text',
      spec: { url: '' },
      references: [at(['url'], text('ssh://'), out('id'), text(':'), out('port'))],
      gives: { spec: { url: 'ssh://i-7:22' }, unknown: [] },
    },
    {
      name: 'to an empty text is known',
      spec: { disk: 'x' },
      references: [at(['disk'], out('empty'))],
      gives: { spec: { disk: '' }, unknown: [] },
    },
    {
      name: 'deep inside is found by its path',
      spec: { rules: [{ to: 'x', keep: 1 }, 'y'] },
      references: [at(['rules', 0, 'to'], out('id'))],
      gives: { spec: { rules: [{ to: 'i-7', keep: 1 }, 'y'] }, unknown: [] },
    },
    {
      name: 'to what is not there yet leaves the text and names the field',
      spec: { disk: '${s.b.id}' },
      references: [at(['disk'], out('id', 's.b'))],
      gives: { spec: { disk: '${s.b.id}' }, unknown: ['disk'] },
    },
    {
      name: 'to null is not known',
      spec: { disk: 'x' },
      references: [at(['disk'], out('gone'))],
      gives: { spec: { disk: 'x' }, unknown: ['disk'] },
    },
    {
      name: 'half of which is known is not known',
      spec: { url: 'raw' },
      references: [at(['url'], out('id'), out('id', 's.b'))],
      gives: { spec: { url: 'raw' }, unknown: ['url'] },
    },
    {
      name: 'deep inside names the field at the top, once',
      spec: { rules: ['x', 'y'] },
      references: [at(['rules', 0], out('id', 's.b')), at(['rules', 1], out('id', 's.b'))],
      gives: { spec: { rules: ['x', 'y'] }, unknown: ['rules'] },
    },
  ])('$name', ({ spec, references, gives }) => {
    const before = structuredClone(spec);
    expect(fillReferences(spec, references, lookUp)).toEqual(gives);
    expect(spec).toEqual(before);
  });

  it('may be one of several in different fields, sorted where they are not known', () => {
    const references = [at(['z'], out('id', 's.b')), at(['a'], out('id', 's.b')), at(['m'], out('id'))];
    expect(fillReferences({ z: '', a: '', m: '' }, references, lookUp)).toEqual({
      spec: { z: '', a: '', m: 'i-7' },
      unknown: ['a', 'z'],
    });
  });
});
