/** Accountings that the renderers are tried on: everything done, one of each ending, an interrupt, a destroy. */
import type { Problem } from '../../../src/model/errors.ts';
import type { Accounting } from '../../../src/model/event.ts';
import { money } from '../../../src/model/money.ts';

const FAILED: Problem = {
  code: 'VENDOR_ERROR',
  summary: 'The vendor refused the order',
  detail: 'zomro answered "limit of free images is reached" (code: limit, request 7f21).',
  hint: 'delete an image, or raise the limit with the vendor',
  address: 'images.golden',
};

const UNKNOWN: Problem = {
  code: 'OUTCOME_UNKNOWN',
  summary: 'The payment was sent, and its answer was lost',
  detail: 'Cart line 1819 is gone, and two servers could be what was bought: 5203773 and 5203774.',
  address: 'servers.web-2',
};

const REFUSED: Problem = {
  code: 'PRICE_MOVED',
  summary: 'The price is higher than planned',
  detail: 'The plan shows 0.13 EUR; the cart says 0.15 EUR. The cart line was removed again.',
  hint: 'plan again, and look at the new price',
  address: 'servers.web-5',
};

/** Everything was done. */
export const completeAccounting: Accounting = {
  done: [
    { address: 'servers.web-1', verb: 'create', id: '5203773' },
    { address: 'servers.web-2', verb: 'create', id: '5203774' },
    { address: 'servers.app-1', verb: 'update', id: '5203700' },
    { address: 'renewals.shop-vps', verb: 'forget' },
  ],
  failed: [],
  refused: [],
  unknown: [],
  delivering: [],
  skipped: [],
  notStarted: [],
  spent: [money('0.26', 'EUR')],
  notices: [],
  interrupted: false,
};

export const destroyAccounting: Accounting = {
  ...completeAccounting,
  done: [
    { address: 'servers.web-1', verb: 'delete', id: '5203773' },
    { address: 'servers.web-2', verb: 'delete', id: '5203774' },
    { address: 'images.golden', verb: 'delete', id: '9f3a' },
  ],
  spent: [],
};

/** One of each ending. */
export const mixedAccounting: Accounting = {
  done: [{ address: 'servers.web-1', verb: 'create', id: '5203772' }],
  failed: [{ address: 'images.golden', verb: 'create', problem: FAILED }],
  refused: [{ address: 'servers.web-5', verb: 'create', problem: REFUSED }],
  unknown: [{ address: 'servers.web-2', verb: 'create', problem: UNKNOWN }],
  delivering: [{ address: 'servers.web-3', verb: 'create', id: '5203780' }],
  skipped: [{ address: 'servers.web-4', verb: 'create', because: ['images.golden'] }],
  notStarted: [{ address: 'servers.old-1', verb: 'delete' }],
  spent: [money('0.26', 'EUR'), money('9.99', 'USD')],
  notices: [
    {
      code: 'OUTCOME_UNKNOWN',
      summary: 'A cart line may be left over',
      detail:
        'Line 1820 at zomro equals an order of ours whose answer was lost. It was not paid, and not deleted on a guess.',
      severity: 'warning',
    },
  ],
  interrupted: false,
};

/** Nothing is unknown, but the vendor is slow and the run was interrupted. */
export const interruptedAccounting: Accounting = {
  ...mixedAccounting,
  failed: [],
  refused: [],
  unknown: [],
  skipped: [],
  notices: [],
  spent: [money('0.13', 'EUR')],
  interrupted: true,
};
