/** The fact sheet leaves shapes open; whichever of them the real vendor has, the same things must come out. */
import { expect, test } from 'vitest';
import { connectTo } from './support/connect.ts';
import { alignInput, desire, offerInput } from './support/desired.ts';
import { fault, type Reply, tinyServer } from './support/tiny-server.ts';

const scalar = (value: string) => ({ $: value });

/** Everything collapsed, optional functions missing, and the price list under the path that the FAQ names. */
const COLLAPSED: { readonly [func: string]: object } = {
  'v2.instances.order.pricelist': {
    datacenter: scalar('13'),
    slist: { $name: 'datacenter', val: { $key: '13', $: 'Netherlands-2' } },
    flist: { val: { $key: '43', $: 'x SoldOut:true' } },
    list: {
      elem: {
        id: scalar('6740'),
        title: { main: scalar('Cloud Essential | NL-2') },
        description: {},
        prices: { price: { period: scalar('-50'), cost: scalar('0.13 EUR / Day') } },
        flabel: { tag: scalar('43') },
      },
    },
  },
  'v2.instances.order.param': {
    slist: [
      { $name: 'instances_os', val: { $key: 'uid-1', $: 'Ubuntu 22.04', $depend: 'pub' } },
      { $name: 'addon_6746', val: { $key: '260', $: 'IPv6' } },
    ],
    messages: { msg: { addon_6746: 'network' } },
  },
  sshkeys: { elem: { elid: scalar('490'), comment: scalar('deploy'), fleio_key_uuid: scalar('x') } },
  instances: {
    p_elems: scalar('1'),
    elem: {
      id: scalar('5203773'),
      servername: scalar('web-9'),
      status: scalar('2'),
      pricelist: scalar('Cloud Essential | NL-2'),
    },
  },
  cart: {
    list: {
      $name: 'lineitems',
      elem: { id: scalar('1818'), main: { name: scalar('Cloud Essential') }, price: { cost: scalar('0.13 EUR') } },
    },
  },
};

async function collapsed() {
  const server = await tinyServer(({ params }): Reply => {
    const doc = COLLAPSED[params['func'] ?? ''];
    return doc === undefined ? fault('missed', { object: 'func' }) : { doc };
  });
  return connectTo(server.url, { mayWrite: false });
}

const ENTRY = {
  tariff: '6740',
  datacenter: '13',
  os: 'Ubuntu 22.04',
  period: 'P1D',
  addons: { network: 'IPv6' },
  ssh_key: 'deploy',
};

test('collapsed containers, nested titles and a missing list of keys lead to the same order', async () => {
  const bench = await collapsed();
  const servers = bench.kind('servers');
  const desired = desire('servers.web-1', ENTRY);
  const aligned = await servers.align(alignInput(desired));
  const offer = await servers.offer?.(offerInput(desired, aligned.spec));
  expect(offer?.problems).toEqual([]);
  expect(offer?.order).toEqual({
    pricelist: '6740',
    tariff: 'Cloud Essential | NL-2',
    datacenter: '13',
    datacenter_name: 'Netherlands-2',
    period: 'P1D',
    order_period: '-50',
    servername: 'web-1',
    instances_os: 'uid-1',
    addons: { addon_6746: '260' },
    instances_ssh_keys: '490',
  });
  expect(offer?.quote?.charge).toEqual({ amount: '0.13', currency: 'EUR' });
  expect(offer?.notes).toHaveLength(1);
});

test('a row with few columns is listed with what it shows', async () => {
  const [live] = await (await collapsed()).kind('servers').list({ keys: [], ids: [] });
  expect(live).toMatchObject({ id: '5203773', key: 'web-9', status: 'ready' });
  expect(live?.spec).toEqual({ name: 'web-9', tariff: 'Cloud Essential | NL-2', power: 'running' });
});

test('a cart without totals is read by its lines', async () => {
  const servers = (await collapsed()).kind('servers');
  const want = {
    address: 'servers.web-1',
    spec: {},
    order: { tariff: 'Cloud Essential | NL-2', period: 'P1D' },
    secrets: {},
  } as const;
  const before = await servers.sale?.survey(want);
  expect(before).toEqual({ things: ['5203773'], reservations: ['1818'], facts: {} });
  expect(before && (await servers.sale?.inspect('1818', want, before))).toMatchObject({
    state: 'open',
    own: { id: '1818', charge: { amount: '0.13', currency: 'EUR' } },
    mismatches: [],
  });
});

test('balance and catalogue do without the functions that are missing', async () => {
  const { connection } = await collapsed();
  expect(await connection.balance()).toBeUndefined();
  expect((await connection.catalogue(undefined)).map(({ section }) => section)).toEqual([
    'tariffs',
    'data centres',
    'systems',
    'add-ons',
    'ssh keys',
  ]);
});
