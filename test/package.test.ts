/** F11 of the numbered tables: what is published holds what users need and nothing else, and is the same each time. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTRY } from './support/process.ts';
import { makeFolder } from './support/run-cli.ts';

const root = resolve(import.meta.dirname, '..');
const built = resolve(ENTRY, '..');

const ALLOWED: readonly RegExp[] = [
  /^package\.json$/,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^schemas\/[a-z-]+\.schema\.json$/,
  /^dist\/hostform\.js(\.LEGAL\.txt)?$/,
  /^dist\/chunks\/[a-z0-9-]+-[A-Z0-9]{8}\.js(\.LEGAL\.txt)?$/,
];

const folder = makeFolder();
afterAll(() => folder.remove());

interface Packed {
  readonly names: readonly string[];
  readonly digest: string;
}

/** Packs a copy with the build of this test run: the one in the working tree may be an old one. */
function pack(name: string): Packed {
  const home = join(folder.path, name);
  mkdirSync(home);
  for (const part of ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'schemas', 'src', 'docs'])
    cpSync(join(root, part), join(home, part), { recursive: true });
  cpSync(built, join(home, 'dist'), { recursive: true });
  const said = execFileSync('npm', ['pack', '--json', '--ignore-scripts'], {
    cwd: home,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [told] = JSON.parse(said) as [{ filename: string; files: { path: string }[] }];
  const archive = readFileSync(join(home, told.filename));
  return { names: told.files.map(({ path }) => path), digest: createHash('sha512').update(archive).digest('hex') };
}

describe('the package', () => {
  let first: Packed;
  beforeAll(() => void (first = pack('first')));

  it('holds what is on the list, and nothing else', () => {
    expect(first.names.length).toBeGreaterThan(20);
    expect(first.names.filter((name) => !ALLOWED.some((pattern) => pattern.test(name)))).toEqual([]);
    expect(first.names).toEqual(
      expect.arrayContaining(['dist/hostform.js', 'LICENSE', 'schemas/manifest.schema.json']),
    );
  });

  it('is the same when it is packed again, byte for byte', () => {
    expect(pack('second')).toEqual(first);
  });

  it('brings along all that it runs with, and runs nothing when it is installed', () => {
    const told = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies?: object;
      scripts: object;
    };
    expect(told.dependencies ?? {}).toEqual({});
    expect(Object.keys(told.scripts).filter((name) => /^(pre|post)?(install|uninstall)$/.test(name))).toEqual([]);
  });
});

describe('the build', () => {
  const textsIn = (dist: string): { readonly [name: string]: string } =>
    Object.fromEntries(
      readdirSync(dist, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => [
          join(entry.parentPath, entry.name).slice(dist.length + 1),
          readFileSync(join(entry.parentPath, entry.name), 'utf8'),
        ]),
    );

  it('is the same wherever it is made', async () => {
    // @ts-expect-error -- a plain script without types
    const { build } = (await import('../scripts/build.mjs')) as { build: (outdir: string) => Promise<void> };
    const elsewhere = join(folder.path, 'elsewhere');
    await build(elsewhere);
    expect(textsIn(elsewhere)).toEqual(textsIn(built));
  });

  it('names no folder of the machine that made it', () => {
    const places = [root, homedir(), tmpdir(), 'file://'].filter((place) => place.length > 4);
    const telling = Object.entries(textsIn(built)).flatMap(([name, text]) =>
      places.filter((place) => text.includes(`${place}/`)).map((place) => `${name}: ${place}`),
    );
    expect(telling).toEqual([]);
  });
});

it('every package of the lock file has a digest that is good today', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: { readonly [path: string]: { readonly integrity?: string; readonly link?: boolean } };
  };
  const weak = Object.entries(packages).filter(
    ([path, { integrity, link }]) => path !== '' && !link && !integrity?.startsWith('sha512-'),
  );
  expect(weak.map(([path]) => path)).toEqual([]);
});
