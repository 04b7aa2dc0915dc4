import { describe, expect, test } from 'vitest';
import { DAY, dig, type Fields, type Opened, openWithServer, options, rows, textAt } from './simulator-caller.ts';

const PASSWORD = 'Sup3r-Secret';

describe('rebuild, rescue, boot from ISO (§7.9, §7.10)', () => {
  async function choicesOf({ ask }: Opened, elid: string) {
    const form = await ask('instances.fleio.rebuild', { elid });
    const debian = options(form, 'select_rebuild').find(({ $ }) => $ === 'Debian 12')?.$key ?? '';
    return {
      zones: options(form, 'zone').map(({ $key }) => $key),
      debian,
      key: options(form, 'ssh_keys')[0]?.$key ?? '',
    };
  }

  test('the preview names zones, images and keys; the work keeps id and address', async () => {
    const opened = await openWithServer();
    const { sim, act, state, settle, elid } = opened;
    const { zones, debian, key } = await choicesOf(opened, elid);
    expect([zones, key]).toEqual([['pub', 'own', 'shr'], expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    const before = sim.cloud.servers.get(elid)?.ip;
    const fields = {
      sok: 'ok',
      zone: 'pub',
      select_rebuild: debian,
      enablessh: 'on',
      ssh_keys: key,
      password_type: 'ssh',
    };
    expect([await act('instances.fleio.rebuild', fields), await state()]).toEqual([undefined, 'rebuilding']);
    settle();
    expect([await state(), sim.cloud.servers.get(elid)?.ip]).toEqual(['active', before]);
    expect(textAt(rows(await opened.ask('instances'))[0], 'instances_os')).toBe('Debian 12');
  });

  test("refuses the FAQ's old zone, the key's elid, a weak password and a system of elsewhere", async () => {
    const opened = await openWithServer();
    const { act, elid } = opened;
    const { debian, key } = await choicesOf(opened, elid);
    const good = { sok: 'ok', zone: 'pub', select_rebuild: debian, enablessh: 'off', password: PASSWORD };
    const wrong: readonly Fields[] = [
      { zone: 'image' },
      { zone: 'own' },
      { enablessh: 'on', ssh_keys: '490' },
      { password: 'weak' },
      { select_rebuild: 'Debian 12' },
      { enablessh: 'maybe', ssh_keys: key },
    ];
    const results = await Promise.all(wrong.map((over) => act('instances.fleio.rebuild', { ...good, ...over })));
    expect(results).toEqual([
      'value/zone',
      'value/zone',
      'value/ssh_keys',
      'value/password',
      'missed/select_rebuild',
      'value/enablessh',
    ]);
    expect(await act('instances.fleio.rebuild', good)).toBeUndefined();
  });

  test('restores a backup: rebuild with zone own and the fleio_id of the image', async () => {
    const { sim, ask, act } = await openWithServer();
    sim.cloud.addImage({ type: 'Backup', name: 'before' });
    const [image] = rows(await ask('image'));
    const fields = {
      sok: 'ok',
      zone: 'own',
      select_rebuild: textAt(image, 'fleio_id') ?? '',
      enablessh: 'off',
      password: PASSWORD,
    };
    expect(await act('instances.fleio.rebuild', fields)).toBeUndefined();
  });

  test.each([
    ['instances.fleio.rescue', 'select_boot', 'rescuing', 'rescued'],
    ['instances.fleio.boot_from_iso', 'select_boot_from_iso', 'booting_from_iso', 'booted_from_iso'],
  ])('%s goes through %s and unrescue leads back', async (func, field, through, to) => {
    const { ask, act, state, settle, elid } = await openWithServer();
    const form = await ask(func, { elid });
    const uid = options(form, field).find(({ $ }) => $.startsWith('SystemRescue'))?.$key ?? '';
    expect(await act(func, { sok: 'ok', zone: 'pub', select_boot_other: uid })).toBe(`value/${field}`);
    expect(await act(func, { sok: 'ok', zone: 'pub', [field]: uid, password: PASSWORD })).toBeUndefined();
    expect(await state()).toBe(through);
    settle();
    expect(await state()).toBe(to);
    expect(await act('service.stop')).toBe('value/elid');
    await act('instances.fleio.unrescue');
    expect(await state()).toBe('unrescuing');
    settle();
    expect([await state(), await act('instances.fleio.unrescue')]).toEqual(['active', 'value/elid']);
  });

  test('password and console need a running server, and a password no Windows', async () => {
    const { sim, ask, act, elid } = await openWithServer();
    expect(await act('instances.fleio.changepassword', { sok: 'ok', password: PASSWORD })).toBeUndefined();
    const vnc = await ask('instances.fleio.vnc', { elid });
    expect(dig(vnc.doc, 'cookies', 'cookie', '$name')).toBe('vncsession');
    expect(textAt(vnc.doc, 'ok')).toMatch(/^https:/);
    const windows = sim.cloud.addServer({}, { tariff: '6790', system: 'Windows Server 2022' });
    expect(await act('instances.fleio.changepassword', { elid: windows.id, sok: 'ok', password: PASSWORD })).toBe(
      'value/elid',
    );
  });
});

describe('resize (§7.12)', () => {
  const pay = { clicked_button: 'finish', snext: 'ok', sok: 'ok' };

  test('offers larger tariffs only, charges the difference, and waits to be verified', async () => {
    const { sim, ask, act, state, settle, elid } = await openWithServer({ tariff: '6760' });
    const form = await ask('service.changepricelist', { elid });
    expect(options(form, 'pricelist').map(({ $key }) => $key)).toEqual(['6770', '6780', '6790', '6800', '6810']);
    expect(await act('service.changepricelist.getmoney', { ...pay, pricelist: '6740' })).toBe('value/pricelist');
    const money = await ask('service.changepricelist.getmoney', { elid, pricelist: '6770' });
    expect([textAt(money.doc, 'money'), sim.cloud.balance]).toEqual(['0.2000', '20.0000']);
    expect(await act('service.changepricelist.getmoney', { ...pay, pricelist: '6770' })).toBeUndefined();
    expect([await state(), sim.cloud.balance]).toEqual(['resizing', '19.8000']);
    settle();
    expect([await state(), await act('service.stop'), await act('instances.fleio.unrescue')]).toEqual([
      'resized',
      'value/elid',
      'value/elid',
    ]);
    expect(await act('instances.confirm.resize', { sok: 'ok', select_resize: 'confirm' })).toBeUndefined();
    expect([await state(), sim.cloud.servers.get(elid)?.tariff]).toEqual(['active', '6770']);
  });

  test('rollback gives nothing back, but the same target is free for a day', async () => {
    const { sim, act, settle, pass, elid } = await openWithServer({ tariff: '6760' });
    for (const balance of ['19.8000', '19.8000']) {
      await act('service.changepricelist.getmoney', { ...pay, pricelist: '6770' });
      settle();
      await act('instances.confirm.resize', { sok: 'ok', select_resize: 'rollback' });
      expect([sim.cloud.servers.get(elid)?.tariff, sim.cloud.balance]).toEqual(['6760', balance]);
    }
    pass(DAY);
    const before = Number(sim.cloud.balance);
    await act('service.changepricelist.getmoney', { ...pay, pricelist: '6770' });
    expect(Number(sim.cloud.balance)).toBeCloseTo(before - 0.2, 4);
  });

  test('is refused without money, and where change_pricelist is off', async () => {
    const { sim, ask, act, elid } = await openWithServer({ tariff: '6760' });
    sim.cloud.setBalance('0.10');
    expect(await act('service.changepricelist.getmoney', { ...pay, pricelist: '6770' })).toBe('not_enough_money');
    Object.assign(sim.cloud.servers.get(elid) ?? {}, { resizable: false });
    expect(textAt(rows(await ask('instances'))[0], 'change_pricelist')).toBe('off');
    expect(await act('service.changepricelist')).toBe('value/elid');
  });
});
