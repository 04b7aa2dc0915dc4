/** Who may import whom, as data (docs/architecture.md shows the same table). */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const src = join(root, 'src');

/** Packages and rooms that each room may import. `node:` modules are named one by one where a room may touch the world. */
const ALLOWED: {
  readonly [room: string]: { readonly rooms: readonly string[]; readonly packages: readonly RegExp[] };
} = {
  model: { rooms: ['model'], packages: [/^big\.js$/] },
  manifest: { rooms: ['manifest', 'model'], packages: [/^yaml$/, /^leven$/, /^node:(fs|path|util)$/] },
  state: {
    rooms: ['state', 'model'],
    packages: [
      /^pg$/,
      /^undici$/,
      /^aws4fetch$/,
      /^node:(fs|fs\/promises|path|os|crypto|util|process|buffer|net|tls)$/,
    ],
  },
  engine: { rooms: ['engine', 'model'], packages: [/^node:crypto$/] },
  providers: {
    rooms: ['providers', 'model'],
    packages: [/^undici$/, /^p-retry$/, /^p-limit$/, /^leven$/, /^big\.js$/, /^node:(crypto|fs|os|path|net)$/],
  },
  sandbox: { rooms: ['sandbox', 'providers', 'model'], packages: [/^node:(fs|path)$/] },
  cli: {
    rooms: ['cli', 'model', 'manifest', 'state', 'engine', 'providers', 'sandbox', 'generated'],
    packages: [/^commander$/, /^diff$/, /^ical-generator$/, /^node:(fs|fs\/promises|path|crypto|readline|util)$/],
  },
};

const SIMULATED = /(^|\/)(simulat|examples\.ts$)/;

interface Import {
  readonly from: string;
  readonly to: string;
  readonly isPackage: boolean;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => join(folder, name));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(
    /^(?:import|export|\})[^'"\n]* from '([^']+)';$|^import '([^']+)';$|\bimport\(\s*'([^']+)'\s*\)/gm,
  );
  return [...found].map((match) => {
    const target = match[1] ?? match[2] ?? match[3] ?? '';
    const isPackage = !target.startsWith('.');
    return {
      from: relative(src, file),
      to: isPackage ? target : relative(src, resolve(dirname(file), target)),
      isPackage,
    };
  });
}

const imports = sources(src).flatMap(importsOf);
const roomOf = (path: string): string => path.split('/')[0] ?? '';
const isSimulated = (path: string): boolean => SIMULATED.test(path);

function violations(): string[] {
  return imports.flatMap(({ from, to, isPackage }) => {
    const rule = ALLOWED[roomOf(from)];
    if (!rule) return [];
    if (isPackage) {
      const free = isSimulated(from) && to.startsWith('node:');
      return free || rule.packages.some((pattern) => pattern.test(to)) ? [] : [`${from} imports ${to}`];
    }
    return rule.rooms.includes(roomOf(to)) ? [] : [`${from} imports ${to}`];
  });
}

describe('the house', () => {
  it('finds the imports it judges', () => {
    expect(imports.length).toBeGreaterThan(200);
    expect(imports.some(({ to }) => to === 'undici')).toBe(true);
  });

  it('lets each room import only what its row allows', () => {
    expect(violations()).toEqual([]);
  });

  it('keeps vendors apart: none imports another, and no kind imports a kind', () => {
    const crossing = imports.filter(({ from, to }) => {
      const [, vendor] = /^providers\/([^/.]+)\//.exec(from) ?? [];
      const [, other] = /^providers\/([^/.]+)\//.exec(to) ?? [];
      const [, kind] = /\/kinds\/([^/]+)\//.exec(from) ?? [];
      const [, otherKind] = /\/kinds\/([^/]+)\//.exec(to) ?? [];
      return (vendor && other && vendor !== other) || (kind && otherKind && kind !== otherKind);
    });
    expect(crossing.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('lets only the sandbox and simulated code import simulated code', () => {
    const leaking = imports.filter(
      ({ from, to }) => isSimulated(to) && !isSimulated(from) && roomOf(from) !== 'sandbox',
    );
    expect(leaking.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('reaches the sandbox by lazy import only', () => {
    const eager = sources(src)
      .filter((file) => roomOf(relative(src, file)) === 'cli')
      .filter((file) => /^import [^(]*sandbox\/start/m.test(readFileSync(file, 'utf8')));
    expect(eager).toEqual([]);
  });

  it('prints, prompts and exits in the cli room only', () => {
    const talking = sources(src)
      .filter((file) => !['cli', 'bin.ts'].includes(roomOf(relative(src, file))))
      .filter((file) => /\bconsole\.|process\.(stdout|stderr|exit)\b/.test(readFileSync(file, 'utf8')));
    expect(talking.map((file) => relative(root, file))).toEqual([]);
  });

  it('never empties a cart that others share', () => {
    const banned = sources(src)
      .filter((file) => !isSimulated(relative(src, file)))
      .filter((file) => /['"]cart\.empty['"]|clearbasket/.test(readFileSync(file, 'utf8')));
    expect(banned.map((file) => relative(root, file))).toEqual([]);
  });
});
