/** Keys for things that had none: made from their names at the vendor, the same for the same account. Pure. */

/** Longest key that an address takes (contract §2). */
const LONGEST = 63;

/**
 * Letters that do not come apart into a Latin one and a mark, each before what stands for it: German, Nordic and Polish
 * ones, and Cyrillic as Ukrainian and Russian passports have it, without signs.
 */
const LATIN: ReadonlyMap<string, string> = new Map(
  (
    'ßss æae œoe øo đd ðd þth łl ıi ' +
    'аa бb вv гg ґg дd еe ёe єie жzh зz иi іi їi йi кk лl мm нn оo пp рr сs тt уu ўu фf хkh цts чch шsh щshch ъ ыy ь эe юiu яia'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
);

/** A name as a key, `Shop (front)` as `shop-front`; what begins with no letter gets `word` in front. */
export function keyFrom(name: string, word: string): string {
  const small = name.normalize('NFC').toLowerCase();
  const latin = small.replace(/\p{L}/gu, (letter) => LATIN.get(letter) ?? letter);
  const plain = latin.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const joined = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  const begun = /^[a-z]/.test(joined) ? joined : [word.replaceAll('_', '-'), joined].filter(Boolean).join('-');
  return cut(begun, LONGEST);
}

function cut(key: string, length: number): string {
  return key.slice(0, length).replace(/-+$/, '');
}

/**
 * Gives each thing a key of its own, in the order of the list: the first of those that want one key gets it, the others
 * get it with the next free number. Nobody gets a number that is somebody's very name.
 */
export function distinctKeys(wanted: readonly string[], taken: ReadonlySet<string>): string[] {
  const wishes = new Set(wanted);
  const given = new Set(taken);
  const last = new Map<string, number>();
  return wanted.map((wish) => {
    const key = given.has(wish) ? numbered(wish, { wishes, given, last }) : wish;
    given.add(key);
    return key;
  });
}

interface Numbering {
  readonly wishes: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  /** The last number of each key, so that a thousand things of one name are not counted through a thousand times. */
  readonly last: Map<string, number>;
}

function numbered(wish: string, { wishes, given, last }: Numbering): string {
  for (let number = (last.get(wish) ?? 1) + 1; ; number += 1) {
    const end = `-${number}`;
    const key = `${cut(wish, LONGEST - end.length)}${end}`;
    if (given.has(key) || wishes.has(key)) continue;
    last.set(wish, number);
    return key;
  }
}
