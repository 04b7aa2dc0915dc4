import { seededRandom } from '../../support/run-cli.ts';

/** Choices that follow from a seed. */
export interface Dice {
  /** True in this share of all cases. */
  chance(share: number): boolean;
  /** A whole number from 0 to `below` - 1. */
  whole(below: number): number;
  pick<T>(choices: readonly T[]): T;
}

export function makeDice(seed: number): Dice {
  const random = seededRandom(seed);
  const whole = (below: number): number => Math.floor(random.fraction() * below);
  return {
    whole,
    chance: (share) => random.fraction() < share,
    pick(choices) {
      const picked = choices[whole(choices.length)];
      if (picked === undefined && choices.length === 0) throw new RangeError('nothing to pick from');
      return picked as (typeof choices)[number];
    },
  };
}
