/**
 * What Zomro sells: the price list of a data centre and the order form of a tariff. Read at most once per connection,
 * and only where the words of a manifest do not decide by themselves.
 */
import type { Attributes } from '../../model/json.ts';
import { readAmount } from './amounts.ts';
import { periodOfCode } from './billing-period.ts';
import type { Params } from './calls.ts';
import type { Client } from './client.ts';
import { isMissed } from './fault.ts';
import { attribute, child, choices, entries, named, text, textOf } from './wire.ts';

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Price {
  /** ISO period. */
  readonly period: string;
  readonly amount: string;
  /** Absent where the list names none; then the account's currency is meant. */
  readonly currency?: string;
}

export interface Tariff {
  readonly id: string;
  readonly title: string;
  readonly prices: readonly Price[];
  /** `CPU count: 1` */
  readonly details: readonly string[];
  readonly soldOut: boolean;
}

export interface PriceList {
  /** The data centre that the prices refer to. */
  readonly datacenter?: string;
  readonly datacenters: readonly Named[];
  readonly tariffs: readonly Tariff[];
}

export interface System {
  /** What an order sends; differs per data centre (zomro.md §7.2). */
  readonly uid: string;
  readonly label: string;
}

export interface Addon {
  /** `addon_6746` */
  readonly field: string;
  readonly label: string;
  readonly options: readonly { readonly key: string; readonly label: string }[];
}

export interface OrderForm {
  readonly systems: readonly System[];
  readonly keys: readonly Named[];
  readonly addons: readonly Addon[];
}

export interface Catalogue {
  prices(datacenter?: string): Promise<PriceList>;
  form(tariff: string, datacenter: string | undefined): Promise<OrderForm>;
  /** The price list of images; empty where the vendor does not know it. */
  imagePrices(): Promise<PriceList>;
  /** SSH keys of the account by their own list; none where the vendor does not know that list. */
  keys(): Promise<readonly Named[]>;
}

export function makeCatalogue(client: Client): Catalogue {
  const prices = once(client, priceList);
  const forms = once(client, orderForm);
  const keys = once(client, keyRows);
  return {
    prices: (datacenter) => prices('v2.instances.order.pricelist', datacenter === undefined ? {} : { datacenter }),
    imagePrices: () => prices('v2.image.order.pricelist', {}).catch(ifMissed({ datacenters: [], tariffs: [] })),
    form: (pricelist, datacenter) =>
      forms('v2.instances.order.param', { pricelist, ...(datacenter === undefined ? {} : { datacenter }) }),
    keys: () => keys('sshkeys', { p_cnt: '1000' }).catch(ifMissed([])),
  };
}

/** Reads and understands each document once; one that failed is read again when it is asked for again. */
function once<T>(client: Client, understand: (doc: Attributes) => T): (func: string, params: Params) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (func, params) => {
    const key = JSON.stringify([func, params]);
    const before = known.get(key);
    if (before) return before;
    const read = client.read(func, params).then(understand);
    known.set(key, read);
    read.catch(() => known.delete(key));
    return read;
  };
}

function ifMissed<T>(otherwise: T): (error: unknown) => T {
  return (error) => {
    if (isMissed(error)) return otherwise;
    throw error;
  };
}

/** The id of a key is `elid`; `id` is another thing (zomro.md §7.18). */
function keyRows(doc: Attributes): readonly Named[] {
  return entries(child(doc, 'elem')).flatMap((row) => {
    const id = textOf(row, 'elid');
    return id === undefined ? [] : [{ id, name: textOf(row, 'comment') ?? id }];
  });
}

function priceList(doc: Attributes): PriceList {
  const tags = new Map(
    entries(child(child(doc, 'flist'), 'val')).map((tag) => [attribute(tag, '$key') ?? '', text(tag) ?? '']),
  );
  // The FAQ writes the path as doc.list.elem, the panel reads a list named "pricelist" (zomro.md §10, row 15).
  const list = child(doc, 'list');
  const rows = entries(child(named(list, 'pricelist') ?? entries(list)[0] ?? doc, 'elem'));
  const datacenter = textOf(doc, 'datacenter');
  return {
    ...(datacenter === undefined ? {} : { datacenter }),
    datacenters: choices(doc, 'datacenter').map(({ key, label }) => ({ id: key, name: label })),
    tariffs: rows.flatMap((row) => tariff(row, tags)),
  };
}

function tariff(row: Attributes, tags: ReadonlyMap<string, string>): readonly Tariff[] {
  const id = textOf(row, 'id');
  if (id === undefined) return [];
  const title = textOf(row, 'title') ?? textOf(child(row, 'title'), 'main') ?? id;
  const marks = entries(child(child(row, 'flabel'), 'tag')).map((tag) => text(tag) ?? '');
  return [
    {
      id,
      title,
      prices: entries(child(child(row, 'prices'), 'price')).flatMap(price),
      details: entries(child(row, 'detail')).flatMap(detail),
      soldOut: marks.some((mark) => /soldout:true/i.test(tags.get(mark) ?? mark)),
    },
  ];
}

function price(node: Attributes): readonly Price[] {
  const period = periodOfCode(textOf(node, 'period'));
  const cost = readAmount(textOf(node, 'cost'));
  const currency = readAmount(`1 ${textOf(node, 'currency') ?? ''}`)?.currency ?? cost?.currency;
  if (period === undefined || cost === undefined || cost.amount.startsWith('-')) return [];
  return [{ period, amount: cost.amount, ...(currency === undefined ? {} : { currency }) }];
}

function detail(node: Attributes): readonly string[] {
  const [name, value] = [textOf(node, 'name'), textOf(node, 'value')];
  return name === undefined || value === undefined ? [] : [`${name}: ${value}`];
}

function orderForm(doc: Attributes): OrderForm {
  return {
    systems: choices(doc, 'instances_os').map(({ key, label }) => ({ uid: key, label })),
    // An account without keys gets one choice whose key is "none" (zomro.md §7.2).
    keys: choices(doc, 'instances_ssh_keys')
      .filter(({ key }) => key !== 'none')
      .map(({ key, label }) => ({ id: key, name: label })),
    addons: addons(doc),
  };
}

/** Names of add-ons are messages (`addon_6746` is "network"), their choices are select lists; either may be missing. */
function addons(doc: Attributes): readonly Addon[] {
  const messages = entries(child(child(doc, 'messages'), 'msg'))[0] ?? {};
  const lists = entries(child(doc, 'slist')).map((list) => attribute(list, '$name') ?? '');
  const fields = new Set([...Object.keys(messages), ...lists].filter((name) => /^addon_\d+$/.test(name)));
  return [...fields].sort().map((field) => ({
    field,
    label: textOf(messages, field) ?? field,
    options: choices(doc, field).map(({ key, label }) => ({ key, label })),
  }));
}
