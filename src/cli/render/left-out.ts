/** What a plan leaves out, and why: the warning in its text, and the line of the machine stream. */
import type { Problem } from '../../model/errors.ts';
import type { Json } from '../../model/json.ts';
import type { LeftOut, LeftOutBecause, Plan } from '../../model/plan.ts';
import type { EventLine } from './event-line.ts';
import { plural } from './price-text.ts';
import { safeText } from './safe-text.ts';

/** Addresses that are named; of the rest there is only a count. */
const MOST = 10;

/** Those that nobody asked to leave out are told before those that were merely not asked for. */
const ORDER: readonly LeftOutBecause[] = ['excluded', 'needs', 'needed-by', 'not-targeted'];

/** One warning, or none for a plan of everything. */
export function leftOutWarning({ leftOut = [] }: Plan): Problem[] {
  if (leftOut.length === 0) return [];
  const are = leftOut.length === 1 ? 'is' : 'are';
  const shown = ORDER.flatMap((because) => leftOut.filter((each) => each.because === because)).slice(0, MOST);
  const more = leftOut.length - shown.length;
  const detail = [
    `${plural(leftOut.length, 'resource')} ${are} left out; what differs there stays as it is:`,
    ...shown.map((each) => `- ${safeText(each.address)} (${reasonText(each)})`),
    ...(more > 0 ? [`- and ${more} more`] : []),
  ];
  return [{ code: 'USAGE', severity: 'warning', summary: 'Only a part is planned', detail: detail.join('\n') }];
}

function reasonText({ because, of }: LeftOut): string {
  switch (because) {
    case 'excluded':
      return 'excluded';
    case 'needs':
      return `needs ${safeText(of ?? '')}`;
    case 'needed-by':
      return `${safeText(of ?? '')} still hangs on it`;
    case 'not-targeted':
      return 'not targeted';
  }
}

/** All of them, for programs. */
export function leftOutLines({ leftOut = [] }: Plan): EventLine[] {
  if (leftOut.length === 0) return [];
  const message = `Only a part is planned: ${plural(leftOut.length, 'resource')} left out`;
  return [{ level: 'info', message, type: 'left_out', payload: { left_out: leftOut as unknown as Json } }];
}
