/** One small world in which nothing goes wrong but the process dies: everywhere, one after the other. */
import type { CrashSite } from './process.ts';
import { CRASH_SITES, type Crash, type Declared, type RunScript, type Scenario } from './scenario.ts';

const DECLARED: readonly Declared[] = [
  { key: 'ann', kind: 'images', tariff: 'small', period: 'P1D', promo: false },
  { key: 'bob', kind: 'servers', tariff: 'small', period: 'P1D', promo: true, image: 'ann' },
  { key: 'cleo', kind: 'servers', tariff: 'large', period: 'P1D', promo: false },
];

export interface CalmInput {
  /** Where each of the first runs dies; the runs after that are quiet. */
  readonly crashes: readonly (Crash | undefined)[];
  readonly savedPlan?: boolean;
}

export function calmScenario({ crashes, savedPlan = false }: CalmInput): Scenario {
  const run = (crash: Crash | undefined): RunScript => ({
    gapMs: 60_000,
    declared: DECLARED,
    happenings: [],
    skewMs: 0,
    parallelism: 10,
    ...(crash ? { crash } : {}),
  });
  return {
    seed: 1,
    traits: {
      currency: 'EUR',
      balance: 100_000,
      prices: { small: 13, large: 50 },
      imagePrice: 5,
      promo: 'valid',
      serverListingMs: 20_000,
      imageListingMs: 20_000,
      activationMs: 40_000,
      paysTwice: false,
      hints: false,
    },
    faults: { changes: 0, reads: 0, lies: 0, mostLateMs: 1_000, doubles: [] },
    runs: crashes.map(run),
    declared: DECLARED,
    marker: true,
    twinsAtAnyTime: true,
    cartShowsNames: false,
    cartLagMs: 0,
    savedPlan,
    before: [],
  };
}

/** Every visit of every site, until `dies` says that the process got through to the end. */
export async function eachCrash(dies: (crash: Crash) => Promise<boolean>): Promise<number> {
  let count = 0;
  for (const site of CRASH_SITES) {
    for (let visit = 1; await dies({ site, visit }); visit += 1) count += 1;
  }
  return count;
}

export type { CrashSite };
