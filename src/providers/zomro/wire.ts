/**
 * Zomro sends XML turned into JSON: scalars are `{"$":"text"}`, attributes carry `$`, empty values are `{}`, columns
 * that occur twice become lists, and a container with one entry may be the entry itself (zomro.md §4). Everything is
 * read through these functions, once, so that nothing else in the house knows the spelling.
 */
import { type Attributes, isList, isRecord, type Json } from '../../model/json.ts';

/** Any part of a reply; absent parts are as good as empty ones. */
export type Node = Json | undefined;

/** The child of that name; dotted names (`lineitem.id`) are literal keys, never paths. */
export function child(node: Node, name: string): Node {
  const one = first(node);
  return isRecord(one) && Object.hasOwn(one, name) ? one[name] : undefined;
}

/** The text of a scalar, trimmed; undefined for an empty or absent one. Of a doubled column, the first. */
export function text(node: Node): string | undefined {
  const one = first(node);
  if (isRecord(one)) return scalar(child(one, '$'));
  return scalar(one);
}

/** The code behind a displayed value (`{"$orig":"2","$":"Active"}` gives `2`), else its text. */
export function code(node: Node): string | undefined {
  return attribute(node, '$orig') ?? text(node);
}

/** An XML attribute by its JSON name: `$id`. */
export function attribute(node: Node, name: string): string | undefined {
  return scalar(child(node, name));
}

/** The text of a named child. */
export function textOf(node: Node, name: string): string | undefined {
  return text(child(node, name));
}

/** The entries of a container that may be absent, one object or a list. Empty entries are left out. */
export function entries(node: Node): readonly Attributes[] {
  const all: readonly Json[] = isList(node) ? node : node === undefined ? [] : [node];
  return all.filter(isRecord).filter((entry) => Object.keys(entry).length > 0);
}

/** Of several `slist` or `list` entries the one with that `$name`. */
export function named(node: Node, name: string): Attributes | undefined {
  return entries(node).find((entry) => attribute(entry, '$name') === name);
}

/** The choices of a select list: key and label. A choice without a key can not be sent, so it is left out. */
export function choices(doc: Node, name: string): readonly { key: string; label: string; depend?: string }[] {
  return entries(child(named(child(doc, 'slist'), name), 'val')).flatMap((entry) => {
    const key = attribute(entry, '$key');
    const depend = attribute(entry, '$depend');
    if (key === undefined) return [];
    return [{ key, label: text(entry) ?? key, ...(depend === undefined ? {} : { depend }) }];
  });
}

function first(node: Node): Node {
  return isList(node) ? node[0] : node;
}

function scalar(value: Node): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}
