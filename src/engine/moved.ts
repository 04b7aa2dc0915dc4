/** A block under another key: the plan would delete a thing and make its like. Says so, and what keeps it. Pure. */
import type { Action } from '../model/plan.ts';
import { type Kinds, kindOf, wordOf } from './kinds.ts';

/** Adds a note to each create whose name is that of something which the same plan deletes. */
export function hintAtMoves(actions: readonly Action[], kinds: Kinds): Action[] {
  const going = new Map(
    actions
      .filter(({ verb, before }) => verb === 'delete' && before)
      .map((action) => [nameOf(action, action.before ?? {}, kinds), action.address]),
  );
  return actions.map((action) => {
    const old = action.verb === 'create' && action.after ? going.get(nameOf(action, action.after, kinds)) : undefined;
    return old === undefined ? action : { ...action, notes: [...action.notes, moveNote(old, action.address)] };
  });
}

function nameOf(action: Action, spec: NonNullable<Action['after']>, kinds: Kinds): string {
  return `${wordOf(action)} ${kindOf(kinds, action).key(spec, action)}`;
}

function moveNote(old: string, address: string): string {
  return `${old}, which goes, has the same name. If only its address changed: hostform state mv ${old} ${address}`;
}
