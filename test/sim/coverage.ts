/** What has been reached: a world in which nothing goes wrong proves nothing. */

/** How often each cell was reached, by its name: `paying: lost reply`. */
export type Coverage = Map<string, number>;

export function countIn(coverage: Coverage, cell: string, times = 1): void {
  coverage.set(cell, (coverage.get(cell) ?? 0) + times);
}

export function addUp(into: Coverage, more: Iterable<readonly [string, number]>): void {
  for (const [cell, times] of more) countIn(into, cell, times);
}

/** States of a purchase as they are on the disk; `none`: nothing was begun. */
const PHASES = ['none', 'adding', 'reserved', 'promo', 'paying', 'paid', 'sending'] as const;

const BEFALLS = ['kill', 'power', 'stop', 'interrupt'].flatMap((kind) => [`${kind} before`, `${kind} after`]);

/** A run that others take for dead, in the middle of a purchase. */
const HELD = ['second holder'] as const;

/** What may become of a request; in these states one that changes something is on its way. */
const FATES = ['refused', 'lost request', 'lost reply', 'late', 'instead', 'instead, after', 'slow'] as const;
const ASKING = ['adding', 'promo', 'paying', 'sending'] as const;

/** What has to be reached: every state of the protocol under everything that can befall it, and every way to end. */
export const SOMETIMES: readonly string[] = [
  ...PHASES.flatMap((phase) => [...BEFALLS, ...HELD].map((fate) => `${phase}: ${fate}`)),
  ...ASKING.flatMap((phase) => FATES.map((fate) => `${phase}: ${fate}`)),
  'adding: twice',
  'paying: twice',
  'ended: at rest',
  'ended: refused',
  'ended: blocked',
  'state: file',
  'state: http',
  'renewal: paid',
];

/** Cells that were reached less often than that, with how often they were. */
export function rare(coverage: Coverage, least: number): string[] {
  return SOMETIMES.filter((cell) => (coverage.get(cell) ?? 0) < least).map(
    (cell) => `${cell} (${coverage.get(cell) ?? 0})`,
  );
}

/** The table for people: a line for each state. */
export function coverageText(coverage: Coverage): string {
  const groups = new Map<string, string[]>();
  for (const cell of SOMETIMES) {
    const [group = '', what = ''] = cell.split(': ');
    groups.set(group, [...(groups.get(group) ?? []), `${what} ${coverage.get(cell) ?? 0}`]);
  }
  return [...groups].map(([group, cells]) => `  ${group.padEnd(9)} ${cells.join(' · ')}`).join('\n');
}
