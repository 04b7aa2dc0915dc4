/** What the vendor's rules and the contract of a service forbid, in plain words, before anything is sent. */
import type { Problem } from '../../../../model/errors.ts';
import type { Attributes } from '../../../../model/json.ts';
import { isoOfMonths, type Mode, monthsOf } from './policy.ts';
import { periodOf, type ServiceReading } from './reading.ts';

export type Finding = Pick<Problem, 'code' | 'summary' | 'detail' | 'hint'> & { readonly field: string };

/**
 * Why the declared mode and period can not be set (ovh.md §6.2, preconditions). Empty when nothing has to change.
 * `renewedFirst`: the plan buys a renewal, which lifts what only holds for an expired service.
 */
export function limitsOf(spec: Attributes, reading: ServiceReading, renewedFirst: boolean): Finding[] {
  const mode = spec['mode'] as Mode | undefined;
  const months = monthsOf(spec['period'] as string | undefined);
  const changesMode = mode !== undefined && reading.mode !== undefined && mode !== reading.mode;
  const changesPeriod = months !== undefined && spec['period'] !== periodOf(reading);
  const findings: Finding[] = [];
  if (changesPeriod) findings.push(...periodLimit(months, reading));
  const why = changesMode ? modeLimit(mode, reading) : undefined;
  const field = changesMode ? 'mode' : 'period';
  if (why !== undefined) findings.push(cannotChange(field, why));
  const state = changesMode || changesPeriod ? stateLimit(reading, renewedFirst) : undefined;
  if (state !== undefined && why === undefined) findings.push(cannotChange(field, state));
  return findings;
}

function periodLimit(months: number, { possible, name }: ServiceReading): Finding[] {
  if (possible.length === 0 || possible.includes(months)) return [];
  return [
    {
      field: 'period',
      code: 'CATALOGUE',
      summary: 'The period is not offered for this service',
      detail: `${name} can be renewed for ${possible.map(isoOfMonths).join(', ')}, not for ${isoOfMonths(months)}.`,
    },
  ];
}

/** A deletion can be planned even where automatic renewal is part of the contract; anything else can not change then. */
function modeLimit(mode: Mode, { renewalType, mayBeDeleted, forced, name }: ServiceReading): string | undefined {
  if (mode === 'delete-at-expiration' && mayBeDeleted === false) {
    return `OVHcloud does not let ${name} be deleted at its expiration.`;
  }
  if (renewalType === 'oneShot') return `${name} was sold for one term only (oneShot): it has no renewal to set.`;
  if (renewalType === 'option') return `${name} is an option: it is renewed with the service it belongs to.`;
  if (renewalType === 'automaticForcedProduct' && mode !== 'delete-at-expiration') {
    return `The contract of ${name} fixes automatic renewal (automaticForcedProduct).`;
  }
  return forced ? `The contract of ${name} forces its renewal.` : undefined;
}

function stateLimit({ status, name, forced }: ServiceReading, renewedFirst: boolean): string | undefined {
  if (status === 'pendingDebt' || status === 'unPaid') {
    return `${name} has an open bill (${status}): OVHcloud changes its renewal only when it is paid.`;
  }
  if (status === 'expired' && !renewedFirst)
    return `${name} is expired: its renewal can be changed again once it is renewed.`;
  return forced ? `The contract of ${name} forces its renewal.` : undefined;
}

function cannotChange(field: string, detail: string): Finding {
  return { field, code: 'CATALOGUE', summary: 'The renewal of this service can not be changed', detail };
}
