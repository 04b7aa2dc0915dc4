/** Plans that the renderers are tried on. */
import type { Problem } from '../../../src/model/errors.ts';
import { money } from '../../../src/model/money.ts';
import {
  action,
  adoptServer,
  BUYING,
  createFromImage,
  createImage,
  createSchedule,
  createWeb,
  deleteProtectedImage,
  deleteServer,
  endRenewal,
  forgetRenewal,
  planOf,
  renewVps,
  replaceServer,
  resumeServer,
  unchangedServer,
  updateServer,
  WEB,
} from './sample-actions.ts';

/** The plan of the quick start: two servers, nothing else. */
export const quickstartPlan = planOf(
  [
    createWeb,
    {
      ...createWeb,
      address: 'servers.web-2',
      after: { ...WEB, name: 'web-2' },
      secrets: {},
      steps: BUYING.filter(({ effect }) => effect !== 'promo'),
    },
  ],
  { balances: { zomro: money('20.00', 'EUR') } },
);

const BALANCE_REFUSAL: Problem = {
  code: 'BALANCE',
  summary: 'The balance does not cover the plan',
  detail: 'The plan charges 0.52 EUR at zomro, and the balance is 0.40 EUR: 0.12 EUR are missing. Nothing was bought.',
  hint: 'top up the account, or plan less',
};

/** Everything at once. */
export const fullPlan = planOf(
  [
    createImage,
    createWeb,
    createFromImage,
    createSchedule,
    resumeServer,
    adoptServer,
    updateServer,
    replaceServer,
    renewVps,
    endRenewal,
    unchangedServer,
    forgetRenewal,
    deleteProtectedImage,
    deleteServer,
  ],
  {
    unmanaged: [
      { kind: 'servers', provider: 'zomro', count: 3 },
      { kind: 'backup_schedules', provider: 'zomro', count: 1 },
    ],
    complete: false,
    leftOut: [
      { address: 'backup_schedules.hourly', because: 'needs', of: 'servers.cache-1' },
      { address: 'servers.cache-1', because: 'excluded' },
      { address: 'servers.test-1', because: 'not-targeted' },
    ],
    warnings: [
      {
        code: 'VENDOR_ERROR',
        summary: 'A filter was left on the listing',
        detail:
          'Somebody filtered the server list in the panel. The filter has been cleared, so that the listing is complete.',
        severity: 'warning',
      },
    ],
    refusals: [BALANCE_REFUSAL, ...replaceServer.refusals],
    balances: { zomro: money('0.40', 'EUR'), ovh: money('50.00', 'EUR') },
  },
);

/** Two vendors, two currencies, three periods. */
export const twoCurrencies = planOf(
  [
    createWeb,
    action({
      address: 'servers.us-1',
      provider: 'acme',
      verb: 'create',
      reason: 'not_recorded',
      after: { name: 'us-1' },
      quote: {
        charge: money('9.99', 'USD'),
        recurring: { amount: money('7.50', 'USD'), period: 'P3M' },
        count: 1,
        period: 'P3M',
        source: 'price list',
      },
    }),
    deleteServer,
  ],
  { balances: { zomro: money('20.00', 'EUR'), acme: money('100.00', 'USD') } },
);

export const noChanges = planOf([unchangedServer], { unmanaged: [{ kind: 'servers', provider: 'zomro', count: 1 }] });
