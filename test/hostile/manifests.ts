/**
 * F4 of the numbered tables: manifests that are made to exhaust, crash or deceive a reader. Each is refused with exit 1
 * and a place, within 2 s of CPU and 300 MB, by a process that ends by itself.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { expectBounded, inFolder, runMeasured } from './child.ts';
import type { Table } from './score.ts';

interface HostileManifest {
  readonly words: string;
  readonly content: string | Uint8Array;
}

const HEAD = 'hostform: 1\n';
const MOST = { cpuS: 2, peakMb: 300 };

const after = (text: string): string => `${HEAD}${text}`;
const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at)).join('');
const server = (fields: string): string => after(`servers: { w: { ${fields} } }\n`);
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : [...part])));

const aliasBomb = after(
  `x-a: &a [l, l]\n${times(8, (at) => `x-${'bcdefghi'[at]}: &${'bcdefghi'[at]} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(', ')}]\n`)}`,
);
const mergeBomb = after(
  `x-0: &m0 { k: 1 }\n${times(60, (at) => `x-${at + 1}: &m${at + 1} { <<: [*m${at}, *m${at}] }\n`)}`,
);

const CASES: readonly (readonly [words: string, content: string | Uint8Array])[] = [
  ['an alias bomb', aliasBomb],
  ['a merge bomb', mergeBomb],
  ['an alias inside itself', after('x-a: &a [*a]\n')],
  ['10,000 open brackets', after(`x-a: ${'['.repeat(10_000)}`)],
  ['100,000 open brackets', after(`x-a: ${'['.repeat(100_000)}`)],
  ['100,000 closed ones', after(`x-a: ${'['.repeat(1e5)}${']'.repeat(1e5)}\n`)],
  ['100,000 open braces', after(`x-a: ${'{a: '.repeat(1e5)}`)],
  ['100,000 levels of lists', after(`x-a:\n ${'- '.repeat(1e5)}`)],
  ['10,000 levels of mappings', after(`x-a:\n${times(2000, (at) => `${' '.repeat(at + 1)}a:\n`)}`)],
  ['100,000 explicit keys', after(`x-a:\n ${'? '.repeat(1e5)}`)],
  ['100,000 keys, of which one is unknown', after(`${times(1e5, (at) => `x-${at}: 1\n`)}unknown: 1\n`)],
  ['30,000 servers that are none', after(`servers:\n${times(3e4, (at) => `  w${at}: 1\n`)}`)],
  ['30,000 unknown keys in one server', server(times(3e4, (at) => `k${at}: 1, `))],
  ['10,000 keys that are nearly right', server(times(1e4, (at) => `tarif${at}: 1, `))],
  ['a thousand mistakes in one line of a megabyte', server(times(1000, (at) => `k${at}: "${'x'.repeat(1000)}", `))],
  ['a text of 10 MB', after(`x-a: ${'x'.repeat(10 * 2 ** 20)}\n`)],
  ['400,000 values', after(`x-a: [${'a,'.repeat(400_000)}]\n`)],
  ['a key of 2 MB', after(`${'k'.repeat(2 ** 21)}: 1\n`)],
  ['a value of 2 MB where a word belongs', server(`power: ${'r'.repeat(2 ** 21)}`)],
  ['defaults inside one another', server(`tariff: "${'${A:-'.repeat(50_000)}${'}'.repeat(50_000)}"`)],
  ['50,000 variables that are not set', server(`tariff: "${'${A}'.repeat(50_000)}"`)],
  ['100,000 ${ that are never closed', server(`tariff: "${'${'.repeat(100_000)}"`)],
  [
    'a cycle of 1,000 references',
    after(
      `servers:\n${times(1000, (at) => `  w${at}: { tariff: t, datacenter: d, os: "\${servers.w${(at + 1) % 1000}.id}", period: P1D, ssh_key: k }\n`)}`,
    ),
  ],
  ['a price of a million digits', after(`budget: { max_charge: ${'9'.repeat(1e6)} EUR }\n`)],
  ['a duration of a million digits', after(`providers: { zomro: { poll_interval: ${'9'.repeat(1e6)}s } }\n`)],
  ['a period of 100,000 blanks', server(`period: "P${' '.repeat(1e5)}D"`)],
  ['an address of 100,000 dots', after(`forget: [${'a.'.repeat(1e5)}]\n`)],
  ['a custom tag', after('x-a: !env HOME\n')],
  ['a tag for a function', after('x-a: !!js/function "x"\n')],
  ['a key twice', after('budget: {}\nbudget: {}\n')],
  ['__proto__', after('__proto__: { polluted: 1 }\n')],
  ['constructor.prototype', after('x-a: { constructor: { prototype: { polluted: 1 } } }\n')],
  ['a merge of __proto__', after('x-a: &a { "__proto__": 1 }\nservers: { <<: *a }\n')],
  ['a byte order mark inside', after('x-a: a\uFEFFb\n')],
  ['NUL', after('x-a: a\0b\n')],
  ['an escape sequence', after('x-a: \u001b]52;c;ZXZpbA==\u0007\n')],
  ['CR alone', 'hostform: 1\rservers: {}\r'],
  ['several documents', after('---\nhostform: 1\n')],
  ['bytes of Latin-1', bytes(HEAD, 'x-a: caf', [0xe9, 10])],
  ['UTF-16', Buffer.from(`\uFEFF${HEAD}`, 'utf16le')],
  ['an overlong NUL', bytes(HEAD, 'x-a: ', [0xc0, 0x80, 10])],
  ['half a character', after('x-a: "\\ud800"\n')],
  ['a number of 20 digits', after('x-a: 12345678901234567890\n')],
  ['a number of a million digits', after(`x-a: ${'1'.repeat(1e6)}\n`)],
  ['an octal number', server('min_disk: 010')],
  ['infinity', after('x-a: -.inf\n')],
  ['nothing', ''],
  ['a megabyte of comments', '#\n'.repeat(2 ** 19)],
  ['a picture', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
]; // prettier-ignore

export const hostileManifests: Table<HostileManifest> = {
  id: 'F4',
  what: 'hostile manifests: exit 1 with a place, at most 2 s of CPU and 300 MB',
  cases: CASES.map(([words, content]) => ({ words, content })),
  atOnce: 2,
  check: ({ content }) =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'hostile.yaml'), content);
      const done = await runMeasured(['validate', '-f', 'hostile.yaml'], { cwd: folder, env: {} });
      expectBounded(done, MOST);
      expect(done.code, done.err.slice(-2000)).toBe(1);
      expect(done.err).toMatch(/hostile\.yaml:\d+:\d+/);
      expect(done.err.length, 'characters on stderr').toBeLessThan(300_000);
      // oxlint-disable-next-line no-control-regex -- that is what must not come through
      expect(done.err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    }),
};
