/** One purchase, one mishap (or two), and what came of it after at most four runs. */
import { expect } from 'vitest';
import type { Match, Mishap } from '../../../src/providers/zomro/simulated/faults.ts';
import type { Knobs } from '../../../src/providers/zomro/simulated/knobs.ts';
import { allMishaps, CALLS } from './mishaps.ts';
import {
  adds,
  charges,
  confirms,
  lines,
  openStage,
  pendingOf,
  promos,
  type Stage,
  serverNames,
  servers,
} from './stage.ts';

export interface FaultCase {
  readonly name: string;
  readonly faults: readonly (Match & Mishap)[];
  readonly promo: boolean;
  readonly knobs?: Partial<Knobs>;
}

export interface FaultOutcome {
  readonly name: string;
  /** Exit code of each run, in order; the first 0 or the fourth run is the last. */
  readonly codes: readonly number[];
  readonly adds: number;
  readonly promos: number;
  readonly confirms: number;
  /** Unpaid lines that were left in the cart. */
  readonly left: number;
  /** Without logging out, which nobody waits for. */
  readonly requests: number;
  /** What the last run said. */
  readonly told: string;
}

const MOST_RUNS = 4;

/**
 * Applies until it is done, at most four times. Whatever happened, nothing is bought twice, no more than one line is
 * ever confirmed, and what ends with 0 is exactly one server, paid once, with an empty plan.
 */
export async function endure({ name, faults, promo, knobs = {} }: FaultCase): Promise<FaultOutcome> {
  const stage = await openStage({ knobs });
  try {
    stage.sim.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
    stage.declare(servers(promo ? { name: 'web-1', promo_code: 'WELCOME10' } : 'web-1'));
    for (const fault of faults) stage.sim.faults.add(fault);
    const codes: number[] = [];
    let told = '';
    while (codes.length < MOST_RUNS && codes.at(-1) !== 0) {
      const done = await stage.apply();
      codes.push(done.code);
      told = `${done.out}\n${done.err}`;
    }
    const outcome = {
      name,
      codes,
      adds: adds(stage).length,
      promos: promos(stage).length,
      confirms: confirms(stage).length,
      left: lines(stage).length,
      requests: stage.sim.calls.filter(({ func }) => func !== 'logon').length,
      told,
    };
    await judge(stage, outcome);
    return outcome;
  } finally {
    await stage.close();
  }
}

async function judge(stage: Stage, { name, codes, told }: FaultOutcome): Promise<void> {
  const words = `${name}: ${codes.join()}\n${told}`;
  expect(unrefused(stage).size, words).toBeLessThanOrEqual(1);
  expect(charges(stage).length, words).toBeLessThanOrEqual(1);
  expect(serverNames(stage).length, words).toBeLessThanOrEqual(1);
  expect(told, words).not.toContain('Internal error');
  if (codes.at(-1) !== 0) return;
  expect(serverNames(stage), words).toEqual(['web-1']);
  expect(charges(stage), words).toHaveLength(1);
  expect(await pendingOf(stage), words).toEqual([]);
  const plan = await stage.hostform('plan', '--detailed-exitcode');
  expect(plan.code, `${words}\n${plan.out}\n${plan.err}`).toBe(0);
}

/** Lines that a payment was sent for and that the vendor did not refuse in so many words. */
function unrefused(stage: Stage): Set<string | undefined> {
  const open = confirms(stage).filter(({ outcome }) => !outcome.startsWith('error'));
  return new Set(open.map(({ params }) => params['elid']));
}

/** One line per case, for golden files: what a person reviews. */
export function told(outcome: FaultOutcome): string {
  const { name, codes, adds: added, promos: applied, confirms: paid, left, requests } = outcome;
  const promo = applied > 0 ? [`promos ${applied}`] : [];
  const counts = [`adds ${added}`, ...promo, `confirms ${paid}`, `requests ${requests}`];
  return `${name.padEnd(46)} exit ${codes.join(', ').padEnd(10)} ${counts.join(', ')}${left > 0 ? `, ${left} unpaid line left` : ''}`;
}

/** Every changing call of a purchase, struck once by every mishap there is. */
export function matrixCases(elsewhere: string): (FaultCase & { readonly slow: boolean })[] {
  return CALLS.flatMap((call) =>
    allMishaps(elsewhere).map(({ name, mishap, slow = false }) => ({
      name: `${call.name}: ${name}`,
      faults: [{ ...call.match, ...mishap }],
      promo: call.name === 'promo',
      slow,
    })),
  );
}
