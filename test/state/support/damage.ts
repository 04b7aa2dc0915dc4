/** C4 of reliability.md §9: 620 ways in which a state file can be damaged, the same for the same seed. */
import type { Json } from '../../../src/model/json.ts';
import { withChecksum } from '../../../src/state/checksum.ts';
import { seededRandom } from './world.ts';

export interface Damage {
  readonly words: string;
  readonly bytes: Buffer;
}

/** Of a sound text. Everything that is changed on purpose has a right checksum, so that only its meaning is wrong. */
export function damages(text: string, seed: number): Damage[] {
  const random = seededRandom(seed);
  const sound = Buffer.from(text);
  const cuts = Array.from({ length: 100 }, (_, at) => Math.floor((at * (sound.length - 2)) / 99)).map((length) => ({
    words: `cut after ${length} bytes`,
    bytes: sound.subarray(0, length),
  }));
  const flips = Array.from({ length: 500 }, () => {
    const bytes = Buffer.from(sound);
    const at = Math.floor(random.fraction() * bytes.length);
    const bit = Math.floor(random.fraction() * 8);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
    return { words: `bit ${bit} of byte ${at} flipped`, bytes };
  });
  return [...cuts, ...flips, ...others(text)];
}

function others(text: string): Damage[] {
  const changed = (words: string, fields: { readonly [field: string]: Json }): Damage => ({
    words,
    bytes: Buffer.from(withChecksum({ ...JSON.parse(text), ...fields })),
  });
  const raw = (words: string, bytes: string | Buffer): Damage => ({ words, bytes: Buffer.from(bytes) });
  return [
    raw('blank', '\n  \n'),
    raw('NUL bytes', Buffer.alloc(4096)),
    raw('NUL bytes at its end', `${text.slice(0, 300)}${'\0'.repeat(512)}`),
    raw('a byte order mark', `\uFEFF${text}`),
    raw('not UTF-8', Buffer.concat([Buffer.from(text.slice(0, 200)), Buffer.from([0xff, 0xfe])])),
    raw('two documents', `${text}${text}`),
    raw('a key twice', text.replace('{', '{"serial": 1,')),
    raw('a merge conflict', text.replace('{\n', '{\n<<<<<<< HEAD\n')),
    raw('a list', '[]\n'),
    raw('a page of a proxy', '<html>502</html>\n'),
    raw('nested without end', '['.repeat(100_000)),
    changed('a serial in quotes', { serial: '7' }),
    changed('a negative serial', { serial: -1 }),
    changed('a huge serial', { serial: 1e300 }),
    changed('no lineage', { lineage: '' }),
    changed('resources as an object', { resources: {} }),
    changed('a resource of null', { resources: [null] }),
    changed('pending as null', { pending: null }),
    changed('accounts as a list', { accounts: [] }),
    changed('another version', { version: 0 }),
  ];
}
