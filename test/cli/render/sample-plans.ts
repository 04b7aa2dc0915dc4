/** Plans that the renderers are tried on. */
import type { Problem } from '../../../src/model/errors.ts';
import { money } from '../../../src/model/money.ts';
import type { ResourceDrift } from '../../../src/model/plan.ts';
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

/** Reality accepted into the state: one thing changed, one was delivered, one is gone, one is on its way out. */
export const refreshPlan = planOf(
  [
    action({ address: 'servers.app-1', provider: 'zomro', verb: 'no-op', reason: 'refreshed' }),
    action({ address: 'servers.new-1', provider: 'zomro', verb: 'no-op', reason: 'refreshed' }),
    action({ address: 'servers.old-1', provider: 'zomro', verb: 'forget', reason: 'gone_at_vendor', protect: true }),
    action({
      address: 'servers.out-1',
      provider: 'zomro',
      verb: 'no-op',
      notes: ['The vendor is deleting it (Deletion in progress). Look again when it is gone.'],
    }),
  ],
  {
    mode: 'refresh-only',
    drift: [
      drifted({
        address: 'servers.app-1',
        before: { ipv4: '203.0.113.4', name: 'app-1', tariff: 'Cloud Essential | NL-2', ssh_key: 'deploy' },
        after: { ipv4: '203.0.113.9', name: 'application', tariff: 'Cloud Essential | NL-2', ssh_key: 'deploy' },
        changes: [
          { field: 'ipv4', before: '203.0.113.4', after: '203.0.113.9' },
          { field: 'name', before: 'app-1', after: 'application' },
        ],
      }),
      drifted({
        address: 'servers.new-1',
        before: { name: 'new-1' },
        after: { name: 'new-1', ipv4: '203.0.113.11' },
        changes: [{ field: 'ipv4', after: '203.0.113.11' }],
        notes: ['The vendor has delivered it: it is recorded as ready.'],
      }),
      drifted({
        address: 'servers.old-1',
        verb: 'delete',
        before: { ipv4: '203.0.113.5', name: 'old-1' },
        notes: ['It is protected in the state. The protection goes with the record.'],
      }),
    ],
  },
);

function drifted(given: Partial<ResourceDrift> & Pick<ResourceDrift, 'address' | 'before'>): ResourceDrift {
  const server = { kind: 'servers', provider: 'zomro', type: 'zomro_server', id: '5203773' };
  return { ...server, verb: 'update', changes: [], notes: [], ...given };
}

export const noChanges = planOf([unchangedServer], { unmanaged: [{ kind: 'servers', provider: 'zomro', count: 1 }] });
