/** The shortest way to say a spec. What a default is, is asked of the kind and its schema, never known here. */
import { type Attributes, equalJson, isRecord, type Json } from '../../model/json.ts';
import type { ResourceKind } from '../../model/kind.ts';
import type { DesiredResource, LiveResource } from '../../model/resource.ts';

export interface ShortestInput {
  readonly kind: ResourceKind;
  readonly desired: DesiredResource;
  readonly live: LiveResource;
  /** Wall clock, milliseconds. */
  readonly now: number;
}

/**
 * The same spec without optional fields that say nothing new: those that the schema's `default` says as well, and those
 * that `align` fills in by itself (a name that is the key). Fields come in the order of the schema.
 */
export async function shortest({ kind, desired, live, now }: ShortestInput): Promise<Attributes> {
  const { fields, required, defaultOf } = schemaOf(kind);
  const known = fields.filter((field) => desired.spec[field] !== undefined);
  const bare = pick(desired.spec, (field) => required.has(field), known);
  const { spec: filled } = await kind.align({
    desired: { ...desired, spec: bare },
    spec: bare,
    unknown: [],
    live,
    recorded: undefined,
    now,
  });
  const isNews = (field: string): boolean => {
    const value = desired.spec[field];
    return required.has(field) || !(equalJson(filled[field], value) || equalJson(defaultOf(field), value));
  };
  return pick(desired.spec, isNews, known);
}

function pick(spec: Attributes, wanted: (field: string) => boolean, fields: readonly string[]): Attributes {
  const kept = fields.flatMap((field) => {
    const value = spec[field];
    return value !== undefined && wanted(field) ? [[field, value] as const] : [];
  });
  return Object.fromEntries(kept);
}

interface SchemaFacts {
  readonly fields: readonly string[];
  readonly required: ReadonlySet<string>;
  readonly defaultOf: (field: string) => Json | undefined;
}

/** Three keywords of a kind's JSON Schema. */
function schemaOf({ schema }: ResourceKind): SchemaFacts {
  const { properties, required } = schema as { properties?: Attributes; required?: readonly string[] };
  return {
    fields: Object.keys(properties ?? {}),
    required: new Set(required ?? []),
    defaultOf(field) {
      const own = properties?.[field];
      return isRecord(own) ? own['default'] : undefined;
    },
  };
}
