import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../src/providers/ovh/simulated/faults.ts';
import { like } from './support/like.ts';
import { deliver, due, PAY, reserved } from './support/renewing.ts';
import { DAY, failure, required, startWorld } from './support/world.ts';

describe('paying', () => {
  it.each([
    [{ mean: 'creditCard', id: 13 }, 'creditCard 13'],
    ['988', 'paymentMethod 988'],
  ])('uses what was declared: %j', async (payment_method, paidWith) => {
    const { world, want, order } = await reserved({}, { payment_method });
    await world.sale.pay(order, want);
    expect(world.simulator.cloud.ledger).toMatchObject([{ paidWith }]);
  });

  it('pays nothing with the loyalty account where no method is registered', async () => {
    const world = await startWorld();
    world.simulator.cloud.paymentMethods.length = 0;
    const zone = {
      ...due,
      product: 'domain/zone',
      service: 'example-shop.example',
      period: 'P1Y',
      ensure_valid_for: 'P60D',
    };
    const want = await world.want(zone);
    await world.sale.survey(want);
    await world.sale.pay(await world.sale.reserve(want), want);
    expect(world.simulator.cloud.ledger).toMatchObject([{ paidWith: 'fidelityAccount', ucents: 0 }]);
  });

  it.each([
    ['a method that this order does not take', '990', /does not take method 990 for order \d+; it takes: 987, 988/],
    ['a mean that this order does not take', { mean: 'paypal', id: 55 }, /does not take paypal/],
  ])('does not send with %s', async (_, payment_method, detail) => {
    const { world, want, before, order } = await reserved({}, { payment_method });
    const error = await failure(world.sale.pay(order, want));
    expect(error).toMatchObject({ code: 'BALANCE', details: { effect: 'refused', detail: like(detail) } });
    expect(world.simulator.calls.filter(({ method, path }) => method === 'POST' && path.includes('/pay'))).toEqual([]);
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'unpaid' });
  });

  it.each([
    ['403', { ...PAY, do: 'fail', when: 'before', failure: 'unsuitableMean' }],
    ['404', { ...PAY, do: 'fail', when: 'before', failure: 'unknownMean' }],
  ] as [string, Fault][])('that the vendor refuses with %s is a refusal with advice', async (_, fault) => {
    const { world, want, order } = await reserved();
    world.simulator.faults.add(fault);
    expect(await failure(world.sale.pay(order, want))).toMatchObject({
      code: 'BALANCE',
      details: { effect: 'refused', detail: like(/stays unpaid and lapses by itself/), hint: like(/payment_method/) },
    });
  });

  it('was not sent when the reading before it fails', async () => {
    const { world, want, order } = await reserved();
    world.simulator.faults.add({
      path: '*/paymentMethods',
      do: 'html',
      when: 'before',
      status: 503,
      times: Number.POSITIVE_INFINITY,
    });
    expect((await failure(world.sale.pay(order, want))).details.effect).toBe('not-sent');
  });

  it.each([
    ['a cut connection', { ...PAY, do: 'drop', when: 'after' }],
    ['a 500', { ...PAY, do: 'fail', when: 'after', failure: 'internal' }],
    ['a 408 page', { ...PAY, do: 'html', when: 'after', status: 408 }],
    ['a redirect', { ...PAY, do: 'redirect', when: 'after', to: 'http://127.0.0.1:1/' }],
  ] as [string, Fault][])('with %s for an answer is unclear, and seen to be paid', async (_, fault) => {
    const { world, want, before, order } = await reserved();
    world.simulator.faults.add(fault);
    expect((await failure(world.sale.pay(order, want))).details.effect).toBe('unclear');
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'bought', id: '12345' });
    expect(world.simulator.cloud.ledger).toHaveLength(1);
  });

  it('that never arrived is seen to be unpaid, and the same order can be paid', async () => {
    const { world, want, before, order } = await reserved();
    world.simulator.faults.add({ ...PAY, do: 'drop', when: 'before' });
    expect((await failure(world.sale.pay(order, want))).details.effect).toBe('unclear');
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'unpaid' });
    await world.sale.pay(order, want);
    expect(world.simulator.cloud.ledger).toHaveLength(1);
  });

  it('twice is refused by the vendor, and seen to be bought', async () => {
    const { world, want, before, order } = await reserved();
    await world.sale.pay(order, want);
    expect((await failure(world.sale.pay(order, want))).details.effect).toBe('refused');
    expect(await world.sale.seek(order, want, before, undefined)).toMatchObject({ kind: 'bought' });
  });
});

describe('looking for a payment', () => {
  it.each(['checking', 'delivering', 'delivered', 'documentsRequested'] as const)('%s is bought', async (state) => {
    const { world, want, before, order } = await reserved();
    Object.assign(required(world.orders()[0]), { state, since: world.clock.now() });
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'bought', id: '12345' });
  });

  it.each(['unknown', 'cancelling'] as const)('%s is no answer yet', async (state) => {
    const { world, want, before, order } = await reserved({ cancellingMs: DAY });
    Object.assign(required(world.orders()[0]), { state, since: world.clock.now() });
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'gone' });
    expect(await world.sale.seek('123', want, before, undefined)).toEqual({ kind: 'gone' });
  });

  it('a cancelled order came to nothing', async () => {
    const { world, want, before, order } = await reserved();
    required(world.orders()[0]).state = 'cancelled';
    expect(await world.sale.seek(order, want, before, undefined)).toMatchObject({
      kind: 'void',
      because: like(/cancelled order/),
    });
  });

  it('a cancelled order that was paid needs a human', async () => {
    const { world, want, before, order } = await reserved();
    await world.sale.pay(order, want);
    required(world.orders()[0]).state = 'cancelled';
    expect(await world.sale.seek(order, want, before, undefined)).toMatchObject({ kind: 'ambiguous' });
  });

  it('an expiration that moved by the period says bought, whoever paid', async () => {
    const { world, want, before, order } = await reserved();
    world.service(12345).terms.push({ at: 0, expiresAt: Date.parse('2026-10-09T10:00:00Z') });
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'bought', id: '12345' });
  });

  it('an expiration that moved by less is no answer yet', async () => {
    const { world, want, before, order } = await reserved();
    world.service(12345).terms.push({ at: 0, expiresAt: Date.parse('2026-09-20T10:00:00Z') });
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'gone' });
  });

  it('one day more is no renewal', async () => {
    const { world, want, before, order } = await reserved();
    world.service(12345).terms.push({ at: 0, expiresAt: Date.parse('2026-09-11T10:00:00Z') });
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'unpaid' });
  });

  it('a payment on the books says bought although the order looks unpaid', async () => {
    const { world, want, before, order } = await reserved();
    world.simulator.faults.add({
      path: '/me/order/*/payment',
      do: 'reply',
      when: 'before',
      status: 200,
      body: { paymentDate: '2026-09-01T08:00:00+02:00', paymentIdentifier: null, paymentType: 'creditCard' },
    });
    expect(await world.sale.seek(order, want, before, undefined)).toMatchObject({ kind: 'bought' });
  });

  it.each([
    ['SUCCESS', 'bought'],
    ['CONFIRMING', 'gone'],
    ['FAILED', 'unpaid'],
  ] as const)('a new charge that is %s, while the order looks unpaid, says %s', async (status, kind) => {
    const { world, want, before, order } = await reserved();
    const at = world.clock.now();
    world.simulator.cloud.transactions.push({
      id: 5_000_500,
      methodId: 987,
      orderId: Number(order),
      ucents: 1_440_000_000,
      status,
      createdAt: at,
      updatedAt: at,
    });
    expect((await world.sale.seek(order, want, before, undefined)).kind).toBe(kind);
  });

  it('a charge of before, or of another amount, says nothing', async () => {
    const world = await startWorld();
    const charge = { methodId: 987, orderId: 1, status: 'SUCCESS' as const, createdAt: 0, updatedAt: 0 };
    world.simulator.cloud.transactions.push({ ...charge, id: 5_000_001, ucents: 1_440_000_000 });
    const want = await world.want(due);
    const before = await world.sale.survey(want);
    const order = await world.sale.reserve(want);
    world.simulator.cloud.transactions.push({ ...charge, id: 5_000_002, ucents: 1_000_000_000 });
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'unpaid' });
  });

  it.each(['pendingDebt', 'unPaid'] as const)(
    'is without an answer while the service has a bill that is %s',
    async (debt) => {
      const { world, want, before, order } = await reserved();
      world.service(12345).debt = debt;
      expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'gone' });
    },
  );

  it('is without an answer while another order for the service is on its way', async () => {
    const { world, want, before, order } = await reserved({
      deliveringMs: DAY,
      absentRoutes: ['/services/{serviceId}'],
    });
    world.simulator.faults.add({ path: '/me/order', do: 'foreign order', serviceId: 12345, months: 1, paid: true });
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'gone' });
  });

  it('needs a human when the service itself is gone', async () => {
    const { world, want, before, order } = await reserved();
    world.service(12345).deletedAt = world.clock.now();
    expect(await world.sale.seek(order, want, before, undefined)).toMatchObject({ kind: 'ambiguous' });
  });

  it('a payment that the bank declines later goes back to unpaid', async () => {
    const { world, want, before, order } = await reserved();
    required(world.simulator.cloud.paymentMethods[0]).declines = true;
    await world.sale.pay(order, want);
    deliver(world);
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'unpaid' });
  });
});
