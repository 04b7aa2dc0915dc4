import { describe, expect, test } from 'vitest';
import { manifestSchema } from '../../../src/manifest/schema/schema.ts';
import { compileSample } from '../support/read-text.ts';
import { sampleKinds, sampleProviders, servers } from '../support/sample-kinds.ts';

const editor = manifestSchema(sampleKinds, sampleProviders, 'editor');
const strict = manifestSchema(sampleKinds, sampleProviders, 'strict');

describe('the schema of a manifest', () => {
  test('is draft-07 with a stable name, for editors', () => {
    expect(editor).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: 'https://unpkg.com/hostform/schemas/manifest.schema.json',
      additionalProperties: false,
      required: ['hostform'],
    });
  });

  test('keeps what the kinds say of their fields, for editors only', () => {
    expect(JSON.stringify(editor)).toContain('Title or id of a tariff.');
    expect(JSON.stringify(strict)).not.toContain('Title or id of a tariff.');
    expect(JSON.stringify(strict)).toContain('Write a URL that begins with https://.');
  });

  test('does not depend on the order in which kinds and providers are listed', () => {
    const turned = manifestSchema(sampleKinds.toReversed(), sampleProviders.toReversed(), 'editor');
    expect(JSON.stringify(turned)).toBe(JSON.stringify(editor));
  });

  test('leaves a field alone whose name is a word of JSON Schema', () => {
    const odd = {
      ...servers,
      schema: { properties: { title: { type: 'string', title: 'T' }, enum: { type: 'integer' } } },
    };
    const made = JSON.stringify(manifestSchema([odd], [], 'strict'));
    expect(made).toContain('"title":{"type":"string"}');
    expect(made).toContain('"enum":{"type":"integer"}');
  });

  test('changes no condition: what a provider offers is chosen by its name alone', () => {
    expect(JSON.stringify(editor)).toContain('"if":{"type":"object","properties":{"provider":{"const":"ovh"}}');
  });

  test('can not be made of a kind with a $ref, which would lead nowhere', () => {
    const referring = { ...servers, schema: { properties: { name: { $ref: '#/definitions/name' } } } };
    expect(() => manifestSchema([referring], [], 'strict')).toThrow(/\$ref .*properties\/name/);
  });
});

describe('the editor', () => {
  const accepts = compileSample('editor');
  const entry = { tariff: 't', datacenter: 'd', os: 'o', period: 'P1D', ssh_key: 'k' };
  const image = { region: 'r', url: 'https://x', disk_format: 'iso' };
  const withServer = (fields: object) => ({ hostform: 1, servers: { w: { ...entry, ...fields } } });
  const withImage = (fields: object) => ({ hostform: 1, images: { a: { ...image, ...fields } } });

  test.each([
    ['text of a limited length', withServer({ name: `\${${'N'.repeat(80)}}` })],
    ['text of a pattern', withServer({ period: '${PERIOD:-P1D}' })],
    ['text of an unanchored pattern', { hostform: 1, disks: { d: { provider: 'ovh', size: '${SIZE}' } } }],
    ['a choice', withServer({ power: '${POWER}' })],
    ['a choice without a type', withImage({ architecture: 'x${SUFFIX}' })],
    ['a number', withServer({ order: '${N}' })],
    ['a number or nothing', withImage({ min_ram: '${N}' })],
    ['true or false', withImage({ protected: '${P}' })],
    ['a member of a list', { hostform: 1, backup_schedules: { n: { server: '${S}', days: ['${D}'], time: '${T}' } } }],
    ['a single allowed value', { hostform: 1, providers: { zomro: { licence_agreement: '${ACCEPTED}' } } }],
    [
      'one of several forms',
      { hostform: 1, disks: { d: { provider: 'zomro', id: '${ID}', mode: '${M}', when: '${W}' } } },
    ],
    ['money', { hostform: 1, budget: { max_charge: '${MAX}' } }],
    ['the lifecycle', withServer({ lifecycle: { protect: '${P}', replace: '${R}', ignore_changes: ['${F}'] } })],
  ])('accepts a variable in place of %s', (_what, document) => {
    expect([accepts(document), accepts.errors]).toEqual([true, null]);
  });

  test.each([
    ['text of a limited length', withServer({ name: 'n'.repeat(64) })],
    ['text that is too short', withServer({ name: '' })],
    ['text of a pattern', withServer({ period: 'weekly' })],
    ['text of an unanchored pattern', { hostform: 1, disks: { d: { provider: 'ovh', size: '4' } } }],
    ['a choice', withServer({ power: 'runing' })],
    ['a number', withServer({ order: 'lots' })],
    ['a number below its limit', withServer({ order: 0 })],
    ['true or false', withImage({ protected: 'yes' })],
    ['the version', { hostform: '${V}' }],
    ['an unknown key', withServer({ tarif: 'x' })],
    ['a name', { hostform: 1, images: { Web_1: image } }],
    ['a bare number of money', { hostform: 1, budget: { max_charge: 20 } }],
  ])('still refuses what is wrong: %s', (_what, document) => {
    expect(accepts(document)).toBe(false);
  });

  test.each([
    ['text of a pattern', withServer({ period: 'P1M' })],
    ['text of an unanchored pattern', { hostform: 1, disks: { d: { provider: 'ovh', size: '4GB' } } }],
    ['text of the longest length', withServer({ name: 'n'.repeat(63) })],
    ['a choice', withServer({ power: 'stopped' })],
    ['a number', withServer({ order: 3 })],
    ['nothing, where null is allowed', withImage({ min_ram: null })],
    ['a free block', { hostform: 1, 'x-anything': [1] }],
  ])('accepts what is right: %s', (_what, document) => {
    expect([accepts(document), accepts.errors]).toEqual([true, null]);
  });
});
