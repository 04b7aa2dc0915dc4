/** What the vendor does for servers (zomro.md §7.1-§7.3, §7.6-§7.12). */
import { type Asked, type Functions, form, reads, type VendorFunction } from '../../simulated/asked.ts';
import { orderIntoBasket } from '../../simulated/basket.ts';
import { NETWORKS, networkAddon, networkLabel, type Tariff } from '../../simulated/catalogue.ts';
import { optional } from '../../simulated/fields.ts';
import { editForm, editInstance } from '../../simulated/instance-edit.ts';
import { modeFunctions } from '../../simulated/instance-modes.ts';
import { readServerOrder, systemsFor, tariffAsked } from '../../simulated/instance-order.ts';
import { powerFunctions } from '../../simulated/instance-power.ts';
import { resizeFunctions } from '../../simulated/instance-resize.ts';
import { instanceFilterLists, instanceListing } from '../../simulated/instance-rows.ts';
import { addLine } from '../../simulated/lines.ts';
import { filterForm, listPage, selectList } from '../../simulated/listing.ts';
import { priceList } from '../../simulated/price-lists.ts';
import { listPrice } from '../../simulated/prices.ts';
import { buyAtOnce } from '../../simulated/purchase.ts';
import type { Server } from '../../simulated/rows.ts';
import { datacenterOf } from '../../simulated/systems.ts';
import type { Branch } from '../../simulated/wire.ts';
import { periodName } from '../../simulated/words.ts';

/** Tariffs of one data centre; the first one's when none is named (§7.1). */
function tariffList(asked: Asked): Branch {
  const { catalogue } = asked.world;
  const place = datacenterOf(asked, optional(asked, 'datacenter') ?? catalogue.datacenters[0]?.id ?? '');
  const tariffs = catalogue.tariffs.filter(({ datacenter }) => datacenter === place.id);
  return {
    datacenter: place.id,
    slist: [
      selectList(
        'datacenter',
        catalogue.datacenters.map(({ id, name }) => ({ key: id, text: name })),
      ),
    ],
    flist: { val: TAGS.map(([key, text]) => ({ $key: key, $: text })) },
    list: [{ $name: 'pricelist', elem: tariffs.map((tariff) => priceList(asked, tariff, place)) }],
  };
}

/** The tag dictionary: matched by parts of its texts, never by its keys (§7.1). */
const TAGS: readonly (readonly [key: string, text: string])[] = [
  ['41', 'type:basic'],
  ['42', 'os:windows'],
  ['43', 'soldout:true'],
];

/** The form of an order: systems of this data centre, own keys, add-ons of this tariff (§7.2). */
function orderForm(asked: Asked): Branch {
  const tariff = tariffAsked(asked);
  const addon = `addon_${networkAddon(tariff)}`;
  const datacenter = datacenterOf(asked, optional(asked, 'datacenter') ?? tariff.datacenter);
  const systems = systemsFor(asked, tariff).map(({ uid, label, zone }) => ({ key: uid, text: label, depend: zone }));
  return {
    pricelist: tariff.id,
    datacenter: datacenter.id,
    order_period: optional(asked, `period_${tariff.id}`) ?? '-50',
    order_count: '1',
    autoprolong: 'null',
    licence_agreement: 'off',
    [addon]: NETWORKS.ipv4,
    messages: { msg: { [addon]: 'network' } },
    slist: [
      selectList('instances_os', systems),
      selectList('instances_ssh_keys', keyOptions(asked)),
      selectList('order_period', periodOptions(asked, tariff)),
      selectList(
        addon,
        [NETWORKS.ipv4, NETWORKS.ipv6].map((key) => ({ key, text: networkLabel(key, datacenter) })),
      ),
    ],
  };
}

/** Own keys by `elid`, or the one entry `none` (§7.2). */
function keyOptions({ world, caller }: Asked): { key: string; text: string }[] {
  const own = [...world.tables.sshKeys.values()].filter(({ account }) => account === caller.account.id);
  return own.length === 0
    ? [{ key: 'none', text: 'none' }]
    : own.map(({ elid, comment }) => ({ key: elid, text: comment }));
}

function periodOptions(asked: Asked, tariff: Tariff): { key: string; text: string }[] {
  const codes = ['-50', '1', '3', '6', '12'].filter((code) => listPrice(asked.world, tariff, code) !== undefined);
  return codes.map((key) => ({ key, text: periodName(key, asked.lang) }));
}

/** Into the new cart, or at once into the account, or (without `force_use_new_cart`) into the old basket (§7.3). */
function order(asked: Asked): Branch {
  const wanted = readServerOrder(asked);
  if (asked.params.skipbasket === 'on') return buyAtOnce(asked, wanted);
  if (asked.params.force_use_new_cart !== 'on') return orderIntoBasket(asked, wanted);
  return { ok: {}, 'lineitem.id': addLine(asked, wanted).id };
}

/** Own servers that are listed by now (knob `listingLagMs`). */
function listedServers({ world, caller, now }: Asked): Server[] {
  const { listingLagMs } = world.knobs;
  const rows: Server[] = [];
  for (const server of world.tables.servers.values()) {
    if (server.account === caller.account.id && server.boughtAt + listingLagMs <= now) rows.push(server);
  }
  return rows;
}

const filter: VendorFunction = filterForm(instanceListing, instanceFilterLists);

export const serverFunctions: Functions = {
  'v2.instances.order.pricelist': reads(tariffList),
  'v2.instances.order.param': form(orderForm, order),
  instances: reads((asked) => listPage(asked, instanceListing, listedServers(asked))),
  'instances.filter': filter,
  'instances.edit': form(editForm, editInstance),
  ...powerFunctions,
  ...modeFunctions,
  ...resizeFunctions,
};
