/** Open purchases and a state that the renderers are tried on. */
import { money } from '../../../src/model/money.ts';
import type { Intent } from '../../../src/model/purchase.ts';
import type { StateFile } from '../../../src/model/state.ts';
import { DAILY, WEB } from './sample-actions.ts';

type Given = Partial<Omit<Intent, 'reservation'>> & { readonly reservation?: string | undefined };

/** An open purchase; samples say what they need. */
export function intent({ reservation, ...given }: Given = {}): Intent {
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
    sent: true,
    sentAt: '2026-11-22T08:41:00Z',
    lost: 0,
    startedAt: '2026-11-22T08:40:00Z',
    ...given,
    ...(reservation === undefined ? {} : { reservation }),
  };
}

export const openPurchases: readonly Intent[] = [
  intent({
    reservation: '1818',
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
  version: 2,
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
