/** contract.md §5.5: the balance is checked for the whole plan before the first purchase. */
import { describe, expect, it } from 'vitest';
import type { Knobs } from '../../src/providers/zomro/simulated/knobs.ts';
import { accounting, refusals, words } from './support/screen.ts';
import {
  adds,
  charges,
  confirms,
  lines,
  openStage,
  pendingOf,
  removals,
  serverNames,
  servers,
} from './support/stage.ts';

describe('a balance that is short', () => {
  it('for the third of three servers: nothing is bought, and the missing amount is named', async () => {
    const stage = await openStage({ accounts: [{ balance: '0.3000' }] });
    stage.declare(servers('web-1', 'web-2', 'web-3'));
    const applied = await stage.apply();
    expect(applied.code).toBe(4);
    expect(words(applied.out)).toContain('0.09 EUR are missing');
    expect(adds(stage)).toEqual([]);
    expect(charges(stage)).toEqual([]);
    await expect(refusals(applied)).toMatchFileSnapshot('golden/balance-short.txt');
  });

  it('by the smallest amount that the vendor shows is still short', async () => {
    const stage = await openStage({ accounts: [{ balance: '0.3800' }] });
    stage.declare(servers('web-1', 'web-2', 'web-3'));
    const applied = await stage.apply();
    expect(applied.code).toBe(4);
    expect(words(applied.out)).toContain('0.01 EUR are missing');
    expect(adds(stage)).toEqual([]);
  });

  it('by less than the vendor shows comes out at the last confirm, and nothing is lost', async () => {
    const stage = await openStage({ accounts: [{ balance: '0.3899' }] });
    stage.declare(servers('web-1', 'web-2', 'web-3'));
    const applied = await stage.apply();
    expect(applied.code).toBe(3);
    expect(charges(stage)).toHaveLength(2);
    expect(lines(stage)).toEqual([]);
  });

  it('by nothing is enough', async () => {
    const stage = await openStage({ accounts: [{ balance: '0.3900' }] });
    stage.declare(servers('web-1', 'web-2', 'web-3'));
    expect((await stage.apply()).code).toBe(0);
    expect(stage.sim.cloud.balance).toBe('0.0000');
  });

  it('counts credit as money', async () => {
    const stage = await openStage({ accounts: [{ balance: '0.1000', credit: '0.0300' }] });
    stage.declare(servers('web-1'));
    expect((await stage.apply()).code).toBe(0);
  });

  it('is shown by plan, which stays at 0', async () => {
    const stage = await openStage({ accounts: [{ balance: '0.1000' }] });
    stage.declare(servers('web-1'));
    const planned = await stage.hostform('plan');
    expect(planned.code).toBe(0);
    expect(words(planned.out)).toContain('0.03 EUR are missing');
  });

  it('stops a saved plan that was affordable when it was made', async () => {
    const stage = await openStage();
    stage.declare(servers('web-1'));
    await stage.hostform('plan', '--out', 'plan.json');
    stage.sim.cloud.setBalance('0.1000');
    const applied = await stage.hostform('apply', 'plan.json');
    expect(applied.code, applied.out).toBe(4);
    expect(adds(stage)).toEqual([]);
    stage.sim.cloud.setBalance('20.0000');
    expect((await stage.hostform('apply', 'plan.json')).code).toBe(0);
    expect(charges(stage)).toHaveLength(1);
  });

  it('in the course of a run is what the vendor says: told as a refusal, our line taken back', async () => {
    const stage = await openStage({ accounts: [{ balance: '0.3900' }] });
    stage.declare(servers('web-1', 'web-2', 'web-3'));
    let paid = 0;
    stage.sim.hook = (moment, { func }) => {
      if (moment !== 'committed' || func !== 'cartorder.create.confirm') return;
      paid += 1;
      if (paid === 2) stage.sim.cloud.setBalance('0.0500');
    };
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(3);
    expect(charges(stage)).toHaveLength(2);
    expect(lines(stage)).toEqual([]);
    await expect(accounting(applied)).toMatchFileSnapshot('golden/balance-used-up-meanwhile.txt');
    stage.sim.hook = undefined;
    stage.sim.cloud.topUp('1.0000');
    expect((await stage.apply()).code).toBe(0);
    expect(serverNames(stage)).toEqual(['web-1', 'web-2', 'web-3']);
    expect(charges(stage)).toHaveLength(3);
  });
});

describe('not enough money, said by the vendor at the confirm', () => {
  const shapes: { name: string; knobs: Partial<Knobs> }[] = [
    { name: 'as an error', knobs: { insufficientFunds: 'error' } },
    { name: 'as a success that leads to a payment page', knobs: { insufficientFunds: 'redirect' } },
  ];

  it.each(shapes)('$name: nothing bought, our line taken back, 4', async ({ knobs }) => {
    const stage = await openStage({ knobs });
    stage.declare(servers('web-1'));
    stage.sim.hook = (moment, { func }) => {
      if (moment === 'received' && func === 'cartorder.create.confirm') stage.sim.cloud.setBalance('0.1000');
    };
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(4);
    expect(words(applied.out)).toContain('The balance does not cover the purchase');
    expect(confirms(stage)).toHaveLength(1);
    expect(charges(stage)).toEqual([]);
    expect(removals(stage)).toHaveLength(1);
    expect(lines(stage)).toEqual([]);
    expect(await pendingOf(stage)).toEqual([]);
    stage.sim.hook = undefined;
    stage.sim.cloud.setBalance('20.0000');
    expect((await stage.apply()).code).toBe(0);
    expect(charges(stage)).toHaveLength(1);
  });

  it('as a payment page that has turned the line into an unpaid order: 7, never a second line', async () => {
    const stage = await openStage({ knobs: { insufficientFunds: 'redirect', redirectConsumesLine: true } });
    stage.declare(servers('web-1'));
    stage.sim.hook = (moment, { func }) => {
      if (moment === 'received' && func === 'cartorder.create.confirm') stage.sim.cloud.setBalance('0.1000');
    };
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(7);
    expect(words(applied.out)).toContain('fits the order but is unpaid');
    stage.sim.hook = undefined;
    stage.sim.cloud.setBalance('20.0000');
    for (let run = 0; run < 2; run += 1) expect((await stage.apply()).code).toBe(7);
    expect(adds(stage)).toHaveLength(1);
    expect(confirms(stage)).toHaveLength(1);
    expect(charges(stage)).toEqual([]);
    await expect(accounting(applied)).toMatchFileSnapshot('golden/unpaid-order.txt');
    const [unpaid] = [...stage.sim.cloud.servers.values()];
    stage.sim.cloud.servers.delete(unpaid?.id ?? '');
    expect((await stage.hostform('pending', 'resolve', 'servers.web-1', '--not-bought')).code).toBe(0);
    expect((await stage.apply()).code).toBe(0);
    expect(charges(stage)).toHaveLength(1);
  });
});
