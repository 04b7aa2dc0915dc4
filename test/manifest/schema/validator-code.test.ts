import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { describe, expect, test } from 'vitest';
import { validatorCode } from '../../../scripts/validator-code.ts';
import { manifestSchema } from '../../../src/manifest/schema/schema.ts';
import { compileSample, inFolder } from '../support/read-text.ts';
import { sampleKinds, sampleProviders } from '../support/sample-kinds.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const DOCUMENTS = [
  { hostform: 1 },
  { hostform: 2, severs: {} },
  { hostform: 1, images: { Ä: { region: 'r', url: 'http://x', disk_format: 'is', min_disk: -1, tipe: 1 } } },
  { hostform: 1, backup_schedules: { n: { server: 1, days: ['mon', 'mon'], time: '25:00' } } },
  { hostform: 1, servers: { w: { name: '😀'.repeat(63), tariff: 1 }, v: null } },
];

describe('the validator as code', () => {
  test('runs in plain Node, outside of any package, and says what ajv would say', async () => {
    const schema = manifestSchema(sampleKinds, sampleProviders, 'strict');
    const code = await validatorCode({ schema, root: ROOT, notice: 'a notice' });
    const run = `
      import { validateManifest } from './validate-manifest.js';
      const found = ${JSON.stringify(DOCUMENTS)}.map((document) => [validateManifest(document), validateManifest.errors]);
      process.stdout.write(JSON.stringify(found));
    `;
    const texts = { 'validate-manifest.js': code, 'run.js': run, 'package.json': '{ "type": "module" }' };
    const printed = inFolder(texts, (folder) => execFileSync(execPath, [join(folder, 'run.js')], { encoding: 'utf8' }));
    const validate = compileSample('strict');
    const expected = DOCUMENTS.map((document) => [validate(document), validate.errors]);
    expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(expected)));
    expect(expected.map(([valid]) => valid)).toEqual([true, false, false, false, false]);
    expect(code.split('\n')[0]).toBe('// a notice');
  });

  test('is the same each time, and names no folder of the machine it was made on', async () => {
    const schema = manifestSchema(sampleKinds, sampleProviders, 'strict');
    const [first, second] = await Promise.all([1, 2].map(() => validatorCode({ schema, root: ROOT, notice: 'n' })));
    expect(first).toBe(second);
    expect(first).not.toContain(ROOT);
  });
});
