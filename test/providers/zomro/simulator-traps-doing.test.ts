/** Each trap of zomro.md §12 that a server can set, sprung once against the simulator. */
import { describe, expect, test } from 'vitest';
import { addToCart, confirm, DAY, dig, errorOf, open, orderFields, rows, SECOND, textAt } from './simulator-caller.ts';

const SCHEDULE = 'instances.fleio_bckps.schedule';

describe('traps in doing (§12)', () => {
  test('23: without sok nothing happens, and it looks like success', async () => {
    const { sim, ask } = await open();
    const { id: elid } = sim.cloud.addServer({}, { servername: 'web-1' });
    const answer = await ask('instances.edit', { elid, servername: 'web-2' });
    expect([errorOf(answer), sim.cloud.servers.get(elid)?.servername]).toEqual([undefined, 'web-1']);
  });

  test('24: a delete without sok is no preview', async () => {
    const { sim, ask } = await open();
    const { id: elid } = sim.cloud.addServer();
    await ask('instances.delete', { elid });
    expect(sim.cloud.servers.get(elid)?.status).toBe('5_close');
  });

  test('25: access may mean a session that ended', async () => {
    const { sim, ask, pass } = await open();
    const auth = sim.token;
    pass(3_600_000);
    expect([errorOf(await ask('instances', { auth })), errorOf(await ask('keepalive', { auth }))]).toEqual([
      'access',
      'access',
    ]);
  });

  test('26: each lost answer of a call that costs money has cost it', async () => {
    const opened = await open();
    const monthly = opened.sim.cloud.addServer({}, { period: '1', tariff: '6760' }).id;
    const paying = [
      ['cartorder.create.confirm', { sok: 'ok', elid: await addToCart(opened), paymethod_id: '0' }],
      ['v2.instances.order.param', await orderFields(opened, { skipbasket: 'on' })],
      ['service.prolong', { sok: 'ok', elid: monthly, period: '1', skipbasket: 'on' }],
      ['service.changepricelist.getmoney', { sok: 'ok', elid: monthly, pricelist: '6770' }],
    ] as const;
    for (const [func, fields] of paying) {
      opened.sim.faults.add({ kind: 'drop-answer', func, sok: true });
      await expect(opened.ask(func, fields)).rejects.toThrow('fetch failed');
    }
    expect(opened.sim.cloud.ledger.map(({ reason }) => reason)).toEqual(['order', 'order', 'renewal', 'resize']);
  });

  test('27, 28: a basket and a payment page look done and are not paid', async () => {
    const opened = await open({ knobs: { insufficientFunds: 'redirect' }, accounts: [{ balance: '0' }] });
    const { id: elid } = opened.sim.cloud.addServer({}, { period: '1' });
    const renewed = await opened.ask('service.prolong', { elid, sok: 'ok', period: '1', clicked_button: 'basket' });
    const bought = await confirm(opened, await addToCart(opened));
    expect([errorOf(renewed), errorOf(bought)]).toEqual([undefined, undefined]);
    expect([textAt(renewed.doc, 'ok'), textAt(bought.doc, 'ok')]).toEqual([
      'func=basket',
      expect.stringMatching(/^https:/),
    ]);
    expect(opened.sim.cloud.ledger).toEqual([]);
  });

  test('29: runningoperation may mean that the snapshot was made', async () => {
    const { sim, ask } = await open();
    const { id: plid } = sim.cloud.addServer();
    sim.faults.add({ kind: 'running-operation', func: 'instances.snapshots.edit' });
    const answer = await ask('instances.snapshots.edit', { sok: 'ok', plid, name: 'n' });
    expect([
      dig(answer.doc, 'error', '$object'),
      rows(await ask('instances.snapshots', { elid: plid })).length,
    ]).toEqual(['runningoperation', 1]);
  });

  test('30: unpaid, closing and deleted rows stand in the list', async () => {
    const opened = await open({ knobs: { deletedRowsStay: true } });
    const { id: elid } = opened.sim.cloud.addServer();
    await opened.ask('instances.delete', { elid });
    await opened.ask('v2.instances.order.param', await orderFields(opened, { force_use_new_cart: '' }));
    const codes = async () => rows(await opened.ask('instances')).map((row) => dig(row, 'item_status', '$orig'));
    expect(await codes()).toEqual(['5_close', '1']);
    opened.pass(SECOND);
    expect(await codes()).toEqual(['4', '1']);
  });

  test('31, 38: one’s own stop is "Temporary suspended", and is charged on', async () => {
    const { sim, ask, pass } = await open();
    const { id: elid } = sim.cloud.addServer();
    await ask('service.stop', { elid });
    pass(DAY);
    expect(textAt(rows(await ask('instances'))[0], 'item_status')).toBe(' Temporary suspended ');
    expect(sim.cloud.ledger).toHaveLength(1);
  });

  test('32: a resize is not over before its second call', async () => {
    const { sim, ask, pass } = await open();
    const { id: elid } = sim.cloud.addServer({}, { tariff: '6760' });
    await ask('service.changepricelist.getmoney', { sok: 'ok', elid, pricelist: '6770' });
    pass(DAY - 1);
    expect(textAt(rows(await ask('instances'))[0], 'instance_status')).toBe(' resized ');
    expect(errorOf(await ask('service.reboot', { elid }))).toBe('value/elid');
  });

  test('33: a sold-out order waits for days', async () => {
    const opened = await open();
    opened.sim.cloud.setSoldOut('6740', true);
    await confirm(opened, await addToCart(opened));
    opened.pass(3 * DAY);
    expect(textAt(rows(await opened.ask('instances'))[0], 'item_status')).toBe(' Activation in progress ');
  });

  test('34: emptying the cart destroys what others put there', async () => {
    const opened = await open();
    opened.sim.cloud.addLine();
    await opened.ask('cart.empty');
    expect(textAt((await opened.ask('cart')).doc, 'total', 'count')).toBe('0');
  });

  test('35: secrets come back in the echo of parameters', async () => {
    const opened = await open();
    const answer = await opened.ask(
      'v2.instances.order.param',
      await orderFields(opened, { use_ssh_key: '', password: 'Sup3r-Secret' }),
    );
    expect(textAt(answer.doc, 'tparams', 'password')).toBe('Sup3r-Secret');
  });

  test('36: an order with a backup schedule makes one that nobody declared', async () => {
    const opened = await open();
    const schedule = {
      backups_schedule: 'on',
      backups_schedule_name: 'MyBackup',
      backups_schedule_rotation_days: '1,2,3,4,5,6,0',
      backups_schedule_rotation_time: '04:20',
    };
    await confirm(opened, await addToCart(opened, schedule));
    const [row] = rows(await opened.ask(SCHEDULE, { elid: '5203773' }));
    expect([textAt(row, 'name'), textAt(row, 'rotation_time')]).toEqual(['MyBackup', '04:20']);
  });

  test('37: a login loop ends in a ban', async () => {
    const { sim, post } = await open();
    const statuses: number[] = [];
    for (let count = 0; count <= sim.knobs.banAfter; count += 1) {
      statuses.push((await post({ func: 'auth', username: 'x', password: 'y', out: 'json' })).status);
    }
    expect([statuses[0], statuses.at(-1)]).toEqual([200, 403]);
  });

  test('39: expiredate is a phrase for a daily service and a date for a monthly one', async () => {
    const { sim, ask } = await open();
    sim.cloud.addServer();
    sim.cloud.addServer({}, { period: '1' });
    const dates = rows(await ask('instances')).map((row) => [
      textAt(row, 'expiredate'),
      textAt(row, 'real_expiredate'),
    ]);
    expect(dates).toEqual([
      ['Daily charges', '2024-07-25'],
      ['2024-08-24', '2024-08-24'],
    ]);
  });
});
