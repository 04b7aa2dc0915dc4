/** What a due renewal costs, from the vendor's own dry run, and every reason not to buy it at that price. */
import { HostformError, type Problem } from '../../../../model/errors.ts';
import type { Attributes, Json } from '../../../../model/json.ts';
import type { Offer } from '../../../../model/kind.ts';
import { addMoney, formatMoney, isFree, type Money } from '../../../../model/money.ts';
import type { Quote } from '../../../../model/plan.ts';
import type { DesiredResource } from '../../../../model/resource.ts';
import type { OvhClient } from '../../client.ts';
import { isStatus } from '../../errors.ts';
import { listAt, textAt } from '../../wire.ts';
import { placed } from './align.ts';
import type { Due } from './find-due.ts';
import { noSuchOffer, notOffered, priceFindings, unclearName } from './guards.ts';
import type { Finding } from './limits.ts';
import { type RenewalOrder, writeOrder } from './order-fields.ts';
import { type OrderPrices, readPrices, tellSecrets } from './orders.ts';
import { resolvePayment } from './payment.ts';
import { isoOfMonths } from './policy.ts';
import { readExpanded, type ServiceReading } from './reading.ts';
import { exactStrategy, idsNamed, readStrategies, type Strategy, sortedIds } from './strategies.ts';

export interface OfferCase {
  readonly client: OvhClient;
  readonly onSecret: (value: string) => void;
  readonly desired: DesiredResource;
  /** As `align` spelled it. */
  readonly spec: Attributes;
  readonly reading: ServiceReading;
  readonly due: Due;
}

/** An offer that buys nothing: the policy only changes settings. */
export const NOTHING_TO_BUY: Offer = { order: {}, problems: [], notes: [], refusals: [] };

/** Prices a due renewal. Reads and dry runs only. */
export async function offerRenewal(input: OfferCase): Promise<Offer> {
  try {
    return await makeOffer(input);
  } catch (error) {
    // The vendor's definite no to a question is a reason in the plan, not a broken plan.
    if (!isStatus(error, 400, 403, 404, 409, 460) || error.code !== 'VENDOR_ERROR') throw error;
    return refusing([notOffered(error)], input.desired);
  }
}

async function makeOffer(input: OfferCase): Promise<Offer> {
  const { client, desired, spec, reading, due } = input;
  const set = await resolveSet(client, reading, spec['with']);
  if ('finding' in set) return refusing([set.finding], desired);
  const chosen = exactStrategy(set.strategies, set.services, due.months);
  if (!chosen) return refusing([noSuchOffer(set.strategies, set.services, due.months)], desired);
  const prices = await dryRun(input, chosen);
  const payment = await resolvePayment(client, spec['payment_method'], isFree(prices.withTax));
  const refusals = placed(priceFindings(spec, chosen, prices), desired);
  if ('refusal' in payment) refusals.push(...placed([{ ...payment.refusal, field: 'payment_method' }], desired));
  const order: RenewalOrder = {
    product: reading.product,
    name: reading.name,
    serviceId: reading.id,
    services: chosen.services,
    names: await namesOf(input, chosen),
    plan: due.plan,
    duration: chosen.duration,
    months: due.months,
    count: due.count,
    expiration: due.expiration,
    awaited: due.awaited?.months ?? 0,
    validUntil: due.goal,
    withoutTax: prices.withoutTax,
    withTax: prices.withTax,
    payment: 'payment' in payment ? payment.payment : { mean: '' },
  };
  return { order: writeOrder(order), quote: quoteOf(order), problems: [], notes: notesOn(order), refusals };
}

type ResolvedSet =
  | { readonly strategies: readonly Strategy[]; readonly services: readonly string[] }
  | { readonly finding: Finding };

/** The ids behind `with`, and every combination on offer. */
export async function resolveSet(
  client: OvhClient,
  { id }: ServiceReading,
  together: Json | undefined,
): Promise<ResolvedSet> {
  const names = listAt(together).map(String);
  // Some options only show when they are asked for, and some combinations only when they are not.
  const plain = await readStrategies(client, id, false);
  const strategies = names.length === 0 ? plain : [...plain, ...(await readStrategies(client, id, true))];
  const services = [id];
  for (const name of names) {
    const ids = await idsNamed(client, strategies, { name, self: id });
    const [found] = ids;
    if (found === undefined || ids.length > 1) return { finding: unclearName(name, ids, strategies) };
    services.push(found);
  }
  return { strategies, services: sortedIds(services) };
}

/** The price with tax is in no other place; and a plan whose dry run fails would fail when it is applied. */
async function dryRun({ client, reading, onSecret }: OfferCase, chosen: Strategy): Promise<OrderPrices> {
  const path = `/service/${reading.id}/renew`;
  const body = { duration: chosen.duration, services: chosen.services.map(BigInt), dryRun: true };
  const reply = await client.rehearse(path, body);
  tellSecrets(reply, onSecret);
  const prices = readPrices(reply);
  if (prices) return prices;
  throw new HostformError('VENDOR_ERROR', 'The dry run of a renewal shows no price', {
    detail: `POST ${path} with dryRun: true answered without priceWithTax or priceWithoutTax.`,
  });
}

/** Names that lines of the order may carry: an option goes by its own name in one place and by its parent's in another. */
async function namesOf({ client, reading }: OfferCase, { services, members }: Strategy): Promise<string[]> {
  const names = new Set([reading.name]);
  for (const id of services) {
    const shown = members.flatMap((member) => (member.id === id && member.name !== undefined ? [member.name] : []));
    const own = id === reading.id ? undefined : textAt(await readExpanded(client, id), 'resource', 'name');
    if (shown.length === 0 && own === undefined && id !== reading.id) return [];
    for (const name of [...shown, ...(own === undefined ? [] : [own])]) names.add(name);
  }
  return [...names].sort();
}

function quoteOf({ withTax, withoutTax, count, months }: RenewalOrder): Quote {
  return {
    charge: times(withTax, count),
    chargeWithoutTax: times(withoutTax, count),
    count,
    period: isoOfMonths(months),
    source: 'dry run',
  };
}

/** Exact, unlike a product that is rounded. */
function times(price: Money, count: number): Money {
  return Array.from({ length: count - 1 }, () => price).reduce(addMoney, price);
}

function notesOn({ services, payment, count, withTax }: RenewalOrder): string[] {
  const paidWith =
    'method' in payment ? `payment method ${payment.method}` : `${payment.mean} ${payment.id ?? ''}`.trim();
  const each = count === 1 ? '' : ` Each renewal costs ${formatMoney(withTax)} with tax and is an order of its own.`;
  const together = services.length === 1 ? '' : ` One order renews services ${services.join(', ')}.`;
  return paidWith === '' ? [] : [`Paid with ${paidWith}.${together}${each}`];
}

function refusing(findings: readonly Finding[], desired: DesiredResource): Offer {
  const refusals: readonly Problem[] = placed(findings, desired);
  return { ...NOTHING_TO_BUY, refusals };
}
