/**
 * What a purchase was planned on: the expiration and the paid orders of that moment. It travels in the policy's record,
 * so that a later run can tell a paid renewal that does not show yet from one that is still to be bought. An order can
 * be delivered before the new expiration shows (ovh.md §12.1 step 8), and must not be bought again then.
 */
import { type Attributes, isRecord, type Json } from '../../../../model/json.ts';
import { idsAt, textAt } from '../../wire.ts';
import { hasMoved } from './due.ts';
import { UNDER_WAY } from './orders.ts';
import { isPaid, type Rival, underWay } from './rivals.ts';

export interface Base {
  readonly expiration: string;
  /** Orders for the service that were paid by then, sorted. */
  readonly orders: readonly string[];
}

/** Not a field of the manifest: bookkeeping that is saved with it. */
export const BASE_FIELD = 'bought_from';

/** The base in a spec, if a purchase was ever planned for this very service. */
export function readBase(spec: Attributes | undefined, service: Attributes): Base | undefined {
  const value = spec?.[BASE_FIELD];
  const same = spec?.['product'] === service['product'] && spec?.['service'] === service['service'];
  const expiration = textAt(value, 'expiration');
  return same && isRecord(value) && expiration !== undefined
    ? { expiration, orders: idsAt(value, 'orders') }
    : undefined;
}

/** The base as a spec carries it. */
export function writeBase({ expiration, orders }: Base): Json {
  return { expiration, orders };
}

/** The base of a purchase that is planned now. */
export function baseNow(expiration: string, rivals: readonly Rival[]): Base {
  const paid = rivals.filter(isPaid).map(({ id }) => id);
  return { expiration, orders: paid.sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)) };
}

export interface Shown {
  /** What the last purchase was planned on, if that is known. */
  readonly base: Base | undefined;
  readonly rivals: readonly Rival[];
  readonly expiration: string;
  /** Of one purchase; what an order adds when it does not say. */
  readonly months: number;
}

/**
 * A paid order whose effect does not show, in a sentence; undefined when everything that was paid is in the expiration.
 * Without a base only orders that are still under way can be told.
 */
export function notShownYet({ base, rivals, expiration, months }: Shown): string | undefined {
  const paid = rivals.filter((rival) => isPaid(rival) && !base?.orders.includes(rival.id));
  const waiting = base ? paid : paid.filter(({ status }) => UNDER_WAY.has(status));
  const [first] = waiting;
  if (!first) return undefined;
  const added = waiting.reduce((sum, rival) => sum + (rival.months ?? months), 0);
  return base && hasMoved(base.expiration, expiration, added) ? undefined : underWay(first);
}
