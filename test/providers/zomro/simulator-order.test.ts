import { describe, expect, test } from 'vitest';
import { addToCart, dig, errorOf, type Fields, open, options, orderFields, rows, textAt } from './simulator-caller.ts';

const NEEDED = ['order_period', 'licence_agreement', 'pricelist', 'order_count', 'datacenter', 'instances_os'];

describe('the catalogue (zomro.md §7.1, §7.2)', () => {
  test('tariffs belong to a data centre, and the first one is meant when none is named', async () => {
    const { ask } = await open();
    const titles = async (fields: Fields) => {
      const { doc } = await ask('v2.instances.order.pricelist', fields);
      const elems = dig(doc, 'list', 0, 'elem') as never[];
      return { datacenter: textAt(doc, 'datacenter'), first: textAt(elems[0], 'title'), count: elems.length };
    };
    expect(await titles({})).toEqual({ datacenter: '13', first: 'Cloud Essential | NL-2', count: 13 });
    expect(await titles({ datacenter: '12' })).toEqual({ datacenter: '12', first: 'Cloud Essential | PL', count: 13 });
    expect(errorOf(await ask('v2.instances.order.pricelist', { datacenter: '99' }))).toBe('missed/datacenter');
  });

  test('systems have another UID in each data centre, and small tariffs have no Windows', async () => {
    const { ask } = await open();
    const systems = async (pricelist: string) =>
      options(await ask('v2.instances.order.param', { pricelist }), 'instances_os');
    const [small, elsewhere, large] = [await systems('6740'), await systems('7340'), await systems('6790')];
    const ubuntu = (list: typeof small) => list.find(({ $ }) => $ === 'Ubuntu 22.04')?.$key;
    expect(ubuntu(small)).toBe(ubuntu(large));
    expect(ubuntu(small)).not.toBe(ubuntu(elsewhere));
    expect(small.some(({ $ }) => $.startsWith('Windows'))).toBe(false);
    expect(large.some(({ $ }) => $.startsWith('Windows'))).toBe(true);
    expect(small.every(({ $depend }) => $depend === 'pub')).toBe(true);
  });

  test('own active images are offered with zone own, and an account without keys gets the entry none', async () => {
    const { sim, ask } = await open({ accounts: [{ sshKeys: [] }] });
    sim.cloud.addImage({ name: 'golden' });
    sim.cloud.addImage({ name: 'elsewhere', region: 'Poland' });
    const form = await ask('v2.instances.order.param', { pricelist: '6740' });
    const own = options(form, 'instances_os').filter(({ $depend }) => $depend === 'own');
    expect(own.map(({ $ }) => $)).toEqual(['golden']);
    expect(options(form, 'instances_ssh_keys')).toEqual([{ $key: 'none', $: 'none' }]);
  });

  test('the form needs a tariff', async () => {
    const { ask } = await open();
    expect(errorOf(await ask('v2.instances.order.param'))).toBe('wizard_unavailable/pricelist');
    expect(errorOf(await ask('v2.instances.order.param', { pricelist: '1' }))).toBe('missed/pricelist');
  });
});

describe('adding to the cart (§7.3)', () => {
  test('gives a line id of four digits, costs nothing and makes no service', async () => {
    const opened = await open();
    expect(await addToCart(opened)).toBe('1818');
    expect(await addToCart(opened)).toBe('1819');
    expect([opened.sim.cloud.balance, opened.sim.cloud.servers.size]).toEqual(['20.0000', 0]);
  });

  test.each(NEEDED)('refuses an order without %s', async (field) => {
    const opened = await open();
    const { [field]: _, ...fields } = await orderFields(opened);
    const expected = field === 'pricelist' ? 'wizard_unavailable/pricelist' : `value/${field}`;
    expect(errorOf(await opened.ask('v2.instances.order.param', fields))).toBe(expected);
  });

  const elsewhere = 'ubuntu of Poland';
  test.each<readonly [string, Fields]>([
    ['value/order_period', { order_period: '2' }],
    ['value/order_period', { order_period: 'P1D' }],
    ['value/licence_agreement', { licence_agreement: 'off' }],
    ['value/order_count', { order_count: '0' }],
    ['value/order_count', { order_count: '36' }],
    ['value/order_count', { order_count: 'one' }],
    ['missed/pricelist', { pricelist: '1' }],
    ['missed/datacenter', { datacenter: '99' }],
    ['value/datacenter', { datacenter: '12' }],
    ['missed/instances_os', { instances_os: 'Ubuntu 22.04' }],
    ['value/instances_os', { instances_os: elsewhere }],
    ['value/addon_6756', { addon_6756: '260' }],
    ['value/addon_6746', { addon_6746: '261' }],
    ['value/servername', { servername: 'x'.repeat(101) }],
    ['value/instances_ssh_keys', { instances_ssh_keys: '999' }],
    ['value/use_ssh_key', { use_ssh_key: 'yes' }],
    ['value/password', { use_ssh_key: 'off', password: 'Short1a' }],
    ['value/password', { use_ssh_key: 'off', password: 'nouppercase1' }],
    ['value/password', { use_ssh_key: 'off', password: 'NoDigitsHere' }],
    ['value/password', { use_ssh_key: 'off', password: 'ALLUPPER123' }],
    ['value/password', { use_ssh_key: 'off', password: 'With Blank1' }],
    ['value/password', { use_ssh_key: 'off', password: 'Hash#Sign1' }],
    ['value/backups_schedule_name', { backups_schedule: 'on' }],
    [
      'value/backups_schedule_rotation_days',
      { backups_schedule: 'on', backups_schedule_name: 'n', backups_schedule_rotation_days: '7' },
    ],
    ['value/servername', { servername: '"web-1"' }],
    ['value/order_period', { order_period: '"-50"' }],
    ['value/sok', { sok: '"ok"' }],
  ])('refuses with %s: %j', async (expected, over) => {
    const opened = await open();
    const form = await opened.ask('v2.instances.order.param', { pricelist: '7340' });
    const foreign = options(form, 'instances_os')[1]?.$key ?? '';
    const given = over.instances_os === elsewhere ? { instances_os: foreign } : over;
    const answer = await opened.ask('v2.instances.order.param', { ...(await orderFields(opened)), ...given });
    expect(errorOf(answer)).toBe(expected);
    expect(opened.sim.cloud.lines.size).toBe(0);
  });

  test('takes a password that keeps the rule, and keeps it nowhere', async () => {
    const opened = await open();
    const password = 'Sup3r-Secret';
    await addToCart(opened, { use_ssh_key: 'off', password });
    expect(opened.sim.calls.at(-1)?.params.password).toBe(password);
    expect(JSON.stringify(opened.sim.snapshot())).not.toContain(password);
  });

  test.each([[''], ['on'], ['1']])('with sok=%j the form comes back and nothing is added', async (sok) => {
    const opened = await open();
    const answer = await opened.ask('v2.instances.order.param', await orderFields(opened, { sok }));
    expect([errorOf(answer), dig(answer.doc, 'lineitem.id'), opened.sim.cloud.lines.size]).toEqual([
      undefined,
      undefined,
      0,
    ]);
  });

  test('without force_use_new_cart a status-1 service lies unpaid in the old basket', async () => {
    const opened = await open();
    const answer = await opened.ask(
      'v2.instances.order.param',
      await orderFields(opened, { force_use_new_cart: 'off' }),
    );
    expect(textAt(answer.doc, 'ok')).toBe('func=basket');
    const [row] = rows(await opened.ask('instances'));
    expect([textAt(row, 'status'), textAt(row, 'item_status'), dig(row, 'instance_status')]).toEqual([
      '1',
      ' Ordered ',
      undefined,
    ]);
    expect([opened.sim.cloud.balance, opened.sim.cloud.lines.size]).toEqual(['20.0000', 0]);
    const basket = await opened.ask('basket');
    expect(textAt(basket.doc, 'list', 0, 'elem', 0, 'item.type')).toBe('instances');
    await opened.ask('basket', { sok: 'ok', clicked_button: 'clearbasket' });
    expect(rows(await opened.ask('instances'))).toEqual([]);
  });

  test('skipbasket buys at once', async () => {
    const opened = await open();
    const answer = await opened.ask('v2.instances.order.param', await orderFields(opened, { skipbasket: 'on' }));
    expect(textAt(answer.doc, 'item.id')).toBe('5203773');
    expect([opened.sim.cloud.balance, opened.sim.cloud.lines.size]).toEqual(['19.8700', 0]);
  });
});
