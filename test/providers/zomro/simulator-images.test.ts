import { describe, expect, test } from 'vitest';
import { DAY, dig, errorOf, type Fields, open, options, rows, SECOND, textAt } from './simulator-caller.ts';

const IMAGE: Fields = {
  sok: 'ok',
  image_type: 'image',
  skipbasket: 'on',
  image_name: 'Ubuntu24',
  region: 'Netherlands-2',
  min_disk: '1',
  min_ram: '1',
  disk_format: 'iso',
  os_distro: 'ubuntu',
  os_version: '24',
  architecture: 'x86_64',
  url: 'https://releases.ubuntu.com/24.04/ubuntu-24.04-live-server-amd64.iso',
  protected: 'on',
  pricelist: '6854',
  order_period: '-50',
};

async function withImage() {
  const opened = await open();
  await opened.ask('v2.image.order.param', IMAGE);
  opened.pass(2 * SECOND);
  const act = async (func: string, more: Fields = {}) => errorOf(await opened.ask(func, { elid: '5203773', ...more }));
  const row = async () => rows(await opened.ask('image'))[0];
  return { ...opened, act, row };
}

describe('ordering an image (zomro.md §7.13)', () => {
  test('the price list has one tariff, and the form its words', async () => {
    const { ask } = await open();
    const { doc } = await ask('v2.image.order.pricelist');
    expect(textAt(doc, 'list', 0, 'elem', 0, 'id')).toBe('6854');
    expect(textAt(doc, 'list', 0, 'elem', 0, 'prices', 'price', 'period')).toBe('-50');
    const form = await ask('v2.image.order.param', { pricelist: '6854', period_6854: '-50', out: 'xjson' });
    expect(options(form, 'region').map(({ $key }) => $key)).toEqual(['Netherlands-2', 'Netherlands-1', 'Poland']);
    expect(options(form, 'os_distro')).toContainEqual({ $key: 'ubuntu', $: 'Ubuntu' });
  });

  test('buys at once, answers without an id unless the knob says so, and goes from Saving to Active', async () => {
    const { sim, ask, pass } = await open();
    const answer = await ask('v2.image.order.param', IMAGE);
    expect([dig(answer.doc, 'ok'), dig(answer.doc, 'item.id')]).toEqual([{}, undefined]);
    expect(sim.cloud.ledger).toMatchObject([{ amount: '-0.0034', reason: 'order', service: '5203773' }]);
    const status = async () => textAt(rows(await ask('image'))[0], 'fleio_status');
    expect(await status()).toBe(' Saving ');
    pass(2 * SECOND);
    expect(await status()).toBe(' Active ');
    sim.knobs.imageReplyHasId = true;
    expect(textAt((await ask('v2.image.order.param', IMAGE)).doc, 'item.id')).toBe('5203774');
  });

  test('with skipbasket off the reply looks well and nothing is created', async () => {
    const { sim, ask } = await open();
    const answer = await ask('v2.image.order.param', { ...IMAGE, skipbasket: 'off' });
    expect([errorOf(answer), sim.cloud.images.size, sim.cloud.ledger.length]).toEqual([undefined, 0, 0]);
  });

  test.each([
    ['region', '13'],
    ['disk_format', 'zip'],
    ['os_distro', 'Ubuntu'],
    ['architecture', 'arm64'],
    ['url', 'file:///etc/passwd'],
    ['protected', ''],
    ['min_disk', '-1'],
    ['min_ram', '1001'],
    ['order_period', '1'],
    ['image_type', 'Image'],
    ['image_name', ''],
  ])('refuses %s=%j', async (field, value) => {
    const { sim, ask } = await open();
    expect(errorOf(await ask('v2.image.order.param', { ...IMAGE, [field]: value }))).toBe(`value/${field}`);
    expect(sim.cloud.images.size).toBe(0);
  });

  test('needs money, or shows a payment page', async () => {
    const { sim, ask } = await open({ accounts: [{ balance: '0' }] });
    expect(errorOf(await ask('v2.image.order.param', IMAGE))).toBe('not_enough_money');
    sim.knobs.insufficientFunds = 'redirect';
    expect(textAt((await ask('v2.image.order.param', IMAGE)).doc, 'ok')).toMatch(/^https:/);
    expect(sim.cloud.images.size).toBe(0);
  });
});

describe('images in lists and forms (§7.14, §7.15)', () => {
  test('os_distro comes back capitalised, protected coded, the URL not at all; the form has them plain', async () => {
    const { ask, row } = await withImage();
    const image = await row();
    expect([textAt(image, 'os_distro'), dig(image, 'protected')]).toEqual(['Ubuntu', { $orig: 'on', $: 'Enable' }]);
    expect([textAt(image, 'name'), textAt(image, 'image_name'), textAt(image, 'image_type')]).toEqual([
      'Image #5203773',
      'Ubuntu24',
      'Image',
    ]);
    expect(dig(image, 'url')).toBeUndefined();
    const { doc } = await ask('image.edit', { elid: '5203773' });
    expect(['os_distro', 'protected', 'url'].map((name) => textAt(doc, name))).toEqual(['ubuntu', 'on', IMAGE.url]);
  });

  test('edit needs sok, and leaves region, format and URL alone', async () => {
    const { sim, act } = await withImage();
    await act('image.edit', { image_name: 'lost' });
    expect(sim.cloud.images.get('5203773')?.name).toBe('Ubuntu24');
    await act('image.edit', {
      sok: 'ok',
      image_name: 'Ubuntu24b',
      min_ram: '2',
      region: 'Poland',
      disk_format: 'raw',
      url: 'https://x.example/y',
    });
    expect(sim.cloud.images.get('5203773')).toMatchObject({
      name: 'Ubuntu24b',
      minRam: '2',
      region: 'Netherlands-2',
      diskFormat: 'iso',
      url: IMAGE.url,
    });
    expect(await act('image.edit', { sok: 'ok', protected: 'maybe' })).toBe('value/protected');
  });

  test('delete is refused while protected, and runs without sok after that', async () => {
    const { sim, act, pass } = await withImage();
    expect([await act('image.delete'), sim.cloud.images.size]).toEqual(['access/protected', 1]);
    await act('image.edit', { sok: 'ok', protected: 'off' });
    expect([await act('image.delete'), await act('image.delete')]).toEqual([undefined, 'value/runningoperation']);
    pass(SECOND);
    expect([sim.cloud.images.size, await act('image.delete')]).toEqual([0, 'missed/elid']);
  });

  test('copy goes to another region', async () => {
    const { sim, ask, act } = await withImage();
    const form = await ask('image.copy', { elid: '5203773' });
    expect(options(form, 'region').map(({ $key }) => $key)).toEqual(['Netherlands-1', 'Poland']);
    expect(await act('image.copy', { sok: 'ok', image_name: 'c', region: 'Netherlands-2' })).toBe('value/region');
    expect(await act('image.copy', { sok: 'ok', image_name: 'c', region: 'Poland' })).toBeUndefined();
    expect([...sim.cloud.images.values()].map(({ region }) => region)).toEqual(['Netherlands-2', 'Poland']);
  });

  test('the filter narrows the list', async () => {
    const { sim, ask } = await withImage();
    sim.cloud.addImage({ name: 'other', region: 'Poland', type: 'Snapshot' });
    await ask('image.filter', { sok: 'ok', region: 'Poland' });
    expect(rows(await ask('image')).map((image) => textAt(image, 'image_name'))).toEqual(['other']);
    await ask('image.filter', { sok: 'ok', image_type: 'image' });
    expect(rows(await ask('image')).map((image) => textAt(image, 'image_name'))).toEqual(['Ubuntu24']);
  });
});

describe('snapshots and backups (§7.17)', () => {
  async function withServer() {
    const opened = await open();
    const { id: plid } = opened.sim.cloud.addServer();
    const make = async (func: string, name = 'copy') => errorOf(await opened.ask(func, { sok: 'ok', plid, name }));
    return { ...opened, plid, make };
  }

  test('occupy the server, then are images with a name of their own', async () => {
    const { sim, ask, pass, plid, make } = await withServer();
    expect(await make('instances.snapshots.edit')).toBeUndefined();
    expect(textAt(rows(await ask('instances'))[0], 'instance_status')).toBe(' image_uploading ');
    expect(await make('instances.snapshots.edit')).toBe('value/runningoperation');
    pass(2 * SECOND);
    expect(textAt(rows(await ask('instances'))[0], 'instance_status')).toBe(' active ');
    const list = await ask('instances.snapshots', { elid: plid });
    const [snapshot] = rows(list);
    expect([
      textAt(snapshot, 'name'),
      textAt(snapshot, 'fleio_status'),
      textAt(list.doc, 'manual_created_today'),
    ]).toEqual(['copy', ' Active ', '1']);
    expect(textAt(list.doc, 'cost', 'stat_cost')).toBe('0.0034');
    expect(textAt(rows(await ask('image'))[0], 'image_type')).toBe('Snapshot');
    expect(sim.cloud.balance).toBe('19.9837');
  });

  test('five of each kind by hand in a day; deleting gives none back, the next day does', async () => {
    const { sim, ask, pass, plid, make } = await withServer();
    for (let count = 0; count < 5; count += 1) {
      expect(await make('instances.snapshots.edit')).toBeUndefined();
      pass(2 * SECOND);
    }
    expect(await make('instances.snapshots.edit')).toBe('limit/snapshot');
    const [first = ''] = sim.cloud.images.keys();
    await ask('image.delete', { elid: first });
    pass(2 * SECOND);
    expect(await make('instances.snapshots.edit')).toBe('limit/snapshot');
    expect(await make('instances.fleio_bckps.edit')).toBeUndefined();
    expect(textAt(rows(await ask('instances.fleio_bckps', { elid: plid }))[0], 'backup_type')).toBe('manual');
    pass(DAY);
    expect(await make('instances.snapshots.edit')).toBeUndefined();
  });

  test('a hundred backups of a server are enough', async () => {
    const { sim, make, plid } = await withServer();
    sim.knobs.copiesInAll = 1;
    sim.cloud.addImage({ type: 'Backup', instance: plid });
    expect(await make('instances.fleio_bckps.edit')).toBe('limit/backup');
  });

  test('need a server of their own account and the right field for it', async () => {
    const { ask, plid } = await withServer();
    expect(errorOf(await ask('instances.snapshots.edit', { sok: 'ok', elid: plid, name: 'x' }))).toBe('missed/elid');
    expect(errorOf(await ask('instances.snapshots.edit', { sok: 'ok', name: 'x' }))).toBe('value/plid');
    expect(errorOf(await ask('instances.snapshots'))).toBe('value/elid');
  });
});
