/** What the next renewal would cost: asked long before it is due, so that a ceiling that has become too low is known. */
import type { Attributes } from '../../../../model/json.ts';
import type { NextPrice } from '../../../../model/kind.ts';
import { parseMoney } from '../../../../model/money.ts';
import type { OvhClient } from '../../client.ts';
import { isStatus } from '../../errors.ts';
import { textAt } from '../../wire.ts';
import { resolveSet } from './offer.ts';
import { isoOfMonths, monthsOf } from './policy.ts';
import { periodOf, type ServiceReading } from './reading.ts';
import { exactStrategy } from './strategies.ts';

/**
 * The price without tax, as `max_price` is, from the list of offers (ovh.md §4.4): no dry run, nothing is sent that
 * could order. Undefined for a policy that never buys, and while the period is not known.
 */
export async function nextRenewalPrice(
  client: OvhClient,
  spec: Attributes,
  reading: ServiceReading,
): Promise<NextPrice | undefined> {
  const ceiling = parseMoney(textAt(spec, 'max_price') ?? '');
  const months = monthsOf(textAt(spec, 'period') ?? periodOf(reading));
  if (textAt(spec, 'ensure_valid_for') === undefined || !ceiling || months === undefined) return undefined;
  const asked = { period: isoOfMonths(months), ceiling, field: 'max_price' };
  try {
    const set = await resolveSet(client, reading, spec['with']);
    const chosen = 'finding' in set ? undefined : exactStrategy(set.strategies, set.services, months);
    return chosen ? { ...asked, amount: chosen.price } : asked;
  } catch (error) {
    // A key without a rule for this call can not tell; a plan that has to buy will say so.
    if (isStatus(error, 403)) return undefined;
    // A definite no, as to a service in debt: it is not on offer. Anything else is a vendor that can not be read.
    if (isStatus(error, 400, 404, 409, 460) && error.code === 'VENDOR_ERROR') return asked;
    throw error;
  }
}
