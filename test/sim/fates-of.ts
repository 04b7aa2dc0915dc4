/** What becomes of the requests of one run. */
import type { Fate } from './machine/fates.ts';
import { type Outgoing, whatIs } from './machine/network.ts';
import type { Struck } from './scenario.ts';

export interface Fates {
  of(outgoing: Outgoing): Fate;
  /** The same, with something that happens before each request. */
  before(act: () => void): Fates;
}

export const calm: Fates = { of: () => ({ kind: 'answered' }), before: () => calm };

/** The step of the protocol that a changing request belongs to. */
const PHASES: readonly (readonly [RegExp, string])[] = [
  [/instances\.order\.param/, 'adding'],
  [/image\.order\.param/, 'sending'],
  [/cartorder\.create\.confirm/, 'paying'],
  [/change cart$/, 'promo'],
  [/\/renew/, 'adding'],
  [/\/pay/, 'paying'],
];

export function fatesOf(
  struck: readonly Struck[],
  onFate: (cell: { readonly fate: string; readonly phases: readonly string[] }) => void,
): Fates {
  const counts = { change: 0, any: 0 };
  const of = (outgoing: Outgoing): Fate => {
    counts.any += 1;
    if (outgoing.fresh) counts.change += 1;
    const hit = struck.find(({ on, n }) => (on === 'any' ? n === counts.any : outgoing.fresh && n === counts.change));
    if (!hit) return { kind: 'answered' };
    // A second delivery of an order that is paid at once is a second order, whoever sends it.
    if (hit.fate.kind === 'twice' && !/confirm|instances\.order/.test(outgoing.body)) return { kind: 'answered' };
    const phase = PHASES.find(([pattern]) => pattern.test(whatIs(outgoing)))?.[1];
    if (outgoing.fresh && phase !== undefined) onFate({ fate: hit.fate.kind, phases: [phase] });
    return hit.fate;
  };
  const fates: Fates = {
    of,
    before: (act) => ({
      ...fates,
      of(outgoing) {
        act();
        return of(outgoing);
      },
    }),
  };
  return fates;
}
