import { describe, expect, test } from 'vitest';
import { formatMoney } from '../../../src/model/money.ts';
import { makeAccount } from '../../../src/providers/zomro/account.ts';
import { zomro } from '../../../src/providers/zomro/index.ts';
import { readSettings } from '../../../src/providers/zomro/settings.ts';
import { clientFor, connectTo, failureOf, simulated } from './support/connect.ts';
import { fault, type Reply, tinyServer } from './support/tiny-server.ts';

/** A vendor that knows these functions and no others. */
async function accountOf(known: { readonly [func: string]: object }) {
  const server = await tinyServer(({ params }): Reply => {
    const doc = known[params['func'] ?? ''];
    return doc === undefined ? fault('missed', { object: 'func' }) : { doc };
  });
  return makeAccount(clientFor(server.url).client);
}

function shown(realbalance: string) {
  return { elem: [{ realbalance: { $: realbalance } }] };
}

describe('the balance', () => {
  const cases: readonly [string, { readonly [func: string]: object }, object | undefined][] = [
    ['stands on the dashboard', { 'dashboard.info': shown('12.34 EUR') }, { amount: '12.34', currency: 'EUR' }],
    [
      'may be written with a sign',
      { 'dashboard.info': shown('€1\u00a0234,50') },
      { amount: '1234.50', currency: 'EUR' },
    ],
    [
      'grows by the credit',
      { 'dashboard.info': shown('-2.00 EUR'), 'dashboard.subaccount_credit': { elem: { credit: { $: '10.00' } } } },
      { amount: '8', currency: 'EUR' },
    ],
    [
      'does not grow by a credit in another currency',
      { 'dashboard.info': shown('2.00 EUR'), 'dashboard.subaccount_credit': { elem: { credit: { $: '10.00 USD' } } } },
      { amount: '2.00', currency: 'EUR' },
    ],
    [
      'is taken from the notice where there is no dashboard',
      { notify: { realbalance: { $: '5 EUR' } } },
      { amount: '5', currency: 'EUR' },
    ],
    [
      'takes its currency from the cart where it has none',
      { 'dashboard.info': shown('5.00'), cart: { total: { cost: { $: '0' }, currency: { $: 'USD' } } } },
      { amount: '5.00', currency: 'USD' },
    ],
    [
      'is in euro where nothing says otherwise',
      { 'dashboard.info': shown('5.00') },
      { amount: '5.00', currency: 'EUR' },
    ],
    ['is unknown where the vendor does not say', {}, undefined],
  ];
  test.each(cases)('%s', async (_, known, expected) => {
    expect(await (await accountOf(known)).balance()).toEqual(expected);
  });

  test('in the simulated account counts the credit', async () => {
    const { connection } = await simulated({ accounts: [{ balance: '20.0000', credit: '5.0000' }] });
    expect(await connection.balance()).toEqual({ amount: '25', currency: 'EUR' });
  });
});

describe('the account', () => {
  test.each([
    [{ user: { $id: '4401', $email: 'a@b.example' } }, '4401'],
    [{ user: [{ $id: '4401' }] }, '4401'],
    [{ user: { id: { $: '7' } } }, '7'],
    [{ user: { $email: 'a@b.example' } }, 'a@b.example'],
  ])('%j is %s', async (whoami, id) => {
    expect(await (await accountOf({ whoami })).id()).toBe(id);
  });

  test('that is not named is an error, because it can not be told from another', async () => {
    expect(await failureOf((await accountOf({ whoami: {} })).id())).toMatchObject({ code: 'VENDOR_ERROR' });
  });
});

describe('settings', () => {
  test.each([
    ['https://api.zomro.com', 'https://api.zomro.com/'],
    ['https://api.zomro.com/billmgr', 'https://api.zomro.com/billmgr'],
    ['https://api.zomro.com/billmgr/billmgr/', 'https://api.zomro.com/billmgr'],
    ['http://127.0.0.1:8080/prefix/', 'http://127.0.0.1:8080/prefix/'],
    ['https://api.zomro.com/?out=xml#x', 'https://api.zomro.com/'],
  ])('the endpoint %s is asked at %s', (written, asked) => {
    expect(readSettings({ endpoint: written }, {}).endpoint.href).toBe(asked);
  });

  test('the variable overrules the manifest', () => {
    const settings = readSettings({ endpoint: 'https://a.example/' }, { ZOMRO_ENDPOINT: 'http://localhost:1/' });
    expect(settings.plain['endpoint']).toBe('http://localhost:1/');
  });

  test('defaults are those of the contract, and the plan carries them without credentials', () => {
    const settings = readSettings({}, {});
    expect(settings.pace).toEqual({ pollIntervalMs: 10_000, deliveryTimeoutMs: 1_800_000, settleTimeMs: 600_000 });
    expect(settings.plain).toEqual({
      endpoint: 'https://api.zomro.com/',
      poll_interval: 'PT10S',
      delivery_timeout: 'PT30M',
      settle_time: 'PT10M',
      order_marker: false,
    });
  });

  test('what a plan carries is read back as the same', () => {
    const block = { licence_agreement: 'accepted', poll_interval: '50ms', settle_time: '90s', order_marker: true };
    const settings = readSettings(block, {});
    expect(readSettings(settings.plain, {})).toEqual(settings);
    expect(settings.pace).toMatchObject({ pollIntervalMs: 50, settleTimeMs: 90_000 });
  });

  test.each([
    [{ endpoint: 'http://api.zomro.com/' }, 'The endpoint must use https'],
    [{ endpoint: 'https://user:pw@api.zomro.com/' }, 'The endpoint must not hold credentials'],
    [{ endpoint: 'zomro' }, 'The endpoint is not a URL'],
    [{ poll_interval: 'soon' }, 'A duration of the provider settings is not readable'],
    [{ settle_time: 'P1M' }, 'A duration of the provider settings is not readable'],
  ])('%j is refused before anything is sent', (block, message) => {
    expect(() => readSettings(block, {})).toThrow(message);
  });
});

describe('connecting', () => {
  test('without credentials is an error, and nothing is sent', async () => {
    const server = await tinyServer(() => ({ doc: {} }));
    expect(() => connectTo(server.url, { env: { ZOMRO_TOKEN: '' } })).toThrow('There are no Zomro credentials');
    expect(server.asked).toEqual([]);
  });

  test('hands over its secrets for redaction, and none of them is among the settings', async () => {
    const server = await tinyServer(() => ({ doc: {} }));
    const { secrets, connection } = connectTo(server.url, { env: { ZOMRO_USERNAME: 'u', ZOMRO_PASSWORD: 'Secret-1' } });
    expect(secrets).toEqual(['test-token', 'Secret-1']);
    expect(JSON.stringify(connection.settings)).not.toMatch(/test-token|Secret-1/);
    expect(server.asked).toEqual([]);
  });

  test('offers the kinds that the description names', async () => {
    const server = await tinyServer(() => ({ doc: {} }));
    const names = connectTo(server.url).connection.kinds.map(({ name }) => name);
    expect(names).toEqual(zomro.kinds.map(({ name }) => name));
  });
});

describe('the catalogue', () => {
  test('shows tariffs with a line per price, places, systems, add-ons and keys', async () => {
    const { connection } = await simulated({}, { mayWrite: false });
    const all = await connection.catalogue(undefined);
    expect([...new Set(all.map(({ section }) => section))].sort()).toEqual(
      ['tariffs', 'data centres', 'systems', 'add-ons', 'ssh keys'].sort(),
    );
    expect(
      all.filter(({ id }) => id === '6740').map(({ price, period }) => [price && formatMoney(price), period]),
    ).toEqual([
      ['0.13 EUR', 'P1D'],
      ['3.90 EUR', 'P1M'],
      ['11.70 EUR', 'P3M'],
      ['23.40 EUR', 'P6M'],
      ['46.80 EUR', 'P1Y'],
    ]);
    expect(all.find(({ section }) => section === 'ssh keys')).toMatchObject({ id: '490', name: 'deploy' });
    expect(all.find(({ section }) => section === 'add-ons')?.details).toContain('IPv6 (260)');
  });

  test('a filter narrows to what contains it; a tariff brings its systems and add-ons', async () => {
    const { connection } = await simulated();
    const poland = await connection.catalogue('poland');
    expect(poland.map(({ section, name }) => [section, name])).toEqual([['data centres', 'Poland']]);
    const tariff = await connection.catalogue('cloud essential | nl-2');
    expect(new Set(tariff.filter(({ section }) => section === 'tariffs').map(({ id }) => id))).toEqual(
      new Set(['6740']),
    );
    expect(tariff.find(({ section }) => section === 'add-ons')?.id).toBe('addon_6746');
    expect(tariff.some(({ name }) => name === 'Ubuntu 22.04')).toBe(true);
  });

  test('sold-out tariffs say so', async () => {
    const { connection } = await simulated();
    const [max] = await connection.catalogue('Cloud Max | NL-2');
    expect(max?.details).toContain('sold out');
  });
});
