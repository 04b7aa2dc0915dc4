/** The block `state`: where it says the state lives, and that nothing else of a manifest keeps it from being found. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { validateManifest } from '../../src/generated/validate-manifest.js';
import { findState } from '../../src/manifest/find-state.ts';
import { mentionsState } from '../../src/manifest/mentions-state.ts';
import { Problems } from '../../src/model/errors.ts';
import type { StatePlace } from '../../src/model/state-place.ts';
import { makeFolder, writeFiles } from '../support/run-cli.ts';

let folder: ReturnType<typeof makeFolder>;

beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => folder.remove());

type Files = { readonly [name: string]: string };

async function find(files: Files, env: { readonly [name: string]: string } = {}): Promise<StatePlace | undefined> {
  writeFiles(folder.path, files);
  return findState({ path: folder.path, cwd: folder.path, env, validate: async () => validateManifest });
}

/** Code, place and detail of every problem. */
async function refused(files: Files, env: { readonly [name: string]: string } = {}): Promise<string[]> {
  const error = await find(files, env).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Problems);
  return (error as Problems).all.map(({ code, at, detail, hint }) =>
    [code, at && `${at.file}:${at.line}:${at.column}`, detail, hint].filter((part) => part !== undefined).join(' | '),
  );
}

const PG = { backend: 'postgres', settings: { name: 'shop' }, secrets: {} };

describe('the block state', () => {
  it('is absent from most manifests, and then no YAML is read', async () => {
    expect(await find({ 'a.yaml': 'hostform: 1\nservers: {}\n' })).toBeUndefined();
    expect(mentionsState(folder.path)).toBe(false);
    expect(mentionsState(`${folder.path}/a.yaml`)).toBe(false);
  });

  it.each([
    ['block style', 'hostform: 1\nstate:\n  backend: postgres\n  name: shop\nservers: {}\n'],
    ['flow style', 'hostform: 1\nstate: { backend: postgres, name: shop } # here\n'],
    ['flow style over lines', 'hostform: 1\nstate: {\n  backend: postgres,\n  name: shop\n  }\n'],
    ['a quoted key', '"hostform": 1\n"state": {"backend": "postgres", "name": "shop"}\n'],
    ['JSON', '{"hostform": 1, "state": {"backend": "postgres", "name": "shop"}}'],
    ['an anchor from elsewhere', 'x-pg: &pg { name: shop }\nstate: { <<: *pg, backend: postgres }\n'],
    ['Windows line ends', 'hostform: 1\r\nstate:\r\n  backend: postgres\r\n  name: shop\r\n'],
  ])('is found in %s', async (_words, text) => {
    expect(mentionsState(folder.path)).toBe(false);
    expect(await find({ 'a.yaml': text })).toEqual(PG);
    expect(mentionsState(folder.path)).toBe(true);
  });

  it.each([
    ['another format version', 'hostform: 7\n'],
    ['an unknown section', 'severs: {}\n'],
    ['a variable that is not set', 'servers: { w: { password: "${NOT_SET}" } }\n'],
    ['YAML that can not be read', 'servers: [\n'],
    ['a key twice', 'budget: {}\nbudget: {}\n'],
    ['a custom tag', 'x-a: !!js/function "x"\n'],
  ])('is found beside %s, in the same file and in another one', async (_words, wrong) => {
    const block = 'state:\n  backend: postgres\n  name: shop\n';
    expect(await find({ 'a.yaml': block + wrong })).toEqual(PG);
    expect(await find({ 'a.yaml': wrong + block })).toEqual(PG);
    expect(await find({ 'a.yaml': block, 'b.yaml': wrong })).toEqual(PG);
  });

  it('is not taken for absent when the file that names it can not be read', async () => {
    const [problem] = await refused({ 'a.yaml': 'servers: [\n- {state: x\n' });
    expect(problem).toMatch(/^YAML_SYNTAX/);
  });

  it('fills variables, and keeps the templates of secrets', async () => {
    const env = { DB: 'postgres://ana:geheim@db/x', NAME: 'shop', KEY: 'k3y' };
    const block = 'state: { backend: postgres, name: "${NAME}", connection: "${DB}", encryption: { key: "${KEY}" } }\n';
    expect(await find({ 'a.yaml': block }, env)).toEqual({
      backend: 'postgres',
      settings: { name: 'shop' },
      secrets: { connection: { value: env.DB, template: '${DB}' } },
      encryption: { key: { value: 'k3y', template: '${KEY}' } },
    });
  });

  it('takes an address with a password for a secret, and one without for a setting', async () => {
    const block = (address: string) => `state: { backend: http, address: "${address}", username: ana }\n`;
    const env = { PW: 'geheim' };
    expect(await find({ 'a.yaml': block('https://git.example/s') }, env)).toMatchObject({
      settings: { address: 'https://git.example/s', username: 'ana' },
      secrets: {},
    });
    expect(await find({ 'a.yaml': block('https://ana:${PW}@git.example/s') }, env)).toMatchObject({
      settings: { username: 'ana' },
      secrets: { address: { value: 'https://ana:geheim@git.example/s', template: 'https://ana:${PW}@git.example/s' } },
    });
  });

  it.each([
    ['connection: "postgres://ana:geheim@db/x"', 'connection'],
    ['connection: "postgres://db/x?password=geheim"', 'connection'],
    ['connection: "host=db password=geheim"', 'connection'],
    ['connection: "postgres://ana:${PW:-geheim}@db/x"', 'connection'],
    ['encryption: { key: geheim }', 'encryption.key'],
    ['encryption: { key: "${A:-geheim}" }', 'encryption.key'],
  ])('refuses a secret that stands in the manifest, and does not show it: %s', async (field, name) => {
    writeFiles(folder.path, { 'a.yaml': `state:\n  backend: postgres\n  ${field}\n` });
    const error = await findState({
      path: folder.path,
      cwd: folder.path,
      env: {},
      validate: async () => validateManifest,
    }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ all: [{ code: 'LITERAL_SECRET', at: { line: 3 } }] });
    expect(JSON.stringify((error as Problems).all)).toContain(`state.${name}`);
    expect(JSON.stringify((error as Problems).all)).not.toContain('geheim');
  });

  it.each([
    ['connection: "postgres://ana@db/x"'],
    ['connection: "postgres://ana:${PW}@db/x"'],
    ['connection: "host=db user=ana"'],
  ])('accepts a connection without one: %s', async (field) => {
    expect(await find({ 'a.yaml': `state:\n  backend: postgres\n  ${field}\n` }, { PW: 'x' })).toBeDefined();
  });

  it.each([
    ['backend: postgre', 'SCHEMA | a.yaml:2:12', 'did you mean "postgres"?'],
    ['name: shop', 'SCHEMA | a.yaml:1:1', 'state needs "backend"'],
    ['{ backend: postgres, nam: x }', 'UNKNOWN_KEY | a.yaml:2:24', 'did you mean "name"?'],
    ['{ backend: local, bucket: x }', 'UNKNOWN_KEY | a.yaml:2:21', 'state has no "bucket"'],
    ['backend: s3', 'SCHEMA | a.yaml:1:1', 'state needs "bucket"'],
    ['{ backend: postgres, name: "${NOT_SET}" }', 'VARIABLE_UNSET | a.yaml:2:31', 'NOT_SET is not set'],
    ['{ backend: postgres, name: "${servers.w.id}" }', 'REFERENCE | a.yaml:2:31', 'can not refer to a resource'],
    ['{ backend: http, address: "ftp://x" }', 'SCHEMA | a.yaml:2:29', 'begins with https://'],
    ['{ backend: local, encryption: { key: "${K}", key_file: x } }', 'SCHEMA', 'only one of them may be given'],
    ['{ backend: local, encryption: {} }', 'SCHEMA', 'needs one of: key, key_file'],
  ])('is told what is wrong with it: %s', async (block, place, words) => {
    const [problem = '', ...more] = await refused({ 'a.yaml': `state:\n  ${block}\nsevers: {}\n` }, { K: 'x' });
    expect(problem).toContain(place);
    expect(problem).toContain(words);
    expect(more).toEqual([]);
  });

  it('stands in one file only', async () => {
    const block = 'hostform: 1\nstate: { backend: local }\n';
    const [problem] = await refused({ 'a.yaml': block, 'b.yaml': block });
    expect(problem).toContain('DUPLICATE | b.yaml:2:1 | state is declared in a.yaml:2 already.');
  });

  it('asks for a file that was named, and not for a folder without a manifest', async () => {
    const input = { cwd: folder.path, env: {}, validate: async () => validateManifest };
    expect(await findState({ ...input, path: '.' })).toBeUndefined();
    await expect(findState({ ...input, path: 'nowhere.yaml' })).rejects.toMatchObject({ code: 'MANIFEST_UNREADABLE' });
  });
});
