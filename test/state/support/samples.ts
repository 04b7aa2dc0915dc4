import type { Intent } from '../../../src/model/purchase.ts';
import type { Address, RecordedResource } from '../../../src/model/resource.ts';
import type { StateChange, StateFile } from '../../../src/model/state.ts';

/** A server that is recorded. */
export function server(key: string, over: Partial<RecordedResource> = {}): RecordedResource {
  return {
    address: `servers.${key}`,
    kind: 'servers',
    provider: 'zomro',
    id: `id-${key}`,
    phase: 'ready',
    spec: { name: key, tariff: 'Cloud Essential | NL-2', addons: { network: 'IPv6' } },
    outputs: { ipv4: '192.0.2.7' },
    dependsOn: [],
    protected: false,
    ...over,
  };
}

/** An open purchase. */
export function purchase(key: string, over: Partial<Intent> = {}): Intent {
  return {
    id: `intent-${key}`,
    address: `servers.${key}`,
    kind: 'servers',
    provider: 'zomro',
    plan: 'sha256:0f',
    style: 'reservation',
    phase: 'paying',
    spec: { name: key },
    order: { pricelist: '6740' },
    secrets: { password: 'WEB1_ROOT', promo_code: null },
    quote: { charge: { amount: '0.13', currency: 'EUR' }, count: 1, period: 'P1D', source: 'price list' },
    dependsOn: [],
    protect: false,
    before: { things: ['11', '12'], reservations: [], facts: {} },
    reservation: '501',
    sent: true,
    sentAt: '2026-11-22T08:00:00.000Z',
    lost: 0,
    watch: { since: '2026-11-22T08:00:00.000Z', last: '2026-11-22T08:01:00.000Z', readings: 2 },
    startedAt: '2026-11-22T07:59:58.000Z',
    ...over,
  };
}

/** A state that has something of everything. */
export function fullState(over: Partial<StateFile> = {}): StateFile {
  return {
    version: 2,
    serial: 7,
    lineage: 'k3jv5d2n6qrstuvwxyz234567a',
    accounts: {
      ovh: { id: 'ab123-ovh' },
      zomro: {
        id: '4711',
        strays: [{ order: { pricelist: '6740' }, before: { things: [], reservations: ['9'], facts: {} } }],
      },
    },
    resources: [
      server('web-1', { dependsOn: ['images.golden'] }),
      server('web-2', { phase: 'delivering', protected: true, outputs: {} }),
    ],
    pending: [purchase('web-3')],
    plans: [{ digest: 'sha256:0f', status: 'begun', at: '2026-11-22T07:59:57.000Z', done: ['servers.web-1'] }],
    ...over,
  };
}

export function record(key: string, over: Partial<RecordedResource> = {}): StateChange {
  return { do: 'record', resource: server(key, over) };
}

export function drop(address: Address): StateChange {
  return { do: 'drop', address };
}
