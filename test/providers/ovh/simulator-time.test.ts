import { describe, expect, it } from 'vitest';
import { makeCalendar, parseInstant } from '../../../src/providers/ovh/simulated/calendar.ts';
import { type Bench, DAY, HOUR, required, SECOND, START, startBench } from './simulator-support.ts';

const DUE = START + 9 * DAY;
const infos = async (bench: Bench) => (await bench.get('/vps/vps-1a2b.vps.example/serviceInfos')).json;

describe('automatic renewal', () => {
  it('charges the default method at the date and moves the expiration by its period', async () => {
    const bench = await startBench({ settings: { checkingMs: SECOND, deliveringMs: SECOND, expirationLagMs: 0 } });
    bench.pass(9 * DAY - SECOND);
    expect(await infos(bench)).toMatchObject({ status: 'ok', expiration: '2026-09-10' });
    expect(bench.simulator.cloud.ledger).toEqual([]);
    bench.pass(SECOND);
    expect((await infos(bench)).status).toBe('autorenewInProgress');
    const { billing } = (await bench.get('/services/12345')).json;
    expect(billing.lifecycle.current.pendingActions).toEqual(['autorenewInProgress']);
    bench.pass(2 * SECOND);
    expect(await infos(bench)).toMatchObject({ status: 'ok', expiration: '2026-10-10' });
    const [charge] = bench.simulator.cloud.ledger;
    expect(charge).toMatchObject({
      at: DUE,
      cause: 'automatic renewal',
      paidWith: 'paymentMethod 987',
      ucents: 1_800_000_000,
    });
    expect(charge?.serviceIds).toEqual([12345, 12399]);
    expect((await bench.get('/me/autorenew')).json.lastRenew).toBe('2026-09-10T08:00:00+02:00');
  });

  it('shows as an order like any other', async () => {
    const bench = await startBench();
    bench.pass(9 * DAY);
    const ids = (await bench.get('/me/order?date.from=2026-09-10T06:00:00Z')).json;
    expect(ids).toHaveLength(1);
    expect((await bench.get(`/me/order/${ids[0]}/status`)).json).toBe('checking');
  });

  it('gives the same tables in one jump as in many steps', async () => {
    const [jump, crawl] = [await startBench(), await startBench()];
    jump.pass(100 * DAY);
    for (let n = 0; n < 400; n += 1) {
      crawl.pass((100 * DAY) / 400);
      crawl.simulator.snapshot();
    }
    const facts = ({ simulator }: Bench) => {
      simulator.snapshot();
      const { ledger, services } = simulator.cloud;
      return { ledger, services };
    };
    expect(facts(jump)).toEqual(facts(crawl));
    expect(facts(jump).ledger.length).toBeGreaterThan(10);
  });

  it('counts by the period in force, not by the one it had', async () => {
    const bench = await startBench();
    await bench.put('/services/12345', { renew: { mode: 'automatic', period: 'P3M' } });
    bench.pass(9 * DAY + HOUR);
    expect((await infos(bench)).expiration).toBe('2026-12-10');
  });

  it('renews an option once, with its parent, whichever the vendor looks at first', async () => {
    const bench = await startBench();
    bench.simulator.cloud.services.reverse();
    bench.pass(9 * DAY + HOUR);
    bench.simulator.snapshot();
    expect(bench.simulator.cloud.ledger.map(({ serviceIds }) => serviceIds)).toEqual([[12345, 12399]]);
  });

  it('leaves an option out that is paid for longer than its parent', async () => {
    const bench = await startBench();
    bench.service(12399).terms.push({ at: START, expiresAt: START + 40 * DAY });
    bench.pass(9 * DAY + HOUR);
    bench.simulator.snapshot();
    expect(bench.simulator.cloud.ledger).toMatchObject([{ serviceIds: [12345], ucents: 1_440_000_000 }]);
  });

  it('leaves manual services and planned deletions alone', async () => {
    const bench = await startBench();
    await bench.put('/services/12345', { renew: { mode: 'manual' } });
    bench.pass(9 * DAY + HOUR);
    expect((await bench.get('/service/12345')).json.state).toBe('expired');
    expect(bench.simulator.cloud.ledger).toEqual([]);
  });

  it('fires soon after a switch shortly before the date', async () => {
    const bench = await startBench({ settings: { automaticRenewalLeadMs: 5 * DAY } });
    bench.pass(3 * DAY - SECOND);
    await bench.put('/services/12346', { renew: { mode: 'automatic' } });
    bench.pass(SECOND);
    bench.simulator.snapshot();
    expect(bench.simulator.cloud.ledger[0]).toMatchObject({ serviceIds: [12346], at: START + 3 * DAY - SECOND });
  });

  it('without a method leaves a bill, which keeps the service; paying it clears the debt', async () => {
    const bench = await startBench();
    for (const method of bench.simulator.cloud.paymentMethods) method.default = false;
    bench.pass(9 * DAY + 20 * DAY);
    expect((await infos(bench)).status).toBe('pendingDebt');
    const bill = required(
      bench.simulator.cloud.orders.find(
        ({ cause, items }) => cause === 'automatic renewal' && items[0]?.serviceId === 12345,
      ),
    );
    expect((await bench.get(`/me/order/${bill.id}/status`)).json).toBe('notPaid');
    expect(bench.simulator.cloud.ledger).toEqual([]);
    await bench.post(`/me/order/${bill.id}/pay`, { paymentMethod: { id: 987 } });
    bench.pass(HOUR);
    expect(await infos(bench)).toMatchObject({ status: 'ok', expiration: '2026-10-10' });
  });

  it('of a card that is declined leaves the service unpaid', async () => {
    const bench = await startBench();
    required(bench.simulator.cloud.paymentMethods[0]).declines = true;
    bench.pass(9 * DAY + HOUR);
    expect((await infos(bench)).status).toBe('unPaid');
    expect(bench.simulator.cloud.ledger).toEqual([]);
  });

  it('stops for the whole account with its switch, and with the setting', async () => {
    const bench = await startBench();
    await bench.put('/me/autorenew', { active: false });
    bench.pass(9 * DAY + HOUR);
    expect((await bench.get('/service/12345')).json.state).toBe('expired');
    const other = await startBench({ settings: { automaticRenewals: false } });
    other.pass(9 * DAY + HOUR);
    expect((await other.get('/service/12345')).json.state).toBe('expired');
  });

  it('races a purchase that is still being delivered, and both are charged', async () => {
    const bench = await startBench({ settings: { checkingMs: HOUR, deliveringMs: HOUR } });
    bench.pass(9 * DAY - HOUR);
    const { json } = await bench.post('/service/12345/renew', { duration: 'P1M', services: [12345], dryRun: false });
    await bench.post(`/me/order/${json.orderId}/pay`, { paymentMethod: { id: 987 } });
    bench.pass(DAY);
    expect((await infos(bench)).expiration).toBe('2026-11-10');
    expect(bench.simulator.cloud.ledger.map(({ cause }) => cause)).toEqual(['renewal', 'automatic renewal']);
  });

  it('does not fire when the purchase was delivered in time', async () => {
    const bench = await startBench();
    const { json } = await bench.post('/service/12345/renew', {
      duration: 'P1M',
      services: [12345, 12399],
      dryRun: false,
    });
    await bench.post(`/me/order/${json.orderId}/pay`, { paymentMethod: { id: 987 } });
    bench.pass(20 * DAY);
    expect((await infos(bench)).expiration).toBe('2026-10-10');
    expect(bench.simulator.cloud.ledger.filter(({ serviceIds }) => serviceIds.includes(12345))).toHaveLength(1);
  });
});

describe('the end of a month', () => {
  it.each([
    ['clamp', '2027-02-28', '2027-03-28'],
    ['overflow', '2027-03-03', '2027-04-03'],
    ['stick', '2027-02-28', '2027-03-31'],
  ] as const)('with "%s" takes 31 January to %s and on to %s', async (monthEnd, first, second) => {
    const bench = await startBench({ settings: { monthEnd } }, Date.parse('2027-01-28T08:00:00Z'));
    for (const expected of [first, second]) {
      const { json } = await bench.post('/service/12346/renew', { duration: 'P1M', services: [12346], dryRun: false });
      await bench.post(`/me/order/${json.orderId}/pay`, { paymentMethod: { id: 987 } });
      bench.pass(HOUR);
      expect((await bench.get('/service/12346')).json.expirationDate).toBe(expected);
    }
  });
});

describe('the calendar', () => {
  const calendar = makeCalendar();

  it('keeps the local time of day over a change of summer time', () => {
    const from = Date.parse('2026-10-10T06:00:00Z');
    const to = calendar.addMonths({ from, months: 1, zone: 'Europe/Paris', monthEnd: 'clamp' });
    expect(calendar.instant(to, 'Europe/Paris')).toBe('2026-11-10T08:00:00+01:00');
  });

  it.each([
    ['Europe/Paris', '2026-09-01T08:00:00+02:00'],
    ['America/St_Johns', '2026-09-01T03:30:00-02:30'],
    ['UTC', '2026-09-01T06:00:00+00:00'],
  ])('writes instants of %s with their offset', (zone, text) => {
    expect(calendar.instant(START, zone)).toBe(text);
    expect(parseInstant(text)).toBe(START);
  });

  it.each(['2026-09-01', '2026-09-01T08:00:00', '2026-09-01T08:00:00 02:00', 'yesterday', '2026-99-01T00:00:00Z'])(
    'does not take "%s" for an instant',
    (text) => expect(parseInstant(text)).toBeUndefined(),
  );

  it('ends a day at a local time', () => {
    const end = calendar.endOfDay({ from: START, days: 14, time: '23:29:59', zone: 'Europe/Paris' });
    expect(calendar.instant(end, 'Europe/Paris')).toBe('2026-09-15T23:29:59+02:00');
  });
});
