/** Carries out one action: its steps in the order the plan gives them. It decides nothing. */
import type { Clock, Pace, Random } from '../model/clock.ts';
import { HostformError, type Problem } from '../model/errors.ts';
import type { Attributes } from '../model/json.ts';
import type { ResourceKind } from '../model/kind.ts';
import type { Approval } from '../model/ledger.ts';
import { equalMoney, type Money } from '../model/money.ts';
import { type Action, remembered, type Step } from '../model/plan.ts';
import type { Intent, Want } from '../model/purchase.ts';
import type { LiveResource, RecordedResource } from '../model/resource.ts';
import type { Commit, StateFile } from '../model/state.ts';
import { stillThere } from './adopt.ts';
import { fillReferences } from './fill.ts';
import { recordedOutputs } from './observe.ts';
import { buy } from './purchase/buy.ts';
import type { PurchaseRun } from './purchase/run.ts';
import { acceptedRecord } from './refresh.ts';
import { afterDeletion } from './refusals.ts';
import { refuseTaken } from './refuse-taken.ts';
import { callStep, type StepContext, waitStep } from './step.ts';
import { onePurchase } from './tolerance.ts';
import type { Watch } from './watch.ts';

/** What a step found or cost. */
export interface StepFound {
  readonly note?: string;
  readonly spent?: Money;
  /** What it was planned to cost, where that is something else. */
  readonly planned?: Money;
}

export interface ActionRun {
  readonly action: Action;
  readonly kind: ResourceKind;
  readonly watch: Watch;
  readonly plan: string;
  readonly state: () => StateFile;
  readonly commit: Commit;
  readonly secrets: { readonly [field: string]: string };
  readonly clock: Clock;
  readonly random: Random;
  readonly pace: Pace;
  readonly stop: AbortSignal;
  readonly approval?: Approval | undefined;
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>;
  readonly onStep: (name: string, moment: 'start' | 'done', found?: StepFound) => void;
  readonly onProgress: (status: string) => void;
  readonly onNotice: (problem: Problem) => void;
}

/** Does it; resolves with the id of what exists (or existed), all of it recorded. */
export async function carryOut(run: ActionRun): Promise<string | undefined> {
  const { action, commit } = run;
  switch (action.verb) {
    case 'no-op':
      await rememberLinks(run);
      return action.id;
    case 'forget':
      await commit({ do: 'drop', address: action.address }, ...markDone(run));
      return action.id;
    case 'delete':
      await walk(run, action.steps, action.id);
      await commit({ do: 'drop', address: action.address }, ...markDone(run));
      return action.id;
    case 'adopt':
      return recordAdopted(run);
    case 'create':
    case 'update':
      return settleRecord(run, await walk(run, action.steps, action.id ?? (await governedId(run))));
    case 'replace':
      return replaceWith(run);
  }
}

/**
 * What a policy is about, where its name was known only after another action of this plan.
 * @throws HostformError CATALOGUE when the vendor lists nothing of that name.
 */
async function governedId(run: ActionRun): Promise<string | undefined> {
  const { action, kind, watch } = run;
  const open = action.changes.some(({ unknown }) => unknown);
  if (kind.nature !== 'policy' || !open || action.resume) return undefined;
  const key = kind.key(filledSpec(run), action);
  watch.want({ key });
  const [live] = (await watch.next()).byKey(key);
  if (live) return live.id;
  throw new HostformError('CATALOGUE', 'What the policy is about is not there', {
    address: action.address,
    detail: `The vendor lists no "${key}" among what ${kind.name} can be about. Nothing was done.`,
    hint: 'plan again: what is wrong with it is known then',
  });
}

/** Records what exists as the listing shows it. */
async function recordAdopted(run: ActionRun): Promise<string> {
  const { spec, ...found } = await stillThere(run.action, run.watch);
  await run.commit({ do: 'record', resource: recordOf(run, spec, found) }, ...markDone(run));
  return found.id;
}

/** Deletes, forgets the old, then creates: a crash in between is planned as a plain create. */
async function replaceWith(run: ActionRun): Promise<string | undefined> {
  const { action, commit } = run;
  const first = action.steps.findIndex(({ effect }) => effect === 'reserve' || effect === 'send');
  const cut = first < 0 ? action.steps.length : first;
  await walk(run, action.steps.slice(0, cut), action.id);
  await commit({ do: 'drop', address: action.address });
  try {
    return await settleRecord(run, await walk(run, action.steps.slice(cut), undefined));
  } catch (error) {
    throw afterDeletion(action, error);
  }
}

interface Walked {
  readonly id: string | undefined;
  readonly live: LiveResource | undefined;
}

async function walk(run: ActionRun, steps: readonly Step[], startId: string | undefined): Promise<Walked> {
  const spec = filledSpec(run);
  let id = startId;
  let live: LiveResource | undefined;
  let buying = false;
  let first = true;
  for (const step of steps) {
    const purchase =
      step.effect === 'reserve' || step.effect === 'promo' || step.effect === 'pay' || step.effect === 'send';
    if (purchase && buying && step.effect !== 'reserve') continue;
    buying = purchase;
    if (purchase) {
      id = await buyStep(run, steps, { spec, resume: first });
      first = false;
    } else if (step.effect === 'call') {
      await named(run, step.name, () => callStep(contextOf(run), stepRun(run, step, { id, spec })));
    } else {
      live = await named(run, step.name, () => waitFor(run, step, { id, spec }));
    }
  }
  return { id, live };
}

async function named<T>(run: ActionRun, name: string, work: () => Promise<T>): Promise<T> {
  run.onStep(name, 'start');
  const result = await work();
  run.onStep(name, 'done');
  return result;
}

/** One purchase of the action. Only the first may go on with an open intent. */
async function buyStep(
  run: ActionRun,
  steps: readonly Step[],
  { spec, resume }: { spec: Attributes; resume: boolean },
): Promise<string> {
  const { action, kind, plan, random, exclusively } = run;
  const names = stepNames(steps);
  const open = resume ? intentToResume(run) : undefined;
  const going = open && action.resume?.from === 'intent' ? open : undefined;
  // What an earlier run was told to be paid, it has accounted for.
  const told = open?.phase === 'paid';
  try {
    const purchase = purchaseRun(run, names, { spec: going?.spec ?? spec, order: going?.order ?? action.order ?? {} });
    const { id, charge } = await buy({ kind, action, open, plan, random, exclusively, run: purchase });
    run.onStep(names.pay, 'done', charge && !told ? spentOn(action, charge) : {});
    return id;
  } catch (error) {
    const left = openIntent(run);
    const charge = left?.charge ?? (left?.quote && onePurchase(left.quote).planned);
    // The vendor took the payment and does not list yet what it bought: that money has left all the same.
    if (left?.phase === 'paid' && !told && charge) run.onStep(names.pay, 'done', spentOn(action, charge));
    throw error;
  }
}

/** What was paid, beside what was planned where the vendor asked something else. */
function spentOn({ quote }: Action, spent: Money): StepFound {
  const planned = quote && onePurchase(quote).planned;
  return planned && !equalMoney(planned, spent) ? { spent, planned } : { spent };
}

/** The very purchase that the plan goes on with; a plan that names none begins one. */
function intentToResume(run: ActionRun): Intent | undefined {
  const { resume, address } = run.action;
  if (!resume || !('intent' in resume)) return undefined;
  const open = openIntent(run);
  if (open?.id === resume.intent) return open;
  throw new HostformError('PLAN_STALE', 'The purchase that the plan goes on with is not open any more', {
    address,
    detail: 'Nothing was sent for it now.',
    hint: 'plan again',
  });
}

function openIntent({ state, action }: ActionRun): Intent | undefined {
  return state().pending.find(({ address }) => address === action.address);
}

function purchaseRun(
  run: ActionRun,
  names: ReturnType<typeof stepNames>,
  { spec, order }: Pick<Want, 'spec' | 'order'>,
): PurchaseRun {
  const { action, kind, commit, clock, pace, stop, approval, onProgress, onNotice } = run;
  const quote = action.quote ? { quote: action.quote } : {};
  const phase = kind.nature === 'policy' ? 'ready' : 'delivering';
  // Its reservation is a name of our own, which tells nobody anything.
  const upgrades = kind.nature === 'owned' && action.verb === 'update';
  return {
    want: { address: action.address, spec, order, secrets: run.secrets, ...quote },
    commit,
    clock,
    pace,
    stop,
    approval,
    onStep: (part, moment, note) =>
      run.onStep(names[part], moment, part === 'reserve' && note !== undefined && !upgrades ? { note } : {}),
    onProgress,
    onNotice,
    account: () => run.state().accounts[action.provider] ?? { id: '' },
    reservations: () => openReservations(run),
    recordOf: (id) => recordOf(run, spec, { id, phase, outputs: (id === action.id && action.outputs) || {} }),
    refuseTaken: () => refuseTaken({ kind, address: action.address, spec, recorded: run.state().resources }),
  };
}

function openReservations({ state, action }: ActionRun): string[] {
  return state()
    .pending.filter(({ provider }) => provider === action.provider)
    .flatMap(({ reservation }) => reservation ?? []);
}

/** The plan's own names for what the protocol does. */
function stepNames(steps: readonly Step[]): Record<'reserve' | 'promo' | 'pay', string> {
  const named = (effects: readonly string[], otherwise: string): string =>
    steps.find(({ effect }) => effects.includes(effect))?.name ?? otherwise;
  return {
    reserve: named(['reserve'], 'reserve'),
    promo: named(['promo'], 'apply promo code'),
    pay: named(['pay', 'send'], 'pay'),
  };
}

async function waitFor(
  run: ActionRun,
  step: Step,
  { id, spec }: { id: string | undefined; spec: Attributes },
): Promise<LiveResource | undefined> {
  if (id === undefined) throw new HostformError('INTERNAL', `nothing to wait for in "${step.name}"`);
  const waited = await waitStep(contextOf(run), step, { id, spec });
  if (waited.result === 'done') return waited.live;
  throw new HostformError('DELIVERY', 'The vendor needs longer than delivery_timeout', {
    address: run.action.address,
    detail: `${run.action.address} (${id}) is still "${waited.status}". The next run goes on waiting; nothing is bought again.`,
  });
}

/**
 * The last word of an action: the record, with the outputs as listed. What is gone on with is recorded as it was bought:
 * what the manifest says since has not been applied, and must show in the next plan.
 */
async function settleRecord(run: ActionRun, { id, live }: Walked): Promise<string | undefined> {
  if (id === undefined) throw new HostformError('INTERNAL', `${run.action.address} ended without an id`);
  const outputs = live?.outputs ?? run.action.outputs ?? (await run.watch.next()).byId(id)?.outputs ?? {};
  const bought = run.action.resume && run.state().resources.find(({ address }) => address === run.action.address);
  const recorded = recordOf(run, bought?.spec ?? filledSpec(run), {
    id,
    phase: 'ready',
    outputs,
  });
  await run.commit({ do: 'record', resource: recorded }, ...markDone(run));
  return id;
}

function recordOf(
  run: ActionRun,
  spec: Attributes,
  { id, phase, outputs }: Pick<RecordedResource, 'id' | 'phase' | 'outputs'>,
): RecordedResource {
  const { action } = run;
  return {
    address: action.address,
    kind: action.kind,
    provider: action.provider,
    id,
    phase,
    spec,
    outputs,
    dependsOn: action.dependsOn,
    protected: action.protect,
  };
}

/** Nothing to do at the vendor, but links or protection are remembered all the same. */
async function rememberLinks(run: ActionRun): Promise<void> {
  const { action, state, commit } = run;
  if (!remembered(action.reason)) return;
  const record = state().resources.find(({ address }) => address === action.address);
  if (record) await commit({ do: 'record', resource: rememberedRecord(record, action) }, ...markDone(run));
}

function rememberedRecord(record: RecordedResource, action: Action): RecordedResource {
  if (action.reason === 'refreshed') return acceptedRecord(record, action);
  return { ...record, dependsOn: action.dependsOn, protected: action.protect };
}

function markDone({ state, plan, action }: ActionRun): { do: 'done'; plan: string; address: Action['address'] }[] {
  const registered = state().plans.some(({ digest }) => digest === plan);
  return registered ? [{ do: 'done', plan, address: action.address }] : [];
}

/** Fields that were unknown when the plan was made get their value from what this run has recorded. */
function filledSpec({ action, state }: ActionRun): Attributes {
  const open = new Set(action.changes.filter(({ unknown }) => unknown).map(({ field }) => field));
  const references = action.references.filter(({ path }) => open.has(String(path[0])));
  const { spec, unknown } = fillReferences(action.after ?? {}, references, recordedOutputs(state().resources));
  if (unknown.length > 0)
    throw new HostformError('INTERNAL', `${action.address}: ${unknown.join(', ')} is still not known`);
  return spec;
}

function contextOf({ kind, watch, commit, clock, pace, stop, onProgress }: ActionRun): StepContext {
  return { kind, watch, commit, clock, pace, stop, onProgress };
}

function stepRun(
  run: ActionRun,
  step: Step,
  { id, spec }: { id: string | undefined; spec: Attributes },
): Parameters<typeof callStep>[1] {
  return { step, address: run.action.address, id, spec, order: run.action.order ?? {}, secrets: run.secrets };
}
