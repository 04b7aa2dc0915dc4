/** Which places of an action's fields are known after the apply only. */
import { isList, isRecord, type Json } from '../../model/json.ts';
import type { Action, Plan } from '../../model/plan.ts';
import type { Address, Reference, TemplatePart } from '../../model/resource.ts';
import type { Path } from './value-rows.ts';

/** The actions of a plan by address, to look up where references lead. */
export type Sources = ReadonlyMap<Address, Action>;

export function sourcesOf(plan: Plan): Sources {
  return new Map(plan.actions.map((action) => [action.address, action]));
}

/**
 * Paths into `after` that hold no value yet. A plan names unknown fields only at the top; where the references inside
 * such a field are known to be open, the paths are as deep as they are.
 */
export function unknownPaths(action: Action, sources: Sources): Path[] {
  const open = action.references.filter((reference) => isOpen(reference, action, sources)).map(({ path }) => path);
  const deeper = new Set(open.map(([field]) => String(field)));
  const whole = action.changes
    .filter(({ field, unknown }) => unknown && !deeper.has(field))
    .map(({ field }) => [field]);
  return [...open, ...whole];
}

/** A test for one place, as the renderers want it. */
export function unknownTest(paths: readonly Path[]): (path: Path) => boolean {
  const spelled = new Set(paths.map((path) => path.map(String).join('\u0000')));
  return (path) => spelled.has(path.map(String).join('\u0000'));
}

/** Open: the text is still as written, or what it reads is created or replaced by this very plan. */
function isOpen({ path, parts }: Reference, { after }: Action, sources: Sources): boolean {
  const value = valueAt(after ?? null, path);
  if (value === undefined) return false;
  return parts.some((part) => 'address' in part && (isUnfilled(value, part) || isMade(part, sources)));
}

function isUnfilled(value: Json, { address, output }: Extract<TemplatePart, { address: Address }>): boolean {
  return typeof value === 'string' && value.includes(`\${${address}.${output}}`);
}

function isMade({ address, output }: Extract<TemplatePart, { address: Address }>, sources: Sources): boolean {
  const source = sources.get(address);
  if (source?.verb !== 'create' && source?.verb !== 'replace') return false;
  return !(source.resume?.from === 'delivery' && output === 'id');
}

function valueAt(value: Json, path: Path): Json | undefined {
  let found: Json | undefined = value;
  for (const step of path) {
    if (isList(found)) found = found[Number(step)];
    else found = isRecord(found) ? found[step] : undefined;
  }
  return found;
}
