/** The catalogue as `hostform catalog` shows it. */
import { money } from '../../model/money.ts';
import type { CatalogueEntry } from '../../model/provider.ts';
import type { Account } from './account.ts';
import type { Catalogue, Named, OrderForm, PriceList, Tariff } from './catalogue.ts';
import { sameWords } from './choice.ts';

/** A data centre and what is sold in it. */
interface Place {
  readonly datacenter: Named;
  readonly tariffs: readonly Tariff[];
  /** The order form of one tariff of this place; absent where nothing is sold. */
  readonly form?: OrderForm;
}

/**
 * Tariffs with a line per price, data centres, and the systems, add-ons and keys of the order form. Forms belong to a
 * tariff: of the one that `filter` names by id or title, else of each data centre's first.
 */
export async function catalogueEntries(
  { catalogue, account }: { readonly catalogue: Catalogue; readonly account: Account },
  filter: string | undefined,
): Promise<readonly CatalogueEntry[]> {
  const first = await catalogue.prices();
  const places: Place[] = [];
  for (const datacenter of placesOf(first)) places.push(await readPlace(catalogue, { first, datacenter }, filter));
  const named = places.filter(({ tariffs }) => tariffs.some((tariff) => isNamed(tariff, filter)));
  const currency = await account.currency();
  const tariffs = places.flatMap((place) => tariffEntries(place, currency));
  const keys = await catalogue.keys();
  const around = (some: readonly Place[]): CatalogueEntry[] => some.flatMap(formEntries);
  if (named.length > 0)
    return [...tariffs.filter((entry) => isNamed({ id: entry.id, title: entry.name }, filter)), ...around(named)];
  const all = [
    ...tariffs,
    ...places.map(({ datacenter }) => ({ section: 'data centres', ...datacenter, details: [] })),
    ...around(places),
    ...keys.map((key) => ({ section: 'ssh keys', ...key, details: [] })),
  ];
  return filter === undefined ? all : all.filter(({ id, name }) => holds(id, filter) || holds(name, filter));
}

/** Where the list of data centres is missing, the one that the prices refer to stands for all. */
function placesOf({ datacenters, datacenter }: PriceList): readonly Named[] {
  if (datacenters.length > 0 || datacenter === undefined) return datacenters;
  return [{ id: datacenter, name: datacenter }];
}

async function readPlace(
  catalogue: Catalogue,
  { first, datacenter }: { readonly first: PriceList; readonly datacenter: Named },
  filter: string | undefined,
): Promise<Place> {
  const { tariffs } = first.datacenter === datacenter.id ? first : await catalogue.prices(datacenter.id);
  const shown = tariffs.find((tariff) => isNamed(tariff, filter)) ?? tariffs[0];
  if (shown === undefined) return { datacenter, tariffs };
  return { datacenter, tariffs, form: await catalogue.form(shown.id, datacenter.id) };
}

function isNamed({ id, title }: Pick<Tariff, 'id' | 'title'>, filter: string | undefined): boolean {
  return filter !== undefined && (id === filter.trim() || sameWords(title, filter));
}

function tariffEntries({ datacenter, tariffs }: Place, currency: string): CatalogueEntry[] {
  return tariffs.flatMap(({ id, title, prices, details, soldOut }) => {
    const said = [datacenter.name, ...details, ...(soldOut ? ['sold out'] : [])];
    const entry = { section: 'tariffs', id, name: title, details: said };
    if (prices.length === 0) return [entry];
    return prices.map((price) => ({
      ...entry,
      price: money(price.amount, price.currency ?? currency),
      period: price.period,
    }));
  });
}

function formEntries({ datacenter, form }: Place): CatalogueEntry[] {
  const details = [datacenter.name];
  const systems = (form?.systems ?? []).map(({ uid, label }) => ({
    section: 'systems',
    id: uid,
    name: label,
    details,
  }));
  const addons = (form?.addons ?? []).map(({ field, label, options }) => ({
    section: 'add-ons',
    id: field,
    name: label,
    details: [...details, ...options.map((option) => `${option.label} (${option.key})`)],
  }));
  return [...systems, ...addons];
}

function holds(words: string, part: string): boolean {
  return words.toLowerCase().includes(part.trim().toLowerCase());
}
