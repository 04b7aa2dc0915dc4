import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { zomroDescription } from '../../../src/providers/zomro/description.ts';
import { examples as schedules } from '../../../src/providers/zomro/kinds/backup-schedules/examples.ts';
import { examples as images } from '../../../src/providers/zomro/kinds/images/examples.ts';
import { examples as servers } from '../../../src/providers/zomro/kinds/servers/examples.ts';

const ajv = new Ajv({ allErrors: true, strictRequired: false }).addVocabulary(['errorMessage']);

function validator(kind: string) {
  const found = zomroDescription.kinds.find(({ name }) => name === kind);
  if (!found) throw new RangeError(kind);
  return ajv.compile(found.schema);
}

describe('the schemas', () => {
  test.each([
    ['servers', servers],
    ['images', images],
    ['backup_schedules', schedules],
  ] as const)('accept all examples of %s', (kind, { smallest, fullest, changed, replaced }) => {
    const validate = validator(kind);
    for (const entry of [smallest, fullest, changed, replaced]) expect(validate(entry) || validate.errors).toBe(true);
  });

  test('"fullest" has every field that one entry can have', () => {
    const fields = (kind: string) => zomroDescription.kinds.find(({ name }) => name === kind)?.fields ?? {};
    const exclusive = ['password', 'promo_code', 'promo'];
    expect(Object.keys(servers.fullest).sort()).toEqual(
      Object.keys(fields('servers'))
        .filter((field) => !exclusive.includes(field))
        .sort(),
    );
    expect(Object.keys(images.fullest).sort()).toEqual(Object.keys(fields('images')).sort());
    expect(Object.keys(schedules.fullest).sort()).toEqual(Object.keys(fields('backup_schedules')).sort());
  });

  test('every field of a schema has a rule, and the other way round', () => {
    for (const { schema, fields } of zomroDescription.kinds) {
      const { properties } = schema as { properties: object };
      expect(Object.keys(properties).sort()).toEqual(Object.keys(fields).sort());
    }
  });

  const server = servers.smallest;
  const { password: _, ...bare } = server;
  test.each([
    ['no way in', bare],
    ['two ways in', { ...server, ssh_key: 'deploy' }],
    ['no tariff', { ...server, tariff: undefined }],
    ['an unknown period', { ...server, period: 'P2M' }],
    ['an unknown field', { ...server, ram: 2 }],
    ['a name of 101 characters', { ...server, name: 'x'.repeat(101) }],
    ['a name with a blank at its end', { ...server, name: 'web ' }],
    ['another power', { ...server, power: 'off' }],
  ])('refuse a server with %s', (_name, entry) => {
    expect(validator('servers')(JSON.parse(JSON.stringify(entry)))).toBe(false);
  });

  test.each(['Passw0rd', 'Aa1!$+,-./:=[\\]^_`{}~', `Aa1${'x'.repeat(45)}`])('accept the password %s', (password) => {
    expect(validator('servers')({ ...server, password })).toBe(true);
  });

  test.each([
    'Passw0r',
    `Aa1${'x'.repeat(46)}`,
    'passw0rd',
    'PASSW0RD',
    'Password',
    'Pass w0rd',
    'Pässw0rd',
    ...Array.from('"#%&\'()*;<>?@|', (sign) => `Passw0rd${sign}`),
  ])('refuse the password %s', (password) => {
    expect(validator('servers')({ ...server, password })).toBe(false);
  });

  test('have words of their own where a rule would not explain itself', () => {
    const validate = validator('servers');
    validate(bare);
    const words = validate.errors?.map(({ schemaPath }) => schemaPath);
    expect(words?.some((path) => path.includes('allOf'))).toBe(true);
    expect(JSON.stringify(zomroDescription.kinds[0]?.schema)).toContain('needs exactly one of ssh_key and password');
  });

  test.each([
    [{ licence_agreement: 'accepted', poll_interval: '10s', delivery_timeout: 'PT30M', settle_time: 'P1DT2H' }, true],
    [{ licence_agreement: 'yes' }, false],
    [{ poll_interval: '1mo' }, false],
    [{ poll_interval: 10 }, false],
    [{ token: 'abc' }, false],
  ])('of the provider: %j is %s', (block, valid) => {
    expect(ajv.compile(zomroDescription.schema)(block)).toBe(valid);
  });
});

/** Everything that a module loads at once, followed by its import lines; types cost nothing. */
function loaded(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, names = '', path = ''] of readFileSync(file, 'utf8').matchAll(
    /^import (type )?[^;]*?from '([^']+)';$/gms,
  )) {
    if (names === 'type ') continue;
    if (path.startsWith('.')) loaded(join(dirname(file), path), seen);
    else seen.add(path);
  }
  return seen;
}

test('descriptions load neither a client nor a library for the network', () => {
  const entry = fileURLToPath(new URL('../../../src/providers/zomro/description.ts', import.meta.url));
  const files = [...loaded(entry)].map((file) => file.split('/src/').at(-1));
  expect(files).toContain('providers/zomro/kinds/servers/description.ts');
  for (const heavy of ['providers/zomro/client.ts', 'providers/http.ts', 'undici', 'p-retry', 'leven']) {
    expect(files).not.toContain(heavy);
  }
});
