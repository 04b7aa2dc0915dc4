/** A plan that accepts reality into the state and does nothing else, and whether it still holds when it is applied. */
import type { Problem } from '../model/errors.ts';
import type { Action, Plan, ResourceDrift } from '../model/plan.ts';
import type { Address, RecordedResource } from '../model/resource.ts';
import type { StateFile } from '../model/state.ts';
import { type Kinds, kindOf } from './kinds.ts';
import type { Observation } from './observe.ts';
import { acceptance, type Standing, standingOf } from './refresh.ts';
import { movedValues, staleProblem } from './resume.ts';
import type { PlanInput, Scope } from './scope.ts';

interface World {
  readonly kinds: Kinds;
  readonly seen: Observation;
}

/**
 * One action per record that is in the plan. An address with an open purchase is left as it is: what became of that is
 * found out by apply, or by a person.
 */
export async function planRefresh(
  { kinds, state }: PlanInput,
  scope: Scope,
  seen: Observation,
): Promise<Pick<Plan, 'actions' | 'warnings' | 'drift'>> {
  const open = new Map(state.pending.map((intent) => [intent.address, intent]));
  const actions: Action[] = [];
  const drift: ResourceDrift[] = [];
  for (const record of scope.recorded) {
    if (!scope.includes(record.address) || open.has(record.address)) continue;
    const kind = kindOf(kinds, record);
    const standing = await standingOf(record, kind, seen);
    actions.push(acceptance(record, kind, { standing, live: seen.index(record).byId(record.id) }));
    if ('drift' in standing) drift.push(standing.drift);
  }
  const left = [...open.keys()].filter(scope.includes).map(openPurchase);
  return { actions, warnings: left, ...(drift.length === 0 ? {} : { drift }) };
}

function openPurchase(address: Address): Problem {
  return {
    code: 'OUTCOME_UNKNOWN',
    severity: 'warning',
    summary: 'An open purchase is left as it is',
    detail: `A purchase of ${address} was begun and is not closed, so nothing about it is recorded here.`,
    hint: 'hostform pending shows what is known; apply goes on with it',
    address,
  };
}

/**
 * What moved under the records of declared things: told in a plan's JSON, beside what is planned. What is no longer
 * declared is not compared field by field: its catalogue may be gone with it.
 */
export async function findDrift(input: PlanInput, scope: Scope, seen: Observation): Promise<ResourceDrift[]> {
  const declared = new Set(scope.desired.map(({ address }) => address));
  const open = new Set(input.state.pending.map(({ address }) => address));
  const drift: ResourceDrift[] = [];
  for (const record of scope.recorded) {
    if (!scope.includes(record.address) || open.has(record.address) || record.phase === 'delivering') continue;
    if (!declared.has(record.address) && !seen.gone.has(record.address)) continue;
    const standing = await standingOf(record, kindOf(input.kinds, record), seen);
    if ('drift' in standing) drift.push(...ofFields(standing.drift, record));
  }
  return drift;
}

/**
 * Outputs move by themselves (a price, a status, a day of expiry): told as drift, they would drown what somebody has
 * changed. So only fields are told.
 */
function ofFields(drift: ResourceDrift, { spec, outputs }: RecordedResource): ResourceDrift[] {
  if (drift.verb === 'delete') return [drift];
  const changes = drift.changes.filter(({ field }) => field in spec);
  const moved = Object.fromEntries(changes.map(({ field, after = null }) => [field, after]));
  const before = { ...outputs, ...spec };
  return changes.length === 0 ? [] : [{ ...drift, changes, before, after: { ...before, ...moved } }];
}

/** What a saved refresh-only plan would record, and is no longer so. Problems are PLAN_STALE. */
export async function refreshMoved(plan: Plan, state: StateFile, { kinds, seen }: World): Promise<Problem[]> {
  const records = new Map(state.resources.map((record) => [record.address, record]));
  const todo = new Set(plan.actions.map(({ address }) => address));
  const stale: Problem[] = [];
  for (const drift of plan.drift ?? []) {
    const record = records.get(drift.address);
    if (!record || !todo.has(drift.address)) continue;
    const because = await movedSince(drift, record, { kinds, seen });
    stale.push(...because.map((detail) => staleProblem(drift.address, `${drift.address}: ${detail}`)));
  }
  return stale;
}

async function movedSince(planned: ResourceDrift, record: RecordedResource, world: World): Promise<string[]> {
  const now = await standingOf(record, kindOf(world.kinds, record), world.seen);
  if (now.is === 'open') return [now.note];
  const after = nowOf(now, record);
  if (planned.after === undefined) return after === undefined ? [] : ['it was gone, and exists again now.'];
  return after === undefined ? ['it no longer exists at the vendor.'] : movedValues(planned.after, after);
}

function nowOf(standing: Standing, record: RecordedResource): ResourceDrift['after'] {
  if (standing.is === 'same') return { ...record.outputs, ...record.spec };
  return standing.is === 'moved' ? standing.drift.after : undefined;
}
