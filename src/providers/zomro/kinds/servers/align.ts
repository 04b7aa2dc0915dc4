/**
 * Brings a declared server into the listing's words. Titles, names and labels that match the row decide by themselves;
 * the catalogue is read only for ids, other spellings and things that do not exist yet.
 */
import { type Attributes, equalJson } from '../../../../model/json.ts';
import type { Aligned, AlignInput } from '../../../../model/kind.ts';
import type { LiveResource } from '../../../../model/resource.ts';
import { splitAddress } from '../../../../model/resource.ts';
import { canonicalPeriod } from '../../billing-period.ts';
import type { Catalogue, Named, OrderForm, PriceList, Tariff } from '../../catalogue.ts';
import { sameWords } from '../../choice.ts';
import { stringIn } from '../../spec.ts';
import { alignSystem } from './align-system.ts';
import { type Finding, type Found, isIgnored } from './finding.ts';
import { findAddons, findDatacenter, findKey, findTariff, type Search } from './target.ts';

/** The natural name of a server: its declared name, else its key. */
export function serverName(spec: Attributes, address: AlignInput['desired']['address']): string {
  return stringIn(spec, 'name') ?? splitAddress(address).key;
}

export async function alignServer(catalogue: Catalogue, input: AlignInput): Promise<Aligned> {
  const search: Search = { catalogue, desired: input.desired };
  const finding: Finding = { fields: {}, problems: [], notes: [] };
  const { spec, unknown } = input;
  if (!unknown.includes('name')) finding.fields['name'] = serverName(spec, input.desired.address);
  const period = stringIn(spec, 'period');
  if (period !== undefined && !unknown.includes('period')) finding.fields['period'] = canonicalPeriod(period);
  const place = await alignPlace(search, input, finding);
  await alignSystem(search, input, place, finding);
  await alignOptions(search, input, place, finding);
  return { spec: { ...spec, ...finding.fields }, problems: finding.problems, notes: finding.notes };
}

async function alignPlace(search: Search, input: AlignInput, finding: Finding): Promise<Found> {
  const datacenter = matched(input, 'datacenter', 'datacenter_id');
  const tariff = matched(input, 'tariff', 'tariff_id');
  if (datacenter !== undefined) finding.fields['datacenter'] = datacenter.word;
  if (tariff !== undefined) finding.fields['tariff'] = tariff.word;
  if (datacenter !== undefined && tariff !== undefined) return found(datacenter.id, tariff.id);

  const place = await lookUpDatacenter(search, input, finding);
  if (place === undefined) return {};
  if (datacenter === undefined)
    finding.fields['datacenter'] = liveWord(input.live, 'datacenter', place.id) ?? place.name;
  if (tariff !== undefined) return found(place.id, tariff.id);
  const title = stringIn(input.spec, 'tariff');
  if (title === undefined || input.unknown.includes('tariff')) return found(place.id, undefined);
  const choice = findTariff(search, title, place);
  if ('problem' in choice) {
    finding.problems.push(choice.problem);
    return found(place.id, undefined);
  }
  finding.fields['tariff'] = liveWord(input.live, 'tariff', choice.found.id) ?? choice.found.title;
  return found(place.id, choice.found.id);
}

async function lookUpDatacenter(
  search: Search,
  input: AlignInput,
  finding: Finding,
): Promise<(Named & { prices: PriceList }) | undefined> {
  const given = stringIn(input.spec, 'datacenter');
  if (given === undefined || input.unknown.includes('datacenter')) return undefined;
  const choice = await findDatacenter(search, given);
  if ('found' in choice) return choice.found;
  finding.problems.push(choice.problem);
  return undefined;
}

/** The listing's word for a field, when the manifest's is the same word or the id behind it, or does not matter. */
function matched(
  input: AlignInput,
  field: string,
  idField: string,
): { word: string; id: string | undefined } | undefined {
  const given = stringIn(input.spec, field);
  const word = stringIn(input.live?.spec, field);
  const id = stringIn(input.live?.outputs, idField);
  if (given === undefined || word === undefined || input.unknown.includes(field)) return undefined;
  return isIgnored(input, field) || sameWords(given, word) || given.trim() === id ? { word, id } : undefined;
}

/** The listing's own word for something the catalogue calls differently, told by its id. */
function liveWord(live: LiveResource | undefined, field: 'tariff' | 'datacenter', id: string): string | undefined {
  return live?.outputs[`${field}_id`] === id ? stringIn(live.spec, field) : undefined;
}

function found(datacenterId: string | undefined, tariffId: Tariff['id'] | undefined): Found {
  return { ...(datacenterId === undefined ? {} : { datacenterId }), ...(tariffId === undefined ? {} : { tariffId }) };
}

/**
 * Add-ons and keys are never shown, so they are compared with what was last applied. Another spelling of the same
 * choice is no difference: `{ addon_6746: "260" }` may become `{ network: IPv6 }` without a replacement.
 */
async function alignOptions(search: Search, input: AlignInput, place: Found, finding: Finding): Promise<void> {
  const before = input.recorded?.spec;
  if (input.live === undefined || before === undefined || place.tariffId === undefined) return;
  const differs = ['addons', 'ssh_key'].filter((field) => changed(input, before, field));
  if (differs.length === 0) return;
  const form = await search.catalogue.form(place.tariffId, place.datacenterId);
  if (differs.includes('addons')) {
    const [wanted, had] = [findAddons(search, input.spec['addons'], form), findAddons(search, before['addons'], form)];
    const readable = wanted.problems.length === 0 && had.problems.length === 0;
    if (readable && equalJson(wanted.found, had.found)) keep(finding, 'addons', before);
  }
  if (differs.includes('ssh_key') && (await isSameKey(search, form, input.spec, before)))
    keep(finding, 'ssh_key', before);
}

async function isSameKey(search: Search, form: OrderForm, ...specs: readonly Attributes[]): Promise<boolean> {
  const ids = new Set<string | undefined>();
  for (const spec of specs) {
    const choice = await findKey(search, stringIn(spec, 'ssh_key') ?? '', form);
    ids.add('found' in choice ? choice.found.id : undefined);
  }
  return ids.size === 1 && !ids.has(undefined);
}

function changed(input: AlignInput, before: Attributes, field: string): boolean {
  if (input.unknown.includes(field) || before[field] === undefined || input.spec[field] === undefined) return false;
  return !equalJson(input.spec[field], before[field]);
}

function keep(finding: Finding, field: string, before: Attributes): void {
  const value = before[field];
  if (value !== undefined) finding.fields[field] = value;
}
