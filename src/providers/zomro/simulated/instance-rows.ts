/** Servers as `instances` lists them (zomro.md §7.6), and the filter on that list (§5). */
import { decimal, shownMoney, units } from './amounts.ts';
import type { Asked } from './asked.ts';
import { dateText, timeText } from './dates.ts';
import type { Listing } from './listing.ts';
import { selectList } from './listing.ts';
import { uuidMark } from './marks.ts';
import { serverPrice, tariffOf } from './prices.ts';
import type { Server } from './rows.ts';
import { datacenterOf } from './systems.ts';
import type { Branch } from './wire.ts';
import { DAILY_CHARGES, DISABLED, ENABLED, periodName, pricePeriod, say, statusColour, statusWords } from './words.ts';

/** `$orig` of a server: an owner's stop shows here and nowhere else in the billing (§8 [U]). */
export function statusCode(server: Server, asked: Asked): string {
  return server.status === '2' && server.state === 'stopped' ? asked.world.knobs.stoppedStatus : server.status;
}

/** `{"$color":"green","$orig":"2","$":"Active"}` */
export function itemStatus(orig: string, asked: Asked): Branch {
  return { $color: statusColour(orig), $orig: orig, $: padded(statusWords(orig, asked.lang), asked) };
}

/** Status words arrive with blanks around them (§4). */
export function padded(word: string, asked: Asked): string {
  return word === '' || !asked.world.knobs.paddedWords ? word : ` ${word} `;
}

/** `{"$orig":"on","$":"Enable"}`, as lists write a flag; forms write it plain (§4). */
export function coded(on: boolean, asked: Asked): Branch {
  return { $orig: on ? 'on' : 'off', $: say(on ? ENABLED : DISABLED, asked.lang) };
}

/** `0.13 EUR / Day` */
export function priceText(amount: number, period: string, asked: Asked): string {
  const currency = asked.world.knobs.currency ?? asked.caller.account.currency;
  return `${shownMoney(amount, currency, asked.lang)} / ${pricePeriod(period, asked.lang)}`;
}

/** The title of a service: what the tariff is called and its number. */
export function serverTitle(asked: Asked, server: Server): string {
  return `${tariffOf(asked.world, server.tariff).title} #${server.id}`;
}

function instanceRow(server: Server, asked: Asked): Branch {
  return Object.assign(identityFields(server, asked), billingFields(server, asked));
}

function identityFields(server: Server, asked: Asked): Branch {
  const tariff = tariffOf(asked.world, server.tariff);
  const name = serverTitle(asked, server);
  return {
    id: server.id,
    name,
    intname: [{ $: 'instances' }, { $: 'instances' }],
    servername: server.servername,
    status: statusCode(server, asked).split('_')[0] ?? '',
    item_status: itemStatus(statusCode(server, asked), asked),
    item_real_status: statusCode(server, asked),
    instance_status: server.state === '' ? undefined : padded(server.state, asked),
    itemtype: '27156',
    pricelist: tariff.title,
    pricelist_id: tariff.id,
    datacenter: server.datacenter,
    datacentername: datacenterOf(asked, server.datacenter).name,
    instances_os: server.system.label,
    os_distro: server.system.distro,
    os_version: server.system.version,
    ip: server.ip,
    ip_v6: server.ipv6,
    fleio_id: server.openedAt === null ? '' : uuidMark('server', server.id),
    change_pricelist: server.resizable && server.status === '2' ? 'on' : 'off',
    description: '',
    remoteid: server.remoteid === '' ? undefined : server.remoteid,
  };
}

/** What automatic renewal buys, as forms and lists have it: a period's code, or `null` (§7.19). */
export function renewalCode({ autoprolong, renewalPeriod, period }: Server): string {
  return autoprolong ? (renewalPeriod ?? period) : 'null';
}

function billingFields(server: Server, asked: Asked): Branch {
  const { knobs } = asked.world;
  const price = serverPrice(asked.world, server);
  const created = { $: dateText(server.boughtAt, knobs.serverOffsetMinutes) };
  const date = (at: number | null) => (at === null ? '' : dateText(at, knobs.serverOffsetMinutes));
  const time = (at: number | null) => (at === null ? '' : timeText(at, knobs.serverOffsetMinutes));
  const daily = server.period === '-50';
  return {
    createdate: [created, created],
    opendate: date(server.openedAt),
    i_opentime: time(server.openedAt),
    expiredate: daily ? say(DAILY_CHARGES, asked.lang) : date(server.paidUntil),
    real_expiredate: date(server.paidUntil),
    i_expiretime: time(server.paidUntil),
    cost: priceText(price, server.period, asked),
    item_cost: decimal(price),
    costperiod: periodName(server.period, asked.lang),
    period: server.period,
    billdaily: daily ? 'on' : 'off',
    autoprolong: knobs.listsAutoprolong ? renewalCode(server) : undefined,
    autosuspend: server.status === '3_autosuspend' ? 'on' : 'off',
    abusesuspend: 'off',
    employeesuspend: 'off',
    scheduledclose: 'off',
    specialstatus: '',
    transition: server.moving || server.status.startsWith('5') ? 'on' : 'off',
    subaccount: server.account,
    currency_id: '153',
    currency_str: knobs.currency ?? asked.caller.account.currency,
    module_failed: 'off',
    processingmodule_failed: 'off',
  };
}

/** Keys that the filter offers for `instance_status` (§5), and the states behind them. */
const STATUS_KEYS: { readonly [key: string]: readonly string[] } = {
  active: ['active'],
  stopped: ['stopped'],
  verify_resize: ['resized'],
  suspend: ['suspended'],
};

function holds(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}

function openedText(server: Server, asked: Asked): string {
  return dateText(server.boughtAt, asked.world.knobs.serverOffsetMinutes);
}

/** The list itself: text is matched by its parts, codes and ids exactly. */
export const instanceListing: Listing<Server> = {
  name: 'instances',
  id: ({ id }) => id,
  render: instanceRow,
  filters: {
    id: ({ id }, value) => id === value,
    ip: ({ ip, ipv6 }, value) => holds(ip, value) || holds(ipv6, value),
    domain: ({ rdns }, value) => holds(rdns, value),
    name: (server, value, asked) => holds(serverTitle(asked, server), value) || holds(server.servername, value),
    pricelist: ({ tariff }, value) => tariff === value,
    period: ({ period }, value) => period === value,
    autoprolong: ({ autoprolong }, value) => (autoprolong ? 'on' : 'off') === value,
    datacenter: ({ datacenter }, value) => datacenter === value,
    status: (server, value, asked) => statusCode(server, asked).split('_')[0] === value,
    instance_status: ({ state }, value) => STATUS_KEYS[value]?.includes(state) ?? false,
    opendate: (server, value, asked) => openedText(server, asked) === value,
    expiredate: ({ paidUntil }, value, asked) =>
      paidUntil !== null && dateText(paidUntil, asked.world.knobs.serverOffsetMinutes) === value,
    orderdatefrom: (server, value, asked) => openedText(server, asked) >= value,
    orderdateto: (server, value, asked) => openedText(server, asked) <= value,
    cost_from: (server, value, asked) => serverPrice(asked.world, server) >= amountOr(value, 0),
    cost_to: (server, value, asked) => serverPrice(asked.world, server) <= amountOr(value, Infinity),
  },
};

function amountOr(text: string, otherwise: number): number {
  return /^\d{1,9}(\.\d{1,4})?$/.test(text) ? units(text) : otherwise;
}

/** Select lists of the filter form. */
export function instanceFilterLists(asked: Asked): Branch[] {
  const { datacenters, tariffs } = asked.world.catalogue;
  const periods = ['-50', '1', '3', '6', '12'].map((key) => ({ key, text: periodName(key, asked.lang) }));
  const statuses = ['1', '2', '3', '5'].map((key) => ({ key, text: statusWords(key, asked.lang) }));
  return [
    selectList(
      'autoprolong',
      ['on', 'off'].map((key) => ({ key, text: key })),
    ),
    selectList('status', statuses),
    selectList(
      'datacenter',
      datacenters.map(({ id, name }) => ({ key: id, text: name })),
    ),
    selectList('period', periods),
    selectList(
      'pricelist',
      tariffs.map(({ id, title }) => ({ key: id, text: title })),
    ),
    selectList(
      'instance_status',
      Object.keys(STATUS_KEYS).map((key) => ({ key, text: key })),
    ),
  ];
}
