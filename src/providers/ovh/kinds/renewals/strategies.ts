/** Which services can be renewed together, for how long, at what price (ovh.md §4.4). */
import { HostformError } from '../../../../model/errors.ts';
import { isList, type Json } from '../../../../model/json.ts';
import { compareMoney, formatMoney, type Money } from '../../../../model/money.ts';
import type { OvhClient } from '../../client.ts';
import { at, idsAt, idText, listAt, textAt } from '../../wire.ts';
import { isoOfMonths, monthsOf } from './policy.ts';
import { readPrice } from './price.ts';
import { encode } from './products.ts';

/** One combination on offer. */
export interface Strategy {
  /** As the vendor spells it, which is how it must be sent. */
  readonly duration: string;
  readonly months: number;
  /** Sorted; the vendor's order means nothing. */
  readonly services: readonly string[];
  readonly price: Money;
  readonly members: readonly Member[];
}

export interface Member {
  readonly id: string;
  readonly name: string | undefined;
  readonly type: string | undefined;
}

/**
 * Everything on offer for a service. Options may hide unless they are asked for (`includeOptions`).
 * @throws HostformError VENDOR_ERROR when the reply is not the documented one: nothing is bought on a guess.
 */
export async function readStrategies(client: OvhClient, id: string, includeOptions: boolean): Promise<Strategy[]> {
  const reply = await client.get(`/service/${id}/renew${includeOptions ? '?includeOptions=true' : ''}`);
  if (!isList(reply)) throw unreadable(id, 'the answer is no list');
  return reply.flatMap((description) => {
    const duration = textAt(description, 'renewPeriod');
    const months = monthsOf(duration);
    // A length that is no number of months can not be declared either.
    if (duration === undefined || months === undefined) return [];
    return listAt(description, 'strategies').map((strategy) => readStrategy(strategy, { id, duration, months }));
  });
}

function readStrategy(
  strategy: Json,
  { id, duration, months }: { id: string; duration: string; months: number },
): Strategy {
  const price = readPrice(at(strategy, 'price'), at(strategy, 'priceInUcents'));
  const services = idsAt(strategy, 'services');
  if (!price) throw unreadable(id, 'a strategy has no price');
  if (services.length === 0 || services.length !== listAt(strategy, 'services').length) {
    throw unreadable(id, 'a strategy does not say which services it renews');
  }
  const members = listAt(strategy, 'servicesDetails').flatMap((detail) => {
    const memberId = idText(at(detail, 'serviceId'));
    return memberId === undefined
      ? []
      : [{ id: memberId, name: textAt(detail, 'serviceName'), type: textAt(detail, 'serviceType') }];
  });
  return { duration, months, services: sortedIds(services), price, members };
}

/**
 * The offer for exactly this set and period; the cheapest if the vendor names it twice. A set that holds more is a
 * real overspend (ovh.md §11.16), so nothing but equality counts.
 */
export function exactStrategy(
  strategies: readonly Strategy[],
  services: readonly string[],
  months: number,
): Strategy | undefined {
  const wanted = sortedIds(services).join();
  const [first, ...rest] = strategies.filter((each) => each.months === months && each.services.join() === wanted);
  return rest.reduce((best, each) => (best && isCheaper(each.price, best.price) ? each : best), first);
}

function isCheaper(a: Money, b: Money): boolean {
  return a.currency === b.currency && compareMoney(a, b) < 0;
}

/** What a name of `with` may stand for, by its id. Sorted, without the service itself. */
export async function idsNamed(
  client: OvhClient,
  strategies: readonly Strategy[],
  { name, self }: { readonly name: string; readonly self: string },
): Promise<string[]> {
  const offered = new Set(strategies.flatMap(({ services }) => services).filter((id) => id !== self));
  if (/^\d+$/.test(name)) return [BigInt(name).toString()];
  const members = strategies.flatMap((strategy) => strategy.members).filter(({ id }) => id !== self);
  const fitting = members.filter((member) => [member.name, member.type].some((word) => isSameName(word, name)));
  if (fitting.length > 0) return sortedIds(fitting.map(({ id }) => id));
  // An option is often listed under its parent's name; its own is known to the newer view only (ovh.md §5.1).
  const ids = idsAt(await client.get(`/services?resourceName=${encode(name)}`));
  return sortedIds(ids.filter((id) => offered.has(id)));
}

function isSameName(word: string | undefined, name: string): boolean {
  return word !== undefined && word.toLowerCase() === name.toLowerCase();
}

/** Numeric order, each once. */
export function sortedIds(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
}

/** `P1M: 12345 (vps-1a2b.vps.example) for 12.00 EUR`, one line per combination on offer. */
export function describeOffers(strategies: readonly Strategy[]): string {
  if (strategies.length === 0) return 'It offers no renewal of this service at all.';
  const lines = strategies.map(({ months, services, price, members }) => {
    const named = services.map((id) => `${id}${wordFor(members, id)}`).join(' + ');
    return `  ${isoOfMonths(months)}: ${named} for ${formatMoney(price)}`;
  });
  return `It offers, without tax:\n${lines.join('\n')}`;
}

function wordFor(members: readonly Member[], id: string): string {
  const member = members.find((each) => each.id === id);
  const words = [member?.name, member?.type].filter((word) => word !== undefined);
  return words.length === 0 ? '' : ` (${words.join(', ')})`;
}

function unreadable(id: string, why: string): HostformError {
  return new HostformError('VENDOR_ERROR', 'The renewal prices can not be read', { detail: `Service ${id}: ${why}.` });
}
