/** What a due renewal is bought with, as a plan carries it. Pure. */
import { HostformError } from '../../../../model/errors.ts';
import type { Attributes } from '../../../../model/json.ts';
import { formatMoney, type Money, parseMoney } from '../../../../model/money.ts';
import { stringIn } from '../../spec.ts';

export interface RenewalOrder {
  /** Id of the server. */
  readonly service: string;
  /** ISO period of one purchase, and the same in months. */
  readonly period: string;
  readonly months: number;
  readonly count: number;
  /** The day on which it ended when the plan was made. */
  readonly expiration: string;
  /** The day until which it has to be valid. */
  readonly validUntil: string;
  /** Of one purchase, without tax, at most. */
  readonly price: Money;
}

export function writeOrder({ months, count, price, ...texts }: RenewalOrder): Attributes {
  const { service, period, expiration, validUntil } = texts;
  return { service, period, expiration, valid_until: validUntil, months, count, price: formatMoney(price) };
}

/** True for the fields of a purchase; a policy that only changes settings has none. */
export function isPurchase(fields: Attributes | undefined): fields is Attributes {
  return fields !== undefined && fields['service'] !== undefined;
}

/** @throws HostformError INTERNAL, effect `not-sent`, for fields that this code did not write. */
export function readOrder(fields: Attributes): RenewalOrder {
  const text = (field: string): string => stringIn(fields, field) ?? incomplete(field);
  return {
    service: text('service'),
    period: text('period'),
    months: Number(text('months')),
    count: Number(text('count')),
    expiration: text('expiration'),
    validUntil: text('valid_until'),
    price: parseMoney(text('price')) ?? incomplete('price'),
  };
}

function incomplete(field: string): never {
  throw new HostformError('INTERNAL', 'The order of a renewal is not complete', {
    detail: `"${field}" is missing, so nothing was sent.`,
    effect: 'not-sent',
  });
}
