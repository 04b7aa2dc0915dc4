/** What the listings say of recorded things: bills, stops, ends and prices, as findings of `drift`. Pure. */
import type { DriftClass, DriftFinding } from '../model/drift.ts';
import { equalMoney, formatMoney, isOver } from '../model/money.ts';
import { addPeriod } from '../model/period.ts';
import type { LiveResource, RecordedResource } from '../model/resource.ts';
import type { DriftInput } from './drift.ts';

/** What the vendor has stopped, or wants to be paid for. */
export function inTrouble(input: DriftInput): DriftFinding[] {
  return listed(input).flatMap(({ record, live }) => {
    const told = troubleOf(live);
    if (!told) return [];
    const changes = [{ field: 'status', before: live.statusText }];
    return [{ ...finding(record, told.class, told.detail), changes }];
  });
}

function troubleOf({ status, statusText, trouble }: LiveResource): { class: DriftClass; detail: string } | undefined {
  const says = `The vendor says "${statusText}".`;
  if (trouble === 'unpaid') {
    const stopped = status === 'suspended';
    return {
      class: 'unpaid',
      detail: stopped ? `It was stopped for want of money. ${says}` : `A bill of it is open. ${says}`,
    };
  }
  if (status === 'unpaid') return { class: 'unpaid', detail: `It is ordered and not paid. ${says}` };
  if (trouble === 'suspended' || status === 'suspended' || status === 'error')
    return { class: 'suspended', detail: says };
  return undefined;
}

/** What ends within the time that was asked for. */
export function endingSoon(input: DriftInput): DriftFinding[] {
  const { expiring, now } = input;
  if (!expiring) return [];
  const horizon = addPeriod(new Date(now).toISOString().slice(0, 10), expiring);
  return listed(input).flatMap(({ record, live: { term } }) => {
    if (term === undefined || term.ends > horizon) return [];
    const { ends, renewsItself } = term;
    const then =
      renewsItself === undefined
        ? ''
        : renewsItself
          ? ' The vendor renews it by itself.'
          : ' Nothing renews it by itself.';
    const changes = [{ field: 'expiration', before: ends }];
    return [{ ...finding(record, 'expiring', `It is valid until ${ends}.${then}`), changes }];
  });
}

/**
 * What runs at another price than when it was last recorded: when it was bought, imported, or changed by an apply. The
 * vendor's price list is no measure: a discount would differ from it for ever. A record without a price (an older
 * state, a vendor that showed none) tells nothing, and a price per another period is told as the change it is.
 */
export function runningPrices(input: DriftInput): DriftFinding[] {
  return listed(input).flatMap(({ record, live }) => {
    const kind = input.kinds.find(record);
    const [then, now] = [kind?.running?.(record), kind?.running?.(live)];
    if (!then || !now || then.period !== now.period || equalMoney(then.amount, now.amount)) return [];
    const [old, running] = [formatMoney(then.amount), formatMoney(now.amount)];
    const detail = `It costs ${running} for ${now.period}; it cost ${old} when it was recorded.`;
    return [{ ...finding(record, 'price-changed', detail), changes: [{ field: 'cost', before: running, after: old }] }];
  });
}

/** Purchases to come that would be refused, because they cost more than was declared, or are not on offer. */
export function nextPriceFindings({ plan, prices }: DriftInput): DriftFinding[] {
  return plan.actions.flatMap((action) => {
    const price = prices.get(action.address);
    if (!price) return [];
    const { amount, ceiling, field, period } = price;
    if (amount && !isOver(amount, ceiling)) return [];
    const most = formatMoney(ceiling);
    const detail = amount
      ? `The next renewal (${period}) would cost ${formatMoney(amount)}, and ${field} allows ${most}: it would not be bought.`
      : `The vendor does not offer the next renewal (${period}) as it is declared: it would not be bought.`;
    const changes = [{ field, ...(amount ? { before: formatMoney(amount) } : {}), after: most }];
    return [{ ...finding(action, 'price-changed', detail), changes }];
  });
}

function listed({ state, seen }: DriftInput): { readonly record: RecordedResource; readonly live: LiveResource }[] {
  return state.resources.flatMap((record) => {
    const live = seen.index(record).byId(record.id);
    return live ? [{ record, live }] : [];
  });
}

function finding(
  { address, kind, provider, id }: Pick<DriftFinding, 'address' | 'kind' | 'provider' | 'id'>,
  what: DriftClass,
  detail: string,
): DriftFinding {
  return {
    class: what,
    ...(address === undefined ? {} : { address }),
    ...(kind === undefined ? {} : { kind }),
    provider,
    ...(id === undefined ? {} : { id }),
    detail,
  };
}
