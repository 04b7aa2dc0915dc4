import type { Json } from '../../model/json.ts';
import type { KindDescription } from '../../model/kind.ts';
import type { KindIndex } from '../kind-index.ts';
import type { Entry, Table } from '../yaml/tree.ts';
import { isNull, toJson } from '../yaml/tree.ts';

export interface PlainInput {
  readonly kinds: KindIndex;
  /** Providers that some file has a block for. */
  readonly configured: ReadonlySet<string>;
}

/** A file as plain data, ready for the validator: sections without `x-*`, fields without null, empty secrets left out. */
export function plainDocument(tree: Table, input: PlainInput): { [key: string]: Json } {
  const document: { [key: string]: Json } = {};
  for (const [name, { value }] of tree.entries) {
    if (name.startsWith('x-') || isNull(value)) continue;
    if (value.type !== 'table') document[name] = toJson(value);
    else if (name === 'providers') document[name] = plainEntries(value, ({ value: block }) => plainBlock(block));
    else if (input.kinds.names.includes(name)) {
      document[name] = plainEntries(value, (entry) => plainResource(entry, name, input));
    } else document[name] = toJson(value);
  }
  return document;
}

function plainEntries(section: Table, plain: (entry: Entry) => Json): { [key: string]: Json } {
  return Object.fromEntries([...section.entries].map(([key, entry]) => [key, plain(entry)]));
}

/** `zomro:` with nothing below it says that the provider is used as it comes. */
function plainBlock(block: Entry['value']): Json {
  return isNull(block) ? {} : toJson(block);
}

/** A resource with nothing below it stays null, for the validator to refuse: leaving it out would delete it. */
function plainResource({ value }: Entry, kind: string, input: PlainInput): Json {
  if (value.type !== 'table') return toJson(value);
  const fields: { [field: string]: Json } = {};
  const secrets = input.kinds.secretFields(kind);
  for (const [field, { value: inner }] of value.entries) {
    if (!isNull(inner) && !(secrets.has(field) && isEmpty(inner))) fields[field] = toJson(inner);
  }
  if (fields['provider'] !== undefined) return fields;
  const offer = chooseOffer(value, kind, input);
  return offer && input.kinds.offering(kind).length > 1 ? { ...fields, provider: offer.provider } : fields;
}

/** `${PROMO:-}` without PROMO means that there is no code. */
function isEmpty(value: Entry['value']): boolean {
  return value.type === 'leaf' && value.value === '';
}

/**
 * Who offers a resource: its `provider`, else the only one that offers the kind, else the only one of those that is
 * configured. Undefined when that leaves a choice.
 */
export function chooseOffer(
  fields: Table,
  kind: string,
  { kinds, configured }: PlainInput,
): KindDescription | undefined {
  const named = fields.entries.get('provider')?.value;
  if (named && !isNull(named)) return named.type === 'leaf' ? kinds.find(kind, String(named.value)) : undefined;
  const offers = kinds.offering(kind);
  const candidates = offers.length === 1 ? offers : offers.filter(({ provider }) => configured.has(provider));
  return candidates.length === 1 ? candidates[0] : undefined;
}
