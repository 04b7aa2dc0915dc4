/** `apply PLANFILE`: exactly that plan, once; again means going on with what is left. */
import { wordOf } from '../engine/kinds.ts';
import { ownedIds, strangersWithKey } from '../engine/match.ts';
import { type Observation, observe } from '../engine/observe.ts';
import { offersMoved } from '../engine/offer-moved.ts';
import { refreshMoved } from '../engine/refresh-plan.ts';
import { adoptOrRename } from '../engine/refusals.ts';
import { refuseTakenMoves, renamed } from '../engine/relocate.ts';
import { resumePlan } from '../engine/resume.ts';
import { fillVariables } from '../manifest/yaml/interpolate.ts';
import { HostformError, Problems } from '../model/errors.ts';
import type { Action, Plan } from '../model/plan.ts';
import type { DesiredResource } from '../model/resource.ts';
import type { StateFile } from '../model/state.ts';
import { type ApplyOptions, carryOutPlan } from './carry-out-plan.ts';
import { type Connected, connect } from './connect.ts';
import { type CommandInput, type Context, withContext } from './context.ts';
import type { Events } from './event-stream.ts';
import { alreadyApplied, checkExpectedFile } from './expected.ts';
import { unborn, withState } from './open-state.ts';
import { readPlanFile } from './plan-file.ts';
import { planPlace } from './plan-place.ts';
import type { Secrets } from './prepare.ts';
import type { SavedPlan } from './render/plan-file.ts';

export interface ApplySaved {
  readonly path: string;
  readonly options: ApplyOptions;
  readonly events: Events;
}

/** Applies a saved plan. Exit 5 when it is stale, edited or done. */
export async function applySaved(input: CommandInput, { path, options, events }: ApplySaved): Promise<number> {
  return withContext(input, { vendors: true }, async (opened) => {
    const saved = await readPlanFile(opened, path);
    events.saved(saved.document);
    checkExpectedFile(saved.digest, options.expect);
    const context: Context = { ...opened, place: planPlace(opened, path, saved.stateLocation) };
    const secrets = secretsOf(context, saved.plan);
    const { lockTimeout } = options;
    return withState(context, { operation: 'apply', events, lockTimeout }, async (session, begin) => {
      checkIdentity(saved, session.state());
      const connected = await connectFor(context, saved.plan, session.state());
      const plan = await current(saved, session.state(), { connected, secrets }).catch(async (error: unknown) => {
        await connected.close();
        throw error;
      });
      const work = { plan, connected, secrets, held: [], session, begin, options, events, saved: saved.digest };
      return carryOutPlan(context, work);
    });
  });
}

/** With the settings and for the accounts that the plan names. */
function connectFor(context: Context, { providers, mode }: Plan, state: StateFile): Promise<Connected> {
  return connect(context, {
    inPlay: providers.map(({ provider }) => provider),
    settings: Object.fromEntries(providers.map(({ provider, settings }) => [provider, settings])),
    accounts: Object.fromEntries(providers.map(({ provider, account }) => [provider, account])),
    mayWrite: mode !== 'refresh-only',
    state,
  });
}

function checkIdentity({ plan, digest }: SavedPlan, state: StateFile): void {
  const used = state.plans.find((each) => each.digest === digest);
  if (used?.status === 'applied') throw alreadyApplied(used);
  if (used || plan.lineage === (state.serial === 0 ? unborn(state).lineage : state.lineage)) return;
  throw new HostformError('PLAN_STALE', 'The plan belongs to another state', {
    detail:
      plan.lineage === ''
        ? 'It was made before anything was recorded, and by now something is.'
        : state.serial === 0
          ? `It was made for lineage ${plan.lineage}, and no state is there any more.`
          : `It was made for lineage ${plan.lineage}, and this state is ${state.lineage}.`,
    hint: plan.lineage !== '' && state.serial === 0 ? 'put the state back where it was' : 'plan again',
  });
}

/** Variables named in the plan are read again now; their values were never saved. */
function secretsOf({ env, output }: Context, plan: Plan): Secrets {
  const values: Record<string, Record<string, string>> = {};
  for (const { address, secrets, verb } of plan.actions) {
    if (verb !== 'create' && verb !== 'replace') continue;
    const filled: Record<string, string> = {};
    for (const [field, template] of Object.entries(secrets)) {
      const value = template === null ? '' : fillVariables(template, env);
      output.addSecret(value);
      if (value !== '') filled[field] = value;
    }
    values[address] = filled;
  }
  return values;
}

/** Reads only what the plan touches, and holds it against the plan. */
async function current(
  saved: SavedPlan,
  recorded: StateFile,
  { connected, secrets }: { readonly connected: Connected; readonly secrets: Secrets },
): Promise<Plan> {
  const moves = saved.plan.moves ?? [];
  refuseTakenMoves(recorded, moves);
  const state = renamed(recorded, moves);
  const refresh = saved.plan.mode === 'refresh-only';
  const touched = saved.plan.actions.filter(({ verb }) => refresh || (verb !== 'no-op' && verb !== 'forget'));
  const inPlay = new Set(touched.map(wordOf));
  const owned = state.resources.filter((record) => inPlay.has(wordOf(record)));
  const desired = touched.map(asDesired);
  const seen = await observe({ kinds: connected.kinds, desired, recorded: owned, pending: [] });
  const { plan, stale } = resumePlan({
    plan: saved.plan,
    digest: saved.digest,
    state,
    madeAt: saved.timestamp,
    live: (action) => (action.id === undefined ? undefined : seen.index(action).byId(action.id)),
  });
  const moved = refresh ? await refreshMoved(plan, state, { kinds: connected.kinds, seen }) : [];
  if (stale.length + moved.length > 0) throw new Problems([...stale, ...moved]);
  const offers = await offersMoved({
    actions: plan.actions,
    seen,
    kinds: connected.kinds,
    desired: (action) => asOrdered(action, secrets),
  });
  if (offers.stale.length > 0) throw new Problems(offers.stale);
  const actions = plan.actions.map((action) => withTakenName(action, { seen, state, connected }));
  const spends = actions.some(({ quote }) => quote);
  return {
    ...plan,
    actions,
    refusals: [...plan.refusals, ...offers.dearer],
    balances: spends ? await connected.balances() : {},
  };
}

/** Enough of a declaration to know which keys to read. */
function asDesired(action: Action): DesiredResource {
  const position = { file: 'saved plan', line: 1, column: 1 };
  return {
    address: action.address,
    kind: action.kind,
    provider: action.provider,
    spec: action.after ?? action.before ?? {},
    secrets: {},
    references: action.references.filter(({ path }) =>
      action.changes.some(({ field, unknown }) => unknown && field === path[0]),
    ),
    lifecycle: { replace: 'allow', ignoreChanges: [] },
    at: position,
    positions: {},
  };
}

/** Enough of a declaration to ask for its price: whatever its plan knew of it. */
function asOrdered(action: Action, secrets: Secrets): DesiredResource {
  const values = Object.entries(secrets[action.address] ?? {});
  return {
    ...asDesired(action),
    references: action.references,
    secrets: Object.fromEntries(values.map(([field, value]) => [field, { value }])),
  };
}

/** Somebody may have taken the name since the plan was made. */
function withTakenName(action: Action, world: { seen: Observation; state: StateFile; connected: Connected }): Action {
  const kind = world.connected.kinds.find(action);
  if (action.verb !== 'create' || action.resume || !action.after || kind?.nature !== 'owned') return action;
  const key = kind.key(action.after, action);
  const strangers = strangersWithKey(world.seen.index(action), key, ownedIds(world.state.resources, action));
  if (strangers.length === 0 || action.refusals.some(({ code }) => code === 'NAME_TAKEN')) return action;
  return { ...action, refusals: [adoptOrRename(asDesired(action), strangers), ...action.refusals] };
}
