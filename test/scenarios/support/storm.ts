/** Random bad weather: several mishaps in one purchase, at a vendor that is as unkind as the fact sheet allows. */
import { expect } from 'vitest';
import type { Match, Mishap } from '../../../src/providers/zomro/simulated/faults.ts';
import type { Knobs } from '../../../src/providers/zomro/simulated/knobs.ts';
import { type Dice, makeDice } from './dice.ts';
import { type Booked, expectSameBooks, ledgerOf } from './ledger.ts';
import { allMishaps } from './mishaps.ts';
import { charges, confirms, openStage, pendingOf, type Stage, serverNames, servers } from './stage.ts';

const MINUTE = 60_000;
const MOST_RUNS = 8;

export interface Storm {
  readonly seed: number;
  readonly names: readonly string[];
  readonly promo: boolean;
  readonly knobs: Partial<Knobs>;
  readonly faults: readonly (Match & Mishap)[];
  /** Minutes between one run and the next. */
  readonly pauses: readonly number[];
}

/** Calls that a purchase makes; each may fail, the reads as well. */
const STRUCK: readonly Match[] = [
  { func: 'auth' },
  { func: 'whoami' },
  { func: 'instances' },
  { func: 'instances.filter' },
  { func: 'instances.edit' },
  { func: 'cart', sok: false },
  { func: 'cart', sok: true },
  { func: 'v2.instances.order.pricelist' },
  { func: 'v2.instances.order.param', sok: false },
  { func: 'v2.instances.order.param', sok: true },
  { func: 'cartorder.create.confirm', sok: true },
  {},
];

/** Everything about one storm follows from its seed. */
export function stormOf(seed: number, elsewhere: string): Storm {
  const dice = makeDice(seed);
  const mishaps = allMishaps(elsewhere).filter(({ slow }) => !slow);
  const fault = (): Match & Mishap => {
    const match = dice.chance(0.5) ? dice.pick(STRUCK.filter(({ sok }) => sok === true)) : dice.pick(STRUCK);
    return { ...match, n: 1 + dice.whole(4), times: 1 + dice.whole(3), ...dice.pick(mishaps).mishap };
  };
  return {
    seed,
    names: dice.chance(0.3) ? ['web-1', 'web-2'] : ['web-1'],
    promo: dice.chance(0.3),
    knobs: knobsOf(dice),
    faults: Array.from({ length: 1 + dice.whole(4) }, fault),
    pauses: Array.from({ length: MOST_RUNS }, () => dice.pick([0, 1, 5, 15])),
  };
}

function knobsOf(dice: Dice): Partial<Knobs> {
  return {
    listingLagMs: dice.pick([0, 0, 5000, 90_000]),
    cartLagMs: dice.pick([0, 0, 5000]),
    activationMs: dice.pick([0, 2000, 5 * MINUTE]),
    largestPage: dice.pick([1, 1000]),
    omitElementCount: dice.chance(0.2),
    collapseSingleElem: dice.chance(0.3),
    cartShowsName: dice.chance(0.3),
    cartTitle: dice.pick(['whole', 'short'] as const),
    cartDecimals: dice.pick([2, 4] as const),
    confirmReply: dice.pick(['nothing', 'ok', 'id'] as const),
    expiredSession: dice.pick(['auth', 'access'] as const),
    errorTextIn: dice.pick(['msg', 'detail'] as const),
    deletedRowsStay: dice.chance(0.3),
    promoSpentAt: dice.pick(['apply', 'confirm'] as const),
  };
}

/**
 * Sits it out: when all mishaps have happened, each name exists once and was paid once, and nothing is left to do. What it
 * `mayEnd` with besides 0 (a code that was spent on a try, a payment that stays unclear) is held to the books all the same.
 */
export async function sitOut(storm: Storm, mayEnd: readonly number[] = []): Promise<readonly number[]> {
  const stage = await openStage({ knobs: storm.knobs });
  try {
    stage.sim.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
    stage.declare(servers(...storm.names.map((name) => (storm.promo ? { name, promo_code: 'WELCOME10' } : name))));
    for (const fault of storm.faults) stage.sim.faults.add(fault);
    const codes: number[] = [];
    const told: string[] = [];
    for (const pause of storm.pauses) {
      const applied = await stage.apply('--parallelism', '2');
      codes.push(applied.code);
      told.push(`--- exit ${applied.code}\n${applied.out}\n${applied.err}`);
      expectNothingTwice(stage, storm, told);
      if (applied.code === 0) break;
      stage.clock.pass(pause * MINUTE);
    }
    if (mayEnd.includes(codes.at(-1) ?? 0)) await expectSameAsBooked(stage, storm, told);
    else await expectAllOnce(stage, storm, told);
    return codes;
  } finally {
    await stage.close();
  }
}

function expectNothingTwice(stage: Stage, storm: Storm, told: readonly string[]): void {
  const words = `${JSON.stringify(storm, undefined, 1)}\n${told.join('\n')}`;
  const names = serverNames(stage);
  expect(new Set(names).size, words).toBe(names.length);
  expect(charges(stage).length, words).toBe(names.length);
  expect(words).not.toContain('Internal error');
}

/** What the vendor's own books say was paid for orders. */
export function movements({ sim }: Stage): Booked[] {
  const orders = sim.cloud.ledger.filter(({ reason }) => reason === 'order');
  return orders.map(({ service, amount, currency }) => ({
    thing: service ?? '',
    amount: amount.replace('-', ''),
    currency,
  }));
}

async function expectSameAsBooked(stage: Stage, storm: Storm, told: readonly string[]): Promise<void> {
  const words = `${JSON.stringify(storm, undefined, 1)}\n${told.join('\n')}`;
  stage.sim.faults.clear();
  expectSameBooks(await ledgerOf((...argv) => stage.hostform(...argv)), movements(stage), words);
}

async function expectAllOnce(stage: Stage, storm: Storm, told: readonly string[]): Promise<void> {
  const asked = confirms(stage).map(({ params, outcome }) => `${params['elid']} ${outcome}`);
  const words = `${JSON.stringify(storm, undefined, 1)}\n${asked.join('; ')}\n${told.join('\n')}`;
  expect(serverNames(stage), words).toEqual([...storm.names].sort());
  expect(await pendingOf(stage), words).toEqual([]);
  stage.sim.faults.clear();
  expectSameBooks(await ledgerOf((...argv) => stage.hostform(...argv)), movements(stage), words);
  const plan = await stage.hostform('plan', '--detailed-exitcode');
  expect(plan.code, `${words}\n${plan.out}\n${plan.err}`).toBe(0);
}
