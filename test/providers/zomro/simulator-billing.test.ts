import { describe, expect, test } from 'vitest';
import { DAY, dig, errorOf, open, options, rows, textAt } from './simulator-caller.ts';

describe('daily charges (zomro.md §9, §11.12)', () => {
  test('a day is debited every 24 hours, in advance, running or stopped', async () => {
    const { sim, ask, pass } = await open();
    const server = sim.cloud.addServer();
    await ask('service.stop', { elid: server.id });
    pass(3 * DAY);
    expect(sim.cloud.balance).toBe('19.6100');
    expect(sim.cloud.ledger.map(({ reason, amount }) => [reason, amount])).toEqual(
      [1, 2, 3].map(() => ['day', '-0.1300']),
    );
    expect(new Set(sim.cloud.ledger.map(({ at }) => at)).size).toBe(3);
  });

  test('the length of a day is a knob', async () => {
    const { sim, pass } = await open({ knobs: { dayMs: 60_000 } });
    sim.cloud.addServer();
    pass(10 * 60_000);
    expect(sim.cloud.ledger).toHaveLength(10);
  });

  test('money that runs out is spent in order of time, and whoever comes too late is suspended', async () => {
    const { sim, ask, pass } = await open({ accounts: [{ balance: '0.30' }] });
    const [early, late] = [sim.cloud.addServer(), sim.cloud.addServer()];
    early.paidUntil = (early.paidUntil ?? 0) - 1000;
    sim.cloud.edited();
    pass(2 * DAY - 1000);
    expect(sim.cloud.ledger.map(({ service }) => service)).toEqual([early.id, late.id]);
    const [first, second] = rows(await ask('instances'));
    expect(textAt(first, 'item_status')).toBe(' Suspended ');
    expect([textAt(first, 'instance_status'), textAt(first, 'autosuspend')]).toEqual([' suspended ', 'on']);
    expect(textAt(second, 'item_status')).toBe(' Active ');
  });

  test.each([
    ['2 days after the paid period when young', 0, 2],
    ['7 days after it when older than a month', 40, 7],
  ])('an unpaid server is deleted %s', async (_, age, grace) => {
    const { sim, ask, pass, now } = await open({ accounts: [{ balance: '0' }] });
    sim.cloud.addServer({ openedAt: now() - age * DAY });
    pass((1 + grace) * DAY - 1);
    expect(dig(rows(await ask('instances'))[0], 'item_status', '$orig')).toBe('3_autosuspend');
    pass(1);
    expect(rows(await ask('instances'))).toEqual([]);
  });

  test('a top-up resumes what was suspended, from the day of the top-up', async () => {
    const { sim, ask, pass, now } = await open({ accounts: [{ balance: '0' }] });
    const server = sim.cloud.addServer();
    pass(2 * DAY);
    expect(errorOf(await ask('service.start', { elid: server.id }))).toBe('value/elid');
    sim.cloud.topUp('1.00');
    expect(sim.cloud.servers.get(server.id)).toMatchObject({ status: '2', state: 'active', paidUntil: now() + DAY });
    expect(sim.cloud.balance).toBe('0.8700');
  });

  test('images are charged by size', async () => {
    const { sim, pass } = await open();
    sim.cloud.addImage({ size: '10.0' });
    pass(DAY);
    expect(sim.cloud.balance).toBe('19.9660');
  });

  test('a replaced server has cost one extra day: nothing is given back', async () => {
    const { sim, ask } = await open();
    const server = sim.cloud.addServer();
    await ask('instances.delete', { elid: server.id });
    expect([sim.cloud.balance, sim.cloud.ledger]).toEqual(['20.0000', []]);
  });
});

describe('renewal (§7.19)', () => {
  async function monthly(fields = {}) {
    const opened = await open();
    const server = opened.sim.cloud.addServer(fields, { period: '1' });
    return { ...opened, server, elid: server.id };
  }

  test('a month ends on the same day; with autoprolong it is paid again, without it the server is suspended', async () => {
    const { sim, pass } = await open();
    const [kept, left] = [
      sim.cloud.addServer({ autoprolong: true }, { period: '1' }),
      sim.cloud.addServer({}, { period: '1' }),
    ];
    expect(new Date(kept.paidUntil ?? 0).toISOString()).toBe('2024-08-24T10:00:00.000Z');
    pass(31 * DAY);
    expect(sim.cloud.ledger).toMatchObject([{ service: kept.id, amount: '-3.9000', reason: 'renewal' }]);
    expect([kept.status, left.status]).toEqual(['2', '3_autosuspend']);
  });

  test('the preview shows dates and periods and costs nothing', async () => {
    const { sim, ask, elid } = await monthly();
    const form = await ask('service.prolong', { elid, period: '3' });
    expect(['expiredate', 'newexpiredate', 'status'].map((name) => textAt(form.doc, name))).toEqual([
      '2024-08-24',
      '2024-11-24',
      'status_2',
    ]);
    expect(options(form, 'period').map(({ $key }) => $key)).toEqual(['1', '3', '6', '12']);
    expect(sim.cloud.balance).toBe('20.0000');
  });

  test('skipbasket charges now, and the new date is a level deeper', async () => {
    const { sim, ask, elid } = await monthly();
    const answer = await ask('service.prolong', { elid, period: '1', sok: 'ok', skipbasket: 'on' });
    expect(textAt(answer.doc, 'doc', 'newexpiredate')).toBe('2024-09-24');
    expect([sim.cloud.balance, sim.cloud.ledger.length]).toEqual(['16.1000', 1]);
  });

  test('clicked_button=basket looks done and is unpaid', async () => {
    const { sim, ask, elid, server } = await monthly();
    const answer = await ask('service.prolong', { elid, period: '1', sok: 'ok', clicked_button: 'basket' });
    expect(errorOf(answer)).toBeUndefined();
    expect([sim.cloud.balance, server.paidUntil]).toEqual(['20.0000', Date.UTC(2024, 7, 24, 10)]);
    expect(textAt((await ask('basket')).doc, 'list', 0, 'elem', 0, 'item.type')).toBe('prolong');
  });

  test('neither of the two is a knob', async () => {
    const { sim, ask, elid } = await monthly();
    const plain = { elid, period: '1', sok: 'ok' };
    await ask('service.prolong', plain);
    expect(sim.cloud.balance).toBe('20.0000');
    sim.knobs.prolongDefault = 'charge';
    await ask('service.prolong', plain);
    expect(sim.cloud.balance).toBe('16.1000');
  });

  test('is refused for daily services, odd periods, services in the making, and without money', async () => {
    const { sim, ask, elid } = await monthly();
    const now = { period: '1', sok: 'ok', skipbasket: 'on' };
    const daily = sim.cloud.addServer().id;
    const young = sim.cloud.addServer({ status: '5_open', paidUntil: null }, { period: '1' }).id;
    sim.cloud.setBalance('1');
    const results = [
      await ask('service.prolong', { ...now, elid: daily }),
      await ask('service.prolong', { ...now, elid, period: '2' }),
      await ask('service.prolong', { ...now, elid: young }),
      await ask('service.prolong', { ...now, elid }),
    ].map(errorOf);
    expect(results).toEqual(['value/period', 'value/period', 'value/elid', 'not_enough_money']);
  });
});

describe('money and account as a client reads them (§7.20)', () => {
  test('balances are text with a currency, localised when lang is not en', async () => {
    const { sim, ask } = await open({ accounts: [{ balance: '12345.678', credit: '5' }] });
    const info = async (fields = {}) => textAt((await ask('dashboard.info', fields)).doc, 'elem', 0, 'realbalance');
    expect(await info()).toBe('12345.68 EUR');
    expect(await info({ lang: 'ru' })).toBe('12\u00a0345,68 EUR');
    expect(textAt((await ask('notify')).doc, 'realbalance')).toBe('12345.68 EUR');
    const { doc } = await ask('dashboard.subaccount_credit');
    expect([textAt(doc, 'elem', 0, 'credit'), textAt(doc, 'elem', 0, 'available_credit')]).toEqual([
      '5.00 EUR',
      '5.00 EUR',
    ]);
    sim.knobs.euroSign = true;
    expect(await info()).toBe('12345.68 €');
  });

  test('a negative balance has used up credit', async () => {
    const { ask } = await open({ accounts: [{ balance: '-3', credit: '5' }] });
    const { doc } = await ask('dashboard.subaccount_credit');
    expect(textAt(doc, 'elem', 0, 'available_credit')).toBe('2.00 EUR');
    expect(textAt((await ask('dashboard.info')).doc, 'elem', 0, 'realbalance')).toBe('-3.00 EUR');
  });

  test('expense lists each charge with its service, and top-ups not', async () => {
    const { sim, ask, pass } = await open();
    const server = sim.cloud.addServer();
    pass(DAY);
    sim.cloud.topUp('5');
    const [charge, ...others] = rows(await ask('expense'));
    expect(others).toEqual([]);
    expect(['item', 'amount', 'realdate'].map((name) => textAt(charge, name))).toEqual([
      server.id,
      '0.13 EUR',
      '2024-07-25 13:00:00',
    ]);
  });

  test('service.history tells what was done, by whom', async () => {
    const { sim, ask } = await open();
    const server = sim.cloud.addServer();
    await ask('service.stop', { elid: server.id });
    const history = rows(await ask('service.history', { elid: server.id }));
    expect(history.map((row) => [textAt(row, 'request_user'), textAt(row, 'desc')])).toEqual([
      ['system', 'activated'],
      ['customer', 'stopping'],
    ]);
    const image = sim.cloud.addImage();
    expect(rows(await ask('service.history', { elid: image.id }))).toEqual([]);
    expect(errorOf(await ask('service.history', { elid: '1' }))).toBe('missed/elid');
  });
});
