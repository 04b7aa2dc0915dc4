/** Every reason not to buy a renewal that the vendor offers, in the words of the manifest. Pure. */
import type { HostformError } from '../../../../model/errors.ts';
import type { Attributes } from '../../../../model/json.ts';
import { compareMoney, formatMoney, parseMoney } from '../../../../model/money.ts';
import { textAt } from '../../wire.ts';
import type { Finding } from './limits.ts';
import type { OrderPrices } from './orders.ts';
import { isoOfMonths } from './policy.ts';
import { describeOffers, type Strategy } from './strategies.ts';

/** Guards on the price; `max_price` is per purchase and without tax (contract §2). */
export function priceFindings(spec: Attributes, chosen: Strategy, { withoutTax, withTax }: OrderPrices): Finding[] {
  const limit = parseMoney(textAt(spec, 'max_price') ?? '');
  const negative = [chosen.price, withoutTax, withTax].find(({ amount }) => amount.startsWith('-'));
  if (!limit) return [guard('BUDGET', 'A purchase needs a ceiling', 'max_price is missing.')];
  if (negative)
    return [guard('BUDGET', 'The vendor asks a negative price', `${formatMoney(negative)} can not be right.`)];
  const foreign = [chosen.price, withoutTax, withTax].find(({ currency }) => currency !== limit.currency);
  if (foreign) {
    const detail = `OVHcloud charges in ${foreign.currency}; max_price is in ${limit.currency}.`;
    return [guard('BUDGET', 'The price is in another currency', detail)];
  }
  if (compareMoney(withoutTax, limit) > 0) {
    const detail = `The renewal costs ${formatMoney(withoutTax)} without tax; max_price allows ${formatMoney(limit)}.`;
    return [
      {
        ...guard('BUDGET', 'The renewal costs more than is allowed', detail),
        hint: `raise max_price to at least ${formatMoney(withoutTax)}`,
      },
    ];
  }
  if (compareMoney(withoutTax, chosen.price) === 0 && compareMoney(withTax, withoutTax) >= 0) return [];
  const detail =
    `The offer says ${formatMoney(chosen.price)} without tax, the dry run ${formatMoney(withoutTax)} ` +
    `(${formatMoney(withTax)} with tax).`;
  return [guard('PRICE_MOVED', 'The vendor names two prices for one renewal', detail)];
}

function guard(code: 'BUDGET' | 'PRICE_MOVED', summary: string, detail: string): Finding {
  return { field: 'max_price', code, summary, detail };
}

export function noSuchOffer(strategies: readonly Strategy[], services: readonly string[], months: number): Finding {
  const detail =
    `OVHcloud does not renew exactly ${services.join(' + ')} for ${isoOfMonths(months)}, ` +
    `and a set that holds anything else is not bought. ${describeOffers(strategies)}`;
  const sameLength = strategies.some((strategy) => strategy.months === months);
  return sameLength
    ? {
        field: 'with',
        code: 'FOREIGN_LINE',
        summary: 'Exactly these services can not be renewed together',
        detail,
        hint: 'name the others under with:',
      }
    : { field: 'period', code: 'CATALOGUE', summary: 'The period is not offered for a renewal', detail };
}

export function unclearName(name: string, ids: readonly string[], strategies: readonly Strategy[]): Finding {
  const found =
    ids.length === 0 ? 'no service that can be renewed together with this one' : `several: ${ids.join(', ')}`;
  return {
    field: 'with',
    code: 'CATALOGUE',
    summary: 'A service to renew with is not clear',
    detail: `"${name}" names ${found}. ${describeOffers(strategies)}`,
    hint: 'write its id',
  };
}

export function notOffered(error: HostformError): Finding {
  return {
    field: 'ensure_valid_for',
    code: 'CATALOGUE',
    summary: 'OVHcloud does not offer this renewal',
    detail: error.details.detail ?? error.message,
  };
}
