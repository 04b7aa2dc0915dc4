/** docs/manifest.md: its tables are made from the kinds, and a stale one is found. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldReference } from '../../scripts/reference.ts';
import { manifestSchema } from '../../src/manifest/schema/schema.ts';
import { providers } from '../../src/providers/index.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

const text = readFileSync(resolve(import.meta.dirname, '../../docs/manifest.md'), 'utf8');
const kinds = providers.flatMap((provider) => provider.kinds);

it('holds the tables as they are made today', () => {
  expect(text).toContain(fieldReference(kinds, providers));
});

it('has a row for every field of every kind, with what it means', () => {
  for (const kind of kinds) {
    const shared = kinds.filter(({ name }) => name === kind.name).length > 1;
    const part = text.slice(text.indexOf(`### ${kind.name}${shared ? ` at ${kind.provider}` : ''}\n`));
    for (const field of Object.keys(kind.fields))
      expect(part).toMatch(new RegExp(`^\\| \`${field}\` \\| .* \\| \\S.* \\|$`, 'm'));
    for (const output of kind.outputs) expect(part).toContain(`\${${kind.name}.KEY.${output}}`);
  }
});

it('says what a change of a field leads to', () => {
  const made = fieldReference(kinds, []);
  expect(made).toMatch(/^\| `datacenter` \| text \| yes \| replaces \|/m);
  expect(made).toMatch(/^\| `tariff` \| text \| yes \| in place, at a price; or replaces \|/m);
  expect(made).toMatch(/^\| `os` \| text \| yes \| wipes, or replaces \|/m);
  expect(made).toMatch(/^\| `name` \| text \| {2}\| in place \|/m);
  expect(made).toMatch(/^\| `password` \| text \| {2}\| not seen: secret \|/m);
  expect(made).toMatch(/^\| `max_price` \| text \| {2}\| in place; compared with what was last applied \|/m);
});

it('tells of every section, ceiling and lifecycle field by hand', () => {
  const schema = JSON.stringify(manifestSchema(kinds, providers, 'strict'));
  for (const word of ['max_charge', 'max_monthly', 'protect', 'replace', 'rebuild', 'ignore_changes', 'provider']) {
    expect(schema).toContain(`"${word}"`);
    expect(text).toMatch(new RegExp(`\`(lifecycle\\.)?${word}\` \\|`));
  }
  for (const { name } of kinds) expect(text).toContain(`\`${name}\``);
});

describe('npm run schemas', () => {
  let workshop: Workshop;
  beforeAll(() => {
    workshop = openWorkshop();
  });
  afterAll(() => workshop.remove());
  const write = (...args: string[]) => workshop.run('tsx', 'scripts/write-reference.ts', ...args);

  it('finds a stale table, writes it anew, and leaves the rest alone', () => {
    workshop.write('docs/manifest.md', text.replace('| `tariff` | text |', '| `tariff` | number |'));
    const stale = write('--check');
    expect(stale.status).toBe(1);
    expect(stale.stderr).toContain('docs/manifest.md is stale');
    expect(workshop.text('docs/manifest.md')).toContain('| `tariff` | number |');
    expect(write().status).toBe(0);
    expect(workshop.text('docs/manifest.md')).toBe(text);
    expect(write('--check').status).toBe(0);
  });
});
