/** What one run came to, as plain data: every report is a pure function of it. */
import type { DriftReport } from '../../model/drift.ts';
import type { Problem } from '../../model/errors.ts';
import type { Accounting, RunEvent } from '../../model/event.ts';
import type { Attributes } from '../../model/json.ts';
import type { Money } from '../../model/money.ts';
import type { Plan } from '../../model/plan.ts';
import type { CommandInput } from '../context.ts';
import type { Told } from '../event-stream.ts';
import type { RunResult } from '../render/events.ts';

export interface RunReport {
  /** Of hostform. */
  readonly version: string;
  readonly command: Told['command'];
  /** `--file` as given: tells the reports of several manifests of one repository apart. */
  readonly manifest?: string;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly endedAt: string;
  readonly exitCode: number;
  /** As it was shown; absent when the run ended before there was one. */
  readonly plan?: Plan;
  /** As it was made: what its digest is of. */
  readonly made?: Plan;
  /** The plan in Terraform's shape: as it was saved, or as it would be. */
  readonly document?: Attributes;
  readonly digest?: string;
  /** Absent when nothing was carried out. */
  readonly accounting?: Accounting;
  /** Payments that were sent, and nobody can tell yet whether they arrived. */
  readonly unsettled: readonly Money[];
  /** What ended the run, or was told meanwhile: besides what plan and accounting hold. */
  readonly problems: readonly Problem[];
  readonly drift?: DriftReport;
  /** How long each action took, by address, in milliseconds. */
  readonly elapsedMs: { readonly [address: string]: number };
}

/** Takes down what is told of a run. */
export interface RunNotes {
  readonly plan: (shown: Plan, made: Plan) => void;
  readonly saved: (document: Attributes) => void;
  readonly drift: (found: DriftReport) => void;
  readonly run: (event: RunEvent) => void;
  readonly problem: (problem: Problem) => void;
  readonly keep: (found: Omit<RunResult, 'exitCode'>) => void;
  readonly result: () => Omit<RunResult, 'exitCode'>;
  readonly report: (exitCode: number) => RunReport;
}

/** Begins with the run. */
export function makeRunNotes({ world, globals }: CommandInput, command: Told['command']): RunNotes {
  const startedAt = new Date(world.clock.now()).toISOString();
  const told: { plan?: Plan; made?: Plan; document?: Attributes; drift?: DriftReport } = {};
  const problems: Problem[] = [];
  const elapsedMs: Record<string, number> = {};
  let result: Omit<RunResult, 'exitCode'> = {};
  return {
    plan: (plan, made) => void Object.assign(told, { plan, made }),
    saved: (document) => void (told.document = document),
    drift: (found) => void (told.drift = found),
    run(event) {
      if (event.type === 'action-end') elapsedMs[event.address] = event.elapsedMs;
    },
    problem: (problem) => void problems.push(problem),
    keep: (found) => void (result = found),
    result: () => result,
    report: (exitCode) => ({
      version: world.version,
      command,
      ...(globals.file === undefined ? {} : { manifest: globals.file }),
      startedAt,
      endedAt: new Date(world.clock.now()).toISOString(),
      exitCode,
      ...told,
      ...(result.accounting === undefined ? {} : { accounting: result.accounting }),
      unsettled: result.unsettled ?? [],
      problems: exitCode === 70 ? [...problems, BUG] : problems,
      elapsedMs,
    }),
  };
}

/** A report says that there was a bug; the stack is for stderr. */
const BUG: Problem = {
  code: 'INTERNAL',
  summary: 'The run ended with an internal error',
  detail: 'This is a bug in hostform. The log of the run has the details; running again goes on from the journal.',
};
