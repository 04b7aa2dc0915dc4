import { describe, expect, test } from 'vitest';
import { addToCart, confirm, DAY, dig, errorOf, open, options, rows, SECOND, textAt } from './simulator-caller.ts';

describe('confirm (§7.5, §11.7, §11.8)', () => {
  test('consumes the line, debits once, makes one service, and a second confirm does nothing', async () => {
    const opened = await open();
    const line = await addToCart(opened);
    const answer = await confirm(opened, line);
    expect([errorOf(answer), dig(answer.doc, 'ok'), dig(answer.doc, 'item.id')]).toEqual([undefined, {}, undefined]);
    expect(errorOf(await confirm(opened, line))).toBe('missed/lineitem');
    const { cloud } = opened.sim;
    expect([cloud.lines.size, cloud.servers.size, cloud.balance]).toEqual([0, 1, '19.8700']);
    expect(cloud.ledger).toMatchObject([{ amount: '-0.1300', currency: 'EUR', service: '5203773', reason: 'order' }]);
  });

  test('needs sok, a line and the balance as its method; without sok it is a form', async () => {
    const opened = await open();
    const line = await addToCart(opened);
    const results = [
      await opened.ask('cartorder.create.confirm', { elid: line, paymethod_id: '0' }),
      await opened.ask('cartorder.create.confirm', { sok: 'ok', paymethod_id: '0' }),
      await opened.ask('cartorder.create.confirm', { sok: 'ok', elid: line }),
      await opened.ask('cartorder.create.confirm', { sok: 'ok', elid: line, paymethod_id: '5' }),
      await opened.ask('cartorder.create.confirm', { sok: 'ok', elid: '5203773', paymethod_id: '0' }),
    ].map(errorOf);
    expect(results).toEqual([undefined, 'value/elid', 'value/paymethod_id', 'value/paymethod_id', 'missed/lineitem']);
    expect(opened.sim.cloud.lines.size).toBe(1);
  });

  test('lines outlive the session that added them', async () => {
    const opened = await open();
    const line = await addToCart(opened);
    await opened.ask('logon', { auth: opened.sim.token });
    expect(errorOf(await confirm(opened, line))).toBeUndefined();
  });

  test('the reply has one of three shapes', async () => {
    const opened = await open({ knobs: { confirmReply: 'id' } });
    expect(textAt((await confirm(opened, await addToCart(opened))).doc, 'item.id')).toBe('5203773');
    opened.sim.knobs.confirmReply = 'nothing';
    const silent = await confirm(opened, await addToCart(opened));
    expect([errorOf(silent), dig(silent.doc, 'ok')]).toEqual([undefined, undefined]);
  });

  test('the knob against all expectation: a consumed line can be bought again', async () => {
    const opened = await open({ knobs: { secondConfirm: 'accepted' } });
    const line = await addToCart(opened);
    await confirm(opened, line);
    expect(errorOf(await confirm(opened, line))).toBeUndefined();
    expect([opened.sim.cloud.servers.size, opened.sim.cloud.balance]).toEqual([2, '19.7400']);
  });

  test('a count above one makes that many services of one line', async () => {
    const opened = await open();
    await confirm(opened, await addToCart(opened, { order_count: '3' }));
    expect([opened.sim.cloud.servers.size, opened.sim.cloud.balance]).toEqual([3, '19.6100']);
  });

  test('the service is listed after a lag, activates after a delay, and is paid from then on', async () => {
    const opened = await open({ knobs: { listingLagMs: 5 * SECOND, activationMs: 60 * SECOND } });
    await confirm(opened, await addToCart(opened));
    expect(rows(await opened.ask('instances'))).toEqual([]);
    opened.pass(5 * SECOND);
    const [young] = rows(await opened.ask('instances'));
    expect([textAt(young, 'item_status'), dig(young, 'instance_status')]).toEqual([
      ' Activation in progress ',
      undefined,
    ]);
    expect(errorOf(await opened.ask('service.stop', { elid: '5203773' }))).toBe('value/runningoperation');
    opened.pass(55 * SECOND);
    const [active] = rows(await opened.ask('instances'));
    expect([textAt(active, 'item_status'), textAt(active, 'instance_status'), textAt(active, 'ip')]).toEqual([
      ' Active ',
      ' active ',
      '198.19.103.61',
    ]);
    expect(opened.sim.cloud.servers.get('5203773')?.paidUntil).toBe(opened.now() + DAY);
  });

  test('a sold-out tariff is sold all the same and stays 5_open', async () => {
    const opened = await open();
    const form = await opened.ask('v2.instances.order.param', { pricelist: '6940' });
    const over = { pricelist: '6940', instances_os: options(form, 'instances_os')[0]?.$key ?? '' };
    await confirm(opened, await addToCart(opened, over));
    opened.pass(3 * DAY);
    expect(dig(rows(await opened.ask('instances'))[0], 'item_status', '$orig')).toBe('5_open');
    expect(opened.sim.cloud.ledger).toHaveLength(1);
    opened.sim.cloud.setSoldOut('6940', false);
    expect(dig(rows(await opened.ask('instances'))[0], 'item_status', '$orig')).toBe('2');
    expect(opened.sim.cloud.servers.get('5203773')?.paidUntil).toBe(opened.now() + DAY);
  });
});

describe('prices that move (purchase.md)', () => {
  test('the cart and confirm ask what holds then, in the currency that holds then', async () => {
    const opened = await open({ knobs: { cartDecimals: 4 } });
    const line = await addToCart(opened);
    const cost = async () => textAt((await opened.ask('cart')).doc, 'total', 'cost');
    opened.sim.cloud.setPrice('6740', '-50', '0.15');
    expect(await cost()).toBe('0.1500');
    Object.assign(opened.sim.knobs, { priceFactor: 2, cartPriceFactor: 1.1 });
    expect(await cost()).toBe('0.3300');
    const { doc } = await opened.ask('v2.instances.order.pricelist');
    expect(textAt(doc, 'list', 0, 'elem', 0, 'prices', 'price', 0, 'cost')).toBe('0.3000');
    opened.sim.knobs.currency = 'USD';
    expect(textAt((await opened.ask('cart')).doc, 'total', 'currency')).toBe('USD');
    await confirm(opened, line);
    expect(opened.sim.cloud.ledger).toMatchObject([{ amount: '-0.3300', currency: 'USD' }]);
  });

  test('tax is on top of the prices, and in the amount that is asked for', async () => {
    const opened = await open({ accounts: [{ vatPercent: 20, balance: '0.15' }] });
    const line = await addToCart(opened);
    expect(dig((await opened.ask('cart')).doc, 'total')).toMatchObject({ cost: { $: '0.16' }, tax: { $: '0.03' } });
    const refused = await confirm(opened, line);
    expect(errorOf(refused)).toBe('not_enough_money');
    expect(dig(refused.doc, 'error', 'param')).toEqual([
      { $name: 'amount', $: '0.1560' },
      { $name: 'currency', $: 'EUR' },
    ]);
  });
});

describe('too little money (§3, §11.10)', () => {
  test('is an error that leaves the line', async () => {
    const opened = await open({ accounts: [{ balance: '0.12' }] });
    const line = await addToCart(opened);
    expect(errorOf(await confirm(opened, line))).toBe('not_enough_money');
    expect([opened.sim.cloud.lines.size, opened.sim.cloud.servers.size, opened.sim.cloud.ledger]).toEqual([1, 0, []]);
    opened.sim.cloud.topUp('1');
    expect(errorOf(await confirm(opened, line))).toBeUndefined();
  });

  test('credit can be spent too', async () => {
    const opened = await open({ accounts: [{ balance: '0.12', credit: '0.01' }] });
    expect(errorOf(await confirm(opened, await addToCart(opened)))).toBeUndefined();
    expect(opened.sim.cloud.balance).toBe('-0.0100');
  });

  test('or a success that carries a payment page and bought nothing', async () => {
    const opened = await open({ accounts: [{ balance: '0' }], knobs: { insufficientFunds: 'redirect' } });
    const line = await addToCart(opened);
    const answer = await confirm(opened, line);
    expect([errorOf(answer), textAt(answer.doc, 'billorder')]).toEqual([undefined, '70101']);
    expect(textAt(answer.doc, 'ok')).toMatch(/^https:.*payment/);
    expect([opened.sim.cloud.lines.size, opened.sim.cloud.servers.size]).toEqual([1, 0]);
    const [payment] = rows(await opened.ask('payment'));
    expect(dig(payment, 'status', '$orig')).toBe('1');
  });

  test('which may have turned the line into an unpaid order', async () => {
    const knobs = { insufficientFunds: 'redirect', redirectConsumesLine: true } as const;
    const opened = await open({ accounts: [{ balance: '0' }], knobs });
    await confirm(opened, await addToCart(opened));
    expect(opened.sim.cloud.lines.size).toBe(0);
    expect(textAt(rows(await opened.ask('instances'))[0], 'status')).toBe('1');
    expect(opened.sim.cloud.balance).toBe('0.0000');
  });
});
