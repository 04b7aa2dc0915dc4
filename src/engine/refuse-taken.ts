import { HostformError } from '../model/errors.ts';
import type { Attributes } from '../model/json.ts';
import type { ResourceKind } from '../model/kind.ts';
import type { Address, RecordedResource } from '../model/resource.ts';
import { whoseIs } from './kinds.ts';
import { indexLive, ownedIds, strangersWithKey } from './match.ts';
import { waysToAdopt } from './refusals.ts';

/** What is about to be bought or created. */
export interface Beginning {
  readonly kind: ResourceKind;
  readonly address: Address;
  readonly spec: Attributes;
  readonly recorded: readonly RecordedResource[];
}

/**
 * The plan was made when the name was free; since then a person may have thought it over for hours, or other purchases
 * of the plan have taken their time. So it is looked for once more, right before anything is begun (contract §5.6), and
 * with the care of a reading that money rests on: a filter may have been left on the listing since, too.
 * @throws HostformError NAME_TAKEN
 */
export async function refuseTaken({ kind, address, spec, recorded }: Beginning): Promise<void> {
  if (kind.nature !== 'owned') return;
  const key = kind.key(spec, { address });
  const index = indexLive(await kind.list({ keys: [key], ids: [], anew: true }));
  const strangers = strangersWithKey(index, key, ownedIds(recorded, whoseIs(kind)));
  if (strangers.length === 0) return;
  const ids = strangers.map(({ id, statusText }) => `${id} (${statusText})`).join(', ');
  throw new HostformError('NAME_TAKEN', 'The declared name has been taken since the plan was made', {
    address,
    detail: `The account now has ${ids} with the name "${key}". Nothing was ordered.`,
    hint: waysToAdopt(address, strangers),
  });
}
