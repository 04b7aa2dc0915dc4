/** A person closes what nobody could tell: as `pending resolve` does it, and with the truth of the vendor's panel. */
import type { Intent } from '../../../src/model/purchase.ts';
import type { StateChange } from '../../../src/model/state.ts';
import { applyChanges } from '../../../src/state/replay.ts';
import type { Thing } from './shop.ts';
import type { Lasting } from './simulate.ts';

/** True when there was something to close. */
export function resolveByHand(lasting: Lasting): boolean {
  const open = lasting.state.pending;
  for (const intent of open) lasting.state = applyChanges(lasting.state, close(lasting, intent));
  return open.length > 0;
}

function close({ shop, state, judge }: Lasting, intent: Intent): readonly StateChange[] {
  const recorded = new Set(state.resources.map(({ id }) => id));
  const bought = [...shop.things.values()].find((thing) => isOf(thing, intent) && !recorded.has(thing.id));
  judge.note(`a person closes ${intent.address}: ${bought ? `--id ${bought.id}` : '--not-bought'}`);
  const because = 'resolved by hand';
  if (!bought) {
    // Whoever says "not bought" has looked into the cart, and does not leave our line there to be paid.
    if (intent.reservation !== undefined) shop.removeLine(intent.reservation, 'human');
    return [{ do: 'close', intent: intent.id, because }];
  }
  const { address, kind, provider, spec, dependsOn, protect } = intent;
  const outputs = { id: bought.id };
  const resource = {
    address,
    kind,
    provider,
    id: bought.id,
    phase: 'delivering',
    spec,
    outputs,
    dependsOn,
    protected: protect,
  } as const;
  return [
    { do: 'record', resource },
    { do: 'close', intent: intent.id, because },
  ];
}

function isOf(thing: Thing, { address, reservation }: Intent): boolean {
  if (thing.address !== address || thing.deletedAt !== undefined) return false;
  return thing.line === undefined || thing.line === reservation;
}
