/** One history: rounds in which things go wrong, and then quiet, in which everything has to come to rest. */
import { checkClaim } from './check/words.ts';
import { command, unlockTheDead, unlockTheLiving } from './command.ts';
import { carryOut } from './deeds.ts';
import { type Fates, fatesOf } from './fates-of.ts';
import { fortuneOf } from './fortune.ts';
import { begin, beginLife, count, ended, type History, type HistoryOptions, knownLines, type Life } from './life.ts';
import { CHECKOUT } from './machine/process.ts';
import { comeToRest } from './rest.ts';
import type { Round, Runner, Scenario } from './scenario.ts';
import type { Theatre } from './stage.ts';

const SAVED_PLAN = `${CHECKOUT}/plan.json`;

/** Lives it from beginning to end. The same scenario gives the same history, to the last byte of its trace. */
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
    if (!machine.disk.find(SAVED_PLAN)) {
      await command(life, {
        machine: runner.machine,
        argv: ['plan', '--out', 'plan.json', '--json'],
        fates: meanwhile,
      });
    }
    if (machine.disk.find(SAVED_PLAN)) argv = ['apply', 'plan.json', '--json', ...spend.slice(3)];
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
