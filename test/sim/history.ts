/** One history: rounds in which things go wrong, and then quiet, in which everything has to come to rest. */
import { createHash } from 'node:crypto';
import { openBooks } from './check/books.ts';
import { watchMemory } from './check/memory.ts';
import { explain, type Verdict } from './check/verdict.ts';
import { checkClaim, checkFiles, checkWords } from './check/words.ts';
import { type Coverage, countIn } from './coverage.ts';
import { carryOut, makeStrangers, tidyUp } from './deeds.ts';
import { calm, type Fates, fatesOf } from './fates-of.ts';
import { fortuneOf } from './fortune.ts';
import { whatIs } from './machine/network.ts';
import { type Fortune, type Process, spawn } from './machine/process.ts';
import { recall } from './memory.ts';
import type { Declared, Round, Runner, Scenario } from './scenario.ts';
import { declare, type Stage, type Theatre } from './stage.ts';

export interface History {
  readonly violations: readonly string[];
  readonly verdict: Verdict;
  /** Of everything that happened, in its order. */
  readonly digest: string;
  readonly trace: readonly string[];
  readonly codes: readonly (number | 'killed')[];
  /** Requests that were carried out. */
  readonly requests: number;
}

export interface HistoryOptions {
  readonly coverage?: Coverage;
  /** Keeps every line of the trace, not only its digest. */
  readonly keepTrace?: boolean;
  /** Called when a process has ended, however it did. */
  readonly onEnd?: (process: Process, argv: readonly string[]) => void;
}

const MINUTE = 60_000;
/** Longer than a payment is watched that may still be on its way (purchase.md). */
const QUIET_MS = 20 * MINUTE;
const QUIET_RUNS = 4;

export async function runHistory(theatre: Theatre, scenario: Scenario, options: HistoryOptions = {}): Promise<History> {
  const life = await beginLife(theatre, scenario, options);
  try {
    for (const round of scenario.rounds) await runRound(life, round);
    const verdict = await comeToRest(life);
    return ended(life, verdict);
  } catch (error) {
    life.violated(String(error instanceof Error ? error.stack : error));
    return ended(life, { kind: 'stuck', because: 'the simulation ended early' });
  }
}

/** A history while it goes on. */
interface Life extends Awaited<ReturnType<typeof beginLife>> {}

async function beginLife(theatre: Theatre, scenario: Scenario, options: HistoryOptions) {
  const { coverage, keepTrace = false, onEnd = () => {} } = options;
  const stage = await theatre.open(scenario);
  const violations: string[] = [];
  const trace: string[] = [];
  const hash = createHash('sha256');
  const note = (text: string): void => {
    const line = `${(stage.loop.now() / 1000).toFixed(3)} ${text}`;
    hash.update(line);
    if (keepTrace) trace.push(line);
  };
  const violated = (text: string): void => {
    note(`VIOLATED: ${text}`);
    violations.push(text);
  };
  const strangers = makeStrangers();
  const processes: Process[] = [];
  const books = openBooks({ stage, strangers, processes, violated });
  const memory = watchMemory({ stage, strangers, books, violated });
  const life = {
    theatre,
    stage,
    scenario,
    violations,
    violated,
    trace,
    hash,
    note,
    strangers,
    processes,
    books,
    memory,
    coverage,
    onEnd,
    codes: [] as (number | 'killed')[],
    carriedOut: 0,
    /** Requests of this round, for what happens before the n-th. */
    requests: 0,
  };
  stage.network.onCarriedOut = (process, outgoing) => {
    life.carriedOut += 1;
    note(`carried out for ${process.pid}: ${whatIs(outgoing)}`);
    books.look(process, whatIs(outgoing));
  };
  for (const deed of scenario.before) await carryOut(stage, strangers, deed, new Set());
  // What was there before has been there for long.
  stage.loop.pass(24 * 60 * MINUTE);
  return life;
}

async function runRound(life: Life, round: Round): Promise<void> {
  const { stage } = life;
  begin(life, round.declared, round.gapMs);
  for (const fault of round.vendorFaults) stage.zomro.faults.add(fault);
  const [first] = stage.machines;
  if (first) first.skewMs += round.skewMs;
  await unlockTheDead(life);
  life.requests = 0;
  const due = round.happenings.map((each) => ({ ...each, done: false }));
  const happen = async (): Promise<void> => {
    for (const each of due) {
      if (each.done || each.request > life.requests) continue;
      each.done = true;
      life.note(`meanwhile: ${JSON.stringify(each.deed)}`);
      await carryOut(stage, life.strangers, each.deed, knownLines(stage));
      life.books.look(undefined);
    }
  };
  await happen();
  const left = new Set(round.runners);
  for (const runner of round.runners) {
    const fates = fatesOf(runner.struck, (cell) => count(life, cell));
    const run = async (): Promise<void> => {
      await runRunner(life, { round, runner, fates, happen });
      left.delete(runner);
    };
    stage.loop.after(
      runner.startMs,
      () =>
        void run().catch((error: unknown) => {
          life.violated(String(error instanceof Error ? error.stack : error));
          left.delete(runner);
        }),
    );
  }
  await stage.loop.runUntil(() => left.size === 0);
  stage.zomro.faults.clear();
}

function begin({ stage }: Life, declared: Declared, gapMs: number): void {
  stage.loop.pass(gapMs);
  for (const machine of stage.machines) declare(stage, machine, declared);
}

function count({ coverage, stage }: Life, cell: { readonly fate: string; readonly phases?: readonly string[] }): void {
  if (!coverage) return;
  const phases = cell.phases ?? openPhases(stage);
  for (const phase of phases.length > 0 ? phases : ['none']) countIn(coverage, `${phase}: ${cell.fate}`);
}

/** Lines that are written down. One that was lost is like a stranger's: nobody could tell afterwards whose it was. */
function knownLines(stage: Stage): ReadonlySet<string> {
  try {
    return new Set([...(recall(stage)?.intents.values() ?? [])].flatMap(({ reservation }) => reservation ?? []));
  } catch {
    return new Set();
  }
}

function openPhases(stage: Stage): string[] {
  try {
    const known = recall(stage);
    return [...new Set([...(known?.intents.values() ?? [])].map(({ phase }) => phase))];
  } catch {
    return [];
  }
}

interface Running {
  readonly round: Round;
  readonly runner: Runner;
  readonly fates: Fates;
  readonly happen: () => Promise<void>;
}

async function runRunner(life: Life, { round, runner, fates, happen }: Running): Promise<void> {
  const { stage } = life;
  const machine = stage.machines[runner.machine] ?? stage.machines[0];
  if (!machine) return;
  if (runner.unlocks) await unlockTheLiving(life);
  const meanwhile = fates.before(() => {
    life.requests += 1;
    void happen();
  });
  const spend = ['--max-spend', runner.maxSpend, '--allow-destroy', '--parallelism', String(runner.parallelism)];
  let argv = ['apply', '--auto-approve', '--json', ...spend];
  if (runner.how === 'saved plan') {
    if (!machine.disk.find('/work/plan.json')) {
      await command(life, {
        machine: runner.machine,
        argv: ['plan', '--out', 'plan.json', '--json'],
        fates: meanwhile,
      });
    }
    if (machine.disk.find('/work/plan.json')) argv = ['apply', 'plan.json', '--json', ...spend.slice(3)];
  }
  const fortune = fortuneOf({
    runner,
    loop: stage.loop,
    dice: stage.dice,
    note: life.note,
    onTrouble: (fate) => count(life, { fate }),
  });
  const process = await command(life, { machine: runner.machine, argv, fortune, fates: meanwhile });
  // What a saved plan says may have been declared earlier.
  if (process.ended?.code === 0 && runner.how === 'apply') checkClaim(life, round.declared);
}

export interface CommandInput {
  readonly machine: number;
  readonly argv: readonly string[];
  readonly fortune?: (self: () => Process) => Fortune;
  readonly fates?: Fates;
}

/** Runs one command to its end, and looks at everything afterwards. */
async function command(life: Life, { machine, argv, fortune, fates = calm }: CommandInput): Promise<Process> {
  const { stage } = life;
  const place = stage.machines[machine] ?? stage.machines[0];
  if (!place) throw new Error('there is no machine');
  const dice = stage.dice.fork(`process ${life.processes.length}`);
  const process: Process = spawn({ loop: stage.loop, machine: place, dice, fortune: untroubled });
  const fated = fortune?.(() => process) ?? untroubled;
  process.fortune = {
    diskError: (what) => fated.diskError(what),
    effect: (moment, what) => {
      life.note(`${process.pid} ${moment} ${what}`);
      if (!process.gone()) fated.effect(moment, what);
    },
  };
  life.processes.push(process);
  fatesByProcess.set(process, fates);
  stage.network.fateOf = (asking, outgoing) => {
    life.books.sending(asking, whatIs(outgoing));
    return fatesByProcess.get(asking)?.of(outgoing) ?? { kind: 'answered' };
  };
  life.note(`${process.pid} begins: ${argv.join(' ')}`);
  await new Promise<void>((resolve) => {
    process.onEnd = resolve;
    life.theatre.slot().start(process, { loop: stage.loop, network: stage.network }, { argv, env: stage.env });
  });
  const code = process.ended?.code;
  life.codes.push(code ?? 'killed');
  life.note(`${process.pid} ended: ${code ?? 'killed'} ${digest(process.out + process.err)}`);
  life.books.look(process);
  life.memory.look(process);
  checkWords(life, process, argv);
  checkFiles(life);
  life.onEnd(process, argv);
  return process;
}

const fatesByProcess = new WeakMap<Process, Fates>();
const untroubled: Fortune = { effect: () => {}, diskError: () => undefined };

/** The id of whoever holds the lock. */
function heldLock({ stage }: Life): string | undefined {
  if (stage.keeper) return idOf(stage.keeper.held.lock);
  const bytes = stage.machines[0]?.disk.files().get('/work/state/hostform.lock')?.bytes;
  return bytes ? idOf(bytes.toString('utf8')) : undefined;
}

function idOf(lock: string | undefined): string | undefined {
  if (lock === undefined) return undefined;
  const { ID, id } = JSON.parse(lock) as { ID?: string; id?: string };
  return ID ?? id;
}

/** A lock at a server outlives its run; a person sees that the run is gone. In a file it is taken over by itself. */
async function unlockTheDead(life: Life): Promise<void> {
  const id = heldLock(life);
  if (id === undefined || !life.stage.keeper) return;
  const argv = ['unlock', id];
  await drive(life, () => command(life, { machine: 0, argv }));
}

/** A person is impatient, and wrong: the holder still lives. */
async function unlockTheLiving(life: Life): Promise<void> {
  const id = heldLock(life);
  if (id === undefined) return;
  count(life, { fate: 'second holder' });
  await command(life, { machine: 0, argv: ['unlock', id] });
}

async function drive<T>({ stage }: Life, work: () => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  let failed: { error: unknown } | undefined;
  work().then(
    (value) => (result = { value }),
    (error: unknown) => (failed = { error }),
  );
  await stage.loop.runUntil(() => result !== undefined || failed !== undefined);
  if (failed) throw failed.error;
  return (result as unknown as { value: T }).value;
}

/** Everything is quiet: within a few runs nothing may be left to do, or somebody is told why. */
async function comeToRest(life: Life): Promise<Verdict> {
  const { stage, scenario } = life;
  await tidyUp(stage, life.strangers);
  const argv = ['apply', '--auto-approve', '--json', '--allow-destroy', '--max-spend', '40.00 EUR'];
  let last: Process | undefined;
  for (let run = 0; run < QUIET_RUNS && last?.ended?.code !== 0; run += 1) {
    begin(life, scenario.declared, QUIET_MS);
    await unlockTheDead(life);
    last = await drive(life, () => command(life, { machine: 0, argv }));
    if (last.ended?.code === 0) checkClaim(life, scenario.declared);
  }
  const plan = await lastPlan(life);
  checkLeftovers(life);
  if (stage.network.astray.length > 0)
    life.violated(`somebody else was asked: ${stage.network.astray.map(whatIs).join()}`);
  return explain({ stage, strangers: life.strangers, books: life.books, scenario, last, plan });
}

/** Whoever writes a plan in a folder sweeps away what a killed one left there. */
async function lastPlan(life: Life): Promise<Process> {
  const argv = ['plan', '--detailed-exitcode', '--json'];
  const runners = life.scenario.rounds.flatMap((round) => round.runners);
  const folders = new Set(runners.flatMap(({ how, machine }) => (how === 'saved plan' ? [machine] : [])));
  let plan: Process | undefined;
  for (const machine of folders) {
    plan = await drive(life, () => command(life, { machine, argv: [...argv, '--out', 'plan.json'] }));
  }
  return plan ?? (await drive(life, () => command(life, { machine: 0, argv })));
}

/** Nothing but the state's own files stays. */
function checkLeftovers({ stage, violated }: Life): void {
  const kept =
    /\/(hostform\.yaml|plan\.json|hostform\.(state\.json(\.backup)?|journal\.ndjson|ledger\.ndjson(\.torn)?))$/;
  for (const machine of stage.machines) {
    for (const path of machine.disk.files().keys()) if (!kept.test(path)) violated(`${path} is left over`);
  }
  if (stage.keeper?.held.lock !== undefined) violated('the lock at the server is left over');
}

function ended({ violations, hash, trace, codes, carriedOut, coverage, stage }: Life, verdict: Verdict): History {
  if (coverage && (stage.ovh?.cloud.ledger.length ?? 0) > 0) countIn(coverage, 'renewal: paid');
  const stuck = verdict.kind === 'stuck' ? [`does not come to rest: ${verdict.because}`] : [];
  const all = [...violations, ...stuck];
  return { violations: all, verdict, digest: hash.digest('hex'), trace, codes, requests: carriedOut };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
