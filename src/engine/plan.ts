/** Desired + recorded + live → Plan. Reads through the kinds, writes nothing, decides everything. */
import { type Problem, Problems } from '../model/errors.ts';
import type { ResourceKind } from '../model/kind.ts';
import type { Action, Plan, Unmanaged } from '../model/plan.ts';
import type { Intent } from '../model/purchase.ts';
import { type Address, type DesiredResource, referencedAddresses } from '../model/resource.ts';
import type { StateFile } from '../model/state.ts';
import type { Prospects } from './adoption.ts';
import { decide } from './decide.ts';
import { fillReferences, type LookUp } from './fill.ts';
import { isOf, kindOf, whoseIs, wordOf } from './kinds.ts';
import { countUnmanaged, type LiveIndex, strangersWithKey } from './match.ts';
import { hintAtMoves } from './moved.ts';
import { type Observation, observe, recordedOutputs } from './observe.ts';
import { orderByWaiting } from './order.ts';
import { findDrift, planRefresh } from './refresh-plan.ts';
import { relocate, showMoves } from './relocate.ts';
import { checkActions } from './safety.ts';
import { narrow, type PlanInput, type Scope } from './scope.ts';
import { withTolerance } from './tolerance.ts';
import { letGo } from './undeclared.ts';
import { linkWaits } from './waits.ts';

/**
 * Makes the plan. The same inputs give the same plan, byte for byte.
 * @throws Problems for what the catalogue does not know, with places; LISTING_INCOMPLETE for a listing not to be trusted.
 */
export async function makePlan(input: PlanInput): Promise<Plan> {
  return (await planAndSight(input)).plan;
}

/** The plan, and what was seen of the world while it was made. @throws what `makePlan` throws. */
export async function planAndSight(given: PlanInput): Promise<{ readonly plan: Plan; readonly seen: Observation }> {
  const relocated = relocate(given.state, given.mode === 'refresh-only' ? [] : (given.moved ?? []));
  const input = { ...given, state: relocated.state };
  const scope = narrow(input);
  const seen = await observe({ kinds: input.kinds, ...scope, pending: input.state.pending });
  if (input.mode === 'refresh-only') {
    const refreshed = await planRefresh(input, scope, seen);
    const plan = { ...framed(input, scope), ...refreshed };
    return { plan, seen };
  }
  const declared = await decideDeclared(input, scope, seen);
  const drift = input.mode === 'apply' ? await findDrift(input, scope, seen) : [];
  const released = letGo({ input, scope, seen });
  const moves = relocated.moves.filter(({ to }) => scope.includes(to));
  const shown = showMoves([...declared, ...released], moves);
  const actions = linkWaits(hintAtMoves(shown, input.kinds), scope.recorded);
  const ordered = orderByWaiting(actions, (action) => action.waitsFor);
  const plan: Plan = {
    ...framed(input, scope),
    actions: checkActions(withTolerance(ordered, input.limits.priceTolerance), input.state),
    ...(moves.length > 0 ? { moves } : {}),
    ...(drift.length === 0 ? {} : { drift }),
    unmanaged: unmanaged(input, scope, { seen, planned: plannedIds(actions) }),
    warnings: input.warnings,
  };
  return { plan, seen };
}

/** What a plan says whatever it does. */
function framed(input: PlanInput, { leftOut }: Scope): Plan {
  return {
    formatVersion: 1,
    mode: input.mode,
    lineage: input.state.lineage,
    serial: input.state.serial,
    providers: input.providers,
    actions: [],
    unmanaged: [],
    limits: input.limits,
    complete: leftOut.length === 0,
    ...(leftOut.length === 0 ? {} : { leftOut }),
    refusals: [],
    warnings: [],
    balances: input.balances,
  };
}

async function decideDeclared(input: PlanInput, scope: Scope, seen: Observation): Promise<Action[]> {
  const order = orderByWaiting(scope.desired, ({ references }) => referencedAddresses(references));
  const names = new Map<string, DesiredResource>();
  const problems: Problem[] = [];
  const actions = new Map<Address, Action>();
  const lookUp = plannedOutputs(actions, scope, seen);
  for (const desired of order) {
    const decision = await decide(caseOf(desired, { input, scope, seen, lookUp }));
    problems.push(
      ...(isOnlyGone(input, seen, desired) ? [] : decision.problems),
      ...duplicateName(decision.action, desired, names, kindOf(input.kinds, desired)),
    );
    actions.set(desired.address, decision.action);
  }
  if (problems.length > 0) throw new Problems(problems);
  return [...actions.values()];
}

/** Whoever only looks is told that a recorded thing is gone; whoever wants to plan it again has a problem. */
function isOnlyGone({ lookOnly }: PlanInput, { gone }: Observation, { address }: DesiredResource): boolean {
  return lookOnly === true && gone.has(address);
}

interface Sight {
  readonly input: PlanInput;
  readonly scope: Scope;
  readonly seen: Observation;
  readonly lookUp: LookUp;
}

function caseOf(desired: DesiredResource, { input, scope, seen, lookUp }: Sight): Parameters<typeof decide>[0] {
  const kind = kindOf(input.kinds, desired);
  const filled = fillReferences(desired.spec, desired.references, lookUp);
  const index = seen.index(desired);
  const record = scope.record(desired.address);
  // A name that reads what is not known yet is still the text that was written, which nothing live is called.
  const key = kind.key(filled.spec, desired);
  // A policy is about whatever has its name now, even when it was about something else before.
  const live = kind.nature === 'policy' ? index.byKey(key)[0] : record && index.byId(record.id);
  const ours = scope.owned(desired);
  return {
    kind,
    desired,
    filled,
    record,
    live,
    gone: seen.gone.has(desired.address) && live === undefined,
    intent: input.state.pending.find(({ address }) => address === desired.address),
    rival: input.state.pending.find((each) => isRival(each, desired, { kind, key })),
    strangers: kind.nature === 'owned' ? strangersWithKey(index, key, ours) : [],
    ...prospectsOf(desired, { kind, key, index, state: input.state }),
    forceReplace: input.replace.includes(desired.address),
    now: input.now,
  };
}

interface Sought {
  readonly kind: ResourceKind;
  readonly key: string;
  readonly index: LiveIndex;
  readonly state: StateFile;
}

/** What could be adopted, when the manifest asks for it. */
function prospectsOf({ address, lifecycle: { adopt } }: DesiredResource, among: Sought): { prospects?: Prospects } {
  if (!adopt) return {};
  const { kind, key, index, state } = among;
  const named = adopt.by === 'id' ? index.byId(adopt.id) : undefined;
  const owners = state.resources.filter((record) => isOf(kind, record) && record.address !== address);
  const prospects: Prospects = {
    adopt,
    live: adopt.by === 'name' ? index.byKey(key) : named ? [named] : [],
    owner: (id) => owners.find((record) => record.id === id)?.address,
    rival: (live) => state.pending.find((each) => isRival(each, { address }, { kind, key: live.key })),
  };
  return { prospects };
}

/** An address may be renamed while its purchase is open; what it buys is still on its way. */
function isRival(
  intent: Intent,
  { address }: Pick<DesiredResource, 'address'>,
  same: { kind: ResourceKind; key: string },
): boolean {
  const { kind, key } = same;
  return intent.sent && isOf(kind, intent) && intent.address !== address && kind.key(intent.spec, intent) === key;
}

/** Outputs as they will be: those of what stays as it is; nothing of what is created or replaced in this plan. */
function plannedOutputs(actions: ReadonlyMap<Address, Action>, scope: Scope, seen: Observation): LookUp {
  const recorded = recordedOutputs(scope.recorded);
  return (address, output) => {
    const action = actions.get(address);
    if (action && (action.verb === 'create' || action.verb === 'replace')) {
      return action.resume?.from === 'delivery' && output === 'id' ? action.id : undefined;
    }
    if (action?.verb === 'adopt') return action.outputs?.[output] ?? (output === 'id' ? action.id : undefined);
    const record = scope.record(address);
    const live = record && seen.index(record).byId(record.id);
    if (seen.gone.has(address)) return undefined;
    return live?.outputs[output] ?? recorded(address, output);
  };
}

/** Two declarations with one name at the vendor would be taken for one another: refused with both places. */
function duplicateName(
  action: Action,
  desired: DesiredResource,
  names: Map<string, DesiredResource>,
  kind: ResourceKind,
): Problem[] {
  const key = `${wordOf(desired)} ${kind.key(action.after ?? desired.spec, desired)}`;
  const first = names.get(key);
  names.set(key, first ?? desired);
  if (!first) return [];
  return [
    {
      code: 'DUPLICATE',
      summary: 'Two resources have the same name at the vendor',
      detail: `${first.address} and ${desired.address} could not be told apart after a lost answer.`,
      hint: 'give one of them another name',
      address: desired.address,
      at: desired.at,
      also: [first.at],
    },
  ];
}

function plannedIds(actions: readonly Action[]): ReadonlySet<string> {
  return new Set(actions.flatMap((action) => (action.id === undefined ? [] : [`${wordOf(action)} ${action.id}`])));
}

/** What targets leave out is declared all the same: it is not unmanaged. Nor is what this plan is about to take on. */
function unmanaged(
  input: PlanInput,
  scope: Scope,
  { seen, planned }: { seen: Observation; planned: ReadonlySet<string> },
): Unmanaged[] {
  const counts: Unmanaged[] = [];
  const declared = input.mode === 'destroy' ? [] : input.desired;
  for (const kind of input.kinds.all.toSorted(bySection)) {
    const whose = whoseIs(kind);
    const index = seen.index(whose);
    const taken = index.all.filter(({ id }) => planned.has(`${wordOf(whose)} ${id}`));
    const ours = new Set([...scope.owned(whose), ...taken.map(({ id }) => id)]);
    const governed = new Set(declared.filter((each) => isOf(kind, each)).map((each) => kind.key(each.spec, each)));
    const count =
      kind.nature === 'policy'
        ? index.all.filter(({ key, id }) => !governed.has(key) && !ours.has(id)).length
        : countUnmanaged(index, ours);
    if (count > 0) counts.push({ ...whose, count });
  }
  return counts;
}

function bySection(a: ResourceKind, b: ResourceKind): number {
  const [left, right] = [a, b].map(({ name, provider }) => `${name} ${provider}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}
