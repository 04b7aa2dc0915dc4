/**
 * Machine output: one JSON object per line in the shape of Terraform's machine UI 1.2. `version` is the first line and
 * `run_summary` the last, however a run ends. Kinds and keys of ours are added; none of Terraform's is renamed.
 */
import type { Clock } from '../../model/clock.ts';
import type { Problem } from '../../model/errors.ts';
import type { Accounting, RunEvent } from '../../model/event.ts';
import type { Json } from '../../model/json.ts';
import type { Money } from '../../model/money.ts';
import type { Action, Plan } from '../../model/plan.ts';
import type { Address } from '../../model/resource.ts';
import { diagnosticLine, type EventLine } from './event-line.ts';
import { driftLine, plannedChange, resourceKeys, runEventLine } from './event-shapes.ts';
import { causesOf, doneSummary, planSummary, runSummary } from './event-summary.ts';
import { leftOutLines } from './left-out.ts';
import { safeJson } from './safe-text.ts';

export interface EventWriterInput {
  /** Takes whole lines, line end included. */
  readonly write: (line: string) => void;
  readonly clock: Pick<Clock, 'now'>;
  /** Of hostform. */
  readonly version: string;
  /** Takes secrets out of values, before they become JSON. */
  readonly redact?: (value: Json) => Json;
}

export interface EventWriter {
  /**
   * What is planned: a line per change, the summary, warnings, refusals. A plan only shows refusals (`warning`); an
   * apply ends with them (`error`).
   */
  readonly plan: (plan: Plan, refusals?: 'warning' | 'error') => void;
  /** What apply tells. */
  readonly run: (event: RunEvent) => void;
  /** A problem outside the accounting: one that stopped the run before it began. Each is told once. */
  readonly problem: (problem: Problem) => void;
  /** Closes the stream, once; nothing is written afterwards. */
  readonly end: (result: RunResult) => void;
}

export interface RunResult {
  readonly exitCode: number;
  /** Absent when nothing was carried out. */
  readonly accounting?: Accounting;
  /** Payments that were sent, and nobody can tell yet whether they arrived. */
  readonly unsettled?: readonly Money[];
  readonly mode?: Plan['mode'];
}

/** Writes the `version` line at once, so that it is the first whatever happens. */
export function makeEventWriter({ write, clock, version, redact = (value) => value }: EventWriterInput): EventWriter {
  const known = new Map<Address, Action>();
  let ended = false;
  const emit = ({ level, message, type, payload }: EventLine): void => {
    if (ended) return;
    const envelope = { '@level': level, '@message': message, '@module': 'hostform.ui', '@timestamp': timestamp(clock) };
    write(`${safeJson(redact({ ...envelope, type, ...payload }))}\n`);
  };
  const said = new Set<string>();
  const problem = (found: Problem): void => {
    const key = JSON.stringify([found.severity, found.code, found.address, found.summary, found.detail]);
    if (!said.has(key)) emit(diagnosticLine(found));
    said.add(key);
  };
  emit({ level: 'info', message: `hostform ${version}`, type: 'version', payload: { hostform: version, ui: '1.2' } });
  return {
    plan(plan, severity = 'warning') {
      for (const action of plan.actions) known.set(action.address, action);
      for (const drift of plan.drift ?? []) emit(driftLine(drift));
      for (const line of plan.actions.flatMap(plannedChange)) emit(line);
      for (const line of leftOutLines(plan)) emit(line);
      emit(planSummary(plan));
      for (const warning of plan.warnings) problem({ ...warning, severity: 'warning' });
      const refusals = [...plan.actions.flatMap((action) => action.refusals), ...plan.refusals];
      for (const refusal of refusals) problem({ ...refusal, severity });
    },
    run(event) {
      if (event.type === 'notice') problem({ severity: 'warning', ...event.problem });
      else emit(runEventLine(event, (address) => resourceKeys(address, known.get(address))));
    },
    problem,
    end(result) {
      if (result.accounting) {
        for (const cause of causesOf(result.accounting)) problem(cause);
        emit(doneSummary(result.accounting, result.mode));
      }
      emit(runSummary(result.exitCode, result.accounting, result.unsettled));
      ended = true;
    },
  };
}

/** Microseconds, UTC: the clock has milliseconds. */
function timestamp(clock: Pick<Clock, 'now'>): string {
  return new Date(clock.now()).toISOString().replace('Z', '000Z');
}
