import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../src/model/errors.ts';
import { makeListing } from '../../../src/providers/zomro/listing.ts';
import { collectRows, type Page } from '../../../src/providers/zomro/pages.ts';
import { clientFor, failureOf, simulated } from './support/connect.ts';
import { fault, type Reply, tinyServer } from './support/tiny-server.ts';

function rows(...ids: number[]) {
  return ids.map((id) => ({ id: { $: String(id) } }));
}

function page(ids: readonly number[], more: Partial<Page> = {}): Page {
  return { rows: rows(...ids), isList: true, ...more };
}

/** Serves these pages, then empty ones with the last total. */
function serve(...pages: readonly Page[]): (number: number) => Promise<Page> {
  const total = pages.at(-1)?.total;
  return async (number) => pages[number - 1] ?? page([], total === undefined ? {} : { total });
}

describe('pages', () => {
  const complete: readonly [string, readonly Page[], number][] = [
    ['one page that holds the announced total', [page([1, 2], { total: 2 })], 2],
    ['an empty list that announces nothing in it', [page([], { total: 0 })], 0],
    [
      'pages smaller than what was asked for',
      [page([1, 2], { total: 5 }), page([3, 4], { total: 5 }), page([5], { total: 5 })],
      5,
    ],
    ['only the first page names the total', [page([1, 2], { total: 3 }), page([3])], 3],
    ['no total and a page that is not full', [page([1, 2], { size: 50 })], 2],
    ['no total, a full page, and nothing after it', [page([1, 2], { size: 2 })], 2],
    ['no total, no size, and nothing after it', [page([1, 2])], 2],
    ['a server that does not page sends the same again', [page([1, 2]), page([1, 2])], 2],
  ];
  test.each(complete)('%s: complete', async (_, pages, count) => {
    const collected = await collectRows(serve(...pages));
    expect(collected).toMatchObject({ complete: true });
    expect(collected.complete && collected.rows).toHaveLength(count);
  });

  const short: readonly [string, readonly Page[]][] = [
    ['fewer rows than announced', [page([1, 2], { total: 3 })]],
    ['more rows than announced', [page([1, 2], { total: 1 })]],
    ['the total moves between pages', [page([1, 2], { total: 4 }), page([3, 4], { total: 3 })]],
    ['a row comes twice', [page([1, 2], { total: 4 }), page([2, 3], { total: 4 })]],
    ['a row comes twice on one page', [page([1, 1], { total: 2 })]],
    ['a row without an id', [{ rows: [{ name: { $: 'x' } }], isList: true, total: 1 }]],
    ['an id that names two', [{ rows: [{ id: { $: '1, 2' } }], isList: true, total: 1 }]],
    ['an id that climbs', [{ rows: [{ id: { $: '../1' } }], isList: true, total: 1 }]],
    ['an answer that is no list', [{ rows: [], isList: false }]],
    ['no total, and page two repeats a part of page one', [page([1, 2, 3]), page([2, 3, 4])]],
  ];
  test.each(short)('%s: not complete', async (_, pages) => {
    expect(await collectRows(serve(...pages))).toMatchObject({ complete: false });
  });
});

const FILTER = { func: 'instances.filter', fields: ['id', 'name', 'status'] };

async function listingOf(answer: (func: string, params: { readonly [name: string]: string }, count: number) => Reply) {
  const server = await tinyServer(({ params }, count) => answer(params['func'] ?? '', params, count));
  const notices: Problem[] = [];
  const { client } = clientFor(server.url, { mayWrite: false });
  return { server, notices, listing: makeListing(client, (problem) => notices.push(problem)) };
}

function list(ids: readonly number[], total = ids.length): Reply {
  return { doc: { p_num: { $: '1' }, p_cnt: { $: '50' }, p_elems: { $: String(total) }, elem: rows(...ids) } };
}

describe('a listing', () => {
  test('asks for large pages and takes what comes', async () => {
    const { listing, server } = await listingOf((_, { p_num }) => list(p_num === '1' ? [1, 2] : [3], 3));
    expect(await listing({ func: 'instances', params: { elid: '7' } })).toHaveLength(3);
    expect(server.asked.map(({ params }) => [params['p_num'], params['p_cnt'], params['elid']])).toEqual([
      ['1', '1000', '7'],
      ['2', '1000', '7'],
    ]);
  });

  test('that changes while it is read is read anew', async () => {
    const { listing, server } = await listingOf((_, { p_num }, count) => {
      if (count === 1) return list([1, 2], 3);
      if (count === 2) return list([4], 4);
      return list(p_num === '1' ? [1, 2] : [3, 4], 4);
    });
    expect(await listing({ func: 'instances' })).toHaveLength(4);
    expect(server.asked).toHaveLength(4);
  });

  test('that never adds up is an error, never a shorter list', async () => {
    const { listing } = await listingOf(() => list([1, 2], 3));
    expect(await failureOf(listing({ func: 'instances' }))).toMatchObject({ code: 'LISTING_INCOMPLETE' });
  });

  test('fails when one of its pages fails', async () => {
    const { listing } = await listingOf((_, { p_num }) =>
      p_num === '1' ? list([1], 2) : { status: 500, body: '<html>' },
    );
    expect(await failureOf(listing({ func: 'instances' }))).toMatchObject({ code: 'VENDOR_UNREACHABLE' });
  });

  test.each([
    ['a list in the place of a row', { elem: [[]] }],
    ['a text in the place of its rows', { elem: 'row' }],
    ['a number among its rows', { elem: [...rows(1), 2] }],
    ['a total that is no number', { p_elems: { $: '-1' }, elem: rows(1) }],
  ])('with %s is not complete', async (_, doc) => {
    const { listing } = await listingOf(() => ({ doc }));
    expect(await failureOf(listing({ func: 'instances' }))).toMatchObject({ code: 'LISTING_INCOMPLETE' });
  });

  test('an answer without a mark of a list counts as empty only where that was said', async () => {
    const { listing } = await listingOf(() => ({ doc: { tparams: {} } }));
    expect(await failureOf(listing({ func: 'instances' }))).toMatchObject({ code: 'LISTING_INCOMPLETE' });
    expect(await listing({ func: 'instances.fleio_bckps.schedule', bareIsEmpty: true })).toEqual([]);
  });
});

describe('a filter that was left on the server', () => {
  test('is looked for once per connection, and again where money rests on the list', async () => {
    const { listing, server } = await listingOf((func) => (func === 'instances' ? list([1]) : { doc: { id: {} } }));
    await listing({ func: 'instances', filter: FILTER });
    await listing({ func: 'instances', filter: FILTER });
    await listing({ func: 'instances', filter: FILTER, recheck: true });
    expect(server.funcs()).toEqual(['instances.filter', 'instances', 'instances', 'instances.filter', 'instances']);
  });

  test('is cleared by a plan as well, told of, and looked at again', async () => {
    let stored: Record<string, string> = { name: 'web', status: 'null' };
    const { listing, server, notices } = await listingOf((func, params) => {
      if (func === 'instances') return list([1]);
      if (params['sok'] === 'ok') stored = {};
      return { doc: Object.fromEntries(Object.entries(stored).map(([field, value]) => [field, { $: value }])) };
    });
    await listing({ func: 'instances', filter: FILTER });
    expect(server.funcs()).toEqual(['instances.filter', 'instances.filter', 'instances.filter', 'instances']);
    expect(server.asked[1]?.params).toMatchObject({ sok: 'ok', id: '', name: '', status: '' });
    expect(notices).toMatchObject([
      { severity: 'warning', summary: 'A filter was left on the listing; it has been cleared' },
    ]);
  });

  test('that stays is an error', async () => {
    const { listing } = await listingOf((func) => (func === 'instances' ? list([]) : { doc: { name: { $: 'web' } } }));
    const error = await failureOf(listing({ func: 'instances', filter: FILTER }));
    expect(error).toMatchObject({ code: 'LISTING_INCOMPLETE' });
    expect(error.details.detail).toContain('name');
  });

  test('can not be there where the vendor does not know filters', async () => {
    const { listing } = await listingOf((func) =>
      func === 'instances' ? list([1]) : fault('missed', { object: 'func' }),
    );
    expect(await listing({ func: 'instances', filter: FILTER })).toHaveLength(1);
  });

  test('hides nothing that is simulated', async () => {
    const bench = await simulated({}, { mayWrite: false });
    bench.simulator.cloud.seedServers(3);
    bench.simulator.cloud.setFilter('instances', { name: 'web-2' });
    expect(await bench.kind('servers').list({ keys: [], ids: [] })).toHaveLength(3);
    expect(bench.notices).toHaveLength(1);
    expect(bench.simulator.cloud.filters.size).toBe(0);
  });
});

describe('against the simulated vendor', () => {
  test.each([
    ['small pages', { largestPage: 7 }],
    ['no total', { largestPage: 7, omitElementCount: true }],
    ['newest first', { largestPage: 7, defaultOrder: '-id' }],
  ] as const)('25 servers are all listed with %s', async (_, knobs) => {
    const bench = await simulated({ knobs });
    bench.simulator.cloud.seedServers(25);
    expect(await bench.kind('servers').list({ keys: [], ids: [] })).toHaveLength(25);
  });

  test('a single row may be an object', async () => {
    const bench = await simulated({ knobs: { collapseSingleElem: true } });
    bench.simulator.cloud.seedServers(1);
    expect(await bench.kind('servers').list({ keys: [], ids: [] })).toHaveLength(1);
  });

  test('rows that are counted but not shown make the list incomplete', async () => {
    const bench = await simulated();
    const [first = ''] = bench.simulator.cloud.seedServers(3);
    Object.assign(bench.simulator.knobs, { hidden: [first], countHidden: true });
    expect(await failureOf(bench.kind('servers').list({ keys: [], ids: [] }))).toMatchObject({
      code: 'LISTING_INCOMPLETE',
    });
  });

  test('1,000 servers take one page and no call each', async () => {
    const bench = await simulated();
    bench.simulator.cloud.seedServers(1000);
    expect(await bench.kind('servers').list({ keys: [], ids: [] })).toHaveLength(1000);
    expect(bench.simulator.calls.map(({ func }) => func)).toEqual(['instances.filter', 'instances']);
  });
});
