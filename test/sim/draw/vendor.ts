/** How unkind the vendor is: what the fact sheet leaves open, and what goes wrong behind its own wire. */
import type { Match, Mishap } from '../../../src/providers/zomro/simulated/faults.ts';
import type { Knobs } from '../../../src/providers/zomro/simulated/knobs.ts';
import type { Dice } from '../../engine/support/random.ts';

const MINUTE = 60_000;

/** `quick`: it delivers soon, and shows long lists. */
export function drawKnobs(dice: Dice, quick: boolean): Partial<Knobs> {
  return {
    listingLagMs: dice.pick(quick ? [0, 0, 0, 5000, 90_000] : [0, 0, 0, 5000, 90_000, 10 * MINUTE]),
    cartLagMs: dice.pick([0, 0, 0, 5000]),
    activationMs: dice.pick(quick ? [0, 2000] : [0, 2000, 5 * MINUTE, 5 * MINUTE, 50 * MINUTE]),
    largestPage: dice.pick(quick ? [1, 1000, 1000, 1000] : [1, 2, 1000, 1000]),
    defaultPageSize: dice.pick([1, 10, 10]),
    omitElementCount: dice.chance(0.2),
    filterScope: dice.pick(['user', 'session'] as const),
    collapseSingleElem: dice.chance(0.3),
    paddedWords: dice.chance(0.5),
    cartShowsName: dice.chance(0.3),
    cartTitle: dice.pick(['whole', 'short'] as const),
    cartDecimals: dice.pick([2, 4] as const),
    confirmReply: dice.pick(['nothing', 'ok', 'id'] as const),
    secondConfirm: dice.chance(0.1) ? 'accepted' : 'refused',
    expiredSession: dice.pick(['auth', 'access'] as const),
    errorTextIn: dice.pick(['msg', 'detail'] as const),
    deletedRowsStay: dice.chance(0.3),
    insufficientFunds: dice.pick(['error', 'redirect'] as const),
    redirectConsumesLine: dice.chance(0.3),
    promoBehaviour: dice.chance(0.85) ? 'counts' : dice.pick(['ignored', 'refused'] as const),
    promoSpentAt: dice.pick(['apply', 'confirm'] as const),
    imageReplyHasId: dice.chance(0.3),
    sessionMs: dice.pick([3_600_000, 3_600_000, 30_000]),
    serverOffsetMinutes: dice.pick([180, 0, -300]),
  };
}

/** Calls that a purchase makes; each may fail, the reads as well. */
const STRUCK: readonly Match[] = [
  { func: 'auth' },
  { func: 'instances' },
  { func: 'image' },
  { func: 'instances.edit' },
  { func: 'cart', sok: false },
  { func: 'cart', sok: true },
  { func: 'v2.instances.order.pricelist' },
  { func: 'v2.instances.order.param', sok: true },
  { func: 'cartorder.create.confirm', sok: true },
  { func: 'v2.image.order.param', sok: true },
];

const MISHAPS: readonly Mishap[] = [
  { kind: 'expired-session' },
  { kind: 'expired-session' },
  { kind: 'long', polls: 2 },
  { kind: 'running-operation' },
  { kind: 'error', type: 'access' },
  { kind: 'error', type: 'missed' },
  { kind: 'error', type: 'not_enough_money' },
  { kind: 'error', type: 'something_new' },
  { kind: 'truncated' },
  { kind: 'truncated', cut: true },
  { kind: 'captcha' },
];

export function drawVendorFaults(dice: Dice): (Match & Mishap)[] {
  const many = dice.pick([0, 0, 0, 1, 2]);
  return Array.from({ length: many }, () => ({
    ...dice.pick(STRUCK),
    n: dice.between(1, 4),
    times: dice.between(1, 2),
    ...dice.pick(MISHAPS),
  }));
}
