/** Puts outputs of other resources into a spec. Pure. */
import type { Attributes, Json } from '../model/json.ts';
import { isRecord } from '../model/json.ts';
import type { Address, Reference } from '../model/resource.ts';

/** The value of an output, or undefined while it is not known. */
export type LookUp = (address: Address, output: string) => Json | undefined;

export interface Filled {
  readonly spec: Attributes;
  /** Top-level fields that hold a reference which is not known yet, sorted. */
  readonly unknown: readonly string[];
}

/**
 * Fills every reference that can be filled. A reference that is the whole scalar keeps the type of the output; one
 * inside a text becomes text. What is not known stays as it was written and its field is named in `unknown`.
 */
export function fillReferences(spec: Attributes, references: readonly Reference[], lookUp: LookUp): Filled {
  const unknown = new Set<string>();
  let filled: Json = spec;
  for (const reference of references) {
    const value = evaluate(reference, lookUp);
    if (value === undefined) unknown.add(String(reference.path[0]));
    else filled = setAt(filled, reference.path, value);
  }
  return { spec: isRecord(filled) ? filled : spec, unknown: [...unknown].sort() };
}

function evaluate({ parts }: Reference, lookUp: LookUp): Json | undefined {
  const values: Json[] = [];
  for (const part of parts) {
    const value = 'text' in part ? part.text : lookUp(part.address, part.output);
    if (value === undefined || value === null) return undefined;
    values.push(value);
  }
  return values.length === 1 ? values[0] : values.map(String).join('');
}

function setAt(target: Json, path: readonly (string | number)[], value: Json): Json {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (Array.isArray(target)) return target.map((item, at) => (at === Number(head) ? setAt(item, rest, value) : item));
  if (isRecord(target)) return { ...target, [head]: setAt(target[String(head)] ?? null, rest, value) };
  return target;
}
