/** `promo: { code, required }` stands for the secret `promo_code`, at the real kinds. */
import { describe, expect, test } from 'vitest';
import { validateManifest } from '../../../src/generated/validate-manifest.js';
import { readManifest } from '../../../src/manifest/read.ts';
import { type Problem, Problems } from '../../../src/model/errors.ts';
import { providers } from '../../../src/providers/index.ts';

const SERVER = 'tariff: "6740", datacenter: "13", os: Ubuntu 22.04, period: P1D, ssh_key: deploy';

function read(fields: string, env: { readonly [name: string]: string } = { PROMO: 'HUSH-10' }) {
  const path = '/manifests/m.yaml';
  return readManifest({
    path,
    cwd: '/manifests',
    env,
    kinds: providers.flatMap(({ kinds }) => kinds),
    providerNames: providers.map(({ name }) => name),
    validate: validateManifest,
    instead: { path, text: `hostform: 1\nservers:\n  web-1: { ${SERVER}, ${fields} }\n` },
  }).resources[0];
}

function refused(fields: string): readonly Problem[] {
  try {
    read(fields);
  } catch (error) {
    if (error instanceof Problems) return error.all;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('a secret in its long form', () => {
  test('is the same secret, and what is beside it stays in the spec', () => {
    const server = read('promo: { code: "${PROMO}", required: false }');
    expect(server?.secrets).toEqual({ promo_code: { value: 'HUSH-10', template: '${PROMO}' } });
    expect(server?.spec['promo']).toEqual({ required: false });
    expect(JSON.stringify(server?.spec)).not.toContain('HUSH');
  });

  test('with nothing beside it leaves nothing in the spec', () => {
    const server = read('promo: { code: HUSH-10 }');
    expect(server?.secrets).toEqual({ promo_code: { value: 'HUSH-10' } });
    expect(server?.spec).not.toHaveProperty('promo');
  });

  test('that is empty is none', () => {
    const server = read('promo: { code: "${NONE:-}", required: false }');
    expect(server?.secrets).toEqual({});
    expect(server?.spec).not.toHaveProperty('promo');
  });

  test.each([
    ['promo: { code: HUSH-10 }, promo_code: HUSH-10', 'servers.web-1 may have promo_code or promo, not both.'],
    ['promo: { required: false }', 'servers.web-1.promo needs "code".'],
    ['promo: { code: HUSH-10, required: maybe }', 'servers.web-1.promo.required has to be true or false'],
    ['promo: { code: HUSH-10, requird: false }', 'servers.web-1.promo has no "requird".'],
    ['promo: { code: 10 }', 'servers.web-1.promo.code has to be text'],
    ['promo: HUSH-10', 'servers.web-1.promo has to be a mapping'],
    ['promo: { code: "${servers.web-1.ipv4}" }', '"promo" is secret; outputs of resources are not.'],
  ])('%s: %s', (fields, said) => {
    const problems = refused(fields);
    expect(problems.map(({ detail }) => detail).join(' ')).toContain(said);
    expect(JSON.stringify(problems)).not.toContain('HUSH');
  });
});
