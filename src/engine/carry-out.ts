/** Carries out one action: its steps in the order the plan gives them. It decides nothing. */
import { HostformError } from '../model/errors.ts';
import type { Attributes } from '../model/json.ts';
import { equalMoney, type Money } from '../model/money.ts';
import type { Action, Step } from '../model/plan.ts';
import type { Intent, Want } from '../model/purchase.ts';
import type { LiveResource } from '../model/resource.ts';
import type { ActionRun, StepFound } from './action-run.ts';
import { stillThere } from './adopt.ts';
import { buy } from './purchase/buy.ts';
import type { PurchaseRun } from './purchase/run.ts';
import { afterDeletion } from './refusals.ts';
import { refuseTaken } from './refuse-taken.ts';
import { filledSpec, markDone, recordOf, rememberLinks, settleRecord, type Walked } from './settle-record.ts';
import { callStep, type StepContext, waitStep } from './step.ts';
import { onePurchase } from './tolerance.ts';

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
