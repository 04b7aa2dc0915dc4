import type { Problem } from '../../model/errors.ts';
import type { Json } from '../../model/json.ts';
import type { KindIndex } from '../kind-index.ts';
import { LIMITS } from '../limits.ts';
import type { Source } from '../yaml/source.ts';
import type { Table } from '../yaml/tree.ts';
import { treeAt } from '../yaml/tree.ts';
import { coerceFilled } from './coerce.ts';
import { errorSpan } from './error-span.ts';
import type { ManifestValidator, SchemaError } from './schema-error.ts';
import { pathOf } from './schema-error.ts';
import { schemaProblem } from './schema-problem.ts';
import { settleErrors } from './settle.ts';

export interface SchemaInput {
  readonly source: Source;
  readonly tree: Table;
  /** The tree as plain data. Values that came from variables are turned into numbers where the schema wants them. */
  readonly document: Json;
  readonly validate: ManifestValidator;
  readonly kinds: KindIndex;
}

/** What is wrong with a document. Thousands of errors are not put into words when a hundred are told. */
export interface SchemaCheck {
  readonly problems: readonly Problem[];
  /** How many more there are, all behind those. */
  readonly untold: number;
}

/** Holds a document against the schema. */
export function checkSchema(input: SchemaInput): SchemaCheck {
  const { validate, document, tree } = input;
  let errors = errorsOf(validate, document);
  if (coerceFilled(document, tree, errors)) errors = errorsOf(validate, document);
  const settled = settleErrors(errors, (error) => isUnknown(error, tree));
  const placed = settled.map((error) => ({ error, span: errorSpan(error, tree) }));
  const first = placed.sort((a, b) => a.span.start - b.span.start).slice(0, LIMITS.problems);
  return {
    problems: first.map((error) => schemaProblem(error, input)),
    untold: placed.length - first.length,
  };
}

function errorsOf(validate: ManifestValidator, document: Json): readonly SchemaError[] {
  return validate(document) ? [] : (validate.errors ?? []);
}

/**
 * A value with an unset variable is not judged at all; one with a reference only by its type, because what it will be
 * is known when the plan is made.
 */
function isUnknown(error: SchemaError, tree: Table): boolean {
  const leaf = treeAt(tree, pathOf(error.instancePath));
  if (leaf?.type !== 'leaf') return false;
  if (!leaf.filled) return leaf.faulty === true;
  if (leaf.filled.unset.length > 0 || leaf.filled.flaws.length > 0) return true;
  return leaf.filled.parts !== undefined && error.keyword !== 'type';
}
