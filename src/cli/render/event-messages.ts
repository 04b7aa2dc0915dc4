/** The human halves of the machine stream: what `@message` says, in Terraform's words. */
import type { Ending, RunEvent } from '../../model/event.ts';
import { isFree } from '../../model/money.ts';
import type { Address } from '../../model/resource.ts';
import { doing, durationText } from './phrases.ts';
import { moneyText } from './price-text.ts';
import { safeText } from './safe-text.ts';

type Ended = Extract<RunEvent, { type: 'action-end' }>;
type StepDone = Extract<RunEvent, { type: 'step-complete' }>;

/** `servers.web-1: Creation complete after 42s [id=5203773]`, and its sad sisters. */
export function endMessage(event: Ended): string {
  const { address, verb, ending, elapsedMs, because } = event;
  const { noun } = doing(verb);
  const after = durationText(elapsedMs);
  const id = event.id === undefined ? '' : ` [id=${safeText(event.id)}]`;
  const reason = event.problem ? `: ${safeText(event.problem.summary)}` : '';
  const texts: { readonly [ending in Ending]: string } = {
    done: `${noun} complete after ${after}${id}`,
    failed: `${noun} failed after ${after}${reason}`,
    refused: `Refused before anything was paid${reason}`,
    unknown: `Outcome unknown after ${after}${reason}`,
    delivering: `Bought, and still being delivered after ${after}${id}`,
    skipped: `Skipped${becauseOf(because)}`,
    'not-started': 'Not started',
  };
  return `${safeText(address)}: ${texts[ending]}`;
}

/** ` because of servers.db-1, servers.db-2` */
export function becauseOf(addresses: readonly Address[] | undefined): string {
  return addresses === undefined || addresses.length === 0 ? '' : ` because of ${addresses.map(safeText).join(', ')}`;
}

/** `servers.web-1: Creating... [id=5203773]` */
export function startMessage({ address, verb, id }: Extract<RunEvent, { type: 'action-start' }>): string {
  return `${safeText(address)}: ${doing(verb).now}...${id === undefined ? '' : ` [id=${safeText(id)}]`}`;
}

/** `servers.web-1: Still creating... [30s elapsed] (Activation in progress)` */
export function progressMessage(event: Omit<Extract<RunEvent, { type: 'action-progress' }>, 'type'>): string {
  const { address, verb, elapsedMs, status } = event;
  const word = doing(verb).now.toLowerCase();
  const told = status === '' ? '' : ` (${safeText(status)})`;
  return `${safeText(address)}: Still ${word}... [${durationText(elapsedMs)} elapsed]${told}`;
}

/** `servers.web-1: add to cart ... done (line 1818)` */
export function stepMessage({ address, step, reservation, spent }: StepDone): string {
  const told = [
    ...(reservation === undefined ? [] : [reservationText(step, reservation)]),
    ...(spent === undefined || isFree(spent) ? [] : [`${moneyText(spent)} paid`]),
  ];
  return `${safeText(address)}: ${safeText(step)} ... done${told.length > 0 ? ` (${told.join(', ')})` : ''}`;
}

/** A cart has lines; elsewhere what is reserved is an order. */
function reservationText(step: string, reservation: string): string {
  return `${/\bcart\b/u.test(step) ? 'line' : 'order'} ${safeText(reservation)}`;
}
