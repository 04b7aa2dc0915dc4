/** Each trap of zomro.md §12 that a server can set, sprung once against the simulator. */
import { describe, expect, test } from 'vitest';
import { addToCart, confirm, dig, errorOf, open, options, orderFields, rows, textAt } from './simulator-caller.ts';

const SCHEDULE = 'instances.fleio_bckps.schedule';

describe('traps in the wire (zomro.md §12)', () => {
  test('1: quotes copied from the docs make another function, or a bad value', async () => {
    const opened = await open();
    expect(errorOf(await opened.ask('"cart"'))).toBe('missed/func');
    const quoted = await opened.ask('v2.instances.order.param', await orderFields(opened, { order_count: '"1"' }));
    expect(errorOf(quoted)).toBe('value/order_count');
  });

  test('2: HTTP 200 says nothing', async () => {
    const { ask, post } = await open();
    const answers = [await ask('nothing'), await ask('instances.edit'), await post({ func: 'cart', out: 'json' })];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.map(errorOf)).toEqual(['missed/func', 'value/elid', 'access']);
  });

  test('3: HTML and text are neither failure nor an empty list', async () => {
    const opened = await open();
    const line = await addToCart(opened);
    opened.sim.faults.add({ kind: 'long', polls: 0, func: 'cartorder.create.confirm' });
    expect((await confirm(opened, line)).doc).toBeNull();
    expect(opened.sim.cloud.servers.size).toBe(1);
    opened.sim.faults.add({ kind: 'page', func: 'instances' });
    expect((await opened.ask('instances')).doc).toBeNull();
  });

  test('4: elem is absent, a list of one, or an object', async () => {
    const { sim, ask } = await open();
    const elem = async () => dig((await ask('instances')).doc, 'elem');
    expect(await elem()).toBeUndefined();
    sim.cloud.addServer();
    expect(await elem()).toHaveLength(1);
    sim.knobs.collapseSingleElem = true;
    expect(await elem()).toMatchObject({ id: { $: '5203773' } });
  });

  test('5, 6, 7: an empty object for an empty value, a list for createdate, a key with a dot', async () => {
    const opened = await open();
    const added = await opened.ask('v2.instances.order.param', await orderFields(opened, { servername: '' }));
    expect(Object.keys(added.doc as object)).toContain('lineitem.id');
    await confirm(opened, textAt(added.doc, 'lineitem.id') ?? '');
    const [row] = rows(await opened.ask('instances'));
    expect([dig(row, 'servername'), dig(row, 'createdate', 1, '$')]).toEqual([{}, '2024-07-24']);
  });

  test('8: a flag is coded in the list and plain in the form', async () => {
    const { sim, ask } = await open();
    const { id: elid } = sim.cloud.addImage({ protected: true });
    expect(dig(rows(await ask('image'))[0], 'protected')).toEqual({ $orig: 'on', $: 'Enable' });
    expect(dig((await ask('image.edit', { elid })).doc, 'protected')).toEqual({ $: 'on' });
  });

  test('9, 10: words are padded, and Russian without lang=en', async () => {
    const { sim, ask } = await open();
    sim.cloud.addServer();
    const words = async (lang: string) => textAt(rows(await ask('instances', { lang }))[0], 'item_status');
    expect([await words('en'), await words('')]).toEqual([' Active ', ' Активен ']);
    sim.knobs.paddedWords = false;
    expect(await words('en')).toBe('Active');
  });

  test('11: one page is not the list', async () => {
    const { sim, ask } = await open();
    sim.cloud.seedServers(11);
    const page = await ask('instances');
    expect([rows(page).length, textAt(page.doc, 'p_elems')]).toEqual([10, '11']);
  });

  test('12: a filter left by a human makes a server disappear', async () => {
    const { sim, ask } = await open();
    sim.cloud.addServer();
    sim.cloud.setFilter('instances', { instance_status: 'stopped' });
    const hidden = await ask('instances');
    expect([rows(hidden), textAt(hidden.doc, 'p_elems')]).toEqual([[], '0']);
  });
});

describe('traps in names and ids (§12)', () => {
  test('13: a line id is no service id, and the other way round', async () => {
    const opened = await open();
    const line = await addToCart(opened);
    await confirm(opened, line);
    expect(errorOf(await opened.ask('instances.edit', { elid: line }))).toBe('missed/elid');
    expect(errorOf(await confirm(opened, '5203773'))).toBe('missed/lineitem');
  });

  test('14: plid is the server, elid the thing on it', async () => {
    const { sim, ask } = await open();
    const { id } = sim.cloud.addServer();
    const fields = { sok: 'ok', name: 'n', rotation_days: '1', rotation_time: '02:01' };
    expect(errorOf(await ask(`${SCHEDULE}.edit`, { ...fields, elid: id }))).toBe('value/plid');
    expect(errorOf(await ask(`${SCHEDULE}.edit`, { ...fields, plid: id }))).toBeUndefined();
  });

  test('15: orders name a key by elid, rebuilds by fleio_key_uuid', async () => {
    const opened = await open();
    const { id: elid } = opened.sim.cloud.addServer();
    const uuid = textAt(rows(await opened.ask('sshkeys'))[0], 'fleio_key_uuid') ?? '';
    const order = await orderFields(opened, { instances_ssh_keys: uuid });
    expect(errorOf(await opened.ask('v2.instances.order.param', order))).toBe('value/instances_ssh_keys');
    const form = await opened.ask('instances.fleio.rebuild', { elid });
    expect(options(form, 'ssh_keys')[0]?.$key).toBe(uuid);
  });

  test('16, 17: a region is a name, a data centre an id, and a UID is good for one of them', async () => {
    const { ask } = await open();
    const image = await ask('v2.image.order.param', { pricelist: '6854' });
    expect(options(image, 'region')[0]?.$key).toBe('Netherlands-2');
    const uids = await Promise.all(
      ['6740', '7040', '7340'].map(async (pricelist) => {
        const form = await ask('v2.instances.order.param', { pricelist });
        return options(form, 'instances_os')[0];
      }),
    );
    expect(new Set(uids.map((uid) => uid?.$)).size).toBe(1);
    expect(new Set(uids.map((uid) => uid?.$key)).size).toBe(3);
  });

  test('18: the function without "schedule" takes a paid backup', async () => {
    const { sim, ask } = await open();
    const { id: plid } = sim.cloud.addServer();
    await ask('instances.fleio_bckps.edit', { sok: 'ok', plid, name: 'n', rotation_days: '1', rotation_time: '02:01' });
    expect([sim.cloud.schedules.size, sim.cloud.ledger.length]).toEqual([0, 1]);
  });

  test('19, 20: days come back as words in another order, and dates are the vendor’s', async () => {
    const evening = Date.UTC(2024, 6, 24, 21, 30);
    const { sim, ask } = await open({ clock: { now: () => evening } });
    const { id } = sim.cloud.addServer();
    sim.cloud.addSchedule(id, { days: [0, 5, 1] });
    const [schedule] = rows(await ask(SCHEDULE, { elid: id }));
    expect([textAt(schedule, 'rotation_days'), textAt(schedule, 'create_date')]).toEqual([
      ' Monday Friday Sunday ',
      '2024-07-25',
    ]);
  });

  test('21, 22: os_distro and image_type change case, and protected=on forbids deletion', async () => {
    const { sim, ask } = await open();
    const { id: elid } = sim.cloud.addImage({ protected: true });
    const [row] = rows(await ask('image'));
    expect([textAt(row, 'os_distro'), textAt(row, 'image_type')]).toEqual(['Ubuntu', 'Image']);
    expect(errorOf(await ask('image.delete', { elid }))).toBe('access/protected');
  });

  test('40: name is not the user’s name of a server or an image, but is that of a snapshot', async () => {
    const { sim, ask } = await open();
    const { id: elid } = sim.cloud.addServer({}, { servername: 'web-1' });
    sim.cloud.addImage({ type: 'Snapshot', name: 'mine', instance: elid });
    const names = [
      textAt(rows(await ask('instances'))[0], 'name'),
      textAt(rows(await ask('image'))[0], 'name'),
      textAt(rows(await ask('instances.snapshots', { elid }))[0], 'name'),
    ];
    expect(names).toEqual(['Cloud Essential | NL-2 #5203773', 'Snapshot #5203774', 'mine']);
  });
});
