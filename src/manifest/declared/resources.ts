import type { SourcePosition } from '../../model/errors.ts';
import type { Attributes, Json } from '../../model/json.ts';
import { isList, isRecord } from '../../model/json.ts';
import type { KindDescription } from '../../model/kind.ts';
import type { Adoption, DesiredResource, Lifecycle, Reference, Secret } from '../../model/resource.ts';
import type { Source } from '../yaml/source.ts';
import type { Entry, Table } from '../yaml/tree.ts';
import { treeAt } from '../yaml/tree.ts';
import type { Declared } from './declared.ts';

/** A declared resource as the other rooms know it; undefined when its provider is not decided. */
export function desiredResource(declared: Declared, references: readonly Reference[]): DesiredResource | undefined {
  const { address, kind, source, keySpan, fields, values, offer } = declared;
  if (!offer) return undefined;
  const { provider: _provider, lifecycle, ...own } = values;
  const open = Object.entries(own).filter(([field]) => !offer.secret.includes(field));
  const spec: Attributes = Object.fromEntries(open.flatMap(([field, value]) => withoutSecret(field, value, offer)));
  return {
    address,
    kind,
    provider: offer.provider,
    spec,
    secrets: secretsOf(declared, offer),
    references,
    lifecycle: lifecycleOf(lifecycle, declared),
    at: source.at(keySpan),
    positions: positionsOf(source, fields),
  };
}

/** Values of write-only fields; those made of variables only come with the text that names them. */
function secretsOf({ fields, values }: Declared, { secret, longForms = {} }: KindDescription) {
  const secrets: { [field: string]: Secret } = {};
  const places: { readonly field: string; readonly path: readonly string[] }[] = [
    ...secret.map((field) => ({ field, path: [field] })),
    ...Object.entries(longForms).map(([name, form]) => ({ field: form.secret, path: [name, form.inner] })),
  ];
  for (const { field, path } of places) {
    const leaf = treeAt(fields, path);
    const value = path.reduce<Json | undefined>((inside, key) => (isRecord(inside) ? inside[key] : undefined), values);
    if (typeof value !== 'string' || leaf?.type !== 'leaf') continue;
    const template = leaf.filled?.variablesOnly ? leaf.filled.written : undefined;
    secrets[field] = { value, ...(template === undefined ? {} : { template }) };
  }
  return secrets;
}

/** Of a mapping that stands for a secret, what is beside it; nothing where that is all. */
function withoutSecret(field: string, value: Json, { longForms = {} }: KindDescription): [string, Json][] {
  const form = longForms[field];
  if (!form || !isRecord(value)) return [[field, value]];
  const rest = Object.entries(value).filter(([key]) => key !== form.inner);
  return rest.length === 0 ? [] : [[field, Object.fromEntries(rest)]];
}

function lifecycleOf(lifecycle: Json | undefined, declared: Declared): Lifecycle {
  const given: Attributes = isRecord(lifecycle) ? lifecycle : {};
  const { protect, replace, rebuild, ignore_changes: ignored } = given;
  const adopt = adoptionOf(given['adopt'], declared);
  return {
    ...(adopt ? { adopt } : {}),
    ...(typeof protect === 'boolean' ? { protect } : {}),
    replace: replace === 'allow' ? 'allow' : 'deny',
    ...(rebuild === 'allow' ? { rebuild } : {}),
    ignoreChanges: isList(ignored) ? ignored.map(String) : [],
  };
}

/** Whom the resource takes over, and where that is said. */
function adoptionOf(adopt: Json | undefined, { source, fields }: Declared): Adoption | undefined {
  const block = fields.entries.get('lifecycle')?.value;
  const entry = block?.type === 'table' ? block.entries.get('adopt') : undefined;
  if (typeof adopt !== 'string' || !entry) return undefined;
  const at = placeOf(source, entry);
  return adopt === 'by-name' ? { by: 'name', at } : { by: 'id', id: adopt, at };
}

/** Where each field stands: its value if that is on the key's line, else its key. */
export function positionsOf(source: Source, fields: Table): { [field: string]: SourcePosition } {
  const places = [...fields.entries].map(([field, entry]) => [field, placeOf(source, entry)] as const);
  return Object.fromEntries(places);
}

function placeOf(source: Source, { key, value }: Entry): SourcePosition {
  const at = source.at(value.span);
  if (value.type === 'leaf') return at;
  const keyAt = source.at(key);
  return keyAt.line === at.line ? at : keyAt;
}
