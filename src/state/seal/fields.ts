/**
 * Which values of a state and of its journal are sealed (docs/state.md). In the clear stays what people merge and
 * compare by and what says how a purchase stands: addresses, kinds, ids, phases, times, digests of plans.
 */
import { type Attributes, isList, isRecord, type Json } from '../../model/json.ts';
import type { SealPath } from './sealing.ts';

/**
 * `sealed`: every text, number and truth value below; names of fields, the number of entries and `null` stay.
 * `whole`: all of it as one value.
 */
export type Mask =
  | 'sealed'
  | 'whole'
  | {
      /** What names a record for good, wherever it stands in the document; absent: its place does. */
      readonly named?: (record: Attributes) => SealPath;
      readonly fields: { readonly [field: string]: Mask };
    }
  | { readonly each: Mask };

const PRE_IMAGE: Mask = { fields: { facts: 'sealed' } };

const ACCOUNT: Mask = {
  fields: { id: 'sealed', strays: { each: { fields: { order: 'sealed', before: PRE_IMAGE } } } },
};

const RESOURCE: Mask = {
  named: ({ address = null }) => ['resources', textOf(address)],
  fields: { spec: 'sealed', outputs: 'sealed' },
};

/** Who paid how much, and for whom; what was bought and when is what people look for. */
const APPROVAL: Mask = { fields: { by: 'sealed', job: 'sealed' } };

const LEDGER_LINE: Mask = {
  named: ({ id = null }) => ['ledger', textOf(id)],
  fields: { account: 'sealed', charged: 'sealed', planned: 'sealed', plannedWithoutTax: 'sealed', approval: APPROVAL },
};

const INTENT: Mask = {
  named: ({ address = null, id = null }) => ['pending', textOf(address), textOf(id)],
  fields: {
    spec: 'sealed',
    order: 'sealed',
    secrets: 'sealed',
    quote: 'sealed',
    before: PRE_IMAGE,
    promo: 'sealed',
    evidence: { fields: { because: 'sealed', candidates: { each: { fields: { text: 'sealed' } } } } },
    charge: 'sealed',
    approval: APPROVAL,
  },
};

/** What was approved is kept as digests, and a digest of little can be guessed. */
const USED_PLAN: Mask = {
  named: ({ digest = null }) => ['plans', textOf(digest)],
  fields: { approved: { fields: { actions: { each: { fields: { what: 'sealed', terms: 'sealed' } } } } } },
};

export const STATE_MASK: Mask = {
  fields: {
    accounts: { each: ACCOUNT },
    resources: { each: RESOURCE },
    pending: { each: INTENT },
    plans: { each: USED_PLAN },
    ledger: { each: LEDGER_LINE },
  },
};

/** Of one line of the journal. */
export const ENTRY_MASK: Mask = {
  fields: {
    changes: {
      each: {
        named: (change) => ['changes', ...['provider', 'intent'].map((field) => textOf(change[field] ?? null))],
        fields: {
          resource: RESOURCE,
          intent: INTENT,
          account: ACCOUNT,
          plan: USED_PLAN,
          line: LEDGER_LINE,
          because: 'sealed',
        },
      },
    },
  },
};

/** Seals or opens one value. `at` is where it stands in the document, `path` what it is bound to. */
export type Treat = (value: Json, path: SealPath, at: SealPath) => Json;

/** A copy of a document with every value that its mask covers treated. What has another shape than the mask stays. */
export function treatSealed(document: Json, mask: Mask, treat: Treat): Json {
  return walk({ value: document, mask, path: [], at: [] }, treat);
}

interface Spot {
  readonly value: Json;
  readonly mask: Mask;
  readonly path: SealPath;
  readonly at: SealPath;
}

function walk({ value, mask, path, at }: Spot, treat: Treat): Json {
  const inner = (child: Json, step: string | number, its: Mask, base: SealPath): Json =>
    walk({ value: child, mask: its, path: [...base, step], at: [...at, step] }, treat);
  if (mask === 'whole') return treat(value, path, at);
  if (mask === 'sealed') {
    if (isList(value)) return value.map((item, index) => inner(item, index, mask, path));
    if (isRecord(value)) return mapFields(value, (child, field) => inner(child, field, mask, path));
    return value === null ? null : treat(value, path, at);
  }
  if ('each' in mask) {
    if (isList(value)) return value.map((item, index) => inner(item, index, mask.each, path));
    return isRecord(value) ? mapFields(value, (child, field) => inner(child, field, mask.each, path)) : value;
  }
  if (!isRecord(value)) return value;
  const base = mask.named?.(value) ?? path;
  const { fields } = mask;
  return mapFields(value, (child, field) => {
    const its = Object.hasOwn(fields, field) ? fields[field] : undefined;
    return its === undefined ? child : inner(child, field, its, base);
  });
}

function mapFields(record: Attributes, change: (value: Json, field: string) => Json): Attributes {
  return Object.fromEntries(Object.entries(record).map(([field, value]) => [field, change(value, field)]));
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : '';
}
