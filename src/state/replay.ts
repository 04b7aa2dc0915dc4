import { HostformError } from '../model/errors.ts';
import type { Json } from '../model/json.ts';
import { equalJson } from '../model/json.ts';
import type { Intent } from '../model/purchase.ts';
import type { Address, RecordedResource } from '../model/resource.ts';
import type { StateChange, StateFile, UsedPlan } from '../model/state.ts';

/**
 * The state after these changes, in this order. Pure; lists stay sorted by address, the serial stays as it is, and a
 * change that changes nothing returns the very same state.
 * @throws HostformError INTERNAL for a change that must never be written: a second open purchase of one address would
 * hide the first, and one id under two addresses would be deleted with either.
 */
export function applyChanges(state: StateFile, changes: readonly StateChange[]): StateFile {
  return changes.reduce(applyChange, state);
}

function applyChange(state: StateFile, change: StateChange): StateFile {
  switch (change.do) {
    case 'record':
      return record(state, change.resource);
    case 'drop':
      return drop(state, change.address);
    case 'intent':
      return begin(state, change.intent);
    case 'close':
      return close(state, change.intent);
    case 'bought': {
      const known = state.ledger ?? [];
      return known.some(({ id }) => id === change.line.id) ? state : { ...state, ledger: [...known, change.line] };
    }
    case 'account': {
      if (same(state.accounts[change.provider], change.account)) return state;
      return { ...state, accounts: { ...state.accounts, [change.provider]: change.account } };
    }
    case 'plan':
      return usePlan(state, change.plan);
    case 'done':
      return finish(state, change.plan, change.address);
    case 'call':
      return state;
  }
}

function record(state: StateFile, resource: RecordedResource): StateFile {
  const { address, id, kind, provider } = resource;
  const other = state.resources.find((one) => one.id === id && one.kind === kind && one.provider === provider);
  if (other !== undefined && other.address !== address) {
    throw new HostformError('INTERNAL', 'One thing can not be recorded under two addresses.', {
      address,
      detail: `${id} is already recorded as ${other.address}.`,
    });
  }
  if (same(other, resource)) return state;
  return { ...state, resources: place(state.resources, resource) };
}

function drop(state: StateFile, address: string): StateFile {
  const at = position(state.resources, address);
  if (state.resources[at]?.address !== address) return state;
  return { ...state, resources: state.resources.toSpliced(at, 1) };
}

function begin(state: StateFile, intent: Intent): StateFile {
  const known = state.pending.find(({ id }) => id === intent.id);
  if (same(known, intent)) return state;
  const others = known === undefined ? state.pending : close(state, intent.id).pending;
  const rival = others[position(others, intent.address)];
  if (rival?.address === intent.address) {
    throw new HostformError('INTERNAL', 'A purchase can not begin while another one of the same address is open.', {
      address: intent.address,
      detail: `${rival.id} is ${rival.phase}; ${intent.id} was to begin.`,
    });
  }
  return { ...state, pending: place(others, intent) };
}

function close(state: StateFile, id: string): StateFile {
  const at = state.pending.findIndex((intent) => intent.id === id);
  return at < 0 ? state : { ...state, pending: state.pending.toSpliced(at, 1) };
}

/** Plans stay in the order in which they were first used. */
function usePlan(state: StateFile, plan: UsedPlan): StateFile {
  const at = state.plans.findIndex(({ digest }) => digest === plan.digest);
  if (same(state.plans[at], plan)) return state;
  return { ...state, plans: at < 0 ? [...state.plans, plan] : state.plans.with(at, plan) };
}

/** Addresses stay in the order in which they were completed. */
function finish(state: StateFile, digest: string, address: Address): StateFile {
  const plan = state.plans.find((one) => one.digest === digest);
  if (plan === undefined || plan.done.includes(address)) return state;
  return usePlan(state, { ...plan, done: [...plan.done, address] });
}

/** Copying a sorted list is far cheaper than sorting it again after each of a thousand changes. */
function place<T extends { readonly address: string }>(list: readonly T[], item: T): readonly T[] {
  const at = position(list, item.address);
  return list.toSpliced(at, list[at]?.address === item.address ? 1 : 0, item);
}

/** Where `address` is, or would go. */
function position(list: readonly { readonly address: string }[], address: string): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.address ?? '') < address) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Records are plain data; their interfaces only lack the index signature that would say so. */
function same(a: object | undefined, b: object): boolean {
  return a !== undefined && equalJson(a as Json, b as Json);
}
