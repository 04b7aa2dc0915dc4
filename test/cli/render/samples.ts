/** Plans, accountings and the like that the renderers are tried on. Every verb, refusals, several currencies, unknowns. */
import type { Problem } from '../../../src/model/errors.ts';
import type { Accounting } from '../../../src/model/event.ts';
import { money } from '../../../src/model/money.ts';
import type { Action, Plan, Quote, Step } from '../../../src/model/plan.ts';
import type { Intent } from '../../../src/model/purchase.ts';
import type { StateFile } from '../../../src/model/state.ts';

export const DAILY: Quote = {
  charge: money('0.13', 'EUR'),
  recurring: { amount: money('0.13', 'EUR'), period: 'P1D' },
  count: 1,
  period: 'P1D',
  source: 'price list',
};

const BUYING: readonly Step[] = [
  { name: 'add to cart', effect: 'reserve' },
  { name: 'apply promo code', effect: 'promo' },
  { name: 'confirm and pay', effect: 'pay' },
  { name: 'wait until active', effect: 'wait' },
];

const DELETING: readonly Step[] = [
  { name: 'delete', effect: 'call' },
  { name: 'wait until gone', effect: 'wait' },
];

/** An action with nothing in it; samples say what they need. */
export function action(given: Partial<Action> & Pick<Action, 'address' | 'verb'>): Action {
  const kind = given.address.slice(0, given.address.indexOf('.'));
  const provider = given.provider ?? 'zomro';
  return {
    kind,
    provider,
    type: `${provider}_${kind.replace(/s$/u, '')}`,
    reason: 'fields_changed',
    changes: [],
    references: [],
    secrets: {},
    steps: [],
    dependsOn: [],
    waitsFor: [],
    protect: false,
    notes: [],
    refusals: [],
    precondition: { record: null, live: null },
    ...given,
  };
}

/** A plan about these actions. */
export function planOf(actions: readonly Action[], given: Partial<Plan> = {}): Plan {
  return {
    formatVersion: 1,
    mode: 'apply',
    lineage: '3f1c9a52-0c9e-4d5e-9d0e-2c7b9a1f4e10',
    serial: 7,
    providers: [{ provider: 'zomro', account: '48213', settings: { endpoint: 'https://api.zomro.com/' } }],
    actions,
    unmanaged: [],
    limits: {},
    complete: true,
    refusals: [],
    warnings: [],
    balances: {},
    ...given,
  };
}

const WEB = {
  name: 'web-1',
  tariff: 'Cloud Essential | NL-2',
  datacenter: 'Netherlands-2',
  os: 'Ubuntu 22.04',
  period: 'P1D',
  addons: { network: 'IPv6' },
  power: 'running',
};

const allFields = (spec: Action['after'] = {}): Action['changes'] =>
  Object.keys(spec)
    .sort()
    .map((field) => ({ field, after: spec[field] ?? null }));

export const createWeb = action({
  address: 'servers.web-1',
  verb: 'create',
  reason: 'not_recorded',
  after: WEB,
  changes: allFields(WEB),
  secrets: { password: '${WEB1_ROOT}', promo_code: '${PROMO}' },
  order: { pricelist: '6740', period: '-50' },
  steps: BUYING,
  quote: DAILY,
  running: { amount: money('0.13', 'EUR'), period: 'P1D' },
});

export const createImage = action({
  address: 'images.golden',
  verb: 'create',
  reason: 'not_recorded',
  after: {
    name: 'Ubuntu24',
    region: 'Netherlands-2',
    url: 'https://releases.ubuntu.com/24.04/ubuntu-24.04-live-server-amd64.iso',
    disk_format: 'iso',
    min_disk: 1,
    min_ram: 1,
    protected: true,
  },
  changes: allFields({ name: 'Ubuntu24', region: 'Netherlands-2' }),
  steps: [
    { name: 'order the image', effect: 'send' },
    { name: 'wait until uploaded', effect: 'wait' },
  ],
  quote: { charge: money('0.00', 'EUR'), count: 1, period: 'P1M', source: 'order form' },
});

/** Its system is an image that is made by the same plan. */
export const createFromImage = action({
  address: 'servers.web-2',
  verb: 'create',
  reason: 'not_recorded',
  after: { ...WEB, name: 'web-2', os: '${images.golden.uid}' },
  changes: allFields({ ...WEB, os: '' }).map((change) =>
    change.field === 'os' ? { field: 'os', unknown: true as const } : change,
  ),
  references: [{ path: ['os'], parts: [{ address: 'images.golden', output: 'uid' }] }],
  steps: BUYING.filter(({ effect }) => effect !== 'promo'),
  quote: DAILY,
  dependsOn: ['images.golden'],
  waitsFor: ['images.golden'],
});

/** A bare key stands for the id of a server that does not exist yet. */
export const createSchedule = action({
  address: 'backup_schedules.nightly',
  verb: 'create',
  reason: 'not_recorded',
  after: { server: 'web-1', days: ['mon', 'tue', 'wed', 'thu', 'fri'], time: '02:01' },
  changes: [
    { field: 'days', after: ['mon', 'tue', 'wed', 'thu', 'fri'] },
    { field: 'server', unknown: true },
    { field: 'time', after: '02:01' },
  ],
  references: [{ path: ['server'], parts: [{ address: 'servers.web-1', output: 'id' }] }],
  steps: [{ name: 'create the schedule', effect: 'call' }],
  waitsFor: ['servers.web-1'],
});

export const updateServer = action({
  address: 'servers.app-1',
  verb: 'update',
  id: '5203774',
  before: { ...WEB, name: 'app-1', addons: { network: 'IPv4', control_panel: 'none' } },
  outputs: { ipv4: '203.0.113.7', status: 'Active' },
  after: { ...WEB, name: 'app-01', addons: { network: 'IPv4 + IPv6', control_panel: 'none' }, power: 'stopped' },
  changes: [
    {
      field: 'addons',
      before: { network: 'IPv4', control_panel: 'none' },
      after: { network: 'IPv4 + IPv6', control_panel: 'none' },
    },
    { field: 'name', before: 'app-1', after: 'app-01' },
    { field: 'power', before: 'running', after: 'stopped' },
  ],
  steps: [
    { name: 'rename', effect: 'call' },
    { name: 'stop', effect: 'call', note: 'a stopped server is billed all the same' },
    { name: 'wait until stopped', effect: 'wait' },
  ],
  running: { amount: money('0.13', 'EUR'), period: 'P1D' },
});

export const replaceServer = action({
  address: 'servers.db-1',
  verb: 'replace',
  reason: 'replace_because_cannot_update',
  id: '5116804',
  before: { ...WEB, name: 'db-1', os: 'Debian 12' },
  outputs: { ipv4: '203.0.113.9' },
  after: { ...WEB, name: 'db-1', os: 'Ubuntu 24.04' },
  changes: [{ field: 'os', before: 'Debian 12', after: 'Ubuntu 24.04', forcesReplace: true }],
  secrets: { password: '${DB_ROOT}' },
  steps: [...DELETING, ...BUYING.filter(({ effect }) => effect !== 'promo')],
  quote: DAILY,
  running: { amount: money('0.13', 'EUR'), period: 'P1D' },
  refusals: [
    {
      code: 'REPLACE_DENIED',
      summary: 'A replacement is not allowed',
      detail:
        'os can not be changed in place: hostform would delete it, with all that is on it, and buy it again for 0.13 EUR.',
      hint: 'allow it with lifecycle: { replace: allow }, or leave the difference alone with lifecycle: { ignore_changes: [os] }',
      address: 'servers.db-1',
    },
  ],
});

export const deleteServer = action({
  address: 'servers.old-1',
  verb: 'delete',
  reason: 'delete_because_no_resource_config',
  id: '5100001',
  before: { name: 'old-1', tariff: 'Cloud Essential | NL-2', period: 'P1D' },
  outputs: { ipv4: '203.0.113.4' },
  steps: [{ name: 'delete', effect: 'call' }, ...DELETING.slice(1)],
  running: { amount: money('0.13', 'EUR'), period: 'P1D' },
});

export const deleteProtectedImage = action({
  address: 'images.old',
  verb: 'delete',
  reason: 'delete_because_no_resource_config',
  id: '9f3a',
  before: { name: 'Ubuntu20', protected: true },
  steps: [{ name: 'lift protection', effect: 'call', note: "lifts the vendor's deletion protection" }, ...DELETING],
});

export const forgetRenewal = action({
  address: 'renewals.shop-vps',
  provider: 'ovh',
  verb: 'forget',
  reason: 'delete_because_no_resource_config',
  id: 'vps-1a2b.vps.example',
  before: { mode: 'automatic', period: 'P1M' },
  notes: ['The service itself is left as it is.'],
});

export const renewVps = action({
  address: 'renewals.blog-vps',
  provider: 'ovh',
  verb: 'update',
  reason: 'policy_due',
  id: 'vps-3c4d.vps.example',
  before: { mode: 'manual', period: 'P1M' },
  after: { mode: 'manual', period: 'P1M' },
  changes: [{ field: 'valid_until', before: '2026-12-01', after: '2027-02-01' }],
  steps: [
    { name: 'order the renewal', effect: 'reserve' },
    { name: 'pay the order', effect: 'pay' },
    { name: 'wait until renewed', effect: 'wait' },
  ],
  quote: {
    charge: money('21.60', 'EUR'),
    chargeWithoutTax: money('18.00', 'EUR'),
    count: 2,
    period: 'P1M',
    source: 'dry run',
  },
  notes: ['Less than P14D is left: it runs out on 2026-12-01.'],
});

export const endRenewal = action({
  address: 'renewals.shop-domain',
  provider: 'ovh',
  verb: 'update',
  id: 'shop.example',
  before: { mode: 'automatic' },
  after: { mode: 'delete-at-expiration' },
  changes: [{ field: 'mode', before: 'automatic', after: 'delete-at-expiration' }],
  steps: [{ name: 'change the renewal', effect: 'call' }],
  endsService: true,
});

export const adoptServer = action({
  address: 'servers.web-3',
  verb: 'adopt',
  reason: 'not_recorded',
  id: '5203900',
  before: { ...WEB, name: 'web-3' },
  after: { ...WEB, name: 'web-3' },
});

export const resumeServer = action({
  ...createWeb,
  address: 'servers.web-4',
  reason: 'resume',
  after: { ...WEB, name: 'web-4' },
  changes: allFields({ ...WEB, name: 'web-4' }),
  secrets: { password: '${WEB4_ROOT}' },
  steps: BUYING.slice(2),
  resume: { from: 'intent', intent: 'i-7k2m', phase: 'paying', observeOnly: false },
});

export const unchangedServer = action({
  address: 'servers.calm-1',
  verb: 'no-op',
  id: '5200000',
  before: { ...WEB, name: 'calm-1', power: 'stopped' },
  after: { ...WEB, name: 'calm-1', power: 'stopped' },
  outputs: { ipv4: '203.0.113.2' },
  running: { amount: money('0.13', 'EUR'), period: 'P1D' },
});

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

/** An open purchase; samples say what they need. */
export function intent(given: Partial<Intent> = {}): Intent {
  return {
    id: 'i-7k2m',
    address: 'servers.web-1',
    kind: 'servers',
    provider: 'zomro',
    plan: 'sha256:00',
    style: 'reservation',
    phase: 'paying',
    spec: WEB,
    order: {},
    secrets: {},
    quote: DAILY,
    dependsOn: [],
    protect: false,
    before: { things: [], reservations: [], facts: {} },
    reservation: '1818',
    sent: true,
    sentAt: '2026-11-22T08:41:00Z',
    lost: 0,
    startedAt: '2026-11-22T08:40:00Z',
    ...given,
  };
}

export const openPurchases: readonly Intent[] = [
  intent({
    watch: { since: '2026-11-22T08:42:00Z', last: '2026-11-22T08:45:00Z', readings: 3 },
    charge: money('0.11', 'EUR'),
  }),
  intent({
    address: 'servers.web-2',
    phase: 'blocked',
    reservation: '1819',
    evidence: {
      because: 'cart line 1819 is gone, and two servers with this name appeared',
      candidates: [
        { id: '5203773', text: 'web-2, Cloud Essential | NL-2, Active' },
        { id: '5203774', text: 'web-2, Cloud Essential | NL-2, Activation in progress' },
      ],
    },
  }),
  intent({
    address: 'images.golden',
    kind: 'images',
    style: 'one-shot',
    phase: 'sending',
    lost: 1,
    evidence: { because: 'one new image has this name', candidates: [{ id: '9f3a', text: 'Ubuntu24, Netherlands-2' }] },
  }),
];

export const stateFile: StateFile = {
  version: 1,
  serial: 12,
  lineage: '3f1c9a52-0c9e-4d5e-9d0e-2c7b9a1f4e10',
  accounts: { zomro: { id: '48213' } },
  resources: [
    {
      address: 'images.golden',
      kind: 'images',
      provider: 'zomro',
      id: '9f3a',
      phase: 'ready',
      spec: { name: 'Ubuntu24', region: 'Netherlands-2', protected: true },
      outputs: { uid: '9f3a' },
      dependsOn: [],
      protected: true,
    },
    {
      address: 'servers.web-1',
      kind: 'servers',
      provider: 'zomro',
      id: '5203773',
      phase: 'delivering',
      spec: WEB,
      outputs: { ipv4: '203.0.113.7' },
      dependsOn: ['images.golden'],
      protected: false,
    },
  ],
  pending: openPurchases.slice(1),
  plans: [],
};

/** What is wrong with a manifest: places in two files, a duplicate, tabs, a wide line, and one thing without a place. */
export const manifestProblems: readonly Problem[] = [
  {
    code: 'CREDENTIALS',
    summary: 'No credentials for zomro',
    detail: 'Neither ZOMRO_TOKEN nor ZOMRO_USERNAME and ZOMRO_PASSWORD are set.',
  },
  {
    code: 'UNKNOWN_KEY',
    summary: 'Unknown key',
    detail: '"tarif" is not a field of a server.',
    hint: 'did you mean "tariff"?',
    address: 'servers.web-1',
    at: { file: 'hostform.yaml', line: 12, column: 5, endColumn: 10, text: '    tarif: Cloud Essential | NL-2' },
  },
  {
    code: 'DUPLICATE',
    summary: 'Declared twice',
    detail: 'servers.web-1 stands in two files. One address is one resource.',
    address: 'servers.web-1',
    at: { file: 'more.yaml', line: 4, column: 3, endColumn: 8, text: '  web-1:' },
    also: [{ file: 'hostform.yaml', line: 9, column: 3, endColumn: 8, text: '  web-1:' }],
  },
  {
    code: 'YAML_SYNTAX',
    summary: 'Tabs can not indent YAML',
    at: { file: 'hostform.yaml', line: 3, column: 2, endColumn: 10, text: '\tendpoint: https://api.zomro.com/' },
  },
  {
    code: 'SCHEMA',
    summary: 'Not one of the values that are possible',
    detail: '"isoo" is not a disk format. Possible are: iso ami ari aki vhd vmdk raw qcow2 vdi.',
    hint: 'did you mean "iso"?',
    address: 'images.golden',
    at: {
      file: 'hostform.yaml',
      line: 30,
      column: 128,
      endColumn: 132,
      text: `  golden: { name: Ubuntu24, region: Netherlands-2, url: https://releases.ubuntu.com/24.04/ubuntu-24.04-live.iso, disk_format: isoo, os_distro: ubuntu, os_version: "24", architecture: x86_64 }`,
    },
  },
  {
    code: 'SCHEMA',
    summary: 'A deprecated spelling',
    severity: 'warning',
    at: { file: 'hostform.yaml', line: 12, column: 1 },
  },
];
