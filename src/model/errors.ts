/**
 * One error class and one union of codes. The exit code of a run is derived from the code in one table
 * (src/cli/exit-codes.ts); nothing else decides by message text.
 */
export type ErrorCode =
  // the command line
  | 'USAGE'
  // the manifest
  | 'MANIFEST_UNREADABLE'
  | 'YAML_SYNTAX'
  | 'YAML_LIMIT'
  | 'SCHEMA'
  | 'UNKNOWN_KEY'
  | 'DUPLICATE'
  | 'VARIABLE_UNSET'
  | 'REFERENCE'
  | 'CYCLE'
  | 'LITERAL_SECRET'
  // the state
  | 'STATE_DAMAGED'
  | 'STATE_NEWER'
  | 'STATE_FOREIGN'
  | 'STATE_UNWRITABLE'
  | 'STATE_FENCED'
  | 'STATE_UNREACHABLE'
  | 'STATE_KEY'
  | 'LOCKED'
  | 'NOT_RECORDED'
  // an earlier drift
  | 'BASELINE_DAMAGED'
  | 'BASELINE_FOREIGN'
  // the vendor
  | 'CREDENTIALS'
  | 'ACCOUNT_CHANGED'
  | 'VENDOR_ERROR'
  | 'VENDOR_UNREACHABLE'
  | 'LISTING_INCOMPLETE'
  | 'CATALOGUE'
  | 'READ_ONLY'
  // the plan
  | 'PLAN_STALE'
  | 'PLAN_EDITED'
  | 'PLAN_APPLIED'
  // guards: refused before anything was paid
  | 'BUDGET'
  | 'TOO_MANY'
  | 'PRICE_MOVED'
  | 'BALANCE'
  | 'PROMO_REFUSED'
  | 'FOREIGN_LINE'
  | 'LICENCE'
  | 'NAME_TAKEN'
  | 'PROTECTED'
  | 'REPLACE_DENIED'
  | 'DELETE_DENIED'
  | 'ADOPT_DENIED'
  | 'APPROVAL'
  // the work
  | 'OUTCOME_UNKNOWN'
  | 'INTERRUPTED'
  | 'DELIVERY'
  | 'INTERNAL';

/** A place in a file. Lines and columns count from 1; `text` is the line itself, so that it can be shown. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Column after the last character of what is meant; absent: one character. */
  readonly endColumn?: number;
  readonly text?: string;
}

/**
 * One thing that is wrong. `summary` leaves out the names a user chose, so that it can be recognised and searched;
 * `detail` says what, why, and what to do, in full sentences.
 */
export interface Problem {
  readonly code: ErrorCode;
  readonly summary: string;
  readonly detail?: string;
  /** What to do about it, when that fits one line: a flag, a command, a spelling. */
  readonly hint?: string;
  readonly address?: string;
  readonly at?: SourcePosition;
  /** Second place, e.g. the first definition of a duplicate. */
  readonly also?: readonly SourcePosition[];
  readonly severity?: 'error' | 'warning';
}

/**
 * What is known of a changing call that failed.
 * `not-sent`: provably never left (DNS, refused connect, TLS). `refused`: the vendor said no, definitely.
 * `unclear`: anything else; it may have happened.
 */
export type Effect = 'not-sent' | 'refused' | 'unclear';

export interface ErrorDetails {
  readonly detail?: string;
  readonly hint?: string;
  readonly at?: SourcePosition;
  readonly address?: string;
  /** Only on errors of changing calls. */
  readonly effect?: Effect;
  /** The vendor's own error word, status and request id, for people and for branching inside one provider. */
  readonly vendor?: {
    readonly code?: string;
    readonly object?: string;
    readonly status?: number;
    readonly requestId?: string;
  };
  readonly cause?: unknown;
}

/** The one error class of the house. */
export class HostformError extends Error {
  override readonly name = 'HostformError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, summary: string, details: ErrorDetails = {}) {
    super(summary, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.details = details;
  }

  /** The same finding as plain data. */
  get problem(): Problem {
    const { detail, hint, at, address } = this.details;
    return {
      code: this.code,
      summary: this.message,
      ...(detail === undefined ? {} : { detail }),
      ...(hint === undefined ? {} : { hint }),
      ...(at === undefined ? {} : { at }),
      ...(address === undefined ? {} : { address }),
    };
  }
}

/** Several problems at once: what `validate`, the manifest and the guards throw. */
export class Problems extends HostformError {
  readonly all: readonly Problem[];

  constructor(all: readonly Problem[]) {
    const first = all[0];
    super(first?.code ?? 'INTERNAL', first?.summary ?? 'no problem was given');
    this.all = all;
  }
}
