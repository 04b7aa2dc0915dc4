/** Small whole things to start a test from; what a test is about is written in the test. */
import type { Action, Plan, Quote } from '../../../src/model/plan.ts';
import type { Intent } from '../../../src/model/purchase.ts';
import type { Address, DesiredResource, LiveResource, RecordedResource } from '../../../src/model/resource.ts';
import { splitAddress } from '../../../src/model/resource.ts';
import type { StateFile } from '../../../src/model/state.ts';

export const EUR = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'EUR' });

export const HERE = { file: 'hostform.yaml', line: 1, column: 1 } as const;

export function quoteOf(amount: string, over: Partial<Quote> = {}): Quote {
  return { charge: EUR(amount), count: 1, period: 'P1D', source: 'price list', ...over };
}

/** A declared thing whose name is its key. */
export function desiredOf(address: Address, over: Partial<DesiredResource> = {}): DesiredResource {
  const { kind, key } = splitAddress(address);
  return {
    address,
    kind,
    provider: 'shop',
    spec: { name: key, size: 'small' },
    secrets: {},
    references: [],
    lifecycle: { replace: 'deny', ignoreChanges: [] },
    at: HERE,
    positions: {},
    ...over,
  };
}

export function recordOf(address: Address, over: Partial<RecordedResource> = {}): RecordedResource {
  const { kind, key } = splitAddress(address);
  return {
    address,
    kind,
    provider: 'shop',
    id: `id-${key}`,
    phase: 'ready',
    spec: { name: key, size: 'small' },
    outputs: { id: `id-${key}` },
    dependsOn: [],
    protected: false,
    ...over,
  };
}

/** A live thing, as `recordOf` records it. */
export function liveOf(key: string, over: Partial<LiveResource> = {}): LiveResource {
  return {
    id: `id-${key}`,
    key,
    spec: { name: key, size: 'small' },
    outputs: { id: `id-${key}` },
    status: 'ready',
    statusText: 'Active',
    ...over,
  };
}

/** A purchase whose payment may have left and whose answer nobody has seen. */
export function intentOf(address: Address, over: Partial<Intent> = {}): Intent {
  const { kind, key } = splitAddress(address);
  return {
    id: `intent-${key}`,
    address,
    kind,
    provider: 'shop',
    plan: '',
    style: 'reservation',
    phase: 'paying',
    spec: { name: key, size: 'small' },
    order: { name: key, size: 'small' },
    secrets: {},
    quote: quoteOf('1.00'),
    dependsOn: [],
    protect: false,
    before: { things: [], reservations: [], facts: {} },
    reservation: 'line-1',
    sent: true,
    sentAt: '2026-11-22T07:00:00.000Z',
    lost: 0,
    startedAt: '2026-11-22T07:00:00.000Z',
    ...over,
  };
}

export function actionOf(address: Address, over: Partial<Action> = {}): Action {
  const { kind, key } = splitAddress(address);
  return {
    address,
    kind,
    provider: 'shop',
    type: `shop_${kind}`,
    verb: 'create',
    reason: 'not_recorded',
    after: { name: key, size: 'small' },
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
    ...over,
  };
}

export function planOf(actions: readonly Action[], over: Partial<Plan> = {}): Plan {
  return {
    formatVersion: 1,
    mode: 'apply',
    lineage: 'lineage',
    serial: 1,
    providers: [],
    actions,
    unmanaged: [],
    limits: {},
    complete: true,
    refusals: [],
    warnings: [],
    balances: {},
    ...over,
  };
}

export function stateOf(over: Partial<StateFile> = {}): StateFile {
  return {
    version: 2,
    serial: 1,
    lineage: 'lineage',
    accounts: { shop: { id: '4711' } },
    resources: [],
    pending: [],
    plans: [],
    ...over,
  };
}
