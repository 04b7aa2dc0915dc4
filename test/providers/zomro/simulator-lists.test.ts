import { describe, expect, test } from 'vitest';
import { dig, errorOf, open, options, rows, textAt } from './simulator-caller.ts';

describe('paging (zomro.md §5, §11.5)', () => {
  async function withServers(count: number) {
    const opened = await open();
    opened.sim.cloud.seedServers(count);
    const ids = async (fields = {}) => rows(await opened.ask('instances', fields)).map((row) => textAt(row, 'id'));
    return { ...opened, ids };
  }

  test('the default page is small, and p_elems tells how many there are', async () => {
    const { ask } = await withServers(25);
    const first = await ask('instances');
    expect(rows(first)).toHaveLength(10);
    expect(['p_num', 'p_cnt', 'p_elems'].map((name) => textAt(first.doc, name))).toEqual(['1', '10', '25']);
  });

  test('pages together are everything, once, and the one after the last is empty', async () => {
    const { ids } = await withServers(25);
    const pages = await Promise.all([1, 2, 3, 4].map((page) => ids({ p_num: String(page), p_cnt: '10' })));
    expect(pages.map((page) => page.length)).toEqual([10, 10, 5, 0]);
    expect(new Set(pages.flat()).size).toBe(25);
  });

  test('a page size beyond the largest is cut, and the answer says so', async () => {
    const { sim, ask } = await withServers(25);
    sim.knobs.largestPage = 20;
    const page = await ask('instances', { p_cnt: '5000' });
    expect([rows(page).length, textAt(page.doc, 'p_cnt')]).toEqual([20, '20']);
  });

  test('a page size may be remembered for the user', async () => {
    const { sim, ids } = await withServers(25);
    await ids({ p_cnt: '3' });
    expect(await ids()).toHaveLength(10);
    sim.knobs.rememberPageSize = true;
    await ids({ p_cnt: '3' });
    expect(await ids()).toHaveLength(3);
  });

  test('p_col sorts by any column, up and down', async () => {
    const { sim, ids, ask } = await withServers(3);
    expect(await ids({ p_col: '-id' })).toEqual(['5203775', '5203774', '5203773']);
    sim.cloud.addServer({ servername: 'alpha' });
    const names = async (fields: { p_col: string }) =>
      rows(await ask('instances', fields)).map((row) => textAt(row, 'servername'));
    expect(await names({ p_col: '+servername' })).toEqual(['alpha', 'web-1', 'web-2', 'web-3']);
    expect(await names({ p_col: '-servername' })).toEqual(['web-3', 'web-2', 'web-1', 'alpha']);
  });

  test('p_elems can be missing, and the default order can be downwards', async () => {
    const { sim, ask, ids } = await withServers(2);
    Object.assign(sim.knobs, { omitElementCount: true, defaultOrder: '-id' });
    expect(dig((await ask('instances')).doc, 'p_elems')).toBeUndefined();
    expect(await ids()).toEqual(['5203774', '5203773']);
  });

  test('hidden rows are gone from lists only, counted or not', async () => {
    const { sim, ask, ids } = await withServers(3);
    sim.knobs.hidden = ['5203774'];
    expect(await ids()).toEqual(['5203773', '5203775']);
    expect(textAt((await ask('instances')).doc, 'p_elems')).toBe('2');
    expect(textAt((await ask('instances.edit', { elid: '5203774' })).doc, 'servername')).toBe('web-2');
    sim.knobs.countHidden = true;
    expect(textAt((await ask('instances')).doc, 'p_elems')).toBe('3');
  });

  test('a login with too few rights gets fewer rows and no word about it', async () => {
    const { sim, ask } = await withServers(4);
    sim.cloud.addUser({ username: 'limited', password: 'Other-2024', sees: 'half' });
    const auth = sim.cloud.openSession('limited').token;
    const half = await ask('instances', { auth });
    expect([rows(half).length, textAt(half.doc, 'p_elems'), errorOf(half)]).toEqual([2, '2', undefined]);
    sim.knobs.incompleteLists = 'empty';
    expect(rows(await ask('instances'))).toEqual([]);
  });
});

describe('filters are kept on the server (§5, §11.5, §12.12)', () => {
  test('a filter set in one call narrows later ones, of other sessions of the user too, until it is blanked', async () => {
    const { sim, ask } = await open();
    sim.cloud.seedServers(3);
    await ask('instances.filter', { sok: 'ok', name: 'WEB-2', id: '' });
    const other = sim.cloud.openSession().token;
    expect(rows(await ask('instances', { auth: other })).map((row) => textAt(row, 'servername'))).toEqual(['web-2']);
    const form = await ask('instances.filter');
    expect([textAt(form.doc, 'name'), dig(form.doc, 'id')]).toEqual(['WEB-2', {}]);
    await ask('instances.filter', { sok: 'ok' });
    expect(rows(await ask('instances'))).toHaveLength(3);
  });

  test('posting the form without sok changes nothing', async () => {
    const { sim, ask } = await open();
    sim.cloud.seedServers(3);
    await ask('instances.filter', { name: 'web-2' });
    expect(rows(await ask('instances'))).toHaveLength(3);
  });

  test("a colleague's filter is the colleague's, and by knob a session's", async () => {
    const { sim, ask } = await open();
    sim.cloud.seedServers(2);
    sim.cloud.addUser({ username: 'colleague', password: 'Other-2024' });
    sim.cloud.setFilter('instances', { id: '5203773' }, 'colleague');
    expect(rows(await ask('instances'))).toHaveLength(2);
    const auth = sim.cloud.openSession('colleague').token;
    expect(rows(await ask('instances', { auth }))).toHaveLength(1);
    sim.knobs.filterScope = 'session';
    expect(rows(await ask('instances', { auth }))).toHaveLength(2);
    await ask('instances.filter', { auth, sok: 'ok', id: '5203774' });
    const again = sim.cloud.openSession('colleague').token;
    expect([
      rows(await ask('instances', { auth })).length,
      rows(await ask('instances', { auth: again })).length,
    ]).toEqual([1, 2]);
  });

  test.each([
    ['id', '5203774', ['web-2']],
    ['ip', '198.', ['web-1', 'web-2']],
    ['name', 'essential', ['web-1', 'web-2']],
    ['pricelist', '6750', ['big']],
    ['period', '1', ['big']],
    ['datacenter', '14', []],
    ['status', '2', ['web-1', 'web-2', 'big']],
    ['status', '3', ['gone']],
    ['instance_status', 'suspend', ['gone']],
    ['instance_status', 'verify_resize', []],
    ['cost_from', '1', ['big']],
    ['cost_to', '0.1299', ['gone']],
    ['orderdatefrom', '2024-07-25', []],
    ['orderdateto', '2024-07-24', ['web-1', 'web-2', 'big', 'gone']],
    ['expiredate', '2024-07-25', ['web-1', 'web-2', 'gone']],
    ['domain', 'shop.example', ['gone']],
  ])('instances.filter %s=%s lets %j through', async (field, value, names) => {
    const { sim, ask } = await open();
    sim.cloud.seedServers(2);
    sim.cloud.addServer({ ip: '', paidUntil: null }, { servername: 'big', tariff: '6750', period: '1' });
    const suspended = { status: '3_autosuspend', state: 'suspended', suspendedAt: Date.UTC(2024, 6, 24), ip: '' };
    sim.cloud.addServer({ ...suspended, rdns: 'a.shop.example' }, { servername: 'gone', tariff: '6900' });
    await ask('instances.filter', { sok: 'ok', [field]: value });
    expect(rows(await ask('instances')).map((row) => textAt(row, 'servername'))).toEqual(names);
  });

  test('the form offers what the panel offers', async () => {
    const { ask } = await open();
    const form = await ask('instances.filter');
    expect(options(form, 'instance_status').map(({ $key }) => $key)).toEqual([
      'active',
      'stopped',
      'verify_resize',
      'suspend',
    ]);
    expect(options(form, 'datacenter').map(({ $ }) => $)).toContain('Poland');
  });
});
