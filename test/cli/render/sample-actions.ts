/** Actions that the renderers are tried on: every verb, refusals, unknowns, an open purchase. */
import { money } from '../../../src/model/money.ts';
import type { Action, Plan, Quote, Step } from '../../../src/model/plan.ts';

export const DAILY: Quote = {
  charge: money('0.13', 'EUR'),
  recurring: { amount: money('0.13', 'EUR'), period: 'P1D' },
  count: 1,
  period: 'P1D',
  source: 'price list',
};

export const BUYING: readonly Step[] = [
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

/** A declared server, in the vendor's words. */
export const WEB = {
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
  ending: { amount: money('0.13', 'EUR'), period: 'P1D' },
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
