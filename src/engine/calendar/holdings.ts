/** Everything that lives in the accounts and has a term or a price, each thing once. Pure. */
import type { Rate } from '../../model/calendar.ts';
import type { NextPrice, ResourceKind } from '../../model/kind.ts';
import type { Plan } from '../../model/plan.ts';
import type { Address, LiveResource } from '../../model/resource.ts';
import type { StateFile } from '../../model/state.ts';
import { type Whose, whoseIs, wordOf } from '../kinds.ts';

/** One thing that is paid for. */
export interface Holding extends Whose {
  readonly id: string;
  readonly name: string;
  readonly address?: Address;
  readonly term?: LiveResource['term'];
  readonly running?: Rate;
  readonly next?: NextPrice;
  /** How long it must stay valid, as declared: whoever declares that has renewals bought by apply (contract §2). */
  readonly validFor?: string;
  readonly trouble?: string;
}

export interface HoldingsInput {
  readonly listings: ReadonlyMap<ResourceKind, readonly LiveResource[]>;
  readonly state: Pick<StateFile, 'resources'>;
  readonly plan: Pick<Plan, 'actions'>;
  readonly prices: ReadonlyMap<Address, NextPrice>;
}

/** A policy is about something that exists: where that is listed by another kind too, both are one. */
export function holdingsOf(input: HoldingsInput): Holding[] {
  const addresses = managedAddresses(input);
  const found = new Map<string, Holding>();
  const kinds = [...input.listings.keys()].sort(
    (a, b) => Number(a.nature === 'policy') - Number(b.nature === 'policy'),
  );
  for (const kind of kinds) {
    for (const live of input.listings.get(kind) ?? []) {
      if (live.status === 'unpaid' || live.status === 'deleting') continue;
      const holding = holdingOf({ kind, live, addresses, input });
      const shared = kind.nature === 'policy' ? sameThing(found, holding) : undefined;
      if (shared !== undefined) found.set(shared, merged(found.get(shared), holding));
      else if (holding.term || holding.running) found.set(`${wordOf(holding)} ${holding.id}`, holding);
    }
  }
  return [...found.values()];
}

interface Listed {
  readonly kind: ResourceKind;
  readonly live: LiveResource;
  readonly addresses: ReadonlyMap<string, Address>;
  readonly input: HoldingsInput;
}

function holdingOf({ kind, live, addresses, input }: Listed): Holding {
  const whose = whoseIs(kind);
  const address = addresses.get(`${wordOf(whose)} ${live.id}`);
  const action = input.plan.actions.find((each) => each.address === address && each.verb !== 'delete');
  const validFor = action?.after?.['ensure_valid_for'];
  const next = address === undefined ? undefined : input.prices.get(address);
  const running = kind.running?.(live);
  return {
    ...whose,
    id: live.id,
    name: live.key,
    ...(address === undefined ? {} : { address }),
    ...(live.term ? { term: live.term } : {}),
    ...(running ? { running } : {}),
    ...(next ? { next } : {}),
    ...(typeof validFor === 'string' ? { validFor } : {}),
    ...(live.trouble || live.status === 'suspended' ? { trouble: live.statusText } : {}),
  };
}

/** What is recorded, and what the next apply governs. */
function managedAddresses({ state, plan }: HoldingsInput): ReadonlyMap<string, Address> {
  const governed = plan.actions.flatMap(({ id, ...action }) => (id === undefined ? [] : [{ ...action, id }]));
  return new Map([...governed, ...state.resources].map((each) => [`${wordOf(each)} ${each.id}`, each.address]));
}

function sameThing(found: ReadonlyMap<string, Holding>, { provider, id, term }: Holding): string | undefined {
  for (const [word, other] of found) {
    if (other.provider === provider && other.id === id && other.term?.ends === term?.ends) return word;
  }
  return undefined;
}

/** The policy says who pays; the thing itself says what it is. */
function merged(thing: Holding | undefined, policy: Holding): Holding {
  if (!thing) return policy;
  const { address, next, validFor, term } = policy;
  return {
    ...thing,
    ...(thing.address === undefined && address !== undefined ? { address } : {}),
    ...(next ? { next } : {}),
    ...(validFor === undefined ? {} : { validFor }),
    ...(term ? { term } : {}),
  };
}
