/**
 * From all that a validator reports to what a person has to know: what follows from another error is dropped, and of
 * the branches of an `anyOf` or `oneOf` only the one that was meant is kept.
 */
import type { SchemaError } from './schema-error.ts';
import { annotation, wordsOf } from './schema-error.ts';

/** `unknown` says whether an error rests on a value that is not known yet (a reference, an unset variable). */
export function settleErrors(errors: readonly SchemaError[], unknown: (error: SchemaError) => boolean): SchemaError[] {
  const settled: SchemaError[] = [];
  for (const error of errors) {
    if (error.keyword === 'if' || error.propertyName !== undefined) continue;
    if (error.keyword !== 'anyOf' && error.keyword !== 'oneOf') {
      settled.push(error);
      continue;
    }
    const children = takeChildren(settled, error);
    settled.push(...settleBranches(error, children, unknown));
  }
  return joinMissing(withoutConsequences(settled.filter((error) => !unknown(error))));
}

/** A value of the wrong type breaks other rules as well; those say nothing more. */
function withoutConsequences(errors: readonly SchemaError[]): SchemaError[] {
  const wrong = new Set(errors.flatMap(({ keyword, instancePath }) => (keyword === 'type' ? [instancePath] : [])));
  return errors.filter(({ keyword, instancePath }) => keyword === 'type' || !wrong.has(instancePath));
}

/** Keys that one mapping misses are told together. */
function joinMissing(errors: readonly SchemaError[]): SchemaError[] {
  const joined: SchemaError[] = [];
  for (const error of errors) {
    const last = joined.at(-1);
    const same = last?.instancePath === error.instancePath && last.parentSchema === error.parentSchema;
    if (last && same && last.keyword === 'required' && error.keyword === 'required') {
      const missing = [...wordsOf(last.params['missing'] ?? last.params['missingProperty']), ...missingKeys([[error]])];
      joined[joined.length - 1] = { ...last, params: { ...last.params, missing } };
    } else joined.push(error);
  }
  return joined;
}

/** The errors of the branches stand right before the error of the whole. */
function takeChildren(settled: SchemaError[], parent: SchemaError): SchemaError[] {
  let first = settled.length;
  while (first > 0 && settled[first - 1]?.schemaPath.startsWith(`${parent.schemaPath}/`)) first -= 1;
  return settled.splice(first);
}

function settleBranches(
  whole: SchemaError,
  children: readonly SchemaError[],
  unknown: (error: SchemaError) => boolean,
): readonly SchemaError[] {
  if (children.length === 0 || annotation(whole.parentSchema, 'errorMessage') !== undefined) return [whole];
  const branches = [...groupBranches(whole, children).values()];
  if (branches.some((branch) => branch.every(unknown))) return [];
  const asksForKeys = branches.every((branch) => branch.every((error) => isMissingKey(error, whole)));
  if (asksForKeys) return [{ ...whole, keyword: 'oneRequired', params: { missing: missingKeys(branches) } }];
  const fitting = branches.filter((branch) => !branch.some((error) => isWrongType(error, whole)));
  if (fitting.length === 0) return [wrongTypes(whole, branches)];
  if (fitting.every(isOneChoice)) return [joinChoices(fitting.flat()[0] ?? whole, fitting)];
  const forms = fitting.flat();
  const here = forms.every((error) => error.instancePath === whole.instancePath);
  return here && forms.length > 1 ? [{ ...whole, forms }] : nearestBranch(whole, fitting);
}

/** The form that was meant: the one with the right keys, and then the one with the fewest mistakes inside. */
function nearestBranch(whole: SchemaError, branches: readonly (readonly SchemaError[])[]): readonly SchemaError[] {
  const aboutKeys = (branch: readonly SchemaError[]) =>
    branch.filter(({ instancePath }) => instancePath === whole.instancePath).length;
  const [nearest = []] = [...branches].sort((a, b) => aboutKeys(a) - aboutKeys(b) || a.length - b.length);
  return nearest;
}

function groupBranches(whole: SchemaError, children: readonly SchemaError[]): Map<string, SchemaError[]> {
  const branches = new Map<string, SchemaError[]>();
  for (const child of children) {
    const index = child.schemaPath.slice(whole.schemaPath.length + 1).split('/')[0] ?? '';
    branches.set(index, [...(branches.get(index) ?? []), child]);
  }
  return branches;
}

function isMissingKey(error: SchemaError, whole: SchemaError): boolean {
  return error.keyword === 'required' && error.instancePath === whole.instancePath;
}

function missingKeys(branches: readonly (readonly SchemaError[])[]): string[] {
  return branches.map((branch) => branch.map(({ params }) => params['missingProperty']).join(' + '));
}

function isWrongType(error: SchemaError, whole: SchemaError): boolean {
  return error.keyword === 'type' && error.instancePath === whole.instancePath;
}

function wrongTypes(whole: SchemaError, branches: readonly (readonly SchemaError[])[]): SchemaError {
  const types = branches.flat().flatMap(({ keyword, params }) => (keyword === 'type' ? wordsOf(params['type']) : []));
  return { ...whole, keyword: 'type', params: { type: [...new Set(types)] } };
}

function isOneChoice(branch: readonly SchemaError[]): boolean {
  return branch.length === 1 && (branch[0]?.keyword === 'enum' || branch[0]?.keyword === 'const');
}

function joinChoices(first: SchemaError, branches: readonly (readonly SchemaError[])[]): SchemaError {
  const allowedValues = branches.flat().flatMap(({ params }) => params['allowedValues'] ?? [params['allowedValue']]);
  return { ...first, keyword: 'enum', params: { allowedValues } };
}
