/** A promo code acts on the whole cart: it is tried on nothing but our own line, and what it costs is looked at first. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Run } from '../support/run-cli.ts';
import { accounting, words } from './support/screen.ts';
import {
  charges,
  confirms,
  lines,
  openStage,
  pendingOf,
  promos,
  removals,
  type Stage,
  serverNames,
  servers,
} from './support/stage.ts';

const WITH_CODE = { name: 'web-1', promo_code: '${PROMO:-}' };

async function stageWithCode(code: string | undefined, knobs = {}): Promise<Stage> {
  const stage = await openStage({ knobs });
  stage.declare(servers(WITH_CODE));
  if (code !== undefined) stage.env['PROMO'] = code;
  return stage;
}

async function expectRefused(stage: Stage, run: Run, why: string): Promise<void> {
  expect(run.code, `${run.out}\n${run.err}`).toBe(4);
  expect(words(run.out)).toContain(why);
  expect(confirms(stage)).toEqual([]);
  expect(charges(stage)).toEqual([]);
  expect(lines(stage)).toEqual([]);
  expect(removals(stage)).toHaveLength(1);
  expect(await pendingOf(stage)).toEqual([]);
}

describe('a promo code', () => {
  it('lowers what is paid; the plan shows the full price as the most', async () => {
    const stage = await stageWithCode('WELCOME10');
    stage.sim.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
    const plan = await stage.hostform('plan');
    expect(plan.out).toContain('Cost: 0.13 EUR now');
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    expect(charges(stage)).toEqual(['-0.1170']);
    expect(promos(stage)).toHaveLength(1);
    expect(`${applied.out}${applied.err}${plan.out}`).not.toContain('WELCOME10');
  });

  it('that is empty is none', async () => {
    const stage = await stageWithCode(undefined);
    expect((await stage.apply()).code).toBe(0);
    expect(promos(stage)).toEqual([]);
    expect(charges(stage)).toEqual(['-0.1300']);
  });

  it.each([
    { name: 'is unknown', promo: undefined, knobs: {} },
    { name: 'has expired', promo: { percent: 10, expiresAt: 1 }, knobs: {} },
    { name: 'is for other tariffs', promo: { percent: 10, tariffs: ['6750'] }, knobs: {} },
    { name: 'was spent by this account before', promo: { percent: 10, oneTime: true, used: ['27001'] }, knobs: {} },
    { name: 'is refused', promo: { percent: 10 }, knobs: { promoBehaviour: 'refused' } },
  ])('that $name stops the purchase', async ({ promo, knobs }) => {
    const stage = await stageWithCode('WELCOME10', knobs);
    if (promo) stage.sim.cloud.addPromo({ code: 'WELCOME10', ...promo });
    const applied = await stage.apply();
    await expectRefused(stage, applied, 'The promo code was refused');
    expect(`${applied.out}${applied.err}`).not.toContain('WELCOME10');
  });

  it.each([
    { name: 'without effect', promo: { percent: 10 }, knobs: { promoBehaviour: 'ignored' } },
    { name: 'worth nothing', promo: { percent: 0 }, knobs: {} },
  ])('that is accepted $name stops the purchase', async ({ promo, knobs }) => {
    const stage = await stageWithCode('WELCOME10', knobs);
    stage.sim.cloud.addPromo({ code: 'WELCOME10', ...promo });
    await expectRefused(stage, await stage.apply(), 'The promo code makes nothing cheaper');
  });

  it('that makes it free is paid with nothing', async () => {
    const stage = await stageWithCode('FREE');
    stage.sim.cloud.addPromo({ code: 'FREE', percent: 100 });
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    expect(Number(charges(stage)[0])).toBe(0);
    expect(accounting(applied)).toContain('Money spent: nothing.');
  });

  it('that is refused is told as a person needs it', async () => {
    const stage = await stageWithCode('NOSUCH');
    await expect(accounting(await stage.apply())).toMatchFileSnapshot('golden/promo-refused.txt');
  });

  it('that lies on the cart from an earlier purchase counts as applied', async () => {
    const stage = await stageWithCode('WELCOME10');
    stage.sim.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
    stage.sim.cloud.cartPromos.set(stage.sim.cloud.account.id, 'WELCOME10');
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    expect(charges(stage)).toEqual(['-0.1170']);
  });

  it('goes on each of several servers, one after another', async () => {
    const stage = await openStage();
    stage.sim.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
    stage.env['PROMO'] = 'WELCOME10';
    stage.declare(servers(WITH_CODE, { ...WITH_CODE, name: 'web-2' }, { ...WITH_CODE, name: 'web-3' }));
    const applied = await stage.apply('--parallelism', '3');
    expect(applied.code, applied.out).toBe(0);
    expect(charges(stage)).toEqual(['-0.1170', '-0.1170', '-0.1170']);
    expect(serverNames(stage)).toEqual(['web-1', 'web-2', 'web-3']);
  });

  it('that is good once buys one server, and stops the second', async () => {
    const stage = await openStage();
    stage.sim.cloud.addPromo({ code: 'ONCE', percent: 50, oneTime: true });
    stage.env['PROMO'] = 'ONCE';
    stage.declare(servers(WITH_CODE, { ...WITH_CODE, name: 'web-2' }));
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(3);
    expect(charges(stage)).toEqual(['-0.0650']);
    expect(lines(stage)).toEqual([]);
    await expect(accounting(applied)).toMatchFileSnapshot('golden/promo-good-once.txt');
    const again = await stage.apply();
    expect(again.code).toBe(4);
    expect(charges(stage)).toEqual(['-0.0650']);
  });
});

describe('a one-time code whose answer is lost', () => {
  it('is not sent again when the price shows that it counts', async () => {
    const stage = await stageWithCode('ONCE', { promoSpentAt: 'apply' });
    stage.sim.cloud.addPromo({ code: 'ONCE', percent: 50, oneTime: true });
    stage.sim.faults.add({ kind: 'drop-answer', func: 'cart', sok: true });
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    expect(promos(stage)).toHaveLength(1);
    expect(charges(stage)).toEqual(['-0.0650']);
  });
});

describe('a line that is not ours', () => {
  it('stops a purchase with a promo code: our line goes, theirs stays', async () => {
    const stage = await stageWithCode('WELCOME10');
    stage.sim.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
    const theirs = stage.sim.cloud.addLine({ servername: 'theirs', tariff: 'Cloud Prime | NL-2' });
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(4);
    expect(promos(stage)).toEqual([]);
    expect(confirms(stage)).toEqual([]);
    expect(lines(stage)).toEqual([theirs]);
    await expect(accounting(applied)).toMatchFileSnapshot('golden/promo-foreign-line.txt');
  });

  it('stops it even when it equals ours', async () => {
    const stage = await stageWithCode('WELCOME10');
    stage.sim.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
    const theirs = stage.sim.cloud.addLine({ servername: 'web-1' });
    expect((await stage.apply()).code).toBe(4);
    expect(lines(stage)).toEqual([theirs]);
    expect(promos(stage)).toEqual([]);
  });
});

describe('a promo code that is not required', () => {
  const OPTIONAL = { name: 'web-1', promo: { code: '${PROMO:-}', required: false } };
  const optionalStage = async (code: string | undefined, knobs = {}): Promise<Stage> => {
    const stage = await openStage({ knobs });
    stage.declare(servers(OPTIONAL));
    if (code !== undefined) stage.env['PROMO'] = code;
    return stage;
  };

  it.each([
    { name: 'is refused', knobs: {}, said: 'The promo code was refused, and need not count' },
    {
      name: 'is accepted without effect',
      knobs: { promoBehaviour: 'ignored' },
      said: 'The promo code makes nothing cheaper, and need not count',
    },
  ])('and $name: the full price is paid, once, and the accounting says so', async ({ knobs, said }) => {
    const stage = await optionalStage('WELCOME10', knobs);
    if (said.includes('cheaper')) stage.sim.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
    const plan = await stage.hostform('plan');
    expect(words(plan.out)).toContain('acts on the whole cart; if it is refused, the full price is paid');
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    expect(charges(stage)).toEqual(['-0.1300']);
    expect(words(accounting(applied))).toContain(said);
    expect(words(accounting(applied))).toContain('servers.web-1 is bought without it, for 0.13 EUR');
    expect(`${applied.out}${applied.err}${plan.out}`).not.toContain('WELCOME10');
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });

  it('and works is used, also from a saved plan, which does not hold it', async () => {
    const stage = await optionalStage('WELCOME10');
    stage.sim.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
    expect((await stage.hostform('plan', '--out', 'plan.json')).code).toBe(0);
    expect(readFileSync(join(stage.cwd, 'plan.json'), 'utf8')).not.toContain('WELCOME10');
    const applied = await stage.hostform('apply', 'plan.json');
    expect(applied.code, applied.out).toBe(0);
    expect(charges(stage)).toEqual(['-0.1170']);
    expect(accounting(applied)).not.toContain('need not count');
  });

  it('and is empty is none', async () => {
    const stage = await optionalStage(undefined);
    expect((await stage.apply()).code).toBe(0);
    expect(promos(stage)).toEqual([]);
  });

  it('stops all the same where a line is not ours: a code acts on the whole cart', async () => {
    const stage = await optionalStage('WELCOME10');
    stage.sim.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
    const theirs = stage.sim.cloud.addLine({ servername: 'theirs', tariff: 'Cloud Prime | NL-2' });
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(4);
    expect(words(applied.out)).toContain('The cart holds something that is not ours');
    expect(confirms(stage)).toEqual([]);
    expect(promos(stage)).toEqual([]);
    expect(lines(stage)).toEqual([theirs]);
  });

  it('pays no more than the plan showed, refused or not', async () => {
    const stage = await optionalStage('NOSUCH');
    await stage.hostform('plan', '--out', 'plan.json');
    stage.sim.hook = (moment, { func, sok }) => {
      if (moment === 'received' && sok && func === 'v2.instances.order.param')
        stage.sim.cloud.setPrice('6740', '-50', '0.1301');
    };
    await expectRefused(stage, await stage.hostform('apply', 'plan.json'), 'The price has moved since the plan');
  });
});
