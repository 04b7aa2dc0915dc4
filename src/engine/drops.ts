/**
 * Guards against a state that is emptied without anybody looking: a listing that is wrong, and reads that agree with it,
 * must not make a cron job forget what is paid for. The next apply would buy it again. Pure.
 */
import type { Problem } from '../model/errors.ts';
import type { Action, Plan } from '../model/plan.ts';
import { splitAddress } from '../model/resource.ts';

/** A person, or a saved plan, may accept that anything is gone; a run without either only a few things, if it is told to. */
export function unattendedDrops(
  plan: Plan,
  { unattended, allowDestroy }: { readonly unattended: boolean; readonly allowDestroy: boolean },
): Problem[] {
  const drops = plan.actions.filter(({ verb }) => verb === 'forget');
  if (!unattended || plan.mode !== 'refresh-only' || drops.length === 0) return [];
  if (!allowDestroy)
    return [refusal('Dropping records unattended needs a word of its own', drops, 'give --allow-destroy, or ')];
  const kept = drops.filter(({ protect }) => protect);
  const most = mostOfAKind(plan, drops);
  return [
    ...(kept.length > 0 ? [refusal('A protected record is not dropped unattended', kept, '')] : []),
    ...(most.length > 0 ? [refusal('Most records of a kind are not dropped unattended', most, '')] : []),
  ];
}

function refusal(summary: string, drops: readonly Action[], before: string): Problem {
  const named = drops.slice(0, 10).map(({ address }) => address);
  const more = drops.length - named.length;
  return {
    code: 'DELETE_DENIED',
    summary,
    detail: `These are gone at the vendor, and would leave the state: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
    hint: `${before}look at the plan and approve it: plan --refresh-only --out FILE, then apply FILE`,
  };
}

/** Drops that are more than half of all that is recorded of their kind; a single one may be all there is. */
function mostOfAKind({ actions, leftOut = [] }: Plan, drops: readonly Action[]): Action[] {
  const recorded = new Map<string, number>();
  for (const { address } of [...actions, ...leftOut]) {
    const { kind } = splitAddress(address);
    recorded.set(kind, (recorded.get(kind) ?? 0) + 1);
  }
  return [...recorded].flatMap(([kind, all]) => {
    const gone = drops.filter((drop) => drop.kind === kind);
    return gone.length > 1 && gone.length * 2 > all ? gone : [];
  });
}
