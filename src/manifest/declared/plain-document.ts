import { isRecord, type Json } from '../../model/json.ts';
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
  const forms = input.kinds.longForms(kind);
  for (const [field, { value: inner }] of value.entries) {
    const holder = forms[field] && inner.type === 'table' ? inner.entries.get(forms[field].inner)?.value : inner;
    if (!isNull(inner) && !(secrets.has(field) && holder && isEmpty(holder))) fields[field] = toJson(inner);
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
 * Who offers a resource: its `provider`, else the only one that offers the kind, else the one that its fields fit alone,
 * else the only one of those that is configured. Where several are configured, fitting is not enough: there one of the
 * fields has to be such as no other knows, so that a field that was forgotten never leads to another vendor. Undefined
 * when that leaves a choice.
 */
export function chooseOffer(
  fields: Table,
  kind: string,
  { kinds, configured }: PlainInput,
): KindDescription | undefined {
  const given = fields.entries.get('provider')?.value;
  if (given && !isNull(given)) return given.type === 'leaf' ? kinds.find(kind, String(given.value)) : undefined;
  const offers = kinds.offering(kind);
  if (offers.length === 1) return offers[0];
  const named = offers.filter(({ provider }) => configured.has(provider));
  const [fitting, ...others] = offers.filter((offer) => fits(offer, fields));
  if (!fitting || others.length > 0) return named.length === 1 ? named[0] : undefined;
  const rest = offers.filter((offer) => offer !== fitting);
  const telling = ownFields(fields).some((field) => rest.every((offer) => !knows(offer, field)));
  return named.length > 1 && !telling ? undefined : fitting;
}

/** True when the fields are such as this offer knows, and all that it asks for. */
function fits(offer: KindDescription, fields: Table): boolean {
  const required: unknown = Reflect.get(offer.schema, 'required');
  const asked = Array.isArray(required) ? required : [];
  return (
    ownFields(fields).every((field) => knows(offer, field)) && asked.every((field) => fields.entries.has(String(field)))
  );
}

/** Fields of the kind; those of every resource say nothing of whose it is. */
function ownFields({ entries }: Table): string[] {
  return [...entries.keys()].filter((field) => field !== 'lifecycle' && field !== 'provider');
}

function knows({ schema }: KindDescription, field: string): boolean {
  const known: Json | undefined = Reflect.get(schema, 'properties');
  return isRecord(known) && Object.hasOwn(known, field);
}
