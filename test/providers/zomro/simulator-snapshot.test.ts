import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import { startZomroSimulator } from '../../../src/providers/zomro/simulator.ts';
import { addToCart, confirm, DAY, errorOf, open, rows, SECOND, START, textAt } from './simulator-caller.ts';

describe('snapshot and restore', () => {
  async function busyCloud() {
    const opened = await open();
    const { cloud } = opened.sim;
    cloud.addPromo({ code: 'HALF', percent: 50 });
    const schedule = {
      backups_schedule: 'on',
      backups_schedule_name: 'n',
      backups_schedule_rotation_days: '1',
      backups_schedule_rotation_time: '04:20',
    };
    await confirm(opened, await addToCart(opened, schedule));
    await addToCart(opened);
    await opened.ask('cart', { sok: 'ok', clicked_button: 'apply_promocode', promocode: 'HALF' });
    cloud.addImage();
    await opened.ask('instances.filter', { sok: 'ok', name: 'nothing' });
    return opened;
  }

  test('a restored cloud is the same cloud, byte for byte, and survives JSON', async () => {
    const { sim, now } = await busyCloud();
    const snapshot = JSON.parse(JSON.stringify(sim.snapshot())) as Json;
    const again = await open({ restore: snapshot, clock: { now } });
    expect(again.sim.snapshot()).toEqual(snapshot);
    expect(again.sim.token).toBe(sim.token);
  });

  test('a restored cloud goes on where the other stopped: ids, cart, filter, time', async () => {
    const first = await busyCloud();
    const restore = first.sim.snapshot();
    const again = await open({ restore });
    const { cloud } = again.sim;
    expect(rows(await again.ask('instances'))).toEqual([]);
    await again.ask('instances.filter', { sok: 'ok' });
    again.pass(3 * SECOND);
    expect(textAt(rows(await again.ask('instances'))[0], 'instance_status')).toBe(' active ');
    expect(textAt((await again.ask('cart')).doc, 'promocode')).toBe('HALF');
    expect(await addToCart(again)).toBe('1820');
    expect([cloud.schedules.size, cloud.images.size, cloud.ledger.length]).toEqual([1, 1, 1]);
    again.pass(DAY);
    expect(cloud.ledger.length).toBe(3);
  });

  test('time that passes while nothing runs is charged on return', async () => {
    const { sim } = await open();
    sim.cloud.addServer();
    const restore = sim.snapshot();
    const later = await open({ restore, clock: { now: () => START + 5 * DAY } });
    expect(later.sim.cloud.ledger).toHaveLength(5);
  });

  test('a snapshot stays as it is, and anything else is refused', async () => {
    const { sim, ask } = await open();
    const before = sim.snapshot();
    const text = JSON.stringify(before);
    await ask('sshkeys.delete', { elid: '490' });
    expect(JSON.stringify(before)).toBe(text);
    const { sshKeys: _, ...incomplete } = before as { readonly [table: string]: Json };
    for (const restore of [{}, { version: 2 }, 'x', null, incomplete]) {
      await expect(startZomroSimulator({ restore })).rejects.toThrow(RangeError);
    }
  });

  test('a catalogue that lost a tariff in use is refused', async () => {
    const { sim } = await open();
    sim.cloud.addServer();
    await expect(startZomroSimulator({ restore: sim.snapshot(), catalogue: { tariffs: [] } })).rejects.toThrow('6740');
  });

  test('reset is a new cloud with the same knobs', async () => {
    const { sim, ask } = await busyCloud();
    const token = sim.token;
    sim.knobs.defaultPageSize = 3;
    sim.reset();
    expect([sim.cloud.servers.size, sim.cloud.lines.size, sim.cloud.balance, sim.calls]).toEqual([0, 0, '20.0000', []]);
    expect([sim.token, sim.knobs.defaultPageSize]).toEqual([token, 3]);
    expect(textAt((await ask('instances')).doc, 'p_elems')).toBe('0');
  });
});

describe('onChange', () => {
  test('is called after each committed change, before the answer leaves, and after no other call', async () => {
    const written: string[] = [];
    const opened = await open({ onChange: (snapshot) => written.push(JSON.stringify(snapshot)) });
    const line = await addToCart(opened);
    expect(written).toHaveLength(1);
    opened.sim.faults.add({ kind: 'drop-answer', func: 'cartorder.create.confirm' });
    await confirm(opened, line).catch(() => undefined);
    expect(written).toHaveLength(2);
    for (const func of ['instances', 'cart', 'whoami', 'instances.edit', 'cartorder.create.confirm'])
      await opened.ask(func);
    expect(errorOf(await opened.ask('instances.delete', { elid: '1' }))).toBe('missed/elid');
    expect(written).toHaveLength(2);
    const again = await open({ restore: JSON.parse(written[1] ?? '') as Json });
    expect(again.sim.cloud.servers.size).toBe(1);
  });

  test('is called for what the clock and a builder did', async () => {
    let count = 0;
    const { sim, ask, pass } = await open({ onChange: () => void (count += 1) });
    sim.cloud.addServer();
    expect(count).toBe(1);
    pass(DAY);
    await ask('instances');
    expect(count).toBe(2);
  });
});

describe('the same calls give the same cloud', () => {
  test('twice the same history is the same snapshot', async () => {
    const history = async () => {
      const opened = await open();
      for (let count = 0; count < 3; count += 1) {
        await confirm(opened, await addToCart(opened));
        opened.pass(DAY);
      }
      return { snapshot: opened.sim.snapshot(), calls: opened.sim.calls.map(({ outcome }) => outcome) };
    };
    expect(await history()).toEqual(await history());
  });
});

describe('ten thousand servers', () => {
  test('are paged through completely, charged to the last one, and found by the clock in order', async () => {
    const { sim, ask, pass } = await open({ accounts: [{ balance: '5000' }] });
    const ids = sim.cloud.seedServers(10_000);
    const seen = new Set<string | undefined>();
    for (let page = 1; page <= 10; page += 1) {
      for (const row of rows(await ask('instances', { p_cnt: '1000', p_num: String(page) })))
        seen.add(textAt(row, 'id'));
    }
    expect(seen.size).toBe(10_000);
    pass(DAY);
    expect([sim.cloud.ledger.length, sim.cloud.balance]).toEqual([10_000, '3700.0000']);
    expect(sim.cloud.ledger.map(({ service }) => service)).toEqual(ids);
  });
});
