/** A server at Zomro that is paid by the month and expires soon, with a policy on it. */
import { expect } from 'vitest';
import type { Attributes } from '../../../src/model/json.ts';
import type { Run } from '../../support/run-cli.ts';
import { expectSameBooks, ledgerOf } from './ledger.ts';
import { words } from './screen.ts';
import { callsOf, openStage, type Stage } from './stage.ts';

export const DAY = 86_400_000;
export const PROLONG = 'service.prolong';

/** The policy that is due; one renewal costs 3.90 EUR. */
export const DUE = { service: 'shop-host', mode: 'manual', ensure_valid_for: 'P14D', max_price: '5.00 EUR' };

export interface RenewalStage {
  readonly stage: Stage;
  /** Id of the server. */
  readonly id: string;
  /** Until when it is paid, `2024-08-03`. */
  readonly until: () => string;
}

/** A stage whose renewal is due, with what differs from it. */
export async function dueStage(policy: Attributes = {}, daysLeft = 10): Promise<RenewalStage> {
  const stage = await openStage();
  const { sim } = stage;
  const server = sim.cloud.addServer({ servername: 'shop-host' }, { period: '1' });
  server.paidUntil = server.boughtAt + daysLeft * DAY;
  sim.cloud.edited();
  declare(stage, { ...DUE, ...policy });
  const until = (): string => new Date(sim.cloud.servers.get(server.id)?.paidUntil ?? 0).toISOString().slice(0, 10);
  return { stage, id: server.id, until };
}

/** Fields that are null are left out. */
export function declare(stage: Stage, policy: Attributes): void {
  const shop = Object.fromEntries(Object.entries(policy).filter(([, value]) => value !== null));
  stage.declare({ renewals: { shop } });
}

/** Renewals that were asked for. */
export function prolongs(stage: Stage): ReturnType<typeof callsOf> {
  return callsOf(stage, PROLONG, true);
}

/** What was charged for renewals. */
export function renewalCharges({ sim }: Stage): string[] {
  return sim.cloud.ledger.flatMap(({ reason, amount }) => (reason === 'renewal' ? [amount] : []));
}

/** The ledger has each renewal that the vendor debited, and nothing else. */
export async function expectBooked(stage: Stage): Promise<void> {
  const renewals = stage.sim.cloud.ledger.filter(({ reason }) => reason === 'renewal');
  expectSameBooks(
    await ledgerOf((...argv) => stage.hostform(...argv)),
    renewals.map(({ service, amount, currency }) => ({ thing: service ?? '', amount: amount.slice(1), currency })),
  );
  const reconciled = await stage.hostform('ledger', 'reconcile');
  expect(reconciled.code, `${reconciled.out}${reconciled.err}`).toBe(0);
}

export async function expectRenewedOnce({ stage, until }: RenewalStage, day: string): Promise<void> {
  expect(renewalCharges(stage)).toEqual(['-3.9000']);
  expect(until()).toBe(day);
  await expectBooked(stage);
  const plan = await stage.hostform('plan', '--detailed-exitcode');
  expect(plan.code, `${plan.out}\n${plan.err}`).toBe(0);
}

export function expectNothingPaid({ stage }: RenewalStage, run: Run, code: number, why: string): void {
  expect(run.code, `${run.out}\n${run.err}`).toBe(code);
  expect(words(`${run.out}${run.err}`)).toContain(why);
  expect(renewalCharges(stage)).toEqual([]);
}
