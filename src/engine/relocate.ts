/** Records under the addresses that they have moved to. Pure: nothing is written before a plan is carried out. */
import { HostformError, type Problem, Problems } from '../model/errors.ts';
import type { Action, Relocation } from '../model/plan.ts';
import type { Address, Move, RecordedResource } from '../model/resource.ts';
import type { StateChange, StateFile } from '../model/state.ts';

export interface Relocated {
  /** The state as it will be. */
  readonly state: StateFile;
  /** What has moved: of each way only its two ends. Lines whose work was done long ago leave nothing here. */
  readonly moves: readonly Relocation[];
}

/**
 * The state with the manifest's moves in it.
 * @throws Problems OUTCOME_UNKNOWN for a purchase that is open at either end, DUPLICATE for an address that is taken.
 */
export function relocate(state: StateFile, moved: readonly Move[]): Relocated {
  if (moved.length === 0) return { state, moves: [] };
  const next = new Map(moved.map((move) => [move.from, move]));
  const problems: Problem[] = [];
  const ends = new Map<Address, RecordedResource>();
  const moves: Relocation[] = [];
  for (const move of moved) {
    const record = recordAt(state, move.from);
    const to = endOf(move, next);
    problems.push(...openPurchase(state, move, record ? [move.from, to] : [move.from]));
    if (!record) continue;
    const other = ends.get(to) ?? recordAt(state, to);
    if (other) problems.push(taken(move, to, other));
    ends.set(to, record);
    moves.push({ from: move.from, to });
  }
  if (problems.length > 0) throw new Problems(problems);
  return { state: renamed(state, moves), moves };
}

/** Where a way leads in the end. The manifest has no circles. */
function endOf({ to }: Move, next: ReadonlyMap<Address, Move>): Address {
  let end = to;
  for (let move = next.get(end); move; move = next.get(end)) end = move.to;
  return end;
}

/** What makes the moves durable, to be committed together: whoever depends on a moved record follows. */
export function moveChanges(state: StateFile, moves: readonly Relocation[]): StateChange[] {
  const going = moves.filter(({ from }) => recordAt(state, from));
  const before = new Map(state.resources.map((record) => [record.address, record]));
  const after = renamed(state, going);
  const open = new Set(state.pending);
  return [
    ...going.map(({ from }): StateChange => ({ do: 'drop', address: from })),
    ...after.resources
      .filter((resource) => before.get(resource.address) !== resource)
      .map((resource): StateChange => ({ do: 'record', resource })),
    ...after.pending.filter((intent) => !open.has(intent)).map((intent): StateChange => ({ do: 'intent', intent })),
  ];
}

/** The state of a saved plan's world: its moves are part of it, whether or not an earlier run has made them durable. */
export function renamed(state: StateFile, moves: readonly Relocation[]): StateFile {
  const going = new Map(moves.filter(({ from }) => recordAt(state, from)).map(({ from, to }) => [from, to]));
  if (going.size === 0) return state;
  const follow = (dependsOn: readonly Address[]): Address[] => dependsOn.map((each) => going.get(each) ?? each).sort();
  const touched = (dependsOn: readonly Address[]): boolean => dependsOn.some((each) => going.has(each));
  const resources = state.resources.map((record) => {
    const address = going.get(record.address) ?? record.address;
    if (address === record.address && !touched(record.dependsOn)) return record;
    return { ...record, address, dependsOn: follow(record.dependsOn) };
  });
  return {
    ...state,
    resources: resources.sort((a, b) => (a.address < b.address ? -1 : 1)),
    pending: state.pending.map((intent) =>
      touched(intent.dependsOn) ? { ...intent, dependsOn: follow(intent.dependsOn) } : intent,
    ),
  };
}

/** Shown with what happens to the moved thing; where nothing else does, the move itself is the action. */
export function showMoves(actions: readonly Action[], moves: readonly Relocation[]): Action[] {
  const origins = new Map(moves.map(({ from, to }) => [to, from]));
  return actions.map((action) => {
    const previousAddress = origins.get(action.address);
    if (previousAddress === undefined) return action;
    const idle = action.verb === 'no-op' && action.reason === 'fields_changed';
    return { ...action, ...(idle ? { reason: 'moved' as const } : {}), previousAddress };
  });
}

/** The place of a plan's moves is taken by now. @throws HostformError PLAN_STALE */
export function refuseTakenMoves(state: StateFile, moves: readonly Relocation[]): void {
  for (const { from, to } of moves) {
    if (!recordAt(state, from)) continue;
    const why = recordAt(state, to)
      ? `${to}, which ${from} is to move to, is recorded by now`
      : state.pending.some(({ address }) => address === from || address === to)
        ? `a purchase of ${from} or ${to} has been begun since the plan was made`
        : undefined;
    if (why === undefined) continue;
    throw new HostformError('PLAN_STALE', 'The plan is stale', { detail: `${why}.`, address: to, hint: 'plan again' });
  }
}

function recordAt({ resources }: StateFile, address: Address): RecordedResource | undefined {
  return resources.find((record) => record.address === address);
}

/** What a purchase has bought is recorded under its own address, so that neither end may change meanwhile. */
function openPurchase({ pending }: StateFile, { from, at }: Move, ends: readonly Address[]): Problem[] {
  return pending
    .filter(({ address }) => ends.includes(address))
    .map(({ address }) => ({
      code: 'OUTCOME_UNKNOWN',
      summary: 'An address can not move while a purchase is open',
      detail: `A purchase of ${address} is open, and what it buys is recorded under that address. Nothing is bought a second time.`,
      hint:
        address === from
          ? `declare it as ${from} again without this line and apply, or: hostform pending resolve ${from} --id ID, or --not-bought`
          : `hostform pending resolve ${address} --id ID, or --not-bought`,
      address,
      at,
    }));
}

function taken({ from, at }: Move, to: Address, other: RecordedResource): Problem {
  return {
    code: 'DUPLICATE',
    summary: 'An address can not move to one that is taken',
    detail: `${from} is recorded, and so is ${to} (${other.id}): they are two things.`,
    hint: 'remove this line and declare both, or forget one of them',
    address: to,
    at,
  };
}
