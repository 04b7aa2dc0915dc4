/** The plan that a run carries out: made just now, or the saved one, as far as it is left. */
import { digestOf } from '../../../src/engine/digest.ts';
import { wordOf } from '../../../src/engine/kinds.ts';
import { ownedIds, strangersWithKey } from '../../../src/engine/match.ts';
import { type Observation, observe } from '../../../src/engine/observe.ts';
import { makePlan } from '../../../src/engine/plan.ts';
import { resumePlan } from '../../../src/engine/resume.ts';
import type { Json } from '../../../src/model/json.ts';
import { type Action, hasWork, type Plan } from '../../../src/model/plan.ts';
import type { DesiredResource } from '../../../src/model/resource.ts';
import { toDesired } from './declared.ts';
import type { Running, RunResult } from './run.ts';

export interface Made {
  readonly plan: Plan;
  /** Digest of the saved plan; absent when it was made just now. */
  readonly saved?: string;
}

export async function planned(running: Running): Promise<Made | RunResult> {
  const { lasting, faulty } = running;
  if (lasting.saved) {
    const resumed = await resumeSaved(running, lasting.saved);
    if (resumed) return resumed;
    delete lasting.saved;
    // Whoever is told that a plan is stale or done makes a new one.
    if (faulty) return { ended: 'stale' };
  }
  const plan = await freshPlan(running);
  if (!hasWork(plan)) return { ended: 'nothing to do' };
  if (!lasting.scenario.savedPlan) return { plan };
  const text = JSON.stringify(plan);
  lasting.saved = { text, digest: digestOf(JSON.parse(text) as Json) };
  return { plan: JSON.parse(text) as Plan, saved: lasting.saved.digest };
}

function freshPlan({ lasting, kinds, script, process }: Running): Promise<Plan> {
  return makePlan({
    mode: 'apply',
    desired: script.declared.map(toDesired),
    state: lasting.state,
    kinds,
    providers: [{ provider: 'shop', account: '4711', settings: {} }],
    limits: {},
    balances: {},
    targets: [],
    replace: [],
    now: process.clock.now(),
    suggest: () => undefined,
    warnings: [],
  });
}

/** As `apply PLANFILE` does it; undefined when the plan is done or stale. */
async function resumeSaved(
  running: Running,
  saved: { readonly text: string; readonly digest: string },
): Promise<Made | undefined> {
  const { lasting, kinds } = running;
  const { state, judge } = lasting;
  const { text, digest } = saved;
  if (state.plans.some((used) => used.digest === digest && used.status === 'applied')) return undefined;
  const plan = JSON.parse(text) as Plan;
  const touched = plan.actions.filter(({ verb }) => verb !== 'no-op');
  const inPlay = new Set(touched.map(wordOf));
  const recorded = state.resources.filter((record) => inPlay.has(wordOf(record)));
  const seen = await observe({ kinds, desired: touched.map(asDesired), recorded, pending: state.pending });
  const live = (action: Action) => (action.id === undefined ? undefined : seen.index(action).byId(action.id));
  const resumed = resumePlan({ plan, digest, state, live });
  for (const { detail } of resumed.stale) judge.note(`stale: ${detail}`);
  if (resumed.stale.length > 0) return undefined;
  const actions = resumed.plan.actions.map((action) => withTakenName(running, seen, action));
  return { plan: { ...resumed.plan, actions }, saved: digest };
}

function asDesired({ address, kind, after }: Action): DesiredResource {
  return {
    ...toDesired({ key: '', kind: 'servers', tariff: '', period: '', promo: false }),
    address,
    kind,
    spec: after ?? {},
  };
}

/** Somebody may have taken the name since the plan was made; what was paid already is not held up by that. */
function withTakenName({ lasting, kinds }: Running, seen: Observation, action: Action): Action {
  const { pending, resources } = lasting.state;
  const kind = kinds.find(action);
  const paid = pending.some(({ address, sent }) => address === action.address && sent);
  if (!kind || action.verb !== 'create' || paid || action.resume?.from === 'delivery') return action;
  const ours = ownedIds(resources, action);
  const taken = strangersWithKey(seen.index(action), kind.key(action.after ?? {}, action), ours).length > 0;
  return taken ? { ...action, refusals: [{ code: 'NAME_TAKEN', summary: 'Taken' }, ...action.refusals] } : action;
}
