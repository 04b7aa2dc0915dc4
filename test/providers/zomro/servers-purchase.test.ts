/** Buying a server, step by step, against the simulated vendor and everything it can do on the way. */
import { describe, expect, test } from 'vitest';
import type { Attributes } from '../../../src/model/json.ts';
import type { PreImage, Sale, Want } from '../../../src/model/purchase.ts';
import type { ZomroSimulatorOptions } from '../../../src/providers/zomro/simulator.ts';
import { type BenchInput, failureOf, type SimulatedBench, simulated } from './support/connect.ts';
import { alignInput, desire, offerInput, wantOf } from './support/desired.ts';

const ENTRY = {
  tariff: 'Cloud Essential | NL-2',
  datacenter: 'Netherlands-2',
  os: 'Ubuntu 22.04',
  period: 'P1D',
  password: 'Example-Passw0rd',
};

interface Shop extends SimulatedBench {
  readonly sale: Sale;
  readonly want: Want;
  readonly before: PreImage;
  /** How often the vendor was asked to do this. */
  readonly count: (func: string, sok?: boolean) => number;
}

async function shop(
  entry: Attributes = ENTRY,
  options: ZomroSimulatorOptions = {},
  input: BenchInput = {},
): Promise<Shop> {
  const bench = await simulated(options, input);
  const kind = bench.kind('servers');
  const desired = desire('servers.web-1', entry);
  const aligned = await kind.align(alignInput(desired));
  const offer = await kind.offer?.(offerInput(desired, aligned.spec));
  if (!kind.sale || !offer) throw new Error('servers are sold');
  const want = wantOf(desired, aligned.spec, offer);
  return {
    ...bench,
    sale: kind.sale,
    want,
    before: await kind.sale.survey(want),
    count: (func, sok) =>
      bench.simulator.calls.filter((call) => call.func === func && (sok === undefined || call.sok === sok)).length,
  };
}

describe('adding to the cart', () => {
  test('sends one piece into the new cart, with the password and never at once', async () => {
    const { sale, want, simulator } = await shop({ ...ENTRY, addons: { network: 'IPv6' } });
    expect(await sale.reserve(want)).toBe('1818');
    expect(simulator.calls.at(-1)?.params).toEqual({
      func: 'v2.instances.order.param',
      out: 'json',
      lang: 'en',
      auth: expect.any(String),
      sok: 'ok',
      licence_agreement: 'on',
      force_use_new_cart: 'on',
      order_count: '1',
      pricelist: '6740',
      order_period: '-50',
      datacenter: '13',
      instances_os: want.order['instances_os'],
      servername: 'web-1',
      use_ssh_key: 'off',
      password: 'Example-Passw0rd',
      addon_6746: '260',
    });
    expect(simulator.cloud.balance).toBe('20.0000');
  });

  test.each([
    ['P1M', '1'],
    ['P3M', '3'],
    ['P6M', '6'],
  ])('for %s sends one piece, and the months as its period', async (period, months) => {
    const { sale, want, simulator } = await shop({ ...ENTRY, period });
    await sale.reserve(want);
    expect(simulator.calls.at(-1)?.params).toMatchObject({ order_count: '1', order_period: months });
  });

  test('with a key sends no password', async () => {
    const { password: _, ...keyed } = { ...ENTRY, ssh_key: 'deploy' };
    const { sale, want, simulator } = await shop(keyed);
    await sale.reserve(want);
    const sent = simulator.calls.at(-1)?.params;
    expect(sent).toMatchObject({ use_ssh_key: 'on', instances_ssh_keys: '490' });
    expect(sent).not.toHaveProperty('password');
  });

  test.each([
    ['a password', { secrets: {} }],
    ['a system', { order: { pricelist: '6740', order_period: '-50', datacenter: '13' }, spec: {} }],
    ['a tariff', { order: {} }],
  ])('without %s sends nothing', async (_, missing) => {
    const { sale, want, simulator } = await shop();
    expect(await failureOf(sale.reserve({ ...want, ...missing }))).toMatchObject({ details: { effect: 'not-sent' } });
    expect(simulator.calls.filter(({ sok }) => sok)).toEqual([]);
  });

  test('without an accepted licence sends nothing', async () => {
    const { sale, want, simulator } = await shop(ENTRY, {}, { settings: { licence_agreement: '' } });
    expect(await failureOf(sale.reserve(want))).toMatchObject({ code: 'LICENCE', details: { effect: 'not-sent' } });
    expect(simulator.calls.filter(({ sok }) => sok)).toEqual([]);
  });

  test('a system that was not known in the plan is taken from the filled spec', async () => {
    const { sale, want, simulator } = await shop();
    const { instances_os: uid = '', ...order } = want.order;
    await sale.reserve({ ...want, order, spec: { ...want.spec, os: uid } });
    expect(simulator.calls.at(-1)?.params['instances_os']).toBe(uid);
  });

  test('is unclear when the answer names no line, whatever else it names', async () => {
    const { sale, want, simulator } = await shop();
    const body = JSON.stringify({ doc: { ok: {}, id: { $: '5203773' } } });
    simulator.faults.add({ func: 'v2.instances.order.param', sok: true, kind: 'body', body, after: true });
    expect(await failureOf(sale.reserve(want))).toMatchObject({ details: { effect: 'unclear' } });
  });

  test.each([
    ['drop-request', 0],
    ['drop-answer', 1],
  ] as const)('is unclear after %s, and sent once', async (kind, lines) => {
    const { sale, want, simulator, count } = await shop();
    simulator.faults.add({ func: 'v2.instances.order.param', sok: true, kind });
    expect(await failureOf(sale.reserve(want))).toMatchObject({ details: { effect: 'unclear' } });
    expect(count('v2.instances.order.param', true)).toBeLessThanOrEqual(1);
    expect(simulator.cloud.lines.size).toBe(lines);
  });
});

describe('what exists before', () => {
  test('is read whole, although a filter was set since this connection has looked for one', async () => {
    const { sale, want, simulator } = await shop();
    const [id = ''] = simulator.cloud.seedServers(1);
    simulator.cloud.setFilter('instances', { name: 'something else' });
    expect((await sale.survey(want)).things).toEqual([id]);
  });
});

describe('looking at the line', () => {
  test('shows what it costs and that it is as ordered', async () => {
    const { sale, want, before } = await shop();
    const line = await sale.reserve(want);
    expect(await sale.inspect(line, want, before)).toEqual({
      state: 'open',
      own: {
        id: '1818',
        text: 'Cloud Essential | NL-2, Daily, 0.13 EUR',
        charge: { amount: '0.1300', currency: 'EUR' },
        facts: { name: 'Cloud Essential | NL-2', period: 'P1D', count: '1' },
      },
      others: [],
      mismatches: [],
    });
  });

  test('a title without the data centre is the same tariff', async () => {
    const { sale, want, before } = await shop(ENTRY, { knobs: { cartTitle: 'short' } });
    const line = await sale.reserve(want);
    expect(await sale.inspect(line, want, before)).toMatchObject({ mismatches: [] });
  });

  test.each([
    ['Cloud Exclusive | NL-2', '0.2497'],
    ['Cloud Starter | NL-2', '0.0966'],
    ['Cloud Standard | NL-2', '0.1634'],
  ])('%s is not dearer because the cart prints cents', async (tariff, amount) => {
    const { sale, want, before } = await shop({ ...ENTRY, tariff });
    const line = await sale.reserve(want);
    expect(await sale.inspect(line, want, before)).toMatchObject({ own: { charge: { amount, currency: 'EUR' } } });
  });

  test('a price that moved is seen', async () => {
    const { sale, want, before, simulator } = await shop();
    const line = await sale.reserve(want);
    simulator.knobs.cartPriceFactor = 2;
    expect(await sale.inspect(line, want, before)).toMatchObject({ own: { charge: { amount: '0.26' } } });
  });

  test('another currency is seen', async () => {
    const { sale, want, before, simulator } = await shop();
    const line = await sale.reserve(want);
    simulator.knobs.currency = 'USD';
    expect(await sale.inspect(line, want, before)).toMatchObject({ own: { charge: { currency: 'USD' } } });
  });

  test('taxes that only the total shows are part of what is charged', async () => {
    const { sale, want, before } = await shop(ENTRY, { accounts: [{ vatPercent: 21 }] });
    const line = await sale.reserve(want);
    expect(await sale.inspect(line, want, before)).toMatchObject({ own: { charge: { amount: '0.16' } } });
  });

  test.each([
    ['tariff', { tariff: 'Cloud Supreme | NL-2' }, 'the cart shows the tariff "Cloud Essential | NL-2" instead of'],
    ['period', { period: 'P1M' }, 'the cart shows the period "Daily" instead of P1M'],
  ])('another %s than ordered is said', async (_, ordered, said) => {
    const { sale, want, before } = await shop();
    const line = await sale.reserve(want);
    const other = { ...want, order: { ...want.order, ...ordered } };
    const found = await sale.inspect(line, other, before);
    expect(found.state === 'open' && found.mismatches[0]).toContain(said);
  });

  test('a line that is titled by the server is not another tariff', async () => {
    const { sale, want, before, simulator } = await shop();
    const line = { id: { $: '1818' }, main: { name: { $: 'web-1' } }, price: { price: { cost: { $: '0.13' } } } };
    const body = JSON.stringify({ doc: { list: [{ $name: 'lineitems', elem: [line] }] } });
    simulator.faults.add({ func: 'cart', kind: 'body', body });
    expect(await sale.inspect('1818', want, before)).toMatchObject({ mismatches: [] });
  });

  test('another count than one is said', async () => {
    const { sale, want, before, simulator } = await shop();
    const line = simulator.cloud.addLine({ count: 3 });
    expect(await sale.inspect(line, want, before)).toMatchObject({
      mismatches: ['the cart shows 3 pieces instead of 1'],
    });
  });

  test('lines of other people are told apart, and a line of ours whose answer was lost is recognised', async () => {
    const { sale, want, before, simulator } = await shop();
    simulator.cloud.addLine({ tariff: 'Cloud Supreme | NL-2' });
    simulator.cloud.addLine({});
    const line = await sale.reserve(want);
    const found = await sale.inspect(line, want, before);
    expect(found.others.map((other) => sale.resembles(other, want.order))).toEqual([false, true]);
    expect(found).toMatchObject({ own: { charge: { amount: '0.1300' } } });
  });

  test('a line that is gone is gone', async () => {
    const { sale, want, before } = await shop();
    expect(await sale.inspect('1818', want, before)).toEqual({ state: 'gone', others: [] });
  });

  test('a line without a price is never paid', async () => {
    const { sale, want, before, simulator } = await shop();
    const line = { id: { $: '1818' }, main: { name: { $: 'Cloud Essential' } } };
    const body = JSON.stringify({ doc: { list: [{ $name: 'lineitems', elem: [line] }] } });
    simulator.faults.add({ func: 'cart', kind: 'body', body });
    const found = await sale.inspect('1818', want, before);
    expect(found).toMatchObject({ state: 'open', mismatches: ['the cart shows no price for line 1818'] });
  });

  test('a cart that announces more than it shows is not complete', async () => {
    const { sale, want, before, simulator } = await shop();
    const body = JSON.stringify({ doc: { total: { count: { $: '2' } }, list: [{ $name: 'lineitems' }] } });
    simulator.faults.add({ func: 'cart', kind: 'body', body });
    expect(await failureOf(sale.inspect('1818', want, before))).toMatchObject({ code: 'LISTING_INCOMPLETE' });
  });
});

describe('a promo code', () => {
  test('makes the line cheaper', async () => {
    const { sale, want, before, simulator } = await shop();
    simulator.cloud.addPromo({ code: 'HALF', percent: 50 });
    const line = await sale.reserve(want);
    await sale.applyPromo?.('HALF');
    expect(await sale.inspect(line, want, before)).toMatchObject({
      own: { charge: { amount: '0.07', currency: 'EUR' } },
    });
  });

  test.each([
    ['unknown', 'NOPE'],
    ['not good for this', 'OTHER'],
  ])('that is %s is refused, without its text', async (_, code) => {
    const { sale, want, simulator } = await shop();
    simulator.cloud.addPromo({ code: 'OTHER', percent: 50, tariffs: ['7340'] });
    await sale.reserve(want);
    const error = await failureOf(sale.applyPromo?.(code) ?? Promise.resolve());
    expect(error).toMatchObject({ code: 'PROMO_REFUSED', details: { effect: 'refused' } });
    expect(JSON.stringify(error.problem)).not.toContain(code);
  });

  test('whose answer was lost is unclear, not refused', async () => {
    const { sale, want, simulator } = await shop();
    await sale.reserve(want);
    simulator.faults.add({ func: 'cart', sok: true, kind: 'drop-answer' });
    const error = await failureOf(sale.applyPromo?.('NOPE') ?? Promise.resolve());
    expect(error).toMatchObject({ code: 'VENDOR_UNREACHABLE', details: { effect: 'unclear' } });
  });
});

describe('paying', () => {
  test('pays exactly that line, from the balance', async () => {
    const { sale, want, simulator } = await shop();
    const other = simulator.cloud.addLine({});
    const line = await sale.reserve(want);
    expect(await sale.pay(line, want)).toEqual({});
    expect(simulator.calls.at(-1)?.params).toMatchObject({
      func: 'cartorder.create.confirm',
      sok: 'ok',
      elid: line,
      paymethod_id: '0',
    });
    expect([...simulator.cloud.lines.keys()]).toEqual([other]);
    expect(simulator.cloud.balance).toBe('19.8700');
  });

  test('takes an id in the answer as a hint, but never the line', async () => {
    const { sale, want, simulator } = await shop(ENTRY, { knobs: { confirmReply: 'id' } });
    const line = await sale.reserve(want);
    expect(await sale.pay(line, want)).toEqual({ hint: '5203773' });
    const again = await sale.reserve(want);
    simulator.faults.add({
      func: 'cartorder.create.confirm',
      kind: 'body',
      body: JSON.stringify({ doc: { id: { $: again } } }),
    });
    expect(await sale.pay(again, want)).toEqual({});
  });

  test('too little money as an error is a refusal about the balance', async () => {
    const { sale, want, simulator } = await shop(ENTRY, { accounts: [{ balance: '0.0100' }] });
    const line = await sale.reserve(want);
    const error = await failureOf(sale.pay(line, want));
    expect(error).toMatchObject({
      code: 'BALANCE',
      details: { effect: 'refused', vendor: { code: 'not_enough_money' } },
    });
    expect(simulator.cloud.servers.size).toBe(0);
  });

  test.each([false, true])(
    'too little money as a payment page is a refusal as well (line consumed: %s)',
    async (consumed) => {
      const knobs = { insufficientFunds: 'redirect', redirectConsumesLine: consumed } as const;
      const { sale, want, before } = await shop(ENTRY, { accounts: [{ balance: '0.0100' }], knobs });
      const line = await sale.reserve(want);
      const error = await failureOf(sale.pay(line, want));
      expect(error).toMatchObject({
        code: 'BALANCE',
        details: { effect: 'refused', vendor: { code: 'payment_required' } },
      });
      expect((await sale.seek(line, want, before, undefined)).kind).toBe(consumed ? 'ambiguous' : 'unpaid');
    },
  );

  test.each([
    [{ ok: { $: 'https://pay.example/x' } }, true],
    [{ ok: { $: 'func=payment.add&elid=1' } }, true],
    [{ ok: {}, billorder: { $: '77' } }, true],
    [{ ok: {}, payment_id: { $: '77' } }, true],
    [{ ok: { $: 'func=instances' } }, false],
    [{ ok: { $: '' } }, false],
    [{}, false],
  ])('the answer %j asks for a payment: %s', async (doc, refused) => {
    const { sale, want, simulator } = await shop();
    simulator.faults.add({ func: 'cartorder.create.confirm', kind: 'body', body: JSON.stringify({ doc }) });
    const outcome = await sale.pay('1818', want).then(
      () => false,
      () => true,
    );
    expect(outcome).toBe(refused);
  });

  const unclear = [
    { kind: 'drop-request' },
    { kind: 'drop-answer' },
    { kind: 'status', status: 502 },
    { kind: 'status', status: 429 },
    { kind: 'status', status: 403 },
    { kind: 'page', after: true },
    { kind: 'captcha' },
    { kind: 'empty', after: true },
    { kind: 'truncated' },
    { kind: 'truncated', cut: true },
    { kind: 'redirect', status: 307, location: '/billmgr' },
    { kind: 'running-operation' },
  ] as const;
  test.each(unclear)('is sent once and is unclear after %j', async (mishap) => {
    const { sale, want, simulator, count } = await shop();
    const line = await sale.reserve(want);
    simulator.faults.add({ func: 'cartorder.create.confirm', ...mishap });
    expect(await failureOf(sale.pay(line, want))).toMatchObject({ details: { effect: 'unclear' } });
    expect(count('cartorder.create.confirm')).toBeLessThanOrEqual(1);
  });

  test('a slow answer is waited for', async () => {
    const { sale, want, simulator, count } = await shop();
    const line = await sale.reserve(want);
    simulator.faults.add({ func: 'cartorder.create.confirm', kind: 'long', polls: 3 });
    await sale.pay(line, want);
    expect(simulator.cloud.servers.size).toBe(1);
    expect(count('cartorder.create.confirm')).toBe(1);
  });

  test('with a dead session is a definite refusal, and the next call has a new one', async () => {
    const env = { ZOMRO_TOKEN: '', ZOMRO_USERNAME: 'customer', ZOMRO_PASSWORD: 'Sandbox-2024' };
    const { sale, want, before, simulator } = await shop(ENTRY, {}, { env });
    const line = await sale.reserve(want);
    simulator.faults.add({ func: 'cartorder.create.confirm', kind: 'expired-session' });
    expect(await failureOf(sale.pay(line, want))).toMatchObject({
      details: { effect: 'refused', vendor: { code: 'auth' } },
    });
    expect(await sale.seek(line, want, before, undefined)).toEqual({ kind: 'unpaid' });
    await sale.pay(line, want);
    expect(simulator.cloud.servers.size).toBe(1);
  });
});

describe('taking a line back', () => {
  test('removes that line and no other, and a line that is gone is fine', async () => {
    const { sale, want, simulator } = await shop();
    const other = simulator.cloud.addLine({});
    const line = await sale.reserve(want);
    await sale.release?.(line);
    await sale.release?.(line);
    expect([...simulator.cloud.lines.keys()]).toEqual([other]);
    expect(simulator.calls.map(({ func }) => func)).not.toContain('cart.empty');
  });

  test.each([
    ['says so by text only', { $type: 'value', msg: { $: "Item '1818' does not exist" } }, true],
    ['was refused for another reason', { $type: 'access2', msg: { $: 'no' } }, false],
  ])('a vendor that %s', async (_, error, fine) => {
    const { sale, simulator } = await shop();
    simulator.faults.add({ func: 'cart', sok: true, kind: 'body', body: JSON.stringify({ doc: { error } }) });
    const outcome = await sale.release?.('1818').then(
      () => true,
      () => false,
    );
    expect(outcome).toBe(fine);
  });
});

describe('looking for what was paid', () => {
  test('a line in the cart and nothing new is unpaid; a line gone and nothing new is gone', async () => {
    const { sale, want, before, simulator } = await shop(ENTRY, { knobs: { listingLagMs: 5000 } });
    const line = await sale.reserve(want);
    expect(await sale.seek(line, want, before, undefined)).toEqual({ kind: 'unpaid' });
    await sale.pay(line, want);
    expect(await sale.seek(line, want, before, undefined)).toEqual({ kind: 'gone' });
    simulator.knobs.listingLagMs = 0;
    expect(await sale.seek(line, want, before, undefined)).toEqual({ kind: 'bought', id: '5203773' });
  });

  test('a payment that is carried out between the two readings is never two contradicting things', async () => {
    const { sale, want, before, simulator } = await shop();
    const line = await sale.reserve(want);
    let paid = false;
    simulator.hook = async (moment, { func }) => {
      if (moment !== 'committed' || !['cart', 'instances'].includes(func) || paid) return;
      paid = true;
      await sale.pay(line, want);
    };
    expect(await sale.seek(line, want, before, undefined)).toEqual({ kind: 'gone' });
    expect(await sale.seek(line, want, before, undefined)).toEqual({ kind: 'bought', id: '5203773' });
  });

  test('a lost answer, whichever way, ends in finding what there is', async () => {
    const { sale, want, before, simulator } = await shop();
    const line = await sale.reserve(want);
    simulator.faults.add({ func: 'cartorder.create.confirm', kind: 'drop-request' });
    await failureOf(sale.pay(line, want));
    expect(await sale.seek(line, want, before, undefined)).toEqual({ kind: 'unpaid' });
    simulator.faults.add({ func: 'cartorder.create.confirm', kind: 'drop-answer' });
    await failureOf(sale.pay(line, want));
    expect(await sale.seek(line, want, before, undefined)).toEqual({ kind: 'bought', id: '5203773' });
  });

  test('a filter set since does not hide it', async () => {
    const { sale, want, before, simulator } = await shop();
    const line = await sale.reserve(want);
    await sale.pay(line, want);
    simulator.cloud.setFilter('instances', { id: '1' });
    expect(await sale.seek(line, want, before, undefined)).toMatchObject({ kind: 'bought' });
  });

  test('a cart that lags never makes a server ours too early', async () => {
    const { sale, want, before, simulator } = await shop();
    const line = await sale.reserve(want);
    await sale.pay(line, want);
    simulator.knobs.cartLagMs = 60_000;
    const early = [...simulator.cloud.servers.values()].map(({ servername }) => servername);
    expect(early).toEqual(['web-1']);
    const body = JSON.stringify({ doc: { list: [{ $name: 'lineitems', elem: [{ id: { $: line } }] }] } });
    simulator.faults.add({ func: 'cart', kind: 'body', body });
    expect(await sale.seek(line, want, before, undefined)).toMatchObject({
      kind: 'ambiguous',
      candidates: [{ id: '5203773' }],
    });
  });

  test('a listing that hides what existed before says nothing', async () => {
    const { sale, want, simulator } = await shop();
    const [old = ''] = simulator.cloud.seedServers(1, { servername: 'old' });
    const before = await sale.survey(want);
    const line = await sale.reserve(want);
    await sale.pay(line, want);
    Object.assign(simulator.knobs, { hidden: [old] });
    expect(await failureOf(sale.seek(line, want, before, undefined))).toMatchObject({ code: 'LISTING_INCOMPLETE' });
  });

  test('a server that was deleted meanwhile is asked for once and then known to be gone', async () => {
    const { sale, want, simulator, count, clock } = await shop();
    const [old = ''] = simulator.cloud.seedServers(1, { servername: 'old' });
    const before = await sale.survey(want);
    const line = await sale.reserve(want);
    Object.assign(simulator.cloud.servers.get(old) ?? {}, { status: '5_close', closingAt: clock.now() });
    simulator.cloud.edited();
    clock.advance(60_000);
    const reads = count('instances.edit');
    expect(await sale.seek(line, want, before, undefined)).toEqual({ kind: 'unpaid' });
    expect(await sale.seek(line, want, before, undefined)).toEqual({ kind: 'unpaid' });
    expect(count('instances.edit') - reads).toBe(1);
  });

  test('a reading that fails throws; it is never "nothing there"', async () => {
    const { sale, want, before, simulator } = await shop();
    const line = await sale.reserve(want);
    simulator.faults.add({ func: ['cart', 'instances'], kind: 'page', times: Number.POSITIVE_INFINITY });
    expect(await failureOf(sale.seek(line, want, before, undefined))).toMatchObject({ code: 'VENDOR_UNREACHABLE' });
  });
});
