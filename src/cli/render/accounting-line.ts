/** The first line of an accounting, and the counts behind it: texts and the machine stream say the same. */
import type { Accounting } from '../../model/event.ts';
import { countActions, countAdoptions, type Plan } from '../../model/plan.ts';

/** True when everything that was planned has been done. */
export function isComplete(accounting: Accounting): boolean {
  const { failed, refused, unknown, delivering, skipped, notStarted, interrupted } = accounting;
  return (
    !interrupted && [failed, refused, unknown, delivering, skipped, notStarted].every(({ length }) => length === 0)
  );
}

/** Counts by ending, those that are not zero; nothing at all for a run that carried out nothing. */
export function accountingCounts(accounting: Accounting | undefined): { readonly [ending: string]: number } {
  if (!accounting) return {};
  const counts: [string, number][] = [
    ['done', accounting.done.length],
    ['failed', accounting.failed.length],
    ['with unknown outcome', accounting.unknown.length],
    ['still being delivered', accounting.delivering.length],
    ['refused', accounting.refused.length],
    ['skipped', accounting.skipped.length],
    ['not started', accounting.notStarted.length],
  ];
  return Object.fromEntries(counts.filter(([name, count]) => count > 0 || name === 'done'));
}

/** The first line: Terraform's sentence when everything was done, and only then. */
export function accountingLine(accounting: Accounting, mode: Plan['mode']): string {
  const { add, change, destroy } = countActions(accounting.done);
  const word = mode === 'destroy' ? 'Destroy' : 'Apply';
  if (isComplete(accounting)) {
    if (mode === 'destroy') return `Destroy complete! Resources: ${destroy} destroyed.`;
    const adopted = countAdoptions(accounting.done);
    const imported = adopted > 0 ? `${adopted} imported, ` : '';
    return `Apply complete! Resources: ${imported}${add} added, ${change} changed, ${destroy} destroyed.`;
  }
  const counts = Object.entries(accountingCounts(accounting)).map(([name, count]) => `${count} ${name}`);
  return `${word} ${accounting.interrupted ? 'interrupted' : 'incomplete'}: ${counts.join(', ')}.`;
}
