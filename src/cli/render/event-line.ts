/** One line of the machine stream, before its envelope. */
import type { Problem } from '../../model/errors.ts';
import type { Attributes } from '../../model/json.ts';
import { problemJson } from './problem-json.ts';
import { safeText } from './safe-text.ts';

export interface EventLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly type: string;
  readonly payload: Attributes;
}

/** A line about an action; such lines carry their data under `hook`. */
export function infoLine(message: string, type: string, hook: Attributes): EventLine {
  return { level: 'info', message, type, payload: { hook } };
}

/** A problem as Terraform tells it. */
export function diagnosticLine(problem: Problem): EventLine {
  const warning = problem.severity === 'warning';
  return {
    level: warning ? 'warn' : 'error',
    message: `${warning ? 'Warning' : 'Error'}: ${safeText(problem.summary)}`,
    type: 'diagnostic',
    payload: { diagnostic: problemJson(problem) },
  };
}
