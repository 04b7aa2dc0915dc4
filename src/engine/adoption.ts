/**
 * Whether something that exists is taken over, because the manifest asks for it (`lifecycle.adopt`). Pure. Nothing is
 * ever adopted by its name alone, and where there is a doubt about which thing is meant nothing is bought either.
 */
import type { Problem } from '../model/errors.ts';
import type { Aligned } from '../model/kind.ts';
import type { Action } from '../model/plan.ts';
import type { Intent } from '../model/purchase.ts';
import type { Address, Adoption, DesiredResource, LiveResource } from '../model/resource.ts';
import { type Case, type Decision, plainAction, withRunning } from './action.ts';
import { diffFields } from './diff.ts';
import { adoptOrRename, purchaseIsOpen } from './refusals.ts';

/** What could be meant, and who has a claim to it. */
export interface Prospects {
  readonly adopt: Adoption;
  /** Everything live with the declared name, or with the id. */
  readonly live: readonly LiveResource[];
  /** The address under which a thing is recorded. */
  readonly owner: (id: string) => Address | undefined;
  /** A purchase under another address that may have brought a thing into being. */
  readonly rival: (live: LiveResource) => Intent | undefined;
}

/** `undefined`: nothing is asked for, or there is nothing to adopt and it is created like anything else. */
export type Sought = { readonly live: LiveResource } | { readonly refusal: Problem } | undefined;

/** Looks for the thing to adopt. What is recorded and there needs none; what an open purchase buys is for that to say. */
export function seekAdoption(given: Case): Sought {
  const { prospects, record, gone, desired } = given;
  if (!prospects || (record && !gone)) return undefined;
  const sought = prospects.adopt.by === 'id' ? byId(given, prospects.adopt.id, prospects) : byName(given, prospects);
  if (!sought || 'refusal' in sought) return sought;
  const rival = prospects.rival(sought.live);
  return rival ? { refusal: { ...purchaseIsOpen(desired, rival), at: prospects.adopt.at } } : sought;
}

function byId({ desired, kind, live }: Case, id: string, { live: found, owner, adopt }: Prospects): Sought {
  const [thing] = found;
  const refuse = (why: Refusal): Sought => ({ refusal: notAdopted(desired, adopt, why) });
  if (!thing)
    return refuse({
      detail: `The account has no ${id} among its ${kind.name}. Nothing is bought in its place.`,
      hint: "look its id up in the vendor's panel, or remove the line to have a new one made",
    });
  const taken = owner(id);
  if (taken !== undefined) return refuse(recordedElsewhere(id, taken, desired.address));
  if (kind.nature === 'policy' && live?.id !== id)
    return refuse({
      detail: `${desired.address} is about "${kind.key(desired.spec, desired)}"${live ? `, which is ${live.id}` : ''}, and ${id} is "${thing.key}".`,
      hint: 'correct the one or the other',
    });
  return thing.status === 'unpaid' || thing.status === 'deleting' ? refuse(onItsWay(thing)) : { live: thing };
}

function byName({ desired }: Case, { live, owner, adopt }: Prospects): Sought {
  const staying = live.filter(({ status }) => status !== 'deleting');
  const free = staying.filter(({ id }) => owner(id) === undefined);
  const [thing, ...others] = free.filter(({ status }) => status !== 'unpaid');
  const refuse = (why: Refusal): Sought => ({ refusal: notAdopted(desired, adopt, why) });
  if (thing && others.length > 0) return { refusal: { ...adoptOrRename(desired, [thing, ...others]), at: adopt.at } };
  if (thing) return { live: thing };
  const [unpaid] = free;
  if (unpaid) return refuse(onItsWay(unpaid));
  const [ours] = staying;
  const taken = ours && owner(ours.id);
  return ours && taken !== undefined ? refuse(recordedElsewhere(ours.id, taken, desired.address)) : undefined;
}

interface Refusal {
  readonly detail: string;
  readonly hint: string;
}

function recordedElsewhere(id: string, owner: Address, address: Address): Refusal {
  return {
    detail: `${id} is recorded already, as ${owner}.`,
    hint: `if only its address changed: moved: [{ from: ${owner}, to: ${address} }], or hostform state mv ${owner} ${address}`,
  };
}

function onItsWay({ id, statusText, status }: LiveResource): Refusal {
  return status === 'unpaid'
    ? {
        detail: `${id} has not been paid for ("${statusText}"), so it is not there to be adopted. Nothing is bought in its place.`,
        hint: "pay it or delete it in the vendor's panel, or remove the line to have a new one made",
      }
    : {
        detail: `The vendor is deleting ${id} ("${statusText}"). Nothing is bought in its place.`,
        hint: 'remove the line to have a new one made',
      };
}

function notAdopted({ address }: DesiredResource, { at }: Adoption, why: Refusal): Problem {
  return { code: 'ADOPT_DENIED', summary: 'There is nothing here that can be adopted', ...why, address, at };
}

/** Records the thing as it is. What differs is left for the plan after this one, so that nothing is done unseen. */
export function adoptAsItIs(given: Case, aligned: Aligned, live: LiveResource): Decision {
  const found: Case = { ...given, live, gone: false };
  const action: Action = {
    ...plainAction(found, aligned, 'adopt', 'adopt_requested'),
    id: live.id,
    before: live.spec,
    outputs: live.outputs,
    after: live.spec,
    references: [],
    secrets: {},
    notes: [...standingNotes(live), ...differenceNotes(found, aligned, live)],
  };
  return { action: withRunning(found, action), problems: [] };
}

/** Nothing is adopted, and nothing is bought instead. */
export function refuseAdoption(given: Case, aligned: Aligned, refusal: Problem): Decision {
  const action = plainAction(given, aligned, 'adopt', 'adopt_requested');
  return { action: { ...action, references: [], secrets: {}, notes: [], refusals: [refusal] }, problems: [] };
}

function standingNotes({ status, statusText }: LiveResource): string[] {
  if (status === 'creating')
    return [`The vendor is still making it ready ("${statusText}"): the next run waits for it.`];
  return status === 'ready' ? [] : [`The vendor says "${statusText}".`];
}

function differenceNotes({ kind, desired, filled }: Case, aligned: Aligned, live: LiveResource): string[] {
  const changes = diffFields({
    rules: kind.fields,
    desired: aligned.spec,
    unknown: filled.unknown,
    live: live.spec,
    recorded: undefined,
    ignore: desired.lifecycle.ignoreChanges,
  }).filter(({ unknown }) => !unknown);
  const replacing = kind.nature === 'owned' ? changes.filter(({ forcesReplace }) => forcesReplace) : [];
  const names = (of: typeof changes): string => of.map(({ field }) => field).join(', ');
  return [
    ...(changes.length > 0
      ? [`It is recorded as it is. What differs from the manifest (${names(changes)}) is for the plan after this one.`]
      : []),
    ...(replacing.length > 0 ? [`In place it can not be changed in: ${names(replacing)}.`] : []),
    ...(aligned.due ? ['Something is due to be bought for it: that is for the plan after this one.'] : []),
  ];
}

/** The line may stay for ever; one that names another thing than the recorded one is worth a word. */
export function idleAdoption({ desired, record, gone }: Case): string[] {
  const { adopt } = desired.lifecycle;
  if (adopt?.by !== 'id' || !record || gone || record.id === adopt.id) return [];
  return [`lifecycle.adopt names ${adopt.id}, and this is recorded as ${record.id}: the line has no effect.`];
}
