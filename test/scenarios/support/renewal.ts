/** What the stories of renewals have in common. */
import { expect } from 'vitest';
import type { Run } from '../../support/run-cli.ts';
import { DUE, type OvhStage, openOvhStage, payments, pays, terms } from './ovh-stage.ts';
import { words } from './screen.ts';

export const RENEW = /^\/service\/12345\/renew$/;
export const PAY = '/me/order/*/pay';

/** A stage whose renewal is due, with what differs from it. */
export async function stageWith(policy = {}, settings = {}): Promise<OvhStage> {
  const stage = await openOvhStage({ settings });
  stage.declare({ ...DUE, ...policy });
  return stage;
}

export async function expectRenewedOnce(stage: OvhStage): Promise<void> {
  expect(payments(stage)).toEqual(['14.40 EUR']);
  expect(terms(stage)).toBe(1);
  const plan = await stage.hostform('plan', '--detailed-exitcode');
  expect(plan.code, `${plan.out}\n${plan.err}`).toBe(0);
}

export function expectNothingPaid(stage: OvhStage, run: Run, code: number, why: string): void {
  expect(run.code, `${run.out}\n${run.err}`).toBe(code);
  expect(words(`${run.out}${run.err}`)).toContain(why);
  expect(pays(stage)).toEqual([]);
  expect(payments(stage)).toEqual([]);
}

export async function runsUntilDone(stage: OvhStage, most = 4): Promise<number[]> {
  const codes: number[] = [];
  while (codes.at(-1) !== 0 && codes.length < most) codes.push((await stage.apply()).code);
  return codes;
}
