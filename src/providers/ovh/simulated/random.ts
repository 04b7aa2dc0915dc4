/** Keys, passwords and shuffles that are the same in every run with the same seed. */

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Where the generator's state lives: a field of the tables, so that a restored cloud goes on where it stopped. */
export interface RandomState {
  random: number;
}

/** A number in [0, 1); mulberry32, whose whole state is one 32-bit integer. */
export function randomFraction(state: RandomState): number {
  state.random = (state.random + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state.random ^ (state.random >>> 15), 1 | state.random);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
}

/** `length` letters and digits. */
export function randomText(state: RandomState, length: number): string {
  let text = '';
  while (text.length < length) text += LETTERS.charAt(Math.floor(randomFraction(state) * LETTERS.length));
  return text;
}

/** A shuffled copy. */
export function shuffled<T>(items: readonly T[], state: RandomState): T[] {
  const keyed = items.map((item) => ({ item, key: randomFraction(state) }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
