/** Random bad weather around a renewal: several mishaps, at a vendor that is as late and as curt as the sheet allows. */
import { expect } from 'vitest';
import type { FaultTarget, WireFault } from '../../../src/providers/ovh/simulated/faults.ts';
import type { SettingsOverrides } from '../../../src/providers/ovh/simulated/settings.ts';
import { makeDice } from './dice.ts';
import { type Booked, expectSameBooks, ledgerOf } from './ledger.ts';
import { DUE, type OvhStage, openOvhStage, payments, pays, terms } from './ovh-stage.ts';

const MINUTE = 60_000;
const MOST_RUNS = 8;

export interface OvhStorm {
  readonly seed: number;
  readonly settings: SettingsOverrides;
  readonly faults: readonly (FaultTarget & WireFault)[];
  /** Minutes between one run and the next. */
  readonly pauses: readonly number[];
}

const ELSEWHERE = 'http://127.0.0.1:9/';

/** What an answer can be. */
export const ANSWERS: readonly { readonly name: string; readonly fault: WireFault }[] = [
  { name: 'a connection that breaks before', fault: { do: 'drop', when: 'before' } },
  { name: 'a connection that breaks after', fault: { do: 'drop', when: 'after' } },
  { name: 'a 429', fault: { do: 'fail', when: 'before', failure: 'rateLimited' } },
  { name: 'a 500 before', fault: { do: 'fail', when: 'before', failure: 'internal' } },
  { name: 'a 500 after', fault: { do: 'fail', when: 'after', failure: 'internal' } },
  { name: 'a 503 before', fault: { do: 'fail', when: 'before', failure: 'unavailable' } },
  { name: 'a gateway page before', fault: { do: 'html', when: 'before', status: 502 } },
  { name: 'a gateway page after', fault: { do: 'html', when: 'after', status: 504 } },
  { name: 'a page with 200 after', fault: { do: 'html', when: 'after', status: 200 } },
  { name: 'a 408 after', fault: { do: 'html', when: 'after', status: 408 } },
  { name: 'half of the answer', fault: { do: 'truncate', how: 'cut' } },
  { name: 'a broken body', fault: { do: 'truncate', how: 'broken' } },
  { name: 'an empty answer', fault: { do: 'empty' } },
  { name: 'a redirect before', fault: { do: 'redirect', when: 'before', to: ELSEWHERE } },
  { name: 'a redirect after', fault: { do: 'redirect', when: 'after', to: ELSEWHERE } },
];

const STRUCK: readonly FaultTarget[] = [
  { method: 'POST', path: /^\/service\/12345\/renew$/ },
  { method: 'POST', path: '/me/order/*/pay' },
  { method: 'GET', path: '/me/order' },
  { method: 'GET', path: '/me/order/*' },
  { method: 'GET', path: '/vps/*/serviceInfos' },
  { method: 'GET', path: '/services/*' },
  { method: 'GET', path: '/me/payment/*' },
  {},
];

/** Everything about one storm follows from its seed. */
export function ovhStormOf(seed: number): OvhStorm {
  const dice = makeDice(seed);
  const fault = (): FaultTarget & WireFault => {
    const target = dice.chance(0.5) ? dice.pick(STRUCK.slice(0, 2)) : dice.pick(STRUCK);
    return { ...target, n: 1 + dice.whole(3), times: 1 + dice.whole(3), ...dice.pick(ANSWERS).fault };
  };
  return {
    seed,
    settings: {
      checkingMs: dice.pick([0, 2000, 3 * MINUTE]),
      deliveringMs: dice.pick([0, 3000, 3 * MINUTE]),
      expirationLagMs: dice.pick([0, 1000, 2 * MINUTE]),
      orderListLagMs: dice.pick([0, 0, 5000, MINUTE]),
      detailsLagMs: dice.pick([0, 0, 5000]),
      renewalDetailDomain: dice.pick(['name', 'name', 'asterisk'] as const),
      renewalDetailType: dice.pick(['RENEW', 'DURATION', null] as const),
      priceInUcents: dice.pick(['number', 'null', 'absent'] as const),
      voidReply: dice.pick(['200 null', '200 empty', '204', '201 null'] as const),
      errorShape: dice.pick(['as-seen', 'class', 'errorCode', 'message', 'both'] as const),
      serviceIdType: dice.pick(['number', 'string'] as const),
      listOrder: dice.pick(['ascending', 'descending', 'shuffled'] as const),
    },
    faults: Array.from({ length: 1 + dice.whole(4) }, fault),
    pauses: Array.from({ length: MOST_RUNS }, () => dice.pick([0, 1, 5, 15])),
  };
}

/**
 * Sits it out: when all mishaps have happened, it is renewed once, paid once, and nothing is left to do. What it `mayEnd`
 * with besides 0 (a payment that stays unclear) is held to the books all the same.
 */
export async function sitOutRenewal(storm: OvhStorm, mayEnd: readonly number[] = []): Promise<readonly number[]> {
  const stage = await openOvhStage({ settings: storm.settings });
  try {
    stage.declare(DUE);
    for (const fault of storm.faults) stage.sim.faults.add(fault);
    const codes: number[] = [];
    const told: string[] = [];
    for (const pause of storm.pauses) {
      const applied = await stage.apply();
      codes.push(applied.code);
      told.push(`--- exit ${applied.code}\n${applied.out}\n${applied.err}`);
      expect(payments(stage).length, wordsOf(stage, storm, told)).toBeLessThanOrEqual(1);
      if (applied.code === 0) break;
      stage.clock.pass(pause * MINUTE);
    }
    if (mayEnd.includes(codes.at(-1) ?? 0)) {
      const lines = await ledgerOf((...argv) => stage.hostform(...argv));
      expectSameBooks(lines, movements(stage), wordsOf(stage, storm, told));
      return codes;
    }
    expect(codes.at(-1), wordsOf(stage, storm, told)).toBe(0);
    stage.clock.pass(15 * MINUTE);
    const plan = await stage.hostform('plan', '--detailed-exitcode');
    expect(plan.code, `${wordsOf(stage, storm, told)}\n${plan.out}\n${plan.err}`).toBe(0);
    expect(payments(stage), wordsOf(stage, storm, told)).toEqual(['14.40 EUR']);
    expect(terms(stage), wordsOf(stage, storm, told)).toBe(1);
    expectSameBooks(
      await ledgerOf((...argv) => stage.hostform(...argv)),
      movements(stage),
      wordsOf(stage, storm, told),
    );
    return codes;
  } finally {
    await stage.close();
  }
}

/** What the vendor's own books say was charged; all of it is for the one service there is. */
function movements({ sim }: OvhStage): Booked[] {
  return sim.cloud.ledger.map(({ ucents, currency }) => ({
    thing: '12345',
    amount: (ucents / 100_000_000).toFixed(2),
    currency,
  }));
}

function wordsOf(stage: OvhStage, storm: OvhStorm, told: readonly string[]): string {
  const sent = pays(stage).map(({ path, status }) => `${path} ${status}`);
  return `${JSON.stringify(storm, undefined, 1)}\n${sent.join('; ')}\n${told.join('\n')}`;
}
