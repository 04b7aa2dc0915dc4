import type { Path, Tree } from '../yaml/tree.ts';
import { treeAt } from '../yaml/tree.ts';

/** An error of the validator, in the shape that ajv gives with `verbose`. ajv itself is not loaded at run time. */
export interface SchemaError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: { readonly [name: string]: unknown };
  readonly propertyName?: string;
  readonly schema?: unknown;
  readonly parentSchema?: object;
  readonly data?: unknown;
  /** Set here, not by the validator: what each form asks for, where a value may have one of several. */
  readonly forms?: readonly SchemaError[];
}

/** Checks an interpolated document; after `false` its `errors` say what is wrong. */
export interface ManifestValidator {
  (document: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}

/** `/servers/web-1/days/0` as steps. */
export function pathOf(instancePath: string): string[] {
  return instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** `servers.web-1.days[0]`, as a user would say it; "the manifest" for the whole. */
export function labelOf(tree: Tree, path: Path): string {
  if (path.length === 0) return 'the manifest';
  return path.reduce<string>((label, step, index) => {
    const list = treeAt(tree, path.slice(0, index))?.type === 'list';
    if (list) return `${label}[${step}]`;
    return index === 0 ? String(step) : `${label}.${step}`;
  }, '');
}

/** One keyword of the schema that failed; undefined when it is not of the type that is asked for. */
export function annotation(schema: object | undefined, name: string): string | undefined {
  const value: unknown = schema && Object.hasOwn(schema, name) ? Reflect.get(schema, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** A parameter of an error, as a word of a sentence. */
export function paramOf({ params }: SchemaError, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** The words of a list that may be one word. */
export function wordsOf(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((word) => typeof word === 'string');
}
