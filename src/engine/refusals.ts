/** Why a single action is refused, in the words a person needs. Pure. */
import { HostformError, type Problem } from '../model/errors.ts';
import { formatMoney } from '../model/money.ts';
import type { Action, FieldChange, Quote } from '../model/plan.ts';
import type { Intent } from '../model/purchase.ts';
import type { Address, DesiredResource, LiveResource } from '../model/resource.ts';

/** The declared name is held by something live that is not ours (contract §5.6). `open`: a purchase of the address. */
export function adoptOrRename(
  desired: Pick<DesiredResource, 'address' | 'at'>,
  strangers: readonly LiveResource[],
  open?: Intent,
): Problem {
  const ids = strangers.map(({ id, statusText }) => `${id} (${statusText})`).join(', ');
  return {
    code: 'NAME_TAKEN',
    summary: 'The declared name is taken by something that is not managed here',
    detail: `The account already has ${ids} with the name "${strangers[0]?.key}". It is not bought a second time.`,
    hint: waysToAdopt(desired.address, strangers, open),
    address: desired.address,
    at: desired.at,
  };
}

/** How a live thing becomes ours; while a purchase of the address is open, it is not ours to take. */
export function waysToAdopt(address: Address, strangers: readonly LiveResource[], open?: Intent): string {
  const [only, ...others] = strangers;
  const first = open ? `take the purchase back with hostform pending resolve ${address} --not-bought, then ` : '';
  const [adopt, id] = only && others.length === 0 ? ['by-name', only.id] : ['"ID"', 'ID'];
  const which = others.length === 0 ? 'it' : 'one of them';
  return `${first}take ${which} over with lifecycle: { adopt: ${adopt} } or hostform import ${address} ${id}, or choose another name`;
}

/** The declared name is being bought under another address, and nobody can tell yet how that ended. */
export function purchaseIsOpen(desired: DesiredResource, { address }: Intent): Problem {
  return {
    code: 'NAME_TAKEN',
    summary: 'A purchase under this name is open',
    detail: `A payment was sent for the same name as ${address}, and what became of it is not known yet. It is not bought a second time.`,
    hint: `declare it as ${address} again, or: hostform pending resolve ${address} --id ID, or --not-bought`,
    address: desired.address,
    at: desired.at,
  };
}

/** What keeps changes from being made in place, where their fields would allow it. */
export interface Hindrance {
  /** A sentence of the kind: `Zomro does not offer "X" for a reinstallation.` */
  readonly impossible?: string;
  /** It would cost all that is on the thing, and the manifest does not allow that. */
  readonly deniedRebuild?: true;
}

function whyNotInPlace(fields: string, hindrance: Hindrance | undefined): string {
  if (hindrance?.deniedRebuild) return `${fields} can not be changed without losing what is on it`;
  const because = hindrance?.impossible ? ` (${hindrance.impossible.replace(/\.$/, '')})` : '';
  return `${fields} can not be changed in place${because}`;
}

/** A replacement deletes and buys again; the manifest has to allow it. */
export function replaceDenied(
  desired: DesiredResource,
  changes: readonly FieldChange[],
  { quote, hindrance }: { readonly quote: Quote | undefined; readonly hindrance?: Hindrance },
): Problem {
  const forcing = changes.filter(({ forcesReplace }) => forcesReplace).map(({ field }) => field);
  const why = forcing.length > 0 ? whyNotInPlace(forcing.join(', '), hindrance) : 'A replacement was asked for';
  const price = quote ? ` and buy it again for ${formatMoney(quote.charge)}` : ' and create it again';
  const allow = hindrance?.deniedRebuild
    ? 'allow the first with lifecycle: { rebuild: allow }, the second with lifecycle: { replace: allow }'
    : 'allow it with lifecycle: { replace: allow }';
  return {
    code: 'REPLACE_DENIED',
    summary: hindrance?.deniedRebuild
      ? 'Neither a rebuild nor a replacement is allowed'
      : 'A replacement is not allowed',
    detail: hindrance?.deniedRebuild
      ? `${why}: hostform could wipe it and keep its id, or delete it, with all that is on it,${price}.`
      : `${why}: hostform would delete it, with all that is on it,${price}.`,
    hint: `${allow}, or leave the difference alone with lifecycle: { ignore_changes: [...] }`,
    address: desired.address,
    ...(forcing[0] !== undefined && desired.positions[forcing[0]]
      ? { at: desired.positions[forcing[0]] }
      : { at: desired.at }),
  } as Problem;
}

/** A protected resource is neither deleted nor replaced. */
export function protectedRefusal(action: Action): Problem {
  return {
    code: 'PROTECTED',
    summary: 'The resource is protected',
    detail: `${action.address} is protected in the state, so it is not ${doneTo(action)}.`,
    hint: 'declare it with lifecycle: { protect: false } and apply that first',
    address: action.address,
  };
}

function doneTo({ verb, wipes }: Action): string {
  if (wipes) return 'wiped';
  return verb === 'replace' ? 'replaced' : 'deleted';
}

/** The old one is gone; nobody who reads why its successor failed may overlook that. */
export function afterDeletion({ address, id }: Action, error: unknown): unknown {
  if (!(error instanceof HostformError) || error.code === 'INTERNAL') return error;
  const { detail } = error.details;
  return new HostformError(error.code, error.message, {
    ...error.details,
    detail: `The old ${address} (${id}) was destroyed for its replacement.${detail === undefined ? '' : ` ${detail}`}`,
    cause: error,
  });
}
