/**
 * Everything about the vendor that a test may turn, in one table. Where the fact sheet knows the answer, the default is
 * that answer; where it says unknown ([U]), the default is the guess that is least kind to a client, and the other
 * answers are one assignment away. Knobs may be turned at any moment and act on everything from then on.
 * Durations are milliseconds of the simulator's clock.
 */
export interface Knobs {
  // lists ------------------------------------------------------------------------------------------- zomro.md
  /** Rows per page when `p_cnt` is not sent. §5 [U] */
  defaultPageSize: number;
  /** Most rows per page, whatever `p_cnt` says. §5 [U] */
  largestPage: number;
  /** `p_cnt` of one call is the default of the user's next. §5 [U] */
  rememberPageSize: boolean;
  /** Order of rows when `p_col` is not sent: by id, up or down. §5 [U] */
  defaultOrder: '+id' | '-id';
  /** Leave `p_elems` out. §5 */
  omitElementCount: boolean;
  /** Whose a stored filter is. §5 [U] */
  filterScope: 'user' | 'session';
  /** Ids of things that listings silently leave out; forms still know them. §5 */
  hidden: readonly string[];
  /** Hidden things are still counted in `p_elems`. §5 */
  countHidden: boolean;
  /** A login with too few rights gets part of each list instead of an error. purchase.md, "What the API gives us" */
  incompleteLists: 'no' | 'half' | 'empty';
  /** A single `elem` is an object, as on other BILLmanager hosts. §4 [C] */
  collapseSingleElem: boolean;
  /** Status words and weekday names arrive with blanks around them. §4 */
  paddedWords: boolean;

  // what is late ------------------------------------------------------------------------------------------------
  /** A bought service is listed this long after it was paid. §7.5 [U] */
  listingLagMs: number;
  /** The cart shows additions and removals this late. §7.4 [U], purchase.md */
  cartLagMs: number;
  /** From payment to active. §7.5 [U] */
  activationMs: number;
  /** An order of a sold-out tariff stays `5_open` for good. §7.1 */
  soldOutNeverActivates: boolean;
  /** How long starting, stopping, rebuilding, resizing … can be seen. §8 [U] */
  transitionMs: number;
  /** From `5_close` to gone. §7.8 [U] */
  deleteMs: number;
  /** From `Saving` to `Active`. §7.13 [U] */
  savingMs: number;
  /** `sshkeys.edit` answers with the long-request string and this many polls of it. 0: at once. §1, §7.18 */
  sshKeyPolls: number;

  // login -------------------------------------------------------------------------------------------------------
  /** Idle time after which a session is dead. §2 */
  sessionMs: number;
  /** What a dead or unknown session is told. §2 */
  expiredSession: 'auth' | 'access';
  /** Wrong passwords in a row before the user is blocked for `blockMs`. §2 [U] */
  lockoutAfter: number;
  blockMs: number;
  /** Wrong passwords in all before the address is banned: HTTP 403 for `banMs`. §2, §12.37 [U] */
  banAfter: number;
  banMs: number;
  banStatus: 403 | 460;
  /** `authinfo` is accepted (`RestrictAuthinfo`). §2 */
  acceptAuthinfo: boolean;

  // the cart and money ------------------------------------------------------------------------------------------
  /** Too little money is an error, or a success that carries a payment page. §3, §7.5 [U] */
  insufficientFunds: 'error' | 'redirect';
  /** The redirect has turned the line into an unpaid order. §3 [U] */
  redirectConsumesLine: boolean;
  /** The cart shows `servername`. §7.4 [U] */
  cartShowsName: boolean;
  /** Title of a line in the cart: the whole one, or without the data centre as in the sheet's sample. §7.4 [U] */
  cartTitle: 'whole' | 'short';
  /** Decimals of amounts in the cart. §7.4 */
  cartDecimals: 2 | 4;
  /** Reply to a confirm: an empty `doc`, `doc.ok`, or with the service's id. §7.5 [U] */
  confirmReply: 'nothing' | 'ok' | 'id';
  /** Confirming a consumed line again: refused, or (against expectation) bought again. §7.5 [I], purchase.md */
  secondConfirm: 'refused' | 'accepted';
  /** The reply to an image order has `item.id`. §7.13 [U] */
  imageReplyHasId: boolean;
  /** A created schedule, key, snapshot or backup is named in the reply. §3 */
  createdReplyHasId: boolean;
  /** Factor on every catalogue price, e.g. `1.1`, for prices that move after a plan. purchase.md */
  priceFactor: number;
  /** Factor on what cart and confirm ask only: the catalogue still shows the old price. purchase.md */
  cartPriceFactor: number;
  /** Another currency than the account's everywhere money is shown. purchase.md */
  currency: string | undefined;
  /** What an applicable promo code does: counts, or is accepted without effect, or is refused. §7.4 */
  promoBehaviour: 'counts' | 'ignored' | 'refused';
  /** When a one-time code is used up. §7.4 [U], purchase.md */
  promoSpentAt: 'apply' | 'confirm';
  /** Balances are written with `€` instead of `EUR`. §4 */
  euroSign: boolean;
  /** Length of a charged day. §9 */
  dayMs: number;
  /** Days until an unpaid service is deleted: younger than a month, and older. §9 */
  graceDays: readonly [young: number, old: number];
  /** `service.prolong` with neither button nor skipbasket. §7.19 [U] */
  prolongDefault: 'basket' | 'charge';
  /** Goes into the basket even with `skipbasket=on`. §7.19 [U] */
  prolongAlwaysBasket: boolean;
  /** Where the renewal form names the price: in the labels of its periods, in a field, or nowhere. §7.19 [U] */
  prolongPrice: 'label' | 'field' | 'no';

  // rows and forms ----------------------------------------------------------------------------------------------
  /** `$orig` of a server that its owner stopped. §8 [U] */
  stoppedStatus: string;
  /** A deleted service leaves a row with status 4. §7.8 [C] */
  deletedRowsStay: boolean;
  /** `remoteid` of an order is kept and listed. §7.3 [U] */
  keepsRemoteId: boolean;
  /** `instances.edit` offers `autoprolong`. §7.6 [U] */
  editOffersAutoprolong: boolean;
  /** Rows of servers have the column `autoprolong`. §7.6 [U] */
  listsAutoprolong: boolean;
  /** Where the text of an error is. §3 [C] */
  errorTextIn: 'msg' | 'detail';
  /** Minutes that the vendor's dates are ahead of UTC. §7.16 */
  serverOffsetMinutes: number;
  /** Snapshots and backups per server: by hand in a day (each kind), and backups in all. §7.17 */
  copiesPerDay: number;
  copiesInAll: number;
}

/** The defaults; durations are short, so that a sandbox on a real clock is pleasant. */
export const DEFAULT_KNOBS: Knobs = {
  defaultPageSize: 10,
  largestPage: 1000,
  rememberPageSize: false,
  defaultOrder: '+id',
  omitElementCount: false,
  filterScope: 'user',
  hidden: [],
  countHidden: false,
  incompleteLists: 'no',
  collapseSingleElem: false,
  paddedWords: true,
  listingLagMs: 0,
  cartLagMs: 0,
  activationMs: 2000,
  soldOutNeverActivates: true,
  transitionMs: 1000,
  deleteMs: 1000,
  savingMs: 1500,
  sshKeyPolls: 0,
  sessionMs: 3_600_000,
  expiredSession: 'access',
  lockoutAfter: 5,
  blockMs: 20_000,
  banAfter: 15,
  banMs: 900_000,
  banStatus: 403,
  acceptAuthinfo: true,
  insufficientFunds: 'error',
  redirectConsumesLine: false,
  cartShowsName: false,
  cartTitle: 'whole',
  cartDecimals: 2,
  confirmReply: 'ok',
  secondConfirm: 'refused',
  imageReplyHasId: false,
  createdReplyHasId: true,
  priceFactor: 1,
  cartPriceFactor: 1,
  currency: undefined,
  promoBehaviour: 'counts',
  promoSpentAt: 'confirm',
  euroSign: false,
  dayMs: 86_400_000,
  graceDays: [2, 7],
  prolongDefault: 'basket',
  prolongAlwaysBasket: false,
  prolongPrice: 'no',
  stoppedStatus: '2_stop',
  deletedRowsStay: false,
  keepsRemoteId: false,
  editOffersAutoprolong: false,
  listsAutoprolong: true,
  errorTextIn: 'msg',
  serverOffsetMinutes: 180,
  copiesPerDay: 5,
  copiesInAll: 100,
};

/** A copy of the defaults with `overrides`, that reports each later change to `onTurn`. */
export function makeKnobs(overrides: Partial<Knobs>, onTurn: () => void): Knobs {
  return new Proxy<Knobs>(
    { ...DEFAULT_KNOBS, ...overrides },
    {
      set(target, name, value) {
        const known = Reflect.has(target, name) && Reflect.set(target, name, value);
        if (known) onTurn();
        return known;
      },
    },
  );
}
