/** The one table from what happened to what a script sees (contract §3). */
import type { ErrorCode, Problem } from '../model/errors.ts';
import type { Accounting } from '../model/event.ts';

export const EXIT = {
  done: 0,
  error: 1,
  differences: 2,
  partly: 3,
  refused: 4,
  stale: 5,
  locked: 6,
  unknown: 7,
  usage: 64,
  bug: 70,
} as const;

/** Exit code of a run that ended with an error. */
export function exitCodeOf(code: ErrorCode): number {
  switch (code) {
    case 'USAGE':
      return EXIT.usage;
    case 'INTERNAL':
      return EXIT.bug;
    case 'OUTCOME_UNKNOWN':
      return EXIT.unknown;
    case 'INTERRUPTED':
    case 'DELIVERY':
      return EXIT.partly;
    case 'BUDGET':
    case 'TOO_MANY':
    case 'PRICE_MOVED':
    case 'BALANCE':
    case 'PROMO_REFUSED':
    case 'FOREIGN_LINE':
    case 'LICENCE':
    case 'NAME_TAKEN':
    case 'PROTECTED':
    case 'REPLACE_DENIED':
    case 'DELETE_DENIED':
    case 'ADOPT_DENIED':
    case 'APPROVAL':
      return EXIT.refused;
    case 'PLAN_STALE':
    case 'PLAN_EDITED':
    case 'PLAN_APPLIED':
      return EXIT.stale;
    case 'LOCKED':
      return EXIT.locked;
    case 'MANIFEST_UNREADABLE':
    case 'YAML_SYNTAX':
    case 'YAML_LIMIT':
    case 'SCHEMA':
    case 'UNKNOWN_KEY':
    case 'DUPLICATE':
    case 'VARIABLE_UNSET':
    case 'REFERENCE':
    case 'CYCLE':
    case 'LITERAL_SECRET':
    case 'STATE_DAMAGED':
    case 'STATE_NEWER':
    case 'STATE_FOREIGN':
    case 'STATE_UNWRITABLE':
    case 'STATE_FENCED':
    case 'STATE_UNREACHABLE':
    case 'STATE_KEY':
    case 'NOT_RECORDED':
    case 'BASELINE_DAMAGED':
    case 'BASELINE_FOREIGN':
    case 'CREDENTIALS':
    case 'ACCOUNT_CHANGED':
    case 'VENDOR_ERROR':
    case 'VENDOR_UNREACHABLE':
    case 'LISTING_INCOMPLETE':
    case 'CATALOGUE':
    case 'READ_ONLY':
      return EXIT.error;
  }
}

/** Exit code of a run that several problems ended. If several hold: 70, 7, 3, 4, then whatever came first. */
export function exitCodeOfProblems(problems: readonly Problem[]): number {
  const codes = problems.filter(({ severity }) => severity !== 'warning').map(({ code }) => exitCodeOf(code));
  return (
    [EXIT.bug, EXIT.unknown, EXIT.partly, EXIT.refused].find((code) => codes.includes(code)) ?? codes[0] ?? EXIT.error
  );
}

/**
 * Exit code of an apply that was carried out as far as it went. A refusal counts as "refused before anything was
 * paid" only while nothing else was done; otherwise part of the work is undone.
 */
export function exitCodeOfApply(accounting: Accounting): number {
  const { done, failed, unknown, delivering, skipped, notStarted, refused, spent } = accounting;
  if (unknown.length > 0) return EXIT.unknown;
  if (failed.length > 0 || delivering.length > 0) return EXIT.partly;
  if (refused.length > 0) return done.length > 0 || spent.length > 0 ? EXIT.partly : EXIT.refused;
  return skipped.length > 0 || notStarted.length > 0 ? EXIT.partly : EXIT.done;
}
