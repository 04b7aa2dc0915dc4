import { describe, expect, test } from 'vitest';
import { dig, errorOf, open, openWithServer, rows, textAt } from './simulator-caller.ts';

describe('power (zomro.md §7.7, §8, §11.9)', () => {
  test('stop, start and reboot run without sok, through words that can be seen', async () => {
    const { act, state, settle } = await openWithServer();
    const seen: (string | undefined)[] = [];
    for (const func of ['service.stop', 'service.start', 'service.reboot']) {
      expect(await act(func)).toBeUndefined();
      seen.push(await state());
      settle();
      seen.push(await state());
    }
    expect(seen).toEqual(['stopping', 'stopped', 'starting', 'active', 'rebooting', 'active']);
  });

  test('a stopped server is "Temporary suspended", which is not about money', async () => {
    const { sim, ask, act, settle } = await openWithServer();
    await act('service.stop');
    settle();
    const status = async () => dig(rows(await ask('instances'))[0], 'item_status');
    expect(await status()).toEqual({ $color: 'green', $orig: '2_stop', $: ' Temporary suspended ' });
    sim.knobs.stoppedStatus = '3_employeesuspend';
    expect(await status()).toEqual({ $color: 'red', $orig: '3_employeesuspend', $: ' Suspended by administrator ' });
    expect(textAt(rows(await ask('instances'))[0], 'status')).toBe('3');
  });

  test('what a state does not allow is refused, and what runs is not disturbed', async () => {
    const { act, settle } = await openWithServer();
    expect(await act('service.start')).toBe('value/elid');
    await act('service.stop');
    for (const func of ['service.stop', 'service.start', 'instances.delete']) {
      expect(await act(func)).toBe('value/runningoperation');
    }
    settle();
    expect([await act('service.stop'), await act('service.reboot')]).toEqual(['value/elid', 'value/elid']);
  });

  test('several ids and groupedit do it for all, or for none', async () => {
    const { sim, ask } = await open();
    const [a = '', b = ''] = sim.cloud.seedServers(2);
    expect(errorOf(await ask('service.stop', { elid: `${a}, 1` }))).toBe('missed/elid');
    expect(sim.cloud.servers.get(a)?.state).toBe('active');
    expect(errorOf(await ask('groupedit', { faction: 'service.stop', elid: `${a}, ${b}` }))).toBeUndefined();
    expect([a, b].map((id) => sim.cloud.servers.get(id)?.state)).toEqual(['stopping', 'stopping']);
  });
});

describe('delete (§7.8)', () => {
  test('runs at once without sok, shows 5_close, and the row goes with its schedules', async () => {
    const { sim, ask, act, elid, settle } = await openWithServer();
    sim.cloud.addSchedule(elid);
    expect(await act('instances.delete')).toBeUndefined();
    expect(dig(rows(await ask('instances'))[0], 'item_status')).toMatchObject({
      $orig: '5_close',
      $: ' Deletion in progress ',
    });
    expect(await act('instances.delete')).toBe('value/runningoperation');
    settle();
    expect(rows(await ask('instances'))).toEqual([]);
    expect([sim.cloud.schedules.size, await act('instances.delete')]).toEqual([0, 'missed/elid']);
  });

  test('by knob a row with status 4 stays, and is missing all the same', async () => {
    const { sim, ask, act, settle } = await openWithServer();
    sim.knobs.deletedRowsStay = true;
    await act('instances.delete');
    settle();
    expect(textAt(rows(await ask('instances'))[0], 'status')).toBe('4');
    expect(await act('instances.edit')).toBe('missed/elid');
  });

  test('is refused in state error, and an unpaid order can be dropped', async () => {
    const { sim, act } = await openWithServer({}, { state: 'error' });
    expect(await act('instances.delete')).toBe('value/elid');
    const unpaid = sim.cloud.addServer({ status: '1', state: '', paidUntil: null });
    expect(await act('instances.delete', { elid: unpaid.id })).toBeUndefined();
  });
});

describe('edit (§7.6)', () => {
  test('the form is plain where the list is coded', async () => {
    const { ask, elid } = await openWithServer();
    const { doc } = await ask('instances.edit', { elid });
    expect(textAt(doc, 'createdate')).toBe('2024-07-24');
    expect(textAt(doc, 'instances_uuid')).toMatch(/^[0-9a-f-]{36}$/);
    expect([textAt(doc, 'servername'), textAt(doc, 'backup_rotation'), dig(doc, 'rdns_record')]).toEqual([
      'web-1',
      '5',
      {},
    ]);
    expect(dig(doc, 'messages', 'msg')).toEqual({
      addon_6743: 'CPU count',
      addon_6744: 'Memory',
      addon_6745: 'Disk space',
      addon_6746: 'network',
    });
    expect(dig(doc, 'autoprolong')).toBeUndefined();
  });

  test('sok changes what is sent and nothing else; without sok nothing', async () => {
    const { sim, act, elid } = await openWithServer();
    await act('instances.edit', { servername: 'lost' });
    expect(sim.cloud.servers.get(elid)?.servername).toBe('web-1');
    await act('instances.edit', { sok: 'ok', clicked_button: 'ok', servername: 'web-2' });
    await act('instances.edit', { sok: 'ok', rdns_record: 'mail.shop.example', backup_rotation: '3' });
    expect(sim.cloud.servers.get(elid)).toMatchObject({
      servername: 'web-2',
      rdns: 'mail.shop.example',
      backupRotation: 3,
    });
  });

  test.each([
    ['servername', ''],
    ['servername', 'x'.repeat(101)],
    ['rdns_record', 'not a domain'],
    ['backup_rotation', '0'],
    ['backup_rotation', '11'],
  ])('refuses %s=%j', async (field, value) => {
    const { act } = await openWithServer();
    expect(await act('instances.edit', { sok: 'ok', [field]: value })).toBe(`value/${field}`);
  });

  test('offers autoprolong by knob only', async () => {
    const { sim, ask, act, elid } = await openWithServer({ period: '1' });
    await act('instances.edit', { sok: 'ok', autoprolong: '1' });
    expect(sim.cloud.servers.get(elid)?.autoprolong).toBe(false);
    sim.knobs.editOffersAutoprolong = true;
    expect(textAt((await ask('instances.edit', { elid })).doc, 'autoprolong')).toBe('null');
    await act('instances.edit', { sok: 'ok', autoprolong: '1' });
    expect(textAt((await ask('instances.edit', { elid })).doc, 'autoprolong')).toBe('1');
  });
});
