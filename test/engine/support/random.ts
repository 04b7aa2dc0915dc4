/** Seeded randomness with the questions a simulation asks. The same seed gives the same answers, for ever. */
import type { Random } from '../../../src/model/clock.ts';

export interface Dice extends Random {
  /** True with this probability. */
  chance(probability: number): boolean;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(choices: readonly T[]): T;
  /** A stream of its own, so that one more question here changes no answer elsewhere. */
  fork(name: string): Dice;
}

export function makeDice(seed: number): Dice {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number => low + Math.floor(fraction() * (high - low + 1));
  return {
    fraction,
    between,
    chance: (probability) => fraction() < probability,
    pick<T>(choices: readonly T[]): T {
      if (choices.length === 0) throw new RangeError('nothing to pick from');
      return choices[between(0, choices.length - 1)] as T;
    },
    token: (length) => Array.from({ length }, () => BASE32[between(0, 31)]).join(''),
    fork: (name) => makeDice(hash(seed, name)),
  };
}

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** FNV-1a over the seed and a name. */
function hash(seed: number, name: string): number {
  let mixed = 0x811c9dc5 ^ seed;
  for (let at = 0; at < name.length; at += 1) mixed = Math.imul(mixed ^ name.charCodeAt(at), 0x01000193);
  return Math.imul(mixed ^ (mixed >>> 13), 0x5bd1e995) >>> 0;
}
