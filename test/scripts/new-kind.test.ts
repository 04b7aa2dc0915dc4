/** `npm run new-kind`: what it writes compiles, passes the linters, and refuses to overwrite anything. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextSteps, type Started, startKind } from '../../scripts/new-kind.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

const KINDS = [
  {
    provider: 'zomro',
    name: 'firewall-rules',
    section: 'firewall_rules',
    type: 'zomro_firewall_rule',
    code: 'firewallRulesKind',
  },
  {
    provider: 'ovh',
    name: 'addresses',
    singular: 'address',
    section: 'addresses',
    type: 'ovh_address',
    code: 'makeAddresses',
  },
] as const;

const FOLDERS = KINDS.map(({ provider, name }) => `src/providers/${provider}/kinds/${name}`);

let workshop: Workshop;
const started = new Map<string, Started>();

beforeAll(async () => {
  workshop = openWorkshop();
  for (const { provider, name, ...rest } of KINDS) {
    const input = { root: workshop.root, provider, name, ...('singular' in rest ? { singular: rest.singular } : {}) };
    started.set(name, await startKind(input));
  }
  for (const { edits } of started.values()) for (const edit of edits) workshop.edit(edit);
});

afterAll(() => workshop.remove());

describe.each(KINDS)('a new kind $name at $provider', ({ provider, name, section, type, code }) => {
  const folder = `src/providers/${provider}/kinds/${name}`;

  it('has the files that every kind has, and no trace of the template', () => {
    const { files } = started.get(name) ?? { files: [] };
    for (const file of ['description.ts', 'kind.ts', 'simulated.ts', 'examples.ts']) {
      expect(files).toContain(`${folder}/${file}`);
      expect(workshop.text(`${folder}/${file}`)).not.toMatch(/sample|src\/providers/i);
    }
    expect(existsSync(join(workshop.root, folder, 'wiring.ts'))).toBe(false);
  });

  it('is named in every spelling', () => {
    expect(workshop.text(`${folder}/description.ts`)).toContain(`name: '${section}'`);
    expect(workshop.text(`${folder}/description.ts`)).toContain(`type: '${type}'`);
    expect(workshop.text(`${folder}/kind.ts`)).toContain(`export function ${code}(`);
  });

  it('says what is left to write by hand', () => {
    const { files, edits } = started.get(name) ?? { files: [], edits: [] };
    const said = nextSteps({ files, edits });
    for (const { file, say } of edits) expect(said).toContain(`  ${file}\n    ${say}`);
    expect(said).toContain('npm run schemas && npm run check');
  });
});

it('compiles and passes the linters with what is written by hand', () => {
  workshop.write(
    'tsconfig.json',
    workshop.text('tsconfig.json').replace(/"include": \[[^\]]*\]/, '"include": ["src"]'),
  );
  expect(workshop.run('biome', 'check', '--write', 'src').status).toBe(0);
  const compiled = workshop.run('tsc', '--noEmit');
  expect(compiled.stdout).toBe('');
  const linted = workshop.run('oxlint', '--type-aware', '--deny-warnings', ...FOLDERS);
  expect(linted.status, linted.stdout).toBe(0);
});

it.each([
  [{ provider: 'zomro', name: 'Servers' }, 'small letters'],
  [{ provider: 'zomro', name: '../servers' }, 'small letters'],
  [{ provider: 'zomro', name: 'data' }, 'plural'],
  [{ provider: 'acme', name: 'servers' }, 'no template for "acme"'],
  [{ provider: 'zomro', name: 'servers' }, 'exists already'],
])('refuses %o and writes nothing', async (given, words) => {
  const before = workshop.text('src/providers/zomro/kinds/servers/kind.ts');
  await expect(startKind({ root: workshop.root, ...given })).rejects.toThrow(words);
  expect(workshop.text('src/providers/zomro/kinds/servers/kind.ts')).toBe(before);
});
