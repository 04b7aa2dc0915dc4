/** One history: runs with faults, crashes and other people, then quiet runs, judged after each of them. */
import type { Kinds } from '../../../src/engine/kinds.ts';
import type { StateChange, StateFile } from '../../../src/model/state.ts';
import { emptyState } from '../../../src/state/format.ts';
import { makeDice } from '../support/random.ts';
import { EndlessRun, makeTimeline, type Timeline } from '../support/timeline.ts';
import { type Coverage, makeCoverage } from './coverage.ts';
import { disturb } from './disturb.ts';
import { type Judge, openJudge } from './judge.ts';
import { resolveByHand } from './resolve.ts';
import { type RunInput, type RunResult, runOnce } from './run.ts';
import { drawScenario, type Narrowing, type Scenario } from './scenario.ts';
import { openShop, type Shop } from './shop.ts';
import { explain, type Verdict } from './verdict.ts';

/** A deliberate bug, put between the engine and the world. */
export interface Mutant {
  readonly kinds?: (kinds: Kinds) => Kinds;
  /** What becomes durable instead. */
  readonly changes?: (changes: readonly StateChange[], state: StateFile) => readonly StateChange[];
  readonly settleTimeMs?: number;
}

export interface Options extends Narrowing {
  readonly mutant?: Mutant;
  readonly coverage?: Coverage;
}

export interface History {
  readonly seed: number;
  /** Broken promises, in words; none in a good history. */
  readonly violations: readonly string[];
  readonly verdict: Verdict;
  readonly trace: readonly string[];
}

/** Everything that survives a run. */
export interface Lasting {
  readonly scenario: Scenario;
  readonly timeline: Timeline;
  readonly shop: Shop;
  readonly judge: Judge;
  readonly coverage: Coverage;
  readonly mutant: Mutant;
  state: StateFile;
  /** A plan that is applied again and again, once it was made. */
  saved?: { readonly text: string; readonly digest: string };
  /** Milliseconds that the wall clock is wrong by. */
  skewMs: number;
  quietRuns: number;
  /** A run has died. */
  crashed: boolean;
}

/** After faults stop, this many runs must be enough (contract §5.2). */
export const QUIET_RUNS = 4;

export function simulate(seed: number, options: Options = {}): Promise<History> {
  return play(drawScenario(seed, options), options);
}

/** Plays what a scenario says to its end. */
export async function play(scenario: Scenario, options: Options = {}): Promise<History> {
  const lasting = begin(scenario, options);
  const { judge } = lasting;
  let verdict: Verdict = { kind: 'stuck', because: 'it ended with an error' };
  try {
    await runFaulty(lasting);
    verdict = await comeToRest(lasting);
    // What a run was told before it died, nobody has heard; and what a person closes, a person accounts for.
    const heard = !lasting.crashed && verdict.kind !== 'unknown' && lasting.state.pending.length === 0;
    if (heard) judge.checkMoney();
    if (verdict.kind === 'unknown' && resolveByHand(lasting)) await comeToRest(lasting);
  } catch (error) {
    judge.blame(error instanceof EndlessRun ? `a run never ends: ${error.message}` : `throws: ${inWords(error)}`);
  }
  const { violations, trace } = judge;
  return { seed: scenario.seed, violations, verdict, trace };
}

function begin(scenario: Scenario, { mutant = {}, coverage = makeCoverage() }: Options): Lasting {
  const timeline = makeTimeline();
  const shop = openShop(scenario.traits, timeline.now);
  const judge = openJudge({ shop, now: timeline.now, state: () => lasting.state, cartLagMs: scenario.cartLagMs });
  const state = emptyState('simulated-lineage');
  const lasting: Lasting = {
    scenario,
    timeline,
    shop,
    judge,
    coverage,
    mutant,
    state,
    skewMs: 0,
    quietRuns: 0,
    crashed: false,
  };
  judge.note(`seed ${scenario.seed}: ${JSON.stringify({ ...scenario, runs: scenario.runs.length })}`);
  for (const what of scenario.before)
    disturb({ shop, scenario, isBegun: () => false, reservations: [], note: judge.note }, what);
  return lasting;
}

async function runFaulty(lasting: Lasting): Promise<void> {
  const { runs, seed } = lasting.scenario;
  for (const [index, script] of runs.entries())
    await runOnce(lasting, { script, index, dice: makeDice(seed).fork(`run ${index}`), faulty: true });
}

/** Quiet runs until nothing is left to do, and one more that shows it. */
async function comeToRest(lasting: Lasting): Promise<Verdict> {
  let last: RunResult | undefined;
  lasting.shop.hasten();
  for (let quiet = 0; quiet < QUIET_RUNS && !isQuiet(lasting, last); quiet += 1)
    last = await runOnce(lasting, quietRun(lasting));
  const verdict = explain(lasting, await runOnce(lasting, quietRun(lasting)));
  if (verdict.kind === 'stuck') lasting.judge.blame(`does not come to rest: ${verdict.because}`);
  lasting.coverage.count('verdict', verdict.kind);
  if (verdict.kind === 'unknown') lasting.coverage.count('unknown', verdict.because);
  return verdict;
}

function quietRun(lasting: Lasting): RunInput {
  const { declared, runs, seed } = lasting.scenario;
  lasting.quietRuns += 1;
  const index = runs.length + lasting.quietRuns;
  // Longer than anything takes to be delivered: what is still waited for then will never come.
  const script = { gapMs: 10_800_000, declared, happenings: [], skewMs: 0, parallelism: 10 };
  return { script, index, dice: makeDice(seed).fork(`run ${index}`), faulty: false };
}

function isQuiet({ state }: Lasting, last: RunResult | undefined): boolean {
  return last?.ended === 'nothing to do' && state.pending.length === 0;
}

function inWords(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
