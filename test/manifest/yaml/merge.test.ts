import { describe, expect, test } from 'vitest';
import { accepted, refused, resourceAt, told } from '../support/read-text.ts';

const REST = 'datacenter: b, os: c, period: P1D, ssh_key: d';
const specOf = (text: string) => resourceAt(accepted(text), 'servers.w').spec;

describe('<<', () => {
  test('brings what the mapping does not write itself, wherever it stands', () => {
    expect(
      specOf(`x-a: &a { tariff: t, power: running }\nservers:\n  w: { tariff: own, <<: *a, ${REST} }\n`),
    ).toMatchObject({
      tariff: 'own',
      power: 'running',
    });
    expect(specOf(`x-a: &a { tariff: t }\nservers:\n  w: { <<: *a, tariff: own, ${REST} }\n`)['tariff']).toBe('own');
  });

  test('takes several mappings, the first of which wins', () => {
    const bases = 'x-a: &a { tariff: first }\nx-b: &b { tariff: second, power: stopped }\n';
    expect(specOf(`${bases}servers:\n  w: { <<: [*a, *b], ${REST} }\n`)).toMatchObject({
      tariff: 'first',
      power: 'stopped',
    });
  });

  test('may be followed through another one, and stand in a free block', () => {
    const bases = 'x-a: &a { tariff: t }\nx-b: &b { <<: *a, power: stopped }\n';
    expect(specOf(`${bases}servers:\n  w: { <<: *b, ${REST} }\n`)).toMatchObject({ tariff: 't', power: 'stopped' });
  });

  test('can be undone for one key with null', () => {
    const spec = specOf(`x-a: &a { tariff: t, power: running }\nservers:\n  w: { <<: *a, power: null, ${REST} }\n`);
    expect(spec).not.toHaveProperty('power');
  });

  test('does not reach into nested mappings', () => {
    const base = 'x-a: &a { tariff: t, addons: { a: "1", b: "2" } }\n';
    expect(specOf(`${base}servers:\n  w: { <<: *a, addons: { c: "3" }, ${REST} }\n`)['addons']).toEqual({ c: '3' });
  });

  test('in quotes is a key like any other', () => {
    expect(told(refused(`servers:\n  w: { "<<": {}, tariff: t, ${REST} }\n`))[0]).toContain('servers.w has no "<<".');
  });

  test.each([
    ['x-a: &a [1]\nservers: { <<: *a }\n', '3:16-18 Nothing to merge'],
    ['servers: { <<: text }\n', '2:16-20 Nothing to merge'],
    ['servers: { <<: [{}, text] }\n', '2:21-25 Nothing to merge'],
    ['servers:\n  <<:\n', '3:3-5 Nothing to merge'],
    ['x-a: &a {}\nservers: { <<: *a, <<: *a }\n', '3:20-22 Duplicate key'],
  ])('%j is refused', (text, expected) => {
    const lines = told(refused(text));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`m.yaml:${expected}`);
  });
});

describe('what came through an alias', () => {
  test('is wrong where the alias stands, and the text of it is shown too', () => {
    const text = `x-a: &a { tarif: t, power: on }\nservers:\n  w: { <<: *a, tariff: t, ${REST} }\n`;
    const problems = refused(text);
    expect(told(problems)).toEqual([
      'UNKNOWN_KEY m.yaml:4:12-14 Unknown key | servers.w has no "tarif". | did you mean "tariff"?',
      'SCHEMA m.yaml:4:12-14 Invalid value | servers.w.power is "on"; it takes one of: running, stopped.',
    ]);
    expect(problems.map(({ also }) => also)).toMatchObject([
      [{ line: 2, column: 11, endColumn: 16 }],
      [{ line: 2, column: 28, endColumn: 30 }],
    ]);
  });

  test('is one value, not a place that others share', () => {
    const manifest = accepted(`x-a: &a { k: v }\nservers:\n  w: { addons: *a, tariff: t, ${REST} }\n`);
    const { spec, positions } = resourceAt(manifest, 'servers.w');
    expect(spec['addons']).toEqual({ k: 'v' });
    expect(positions['addons']).toMatchObject({ line: 4, column: 16, endColumn: 18 });
  });

  test('means the last anchor of that name before it', () => {
    const text = 'x-a: &a one\nx-b: { b: *a }\nx-c: &a two\n';
    expect(specOf(`${text}servers:\n  w: { tariff: *a, ${REST} }\n`)['tariff']).toBe('two');
  });
});

describe('an anchor inside what an alias repeats', () => {
  test('does not come back to life', () => {
    const text = 'x-a: &a { k: &k one }\nx-k: &k two\nx-b: *a\n';
    expect(specOf(`${text}servers:\n  w: { tariff: *k, ${REST} }\n`)['tariff']).toBe('two');
  });
});

describe('null', () => {
  test('in a list is not dropped: the places of the others would move', () => {
    const text = 'backup_schedules:\n  n: { server: "1", time: "02:01", days: [mon, null] }\n';
    expect(told(refused(text))[0]).toContain('m.yaml:3:48-52 Empty value | backup_schedules.n.days[1] is empty.');
  });

  test('in place of a whole resource is refused, because leaving it out would delete it', () => {
    expect(told(refused('servers:\n  w:\n'))).toEqual([
      'SCHEMA m.yaml:3:3-4 Empty value | servers.w is empty. | indent its fields below it, or remove it',
    ]);
  });

  test('in place of a section means that there is nothing', () => {
    expect(accepted('servers:\nbudget:\nproviders:\n')).toMatchObject({ resources: [], budget: {}, providers: {} });
  });
});
