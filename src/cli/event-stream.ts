/**
 * What tells of a run: the machine stream (`--json`; version first, run summary last, whatever happens) and the
 * reports (`--report`). Both listen at this one place, which sees everything a run comes to.
 */
import type { DriftReport } from '../model/drift.ts';
import { HostformError, type Problem, Problems } from '../model/errors.ts';
import type { RunEvent } from '../model/event.ts';
import type { Attributes } from '../model/json.ts';
import type { Plan } from '../model/plan.ts';
import type { ShownPlan } from './as-shown.ts';
import type { CommandInput } from './context.ts';
import { EXIT, exitCodeOfProblems } from './exit-codes.ts';
import type { EventWriter, RunResult } from './render/events.ts';
import type { Reports } from './reports/open.ts';
import { makeRunNotes, type RunNotes } from './reports/run-report.ts';

export interface Events {
  /** True when stdout belongs to the machine stream: what is told here is not printed as text as well. */
  readonly machine: boolean;
  /** The plan as it is shown, and as it was made; `error`: an apply ends with its refusals. */
  plan(shown: ShownPlan, made: Plan, refusals?: 'warning' | 'error'): void;
  /** The document of a plan that was saved, or that is applied from a file. */
  saved(document: Attributes): void;
  drift(found: DriftReport): void;
  run(event: RunEvent): void;
  problem(problem: Problem): void;
  /** Remembered for the summary that closes the stream, and for the reports. */
  result(found: Omit<RunResult, 'exitCode'>): void;
  /** Closes the machine stream at once: the process ends before anything else is written. */
  leave(exitCode: number): void;
}

/** What is asked for, and by which command. */
export interface Told {
  readonly command: 'plan' | 'apply' | 'destroy' | 'drift';
  readonly json?: boolean;
  /** Stdout has one document of data on it, which nothing else may stand beside. */
  readonly dataOnStdout?: boolean;
  /** `KIND=FILE`, as given. */
  readonly report?: readonly string[];
  /** Files that this run reads or writes otherwise: no report may take their place. */
  readonly files?: readonly (string | undefined)[];
}

/**
 * Runs a command with whatever tells of it. In the machine stream problems become diagnostics, else they are thrown
 * on; the exit code is the same either way, and reports are written however the run ends.
 */
export async function withEvents(
  input: CommandInput,
  told: Told,
  work: (events: Events) => Promise<number>,
): Promise<number> {
  const stream = told.json ? await openStream(input) : undefined;
  const notes = makeRunNotes(input, told.command);
  const events = eventsOf(stream, notes);
  let reports: Reports | undefined;
  const ended = await endingOf(async () => {
    reports = told.report ? await (await import('./reports/open.ts')).openReports(input, told) : undefined;
    return work(events);
  });
  for (const problem of ended.problems) events.problem(problem);
  const exitCode = reports ? await reports.write(notes, ended.exitCode, events) : ended.exitCode;
  stream?.end({ exitCode, ...notes.result() });
  if (ended.error !== undefined && (!stream || exitCode === EXIT.bug)) throw ended.error;
  return exitCode;
}

interface RunEnding {
  readonly exitCode: number;
  readonly problems: readonly Problem[];
  readonly error?: unknown;
}

async function endingOf(work: () => Promise<number>): Promise<RunEnding> {
  try {
    return { exitCode: await work(), problems: [] };
  } catch (error) {
    if (!(error instanceof HostformError) || error.code === 'INTERNAL')
      return { exitCode: EXIT.bug, problems: [], error };
    const problems: readonly Problem[] = error instanceof Problems ? error.all : [error.problem];
    return { exitCode: exitCodeOfProblems(problems), problems, error };
  }
}

async function openStream({ world, output }: CommandInput): Promise<EventWriter> {
  const { makeEventWriter } = await import('./render/events.ts');
  return makeEventWriter({
    write: (line) => output.stdout.write(line),
    clock: world.clock,
    version: world.version,
    redact: output.redactJson,
  });
}

function eventsOf(stream: EventWriter | undefined, notes: RunNotes): Events {
  return {
    machine: stream !== undefined,
    plan(shown, made, refusals) {
      notes.plan(shown, made);
      stream?.plan(shown, refusals);
    },
    saved: notes.saved,
    drift: notes.drift,
    run(event) {
      notes.run(event);
      stream?.run(event);
    },
    problem(problem) {
      notes.problem(problem);
      stream?.problem(problem);
    },
    result: notes.keep,
    leave: (exitCode) => stream?.end({ exitCode, ...notes.result() }),
  };
}

/** A problem that does not end the run: told to those who listen, and in words on stderr unless a machine reads. */
export async function sayProblem(
  { output }: Pick<CommandInput, 'output'>,
  events: Events | undefined,
  problem: Problem,
): Promise<void> {
  events?.problem(problem);
  if (!events?.machine) await output.problems([problem]);
}
