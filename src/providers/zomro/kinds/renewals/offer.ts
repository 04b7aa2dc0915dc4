/** What a due renewal costs, as the vendor's form has it, and every reason not to buy it at that price. */
import { HostformError, type Problem } from '../../../../model/errors.ts';
import type { NextPrice, Offer } from '../../../../model/kind.ts';
import { addMoney, formatMoney, isOver, type Money, parseMoney } from '../../../../model/money.ts';
import type { DesiredResource } from '../../../../model/resource.ts';
import type { ZomroApi } from '../../api.ts';
import { catalogueProblem, listed } from '../../choice.ts';
import type { ServerRow } from '../../server-row.ts';
import { stringIn } from '../../spec.ts';
import type { Due } from './align.ts';
import { writeOrder } from './order-fields.ts';
import { type Prolongation, readProlongation } from './price.ts';
import { nameOf } from './services.ts';

/** An offer that buys nothing: the policy only changes settings. */
export const NOTHING_TO_BUY: Offer = { order: {}, problems: [], notes: [], refusals: [] };

export interface DueRenewal {
  readonly desired: DesiredResource;
  readonly row: ServerRow;
  readonly due: Due;
}

/** Reads only. */
export async function offerRenewal(api: ZomroApi, { desired, row, due }: DueRenewal): Promise<Offer> {
  const form = await formFor(api, row, due.period);
  if ('refused' in form) return refusing(desired, 'ensure_valid_for', NOT_OFFERED, form.refused);
  if (!form.periods.includes(due.period)) {
    const detail = `${nameOf(row)} can not be renewed for ${due.period}. ${listed(form.periods)}`;
    return refusing(desired, 'period', 'The period is not offered for a renewal', detail);
  }
  const { price, source } = form;
  if (!price || source === undefined) {
    const detail = `Neither the renewal form nor the lists name the price of ${due.period} for ${nameOf(row)}.`;
    return refusing(desired, 'period', 'The price of the renewal is not known', detail);
  }
  const refusal = overCeiling(desired, price);
  const { count, months, period, expiration, goal } = due;
  return {
    order: writeOrder({ service: row.id, period, months, count, expiration, validUntil: goal, price }),
    quote: { charge: times(price, count), count, period, source },
    problems: [],
    notes: count === 1 ? [] : [`Each renewal costs ${formatMoney(price)} and is bought by itself.`],
    refusals: refusal ? [refusal] : [],
  };
}

/** The price of the next renewal, asked long before it is due. */
export async function nextRenewalPrice(
  api: ZomroApi,
  spec: DesiredResource['spec'],
  row: ServerRow,
): Promise<NextPrice | undefined> {
  const ceiling = parseMoney(stringIn(spec, 'max_price') ?? '');
  const period = stringIn(spec, 'period') ?? row.period;
  if (stringIn(spec, 'ensure_valid_for') === undefined || !ceiling || period === undefined) return undefined;
  const asked = { period, ceiling, field: 'max_price' };
  const form = await formFor(api, row, period);
  if ('refused' in form || !form.periods.includes(period)) return asked;
  return form.price ? { ...asked, amount: form.price } : undefined;
}

const NOT_OFFERED = 'Zomro does not offer this renewal';

/** The vendor's definite no to a question is a reason in the plan, not a broken plan. */
async function formFor(api: ZomroApi, row: ServerRow, period: string): Promise<Prolongation | { refused: string }> {
  try {
    return await readProlongation(api, row, period);
  } catch (error) {
    if (!(error instanceof HostformError) || error.code !== 'VENDOR_ERROR') throw error;
    return { refused: error.details.detail ?? error.message };
  }
}

/** `max_price` is per purchase and without tax (contract §2). */
export function overCeiling(desired: DesiredResource, price: Money): Problem | undefined {
  const ceiling = parseMoney(stringIn(desired.spec, 'max_price') ?? '');
  if (ceiling && !isOver(price, ceiling) && !price.amount.startsWith('-')) return undefined;
  const said = ceiling ? `max_price allows ${formatMoney(ceiling)}` : 'max_price is missing';
  return {
    code: 'BUDGET',
    summary: 'The renewal costs more than is allowed',
    detail: `One renewal costs ${formatMoney(price)}; ${said}.`,
    hint: `set max_price to at least ${formatMoney(price)}`,
    address: desired.address,
    at: desired.positions['max_price'] ?? desired.at,
  };
}

/** Exact, unlike a product that is rounded. */
function times(price: Money, count: number): Money {
  return Array.from({ length: count - 1 }, () => price).reduce(addMoney, price);
}

function refusing(desired: DesiredResource, field: string, summary: string, detail: string): Offer {
  return { ...NOTHING_TO_BUY, refusals: [catalogueProblem({ desired, field }, summary, { detail })] };
}
