import { describe, expect, test } from 'vitest';
import { conditionOf } from '../../../src/providers/zomro/condition.ts';
import { liveOf } from '../../../src/providers/zomro/kinds/servers/row.ts';
import { readRow } from '../../../src/providers/zomro/server-row.ts';
import { failureOf, simulated } from './support/connect.ts';

/** Billing status, its finer code, its words, the machine's state. */
function row(status: string | undefined, orig: string, words: string, machine?: string) {
  return {
    ...(status === undefined ? {} : { status: { $: status } }),
    item_status: { $color: 'green', $orig: orig, $: ` ${words} ` },
    ...(machine === undefined ? {} : { instance_status: { $: ` ${machine} ` } }),
  };
}

describe('the condition of a server', () => {
  const cases: readonly [string, ReturnType<typeof row>, string, string | undefined][] = [
    ['active', row('2', '2', 'Active', 'active'), 'ready', 'running'],
    ['written with capitals', row('2', '2', 'Active', 'Active'), 'ready', 'running'],
    ['active, machine not shown', row('2', '2', 'Active'), 'ready', 'running'],
    ['stopped by us', row('2', '2_stop', 'Temporary suspended', 'stopped'), 'ready', 'stopped'],
    ['stopped by us, under another code', row('3', '3', 'Temporary suspended', 'stopped'), 'ready', 'stopped'],
    ['stopped by us, machine not shown', row('3', '3', 'Temporary suspended'), 'ready', 'stopped'],
    ['stopping', row('2', '2', 'Active', 'stopping'), 'ready', 'stopped'],
    ['starting again', row('3', '3', 'Suspended', 'starting'), 'ready', 'running'],
    ['rescued', row('2', '2', 'Active', 'rescued'), 'ready', 'running'],
    ['resized, not confirmed', row('2', '2', 'Active', 'resized'), 'ready', 'running'],
    ['not paid for any more', row('3', '3_autosuspend', 'Suspended', 'stopped'), 'suspended', 'stopped'],
    ['suspended for abuse', row('3', '3_abusesuspend', 'Suspended due to abuse', 'stopped'), 'suspended', 'stopped'],
    ['suspended by staff', row('3', '3', 'Suspended by administrator', 'stopped'), 'suspended', 'stopped'],
    ['suspended', row('3', '3', 'Suspended', 'suspended'), 'suspended', undefined],
    ['being activated', row('5', '5_open', 'Activation in progress'), 'creating', undefined],
    ['being activated, bare code', row('5', '5', 'Activation in progress', 'active'), 'creating', 'running'],
    ['being built', row('2', '2', 'Active', 'building'), 'creating', undefined],
    ['to be configured', row('5', '5_need_configure', 'Configuration required'), 'creating', undefined],
    ['being deleted', row('5', '5_close', 'Deletion in progress', 'active'), 'deleting', 'running'],
    ['being deleted, bare code', row('5', '5', 'Deletion in progress'), 'deleting', undefined],
    ['being rebooted', row('5', '5_reboot', 'Not available', 'rebooting'), 'ready', 'running'],
    ['being suspended by our stop', row('5', '5_suspend', 'Not available', 'stopping'), 'ready', 'stopped'],
    ['being suspended', row('5', '5_suspend', 'Not available'), 'suspended', undefined],
    ['ordered, not paid', row('1', '1', 'Ordered'), 'unpaid', undefined],
    ['deleted, still shown', row('4', '4', 'Deleted'), 'deleted', undefined],
    ['broken', row('2', '2', 'Active', 'error'), 'error', undefined],
    ['told by the finer code only', row(undefined, '5_open', 'Activation in progress'), 'creating', undefined],
  ];
  test.each(cases)('%s', (_, columns, status, power) => {
    const condition = conditionOf(columns);
    expect(condition.status).toBe(status);
    expect(condition.power).toBe(power);
  });

  test('a column may say who suspended it', () => {
    const suspended = { ...row('3', '3', 'Suspended', 'stopped'), abusesuspend: { $orig: 'on', $: 'yes' } };
    expect(conditionOf(suspended)).toMatchObject({ status: 'suspended', text: 'Suspended by administrator' });
    const unpaid = { ...row('3', '3', 'Suspended', 'stopped'), autosuspend: { $: 'on' } };
    expect(conditionOf(unpaid)).toMatchObject({ status: 'suspended', text: 'Suspended' });
  });

  test("people see the vendor's words", () => {
    expect(conditionOf(row('5', '5_open', 'Activation in progress')).text).toBe('Activation in progress');
    expect(conditionOf(row('2', '2', 'Active', 'image_uploading')).text).toBe('image_uploading');
    expect(conditionOf({}).text).toBe('unknown');
  });
});

/** The sample of zomro.md §7.6. */
const SAMPLE = {
  id: { $: '5203773' },
  name: { $: 'Cloud Essential | NL-2 #5203773' },
  servername: { $: 'MyServer-1' },
  status: { $: '2' },
  item_status: { $color: 'green', $orig: '2', $: 'Active' },
  instance_status: { $: 'active' },
  pricelist: { $: 'Cloud Essential | NL-2' },
  pricelist_id: { $: '6740' },
  datacenter: { $: '13' },
  datacentername: { $: 'Netherlands-2' },
  instances_os: { $: 'Ubuntu 20.04' },
  ip: {},
  ip_v6: { $: '2001:db8::10' },
  cost: { $: '0.10 EUR / Day' },
  item_cost: { $: '0.0967' },
  period: { $: '-50' },
  billdaily: { $: 'on' },
  createdate: [{ $: '2024-07-24' }, { $: '2024-07-24' }],
};

describe('a row', () => {
  test('is a live resource in the words of a manifest', () => {
    expect(liveOf(readRow(SAMPLE), false)).toEqual({
      id: '5203773',
      key: 'MyServer-1',
      spec: {
        name: 'MyServer-1',
        tariff: 'Cloud Essential | NL-2',
        datacenter: 'Netherlands-2',
        os: 'Ubuntu 20.04',
        period: 'P1D',
        power: 'running',
      },
      outputs: {
        id: '5203773',
        ipv6: '2001:db8::10',
        status: 'active',
        tariff_id: '6740',
        datacenter_id: '13',
        cost: '0.0967 EUR',
      },
      status: 'ready',
      statusText: 'active',
    });
  });

  test('without a name of its own has a key that nobody can declare', () => {
    const live = liveOf(readRow({ ...SAMPLE, servername: {} }), false);
    expect(live?.key).toBe('#5203773');
    expect(live?.spec).not.toHaveProperty('name');
  });

  test.each([
    [{ cost: { $: '0.10 EUR / Day' }, item_cost: { $: '3.90' } }, '0.10 EUR'],
    [{ cost: { $: '0.10 EUR / Day' }, item_cost: {} }, '0.10 EUR'],
    [{ cost: {}, item_cost: { $: '0.0967' }, currency_str: { $: 'USD' } }, '0.0967 USD'],
    [{ cost: {}, item_cost: { $: '0.0967' } }, undefined],
  ])('the price of %j is %s', (columns, cost) => {
    expect(liveOf(readRow({ ...SAMPLE, ...columns }), false)?.outputs['cost']).toBe(cost);
  });

  test.each([
    [{ period: { $: '3' } }, 'P3M'],
    [{ period: {} }, 'P1D'],
    [{ period: {}, billdaily: { $: 'off' }, cost: { $: '3.90 EUR / Month' } }, 'P1M'],
    [{ period: {}, billdaily: { $: 'off' }, cost: {} }, undefined],
  ])('the period of %j is %s', (columns, period) => {
    expect(liveOf(readRow({ ...SAMPLE, ...columns }), false)?.spec['period']).toBe(period);
  });
});

describe('the kind', () => {
  test('lists what exists and leaves out deleted rows', async () => {
    const bench = await simulated({ knobs: { deletedRowsStay: true } });
    const [first = '', second = ''] = bench.simulator.cloud.seedServers(2);
    await bench.kind('servers').call({
      step: { name: 'delete', effect: 'call' },
      address: 'servers.web-1',
      id: first,
      spec: {},
      order: {},
      secrets: {},
    });
    bench.clock.advance(60_000);
    const live = await bench.kind('servers').list({ keys: [], ids: [] });
    expect(live.map(({ id }) => id)).toEqual([second]);
    expect(await bench.kind('servers').read(first)).toBeUndefined();
  });

  test('does not take a list that can not be read for an empty one', async () => {
    const bench = await simulated();
    bench.simulator.cloud.seedServers(1);
    bench.simulator.faults.add({ func: 'instances', kind: 'page', times: 1000 });
    const listed = bench.kind('servers').list({ keys: ['web-1'], ids: [] });
    await expect(listed).rejects.toMatchObject({ code: 'VENDOR_UNREACHABLE' });
  });

  test('reads one by id: there, not there, hidden, or not to be read', async () => {
    const bench = await simulated();
    const [id = ''] = bench.simulator.cloud.seedServers(1);
    const servers = bench.kind('servers');
    expect(await servers.read(id)).toMatchObject({ id, key: 'web-1', status: 'ready' });
    expect(await servers.read('1')).toBeUndefined();
    Object.assign(bench.simulator.knobs, { hidden: [id] });
    expect(await servers.read(id)).toMatchObject({ id, key: 'web-1', statusText: 'exists, but is not listed' });
    bench.simulator.faults.add({ func: 'instances.edit', kind: 'error', type: 'access' });
    expect(await failureOf(servers.read('1'))).toMatchObject({ code: 'VENDOR_ERROR' });
    bench.simulator.faults.add({ func: 'instances.edit', kind: 'error', type: 'missed', object: 'func' });
    expect(await failureOf(servers.read('1'))).toMatchObject({ code: 'VENDOR_ERROR' });
  });

  test('knows what a running server costs', async () => {
    const bench = await simulated();
    bench.simulator.cloud.seedServers(1);
    const servers = bench.kind('servers');
    const [live] = await servers.list({ keys: [], ids: [] });
    expect(live && servers.running?.(live)).toEqual({ amount: { amount: '0.13', currency: 'EUR' }, period: 'P1D' });
    expect(live && servers.running?.({ ...live, outputs: {} })).toBeUndefined();
  });
});

describe('a row that shows its state in words only', () => {
  const shown = (words: string, machine?: string) =>
    conditionOf({ item_status: { $: words }, ...(machine === undefined ? {} : { instance_status: { $: machine } }) });

  test.each([
    ['Activation in progress', undefined, 'creating'],
    ['Activation in progress', 'active', 'creating'],
    ['Deletion in progress', undefined, 'deleting'],
    ['Ordered', undefined, 'unpaid'],
    ['Suspended by administrator', undefined, 'suspended'],
    ['Active', undefined, 'ready'],
    ['Temporary suspended', 'stopped', 'ready'],
    ['A word that nobody has documented', undefined, 'creating'],
  ])('%s, machine %s: %s', (words, machine, status) => {
    expect(shown(words, machine).status).toBe(status);
  });

  test('tells on and off as far as the words do', () => {
    expect(shown('Active').power).toBe('running');
    expect(shown('Temporary suspended').power).toBe('stopped');
    expect(shown('Activation in progress').power).toBeUndefined();
  });
});

describe('what a row says of money', () => {
  const ENDS = { real_expiredate: { $: '2026-12-01' }, expiredate: { $: '2026-12-01' } };
  const liveIn = (fields: object) =>
    liveOf(readRow({ id: { $: '1' }, ...row('2', '2', 'Active', 'active'), ...fields }), false);

  test.each([
    [
      'renewed from the balance',
      { autoprolong: { $orig: '1', $: 'Month' } },
      { ends: '2026-12-01', renewsItself: true },
    ],
    ['renewed by nobody', { autoprolong: { $: 'null' } }, { ends: '2026-12-01', renewsItself: false }],
    ['not told who renews it', {}, { ends: '2026-12-01' }],
    ['a date in words only', { real_expiredate: {}, expiredate: { $: 'in a month' } }, undefined],
    ['charged by the day', { period: { $: '-50' } }, undefined],
  ])('its term: %s', (_, fields, term) => {
    expect(liveIn({ period: { $: '1' }, ...ENDS, ...fields })?.term).toEqual(term);
  });

  test.each([
    ['3_autosuspend', 'Suspended', 'unpaid'],
    ['3_employeesuspend', 'Suspended by administrator', undefined],
    ['3_abusesuspend', 'Suspended due to abuse', undefined],
  ])('%s is trouble of another kind', (orig, said, trouble) => {
    expect(liveIn(row('3', orig, said, 'suspended'))?.trouble).toBe(trouble);
  });
});
