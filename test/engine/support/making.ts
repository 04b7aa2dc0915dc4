/** A kind that is created in one call, listed at once under the name that was asked for. */
import type { Attributes } from '../../../src/model/json.ts';
import type { ResourceKind } from '../../../src/model/kind.ts';
import type { Action, Step } from '../../../src/model/plan.ts';
import type { OneShot } from '../../../src/model/purchase.ts';
import { kindOf } from './fake-vendor.ts';
import { actionOf, liveOf } from './samples.ts';
import { later, shelf } from './stage.ts';
import type { Timeline } from './timeline.ts';

export const SEND: Step = { name: 'create', effect: 'send' };
export const WAIT: Step = { name: 'wait until active', effect: 'wait' };

export function makingKind(timeline: Timeline, over: Partial<ResourceKind> = {}): ResourceKind {
  const things = shelf();
  const oneShot: OneShot = {
    survey: async () => ({ things: [], reservations: [], facts: {} }),
    send: ({ spec }) => later(timeline, 1_000, () => (things.put(liveOf(nameIn(spec))), {})),
    seek: async ({ spec }) => ({ kind: 'bought', id: `id-${nameIn(spec)}` }),
  };
  return kindOf('servers', { over: { oneShot, list: async () => things.all(), ...over } });
}

function nameIn({ name }: Attributes): string {
  return typeof name === 'string' ? name : '';
}

export function createOf(key: string, over: Partial<Action> = {}): Action {
  return actionOf(`servers.${key}`, { steps: [SEND, WAIT], ...over });
}
