/** contract.md §5.4: nothing is paid that is dearer than the plan showed, or another currency, count, tariff or period. */
import { describe, expect, it } from 'vitest';
import type { ServerOrder } from '../../src/providers/zomro/simulated/rows.ts';
import type { Run } from '../support/run-cli.ts';
import { accounting, steps, words } from './support/screen.ts';
import {
  adds,
  charges,
  confirms,
  lines,
  openStage,
  pendingOf,
  removals,
  type Stage,
  serverNames,
  servers,
} from './support/stage.ts';

/** Refused before anything was paid; our line, when there was one by then, is taken out again. */
async function expectRefused(stage: Stage, run: Run, why: string, taken = 1): Promise<void> {
  expect(run.code, `${run.out}\n${run.err}`).toBe(4);
  expect(words(run.out)).toContain(why);
  expect(confirms(stage)).toEqual([]);
  expect(charges(stage)).toEqual([]);
  expect(lines(stage)).toEqual([]);
  expect(removals(stage)).toHaveLength(taken);
  expect(await pendingOf(stage)).toEqual([]);
}

/** Something moves after the price was asked for the last time, and before the cart is read. */
function whileAdding(stage: Stage, move: () => void): void {
  stage.sim.hook = (moment, { func, sok }) => {
    if (moment === 'received' && sok && func === 'v2.instances.order.param') move();
  };
}

describe('a price that moves between plan and apply', () => {
  it.each([
    { decimals: 4 as const, from: '0.1300', to: '0.1301' },
    { decimals: 2 as const, from: '0.1300', to: '0.1301' },
    { decimals: 2 as const, from: '0.2497', to: '0.2498' },
    { decimals: 2 as const, from: '0.1300', to: '0.1400' },
  ])('stops at $to instead of $from, with $decimals decimals in the cart', async ({ decimals, from, to }) => {
    const stage = await openStage({ knobs: { cartDecimals: decimals } });
    stage.sim.cloud.setPrice('6740', '-50', from);
    stage.declare(servers('web-1'));
    expect((await stage.hostform('plan', '--out', 'plan.json')).code).toBe(0);
    stage.sim.cloud.setPrice('6740', '-50', to);
    const applied = await stage.hostform('apply', 'plan.json');
    await expectRefused(stage, applied, 'The price has moved since the plan', 0);
    expect(adds(stage)).toEqual([]);
    const planned = await stage.hostform('plan');
    expect(planned.out).toContain(`Cost: ${to.replace(/(\.\d\d)00$/, '$1').replace(/0$/, '')} EUR now`);
  });

  it('stops when it moves while the line is being added', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    whileAdding(stage, () => stage.sim.cloud.setPrice('6740', '-50', '0.1301'));
    await expectRefused(stage, await stage.apply(), 'The price has moved since the plan');
  });

  it('is told as a person needs it', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    await stage.hostform('plan', '--out', 'plan.json');
    whileAdding(stage, () => stage.sim.cloud.setPrice('6740', '-50', '0.1500'));
    const applied = await stage.hostform('apply', 'plan.json');
    await expect(`${accounting(applied)}\n${steps(applied)}`).toMatchFileSnapshot('golden/price-moved.txt');
  });

  it('may fall: the lower price is paid and accounted for', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    await stage.hostform('plan', '--out', 'plan.json');
    stage.sim.cloud.setPrice('6740', '-50', '0.1000');
    const applied = await stage.hostform('apply', 'plan.json');
    expect(applied.code, applied.err).toBe(0);
    expect(applied.out).toContain('servers.web-1 was cheaper than planned: 0.10 EUR instead of 0.13 EUR.');
    expect(applied.out).toContain('Money spent: 0.10 EUR.');
    expect(charges(stage)).toEqual(['-0.1000']);
  });

  it('is paid as shown when the cart only rounds it', async () => {
    const stage = await openStage({ knobs: { cartDecimals: 2 } });
    stage.declare(servers({ name: 'web-1', tariff: 'Cloud Exclusive | NL-2' }));
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    expect(applied.out).toContain('Money spent: 0.2497 EUR.');
    expect(charges(stage)).toEqual(['-0.2497']);
  });
});

describe('a cart that shows something else than was ordered', () => {
  const changes: { name: string; order: Partial<ServerOrder>; why: string }[] = [
    { name: 'another period', order: { period: '1' }, why: 'the period "Month" instead of P1D' },
    { name: 'two pieces', order: { count: 2 }, why: '2 pieces instead of 1' },
    { name: 'a dearer tariff', order: { tariff: '6750' }, why: 'the tariff "Cloud Standard | NL-2"' },
    { name: 'a cheaper tariff', order: { tariff: '6900' }, why: 'the tariff "Cloud Starter | NL-2"' },
  ];

  it.each(changes)('is not paid: $name', async ({ order, why }) => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    stage.sim.hook = (moment, { func, sok }) => {
      if (moment !== 'committed' || !sok || func !== 'v2.instances.order.param') return;
      for (const [id, line] of stage.sim.cloud.lines)
        stage.sim.cloud.lines.set(id, { ...line, order: { ...line.order, ...order } });
    };
    await expectRefused(stage, await stage.apply(), why);
  });

  it('is not paid in another currency', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    await stage.hostform('plan', '--out', 'plan.json');
    whileAdding(stage, () => (stage.sim.knobs.currency = 'USD'));
    await expectRefused(stage, await stage.hostform('apply', 'plan.json'), 'the vendor now asks 0.13 USD');
  });

  it('is not even put there when the price list is in another currency by now', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    await stage.hostform('plan', '--out', 'plan.json');
    stage.sim.knobs.currency = 'USD';
    const applied = await stage.hostform('apply', 'plan.json');
    await expectRefused(stage, applied, 'servers.web-1: price was 0.13 EUR in the plan and is 0.13 USD now.', 0);
  });

  it('is paid only line by line: one add, one piece, and the new cart, whatever happens', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1', 'web-2'));
    expect((await stage.apply()).code).toBe(0);
    for (const { params } of adds(stage)) {
      expect(params).toMatchObject({ order_count: '1', force_use_new_cart: 'on', licence_agreement: 'on' });
      expect(params).not.toHaveProperty('skipbasket');
    }
    expect(serverNames(stage)).toEqual(['web-1', 'web-2']);
  });
});

describe('tax that only the cart names', () => {
  it('is more than the plan showed, so nothing is bought', async () => {
    const stage = await openStage({ accounts: [{ vatPercent: 20 }] });
    stage.declare(servers('web-1'));
    await expectRefused(stage, await stage.apply(), 'the vendor now asks 0.16 EUR');
  });
});

describe('a tolerance', () => {
  it.each([
    { tolerance: '0.01 EUR', to: '0.1400', pays: true },
    { tolerance: '0.01 EUR', to: '0.1401', pays: false },
    { tolerance: '10%', to: '0.1430', pays: true },
    { tolerance: '10%', to: '0.1431', pays: false },
    { tolerance: '5.00 USD', to: '0.1301', pays: false },
    { tolerance: '0%', to: '0.1301', pays: false },
  ])('of $tolerance: $to is paid: $pays', async ({ tolerance, to, pays }) => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    const planned = await stage.hostform('plan', '--price-tolerance', tolerance, '--out', 'plan.json');
    expect(planned.code, planned.err).toBe(0);
    stage.sim.cloud.setPrice('6740', '-50', to);
    const applied = await stage.hostform('apply', 'plan.json');
    if (!pays) return expectRefused(stage, applied, 'The price has moved since the plan', 0);
    expect(applied.code, applied.out).toBe(0);
    expect(charges(stage)).toEqual([`-${to}`]);
    expect(words(accounting(applied))).toContain(
      'servers.web-1 was dearer than planned, within --price-tolerance: 0.14',
    );
    expect(planned.out).toContain('is accepted)');
  });

  it('is part of the digest, and of the command that is printed for it', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    const plain = await stage.hostform('plan');
    const tolerant = await stage.hostform('plan', '--price-tolerance', '0.01 EUR');
    const digest = (run: Run): string => /sha256:[0-9a-f]{64}/.exec(run.out)?.[0] ?? '';
    expect(digest(tolerant)).not.toBe(digest(plain));
    expect(tolerant.out).toContain("--price-tolerance '0.01 EUR' --expect sha256:");
    expect((await stage.hostform('apply', '--expect', digest(tolerant))).code).toBe(5);
    const applied = await stage.hostform('apply', '--price-tolerance', '0.01 EUR', '--expect', digest(tolerant));
    expect(applied.code, applied.out).toBe(0);
  });

  it('counts for a ceiling, and not for the balance', async () => {
    const stage = await openStage({ accounts: [{ balance: '0.1300' }] });
    stage.declare(servers('web-1'));
    const spend = (most: string) =>
      stage.hostform('apply', '--auto-approve', '--price-tolerance', '0.02 EUR', '--max-spend', most);
    expect(words((await spend('0.14 EUR')).out)).toContain('It would charge 0.15 EUR; --max-spend allows 0.14 EUR.');
    expect(adds(stage)).toEqual([]);
    expect((await spend('0.15 EUR')).code).toBe(0);
  });

  it.each([
    ['apply', 'plan.json', '--price-tolerance', '2%'],
    ['plan', '--destroy', '--price-tolerance', '2%'],
    ['plan', '--refresh-only', '--price-tolerance', '2%'],
    ['apply', '--refresh-only', '--auto-approve', '--price-tolerance', '2%'],
    ...['2', '-1 EUR', '101%', '2 %', 'EUR', ''].map((written) => ['plan', `--price-tolerance=${written}`]),
  ])('has no place in: %s %s %s %s', async (...argv) => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    await stage.hostform('plan', '--out', 'plan.json');
    const before = stage.sim.calls.length;
    expect((await stage.hostform(...argv.filter((word) => word !== undefined))).code).toBe(64);
    expect(stage.sim.calls).toHaveLength(before);
  });
});
