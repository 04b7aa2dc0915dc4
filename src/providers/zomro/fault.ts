/**
 * Zomro's business errors: HTTP 200 with `doc.error` (zomro.md §3). They become ours here, once; what branches later
 * looks at `vendor.code` and `vendor.object`, never at text.
 */
import { type Effect, HostformError } from '../../model/errors.ts';
import type { Attributes } from '../../model/json.ts';
import { attribute, child, entries, text, textOf } from './wire.ts';

export interface Fault {
  /** `$type`: `missed`, `value`, `not_enough_money`. */
  readonly type: string;
  readonly object?: string;
  readonly message?: string;
  /** The named parameters of the message: `amount`, `currency`. */
  readonly params: { readonly [name: string]: string };
}

/** The error of a reply; undefined when there is none, which is all that success means (zomro.md §3). */
export function faultOf(doc: Attributes): Fault | undefined {
  const error = entries(child(doc, 'error'))[0];
  if (error === undefined) return undefined;
  const object = attribute(error, '$object');
  const message = textOf(error, 'msg') ?? textOf(error, 'detail');
  const params: Record<string, string> = Object.create(null);
  for (const param of entries(child(error, 'param'))) {
    const value = text(param);
    if (value !== undefined) params[attribute(param, '$name') ?? ''] = value;
  }
  return {
    type: attribute(error, '$type') ?? 'unknown',
    ...(object === undefined ? {} : { object }),
    ...(message === undefined ? {} : { message }),
    params,
  };
}

/** What is known of a changing call that got this error: a running operation is often the very one that was asked for. */
export function effectOf(fault: Fault): Effect {
  const running = [fault.type, fault.object].some((word) => word?.toLowerCase().includes('runningoperation'));
  return running ? 'unclear' : 'refused';
}

export interface FaultContext {
  readonly status: number;
  readonly effect?: Effect;
  /** Values that must not come back in a message, whatever the vendor echoes. */
  readonly hidden: readonly string[];
}

/** @returns VENDOR_ERROR with the vendor's own words, free of secrets. */
export function faultError(fault: Fault, context: FaultContext): HostformError {
  const object = fault.object === undefined ? undefined : clean(fault.object, context.hidden);
  return new HostformError('VENDOR_ERROR', 'Zomro refused the request', {
    detail: wordsOf(fault, context.hidden),
    vendor: { code: fault.type, status: context.status, ...(object === undefined ? {} : { object }) },
    ...(context.effect === undefined ? {} : { effect: context.effect }),
  });
}

/** The vendor's word for an error that came from Zomro. */
export function vendorCode(error: unknown): string | undefined {
  return error instanceof HostformError ? error.details.vendor?.code : undefined;
}

/** "There is no such thing", or no such function (zomro.md §3). */
export function isMissed(error: unknown): boolean {
  return vendorCode(error) === 'missed';
}

/** The thing that was asked for does not exist; false when it is the function that the vendor does not know. */
export function isMissedThing(error: unknown, func: string): boolean {
  const object = error instanceof HostformError ? error.details.vendor?.object : undefined;
  return isMissed(error) && object !== 'func' && object !== func;
}

function wordsOf(fault: Fault, hidden: readonly string[]): string {
  const where = fault.object === undefined ? '' : ` (${clean(fault.object, hidden)})`;
  const said = fault.message === undefined ? '' : `: ${clean(fault.message, hidden)}`;
  return `${fault.type}${where}${said}`;
}

const LONGEST = 300;
/** Nobody reads on, and mark-up that never closes would be looked through again and again. */
const LONGEST_WRITTEN = 10_000;
/** Shorter values would tear holes into ordinary words. */
const SHORTEST_SECRET = 3;

/** One line, no mark-up, no control characters, no secrets, not endless. */
function clean(written: string, hidden: readonly string[]): string {
  let plain = written;
  for (const secret of hidden) if (secret.length >= SHORTEST_SECRET) plain = plain.replaceAll(secret, '(hidden)');
  plain = plain
    .slice(0, LONGEST_WRITTEN)
    .replace(/<[^>]{0,200}>/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}
