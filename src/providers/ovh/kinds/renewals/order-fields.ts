/** What a renewal order of a plan holds, so that apply looks nothing up. Read and written here only. */
import { HostformError } from '../../../../model/errors.ts';
import type { Attributes } from '../../../../model/json.ts';
import { formatAmount, type Money, money } from '../../../../model/money.ts';
import { idsAt, idText, listAt, textAt } from '../../wire.ts';
import { type Payment, paymentFields, readPayment } from './payment.ts';
import { isoOfMonths, monthsOf } from './policy.ts';
import { type ServiceName, serviceOf } from './products.ts';

/** One renewal, bought `count` times. */
export interface RenewalOrder extends ServiceName {
  readonly serviceId: string;
  /** All services of the order, ours included; sorted. */
  readonly services: readonly string[];
  /** Names that lines of the order may carry; empty where they are not all known. */
  readonly names: readonly string[];
  /** Code of the service's plan, where the vendor shows it. */
  readonly plan: string | undefined;
  /** As the vendor spells the period. */
  readonly duration: string;
  readonly months: number;
  readonly count: number;
  /** Expiration when the plan was made. */
  readonly expiration: string;
  /** Months that were paid already and did not show then; waited for first. */
  readonly awaited: number;
  /** The goal: once the service is valid until then, nothing more is bought. */
  readonly validUntil: string;
  /** Of one purchase. */
  readonly withoutTax: Money;
  readonly withTax: Money;
  readonly payment: Payment;
}

/** An order as a plan and an intent carry it. */
export function writeOrder(order: RenewalOrder): Attributes {
  return {
    product: order.product,
    service: order.name,
    service_id: order.serviceId,
    services: order.services,
    names: order.names,
    ...(order.plan === undefined ? {} : { plan: order.plan }),
    duration: order.duration,
    period: isoOfMonths(order.months),
    count: order.count,
    expiration: order.expiration,
    ...(order.awaited === 0 ? {} : { awaited_months: order.awaited }),
    valid_until: order.validUntil,
    price_without_tax: formatAmount(order.withoutTax.amount),
    price_with_tax: formatAmount(order.withTax.amount),
    currency: order.withoutTax.currency,
    payment: paymentFields(order.payment),
  };
}

/** True for an order that buys something; a policy that only changes settings has an empty one. */
export function isPurchase(order: Attributes | undefined): order is Attributes {
  return order?.['duration'] !== undefined;
}

/** Reads what `writeOrder` wrote. @throws HostformError INTERNAL for anything else. */
export function readOrder(order: Attributes): RenewalOrder {
  const service = serviceOf(order);
  const serviceId = idText(order['service_id']);
  const months = monthsOf(textAt(order, 'period'));
  if (!service || serviceId === undefined || months === undefined) throw incomplete('the service or the period');
  const text = (field: string): string => textAt(order, field) ?? fail(field);
  const currency = text('currency');
  return {
    ...service,
    serviceId,
    services: idsAt(order, 'services'),
    names: listAt(order, 'names').filter((name) => typeof name === 'string'),
    plan: textAt(order, 'plan'),
    duration: text('duration'),
    months,
    count: Number(order['count']),
    expiration: text('expiration'),
    awaited: Number(order['awaited_months'] ?? 0),
    validUntil: text('valid_until'),
    withoutTax: money(text('price_without_tax'), currency),
    withTax: money(text('price_with_tax'), currency),
    payment: readPayment(order['payment']),
  };
}

function fail(field: string): never {
  throw incomplete(field);
}

function incomplete(what: string): HostformError {
  return new HostformError('INTERNAL', `an order lacks ${what}`);
}
