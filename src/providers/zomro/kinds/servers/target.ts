/** Finds what a server's words name in the catalogue: data centre, tariff, system, add-ons and SSH key. */
import type { Problem } from '../../../../model/errors.ts';
import { type Attributes, isRecord, type Json } from '../../../../model/json.ts';
import type { DesiredResource } from '../../../../model/resource.ts';
import type { Addon, Catalogue, Named, OrderForm, PriceList, System, Tariff } from '../../catalogue.ts';
import { type Choice, catalogueProblem, choose, listed, sameWords } from '../../choice.ts';
import { stringIn } from '../../spec.ts';

/** Where the search stands: the desired resource, for places and addresses in messages. */
export interface Search {
  readonly catalogue: Catalogue;
  readonly desired: DesiredResource;
}

/** A data centre by name or id, with the price list that holds there. */
export async function findDatacenter(search: Search, given: string): Promise<Choice<Named & { prices: PriceList }>> {
  const first = await search.catalogue.prices();
  const choice = choose({
    given,
    offered: first.datacenters,
    idOf: ({ id }) => id,
    nameOf: ({ name }) => name,
    what: 'data centre',
    where: 'at Zomro',
    desired: search.desired,
    field: 'datacenter',
  });
  if ('problem' in choice) return choice;
  const { id } = choice.found;
  const prices = first.datacenter === id ? first : await search.catalogue.prices(id);
  return { found: { ...choice.found, prices } };
}

/** A tariff by title or id, among those sold in a data centre. */
export function findTariff(search: Search, given: string, place: Named & { prices: PriceList }): Choice<Tariff> {
  return choose({
    given,
    offered: place.prices.tariffs,
    idOf: ({ id }) => id,
    nameOf: ({ title }) => title,
    what: 'tariff',
    where: `in ${place.name}`,
    desired: search.desired,
    field: 'tariff',
  });
}

/** A system by UID or label, among those that the tariff offers in that data centre. */
export function findSystem(search: Search, given: string, form: OrderForm): Choice<System> {
  return choose({
    given,
    offered: form.systems,
    idOf: ({ uid }) => uid,
    nameOf: ({ label }) => label,
    what: 'system',
    where: 'for this tariff and data centre',
    desired: search.desired,
    field: 'os',
  });
}

/** An SSH key by its name or id: as the order form offers it, else as the account's list of keys names it. */
export async function findKey(search: Search, given: string, form: OrderForm): Promise<Choice<Named>> {
  const offered = chooseKey(search, given, form.keys);
  if ('found' in offered) return offered;
  const listed = chooseKey(search, given, await search.catalogue.keys());
  return 'found' in listed ? listed : offered;
}

function chooseKey(search: Search, given: string, offered: readonly Named[]): Choice<Named> {
  return choose({
    given,
    offered,
    idOf: ({ id }) => id,
    nameOf: ({ name }) => name,
    what: 'SSH key',
    where: 'in the account',
    desired: search.desired,
    field: 'ssh_key',
  });
}

/** Add-ons in the form's own ids: `{ network: IPv6 }` and `{ addon_6746: "260" }` both give the latter. */
export function findAddons(
  search: Search,
  addons: Json | undefined,
  form: OrderForm,
): { found: Attributes; problems: Problem[] } {
  const found: Record<string, string> = {};
  const problems: Problem[] = [];
  const given = isRecord(addons) ? addons : {};
  for (const name of Object.keys(given)) {
    const choice = findAddon(search, name, form.addons);
    if ('problem' in choice) {
      problems.push(choice.problem);
      continue;
    }
    const option = findOption(search, choice.found, stringIn(given, name) ?? '');
    if ('problem' in option) problems.push(option.problem);
    else if (Object.hasOwn(found, choice.found.field)) problems.push(twice(search, choice.found));
    else found[choice.found.field] = option.found.key;
  }
  return { found, problems };
}

function findAddon(search: Search, given: string, addons: readonly Addon[]): Choice<Addon> {
  return choose({
    given,
    offered: addons,
    idOf: ({ field }) => field,
    nameOf: ({ label }) => label,
    what: 'add-on',
    where: 'with this tariff',
    desired: search.desired,
    field: 'addons',
  });
}

/** An add-on whose form shows no choices takes any value; the vendor checks it. */
function findOption(search: Search, addon: Addon, given: string): Choice<Addon['options'][number]> {
  if (addon.options.length === 0) return { found: { key: given, label: given } };
  return choose({
    given,
    offered: addon.options,
    idOf: ({ key }) => key,
    nameOf: ({ label }) => label,
    what: 'add-on choice',
    where: `for "${addon.label}"`,
    desired: search.desired,
    field: 'addons',
  });
}

function twice(search: Search, addon: Addon): Problem {
  return catalogueProblem({ desired: search.desired, field: 'addons' }, 'An add-on is given twice', {
    detail: `"${addon.label}" and "${addon.field}" are the same add-on.`,
  });
}

/** The price of a tariff for a period; a period without a price is not sold. */
export function findPrice(search: Search, tariff: Tariff, period: string): Choice<Tariff['prices'][number]> {
  const found = tariff.prices.find((price) => sameWords(price.period, period));
  if (found !== undefined) return { found };
  const periods = tariff.prices.map((price) => price.period);
  return {
    problem: catalogueProblem({ desired: search.desired, field: 'period' }, 'The period is not sold', {
      detail: `"${tariff.title}" has no price for ${period}. ${listed(periods)}`,
    }),
  };
}

/** True for what can only be a UID, never a label. */
export function isUid(words: string): boolean {
  return /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(words.trim());
}
