/** One run of the program, one level above the engine: plan, check, approve, apply, and what becomes durable of it. */
import { applyPlan } from '../../../src/engine/apply.ts';
import type { Kinds } from '../../../src/engine/kinds.ts';
import { checkPlan } from '../../../src/engine/safety.ts';
import { HostformError } from '../../../src/model/errors.ts';
import type { Accounting, RunEvent } from '../../../src/model/event.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { Address } from '../../../src/model/resource.ts';
import type { Commit, StateChange } from '../../../src/model/state.ts';
import { applyChanges } from '../../../src/state/replay.ts';
import type { Dice } from '../support/random.ts';
import { secretsOf } from './declared.ts';
import { disturb } from './disturb.ts';
import { makeKinds } from './kinds.ts';
import { type Network, type NetworkInput, never, openNetwork } from './network.ts';
import { type Made, planned } from './planned.ts';
import { type Process, startProcess } from './process.ts';
import type { Disturbance, RunScript } from './scenario.ts';
import { toMoney } from './shop.ts';
import type { Lasting } from './simulate.ts';

export interface RunInput {
  readonly script: RunScript;
  readonly index: number;
  readonly dice: Dice;
  readonly faulty: boolean;
}

export type RunResult =
  | { readonly ended: 'crashed' | 'nothing to do' | 'stale' }
  | { readonly ended: 'error' | 'refused'; readonly codes: readonly string[] }
  | { readonly ended: 'applied'; readonly accounting: Accounting };

/** A run may take this long in virtual time before it counts as endless. */
const LONGEST_RUN_MS = 24 * 3_600_000;
const PACE = { pollIntervalMs: 30_000, deliveryTimeoutMs: 1_800_000, settleTimeMs: 600_000 };
const COMMIT_MS = 5;

export async function runOnce(lasting: Lasting, input: RunInput): Promise<RunResult> {
  const { timeline, judge, coverage } = lasting;
  const { script, index, faulty } = input;
  await timeline.pass(script.gapMs);
  lasting.skewMs = script.skewMs;
  judge.note(`--- run ${index}${faulty ? '' : ', quiet'}`);
  for (const { request, what } of script.happenings) if (request === 0) disturbed(lasting, what);
  const running = start(lasting, input);
  const killed = running.process.killed.then((): RunResult => ({ ended: 'crashed' }));
  const result = await timeline.drive<RunResult>(Promise.race([work(running), killed]), LONGEST_RUN_MS);
  running.process.kill();
  judge.endPlanning();
  judge.note(`=== ${JSON.stringify(result)}`);
  // Whoever is refused looks at the plan again, instead of applying the same one for ever.
  if (result.ended === 'refused' || (result.ended === 'applied' && result.accounting.refused.length > 0))
    delete lasting.saved;
  lasting.crashed ||= result.ended === 'crashed';
  coverage.count('run', result.ended);
  judge.check(result.ended === 'applied' ? result.accounting : undefined);
  return result;
}

export interface Running extends RunInput {
  readonly lasting: Lasting;
  readonly process: Process;
  readonly network: Network;
  readonly kinds: Kinds;
  readonly stop: AbortSignal;
  readonly commit: Commit;
}

function disturbed({ shop, scenario, judge, state }: Lasting, what: Disturbance): void {
  const reservations = state.pending.flatMap(({ reservation }) => reservation ?? []);
  const isBegun = (address: Address): boolean =>
    judge.isBegun(address) || state.pending.some((intent) => intent.address === address);
  disturb({ shop, scenario, isBegun, reservations, note: judge.note }, what);
}

function start(lasting: Lasting, input: RunInput): Running {
  const { timeline, scenario, judge, coverage, shop } = lasting;
  const interrupt = new AbortController();
  const process = startProcess({
    timeline,
    crash: input.script.crash,
    skew: () => lasting.skewMs,
    onDeath(site, what) {
      judge.note(`killed ${site}: ${what}`);
      coverage.count('crash', `${site}: ${what}`);
    },
  });
  const network = openNetwork(networkInput(lasting, input, { process, interrupt }));
  const cartLagMs = input.faulty ? scenario.cartLagMs : 0;
  const plain = makeKinds({ scenario, shop, network, judge, cartLagMs, now: timeline.now });
  const kinds = lasting.mutant.kinds?.(plain) ?? plain;
  return { ...input, lasting, process, network, kinds, stop: interrupt.signal, commit: commitTo(lasting, process) };
}

function networkInput(
  lasting: Lasting,
  { script, dice, faulty }: RunInput,
  { process, interrupt }: { process: Process; interrupt: AbortController },
): NetworkInput {
  const { timeline, scenario, judge, coverage } = lasting;
  let outUntil = 0;
  return {
    isOut: () => timeline.now() < outUntil,
    process,
    timeline,
    dice: dice.fork('network'),
    faults: faulty ? scenario.faults : undefined,
    beforeRequest(request) {
      for (const each of script.happenings) if (each.request === request) disturbed(lasting, each.what);
      if (script.jump?.request === request) lasting.skewMs += script.jump.ms;
      if (script.outage?.request === request) {
        judge.note(`nothing reaches the shop for ${script.outage.ms / 1000} s`);
        outUntil = timeline.now() + script.outage.ms;
      }
      if (script.interruptAt !== request) return;
      judge.note('interrupted');
      for (const { phase } of lasting.state.pending) coverage.count('interrupt', phase);
      interrupt.abort();
    },
    onFate(request, fate) {
      coverage.count('fate', `${request}: ${fate}`);
      if (fate !== 'answered') judge.note(`   fate of ${request}: ${fate}`);
    },
    onEnd: judge.ended,
    onRead(request, fate) {
      coverage.count('read', `${request}: ${fate}`);
      if (fate !== 'answered') judge.note(`${request}: ${fate}`);
    },
  };
}

/** Durable a little later, if the process lives then. */
function commitTo(lasting: Lasting, process: Process): Commit {
  return async (...changes) => {
    const words = changes.map(inWords).join(', ');
    const what = words.split(' of ')[0] ?? '';
    if (process.diesAt('before a commit', what)) return never();
    await process.after(COMMIT_MS, () => {
      const durable = lasting.mutant.changes?.(changes, lasting.state) ?? changes;
      lasting.state = applyChanges(lasting.state, durable);
      lasting.judge.note(`commits ${words}`);
    });
    if (process.diesAt('after a commit', what)) return never();
  };
}

function inWords(change: StateChange): string {
  switch (change.do) {
    case 'intent': {
      const { phase, address, sent, reservation, lost } = change.intent;
      const more = `${sent ? ' (sent)' : ''}${reservation ? ` line ${reservation}` : ''}${lost ? ` lost ${lost}` : ''}`;
      return `intent ${phase} of ${address}${more}`;
    }
    case 'record':
      return `record ${change.resource.phase} of ${change.resource.address} ${change.resource.id}`;
    case 'close':
      return `close of ${change.intent}: ${change.because}`;
    case 'call':
      return `call ${change.step} ${change.result} of ${change.address}`;
    case 'drop':
      return `drop of ${change.address}`;
    default:
      return change.do;
  }
}

async function work(running: Running): Promise<RunResult> {
  const { judge } = running.lasting;
  try {
    judge.beginPlanning();
    const made = await planned(running);
    judge.endPlanning();
    if ('ended' in made) return made;
    return await carryOut(running, made);
  } catch (error) {
    if (!(error instanceof HostformError) || error.code === 'INTERNAL') throw error;
    return { ended: 'error', codes: [error.code] };
  }
}

async function carryOut(running: Running, { plan, saved }: Made): Promise<RunResult> {
  const { lasting, network, commit } = running;
  const { judge, shop } = lasting;
  const { balance, currency } = shop.account;
  const left = await network.read('read', () => toMoney({ cents: balance, currency }));
  const findings = checkPlan({ ...plan, balances: { shop: left } }, { allowDestroy: true, unattended: false });
  if (findings.length > 0) return { ended: 'refused', codes: findings.map(({ code }) => code) };
  judge.approve(plan);
  countResumed(lasting, plan);
  await commit({ do: 'account', provider: 'shop', account: lasting.state.accounts['shop'] ?? { id: '4711' } });
  if (saved !== undefined && !lasting.state.plans.some(({ digest }) => digest === saved))
    await commit({ do: 'plan', plan: { digest: saved, status: 'begun', at: 'then', done: [] } });
  const accounting = await applyPlan(applyInput(running, plan, saved));
  const used = lasting.state.plans.find(({ digest }) => digest === saved);
  if (used && isFinished(accounting)) await commit({ do: 'plan', plan: { ...used, status: 'applied' } });
  return { ended: 'applied', accounting };
}

function countResumed({ coverage }: Lasting, { actions }: Plan): void {
  for (const { resume, verb, reason } of actions) {
    coverage.count('action', `${verb}: ${reason}`);
    if (!resume) continue;
    const watching = resume.from === 'intent' && resume.observeOnly ? ', only watching' : '';
    coverage.count('resume', `${resume.from}${'phase' in resume ? ` ${resume.phase}` : ''}${watching}`);
  }
}

function applyInput(running: Running, plan: Plan, saved: string | undefined): Parameters<typeof applyPlan>[0] {
  const { lasting, kinds, commit, script, process, dice, stop } = running;
  const settleTimeMs = lasting.mutant.settleTimeMs ?? PACE.settleTimeMs;
  return {
    plan,
    digest: saved ?? '',
    kinds,
    state: () => lasting.state,
    commit,
    secrets: secretsOf(script.declared),
    clock: process.clock,
    random: dice.fork('ids'),
    pace: () => ({ ...PACE, settleTimeMs }),
    stop,
    parallelism: script.parallelism,
    onEvent: (event) => told(lasting, event),
  };
}

function told({ coverage, judge }: Lasting, event: RunEvent): void {
  if (event.type !== 'action-end') return;
  const { address, ending, problem } = event;
  coverage.count('ending', ending);
  if (problem) coverage.count('code', problem.code);
  judge.note(`${address} ends ${ending}${problem ? `: ${problem.code} ${problem.summary}` : ''}`);
}

function isFinished({ failed, refused, unknown, delivering, skipped, notStarted }: Accounting): boolean {
  return [failed, refused, unknown, delivering, skipped, notStarted].every(({ length }) => length === 0);
}
