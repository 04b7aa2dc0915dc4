/** What a plan would do, and what it holds, as findings of `drift`. Pure. */
import type { DriftClass, DriftFinding } from '../model/drift.ts';
import type { ResourceKind } from '../model/kind.ts';
import type { Action, FieldChange, Plan } from '../model/plan.ts';
import type { StateFile } from '../model/state.ts';

/** What is to be done about one address; nothing when it is as it should be. */
export function fromAction(action: Action, kind: ResourceKind | undefined): DriftFinding[] {
  const told = toldOf(action);
  if (told) return [finding(action, ...told)];
  if (action.verb !== 'update' && action.verb !== 'replace') return [];
  // What is known after apply only follows from something else, which is told by itself.
  const fields = action.changes.filter((change) => isField(change, kind) && !change.unknown);
  const due = action.changes.filter((change) => !isField(change, kind));
  return [
    ...(due.length > 0 ? [{ ...finding(action, 'expiring', 'A renewal is due.'), changes: due }] : []),
    ...(fields.length > 0 ? [{ ...finding(action, 'changed', fieldsOf(fields)), changes: fields }] : []),
  ];
}

function toldOf({ verb, reason, resume, id }: Action): [DriftClass, string] | undefined {
  if (resume?.from === 'delivery') return ['delivering', 'It is bought, and the vendor has not made it ready yet.'];
  if (resume) return ['open-purchase', 'A purchase of it was begun and is not closed.'];
  if (reason === 'gone_at_vendor') return ['missing', 'It is recorded, and the vendor no longer has it.'];
  if (verb === 'adopt' && id === undefined)
    return ['missing', 'It is to be adopted, and there is nothing that it could be.'];
  if (verb === 'adopt') return ['adoptable', 'It is declared and there, and the next apply adopts it.'];
  if (verb === 'create') return ['missing', 'It is declared, and not recorded here.'];
  if (verb === 'delete' || verb === 'forget') return ['undeclared', 'It is recorded, and no longer declared.'];
  return undefined;
}

/** Fields of the manifest, and the id that a policy is about; anything else is what a due purchase would move. */
function isField({ field }: FieldChange, kind: ResourceKind | undefined): boolean {
  return field === 'id' || kind === undefined || Object.hasOwn(kind.fields, field);
}

function finding({ address, kind, provider, id }: Action, what: DriftClass, detail: string): DriftFinding {
  return { class: what, address, kind, provider, detail, ...(id === undefined ? {} : { id }) };
}

function fieldsOf(changes: readonly FieldChange[]): string {
  return `${changes.map(({ field }) => field).join(', ')} ${changes.length === 1 ? 'differs' : 'differ'}.`;
}

/** Purchases whose block left the manifest; those that are declared are told by their action. */
export function heldPurchases({ plan, state }: { readonly plan: Plan; readonly state: StateFile }): DriftFinding[] {
  const told = new Set(plan.actions.map(({ address }) => address));
  return state.pending
    .filter(({ address }) => !told.has(address))
    .map(({ address, kind, provider }) => ({
      class: 'open-purchase',
      address,
      kind,
      provider,
      detail: 'A purchase of it is open, and it is no longer declared.',
    }));
}
