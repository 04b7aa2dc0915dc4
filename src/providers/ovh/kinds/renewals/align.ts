/** A declared policy, held against the service as it is: what is wrong, what differs, and whether a renewal is due. */
import type { Problem } from '../../../../model/errors.ts';
import type { Attributes } from '../../../../model/json.ts';
import type { Aligned, AlignInput } from '../../../../model/kind.ts';
import type { DesiredResource } from '../../../../model/resource.ts';
import type { OvhClient } from '../../client.ts';
import { textAt } from '../../wire.ts';
import { BASE_FIELD, writeBase } from './base.ts';
import { type Due, findDue } from './find-due.ts';
import { type Finding, limitsOf } from './limits.ts';
import { listNames } from './listing.ts';
import { nearest } from './nearest.ts';
import type { OrderBook } from './orders.ts';
import { isoOfMonths } from './policy.ts';
import { type ServiceName, serviceOf } from './products.ts';
import type { ServiceReading } from './reading.ts';
import { findingsIn, spell } from './spelling.ts';

export interface Alignment {
  readonly aligned: Aligned;
  readonly due: Due | undefined;
}

/** What `align` looks at; `now` is the vendor's clock, so that a wrong clock here does not buy. */
export interface AlignCase {
  readonly client: OvhClient;
  readonly book: OrderBook;
  readonly input: AlignInput;
  readonly reading: ServiceReading | undefined;
  readonly now: () => Promise<number>;
}

/** Reads the catalogue only where words alone can not decide. */
export async function alignPolicy({ client, book, input, reading, now }: AlignCase): Promise<Alignment> {
  const { desired, unknown } = input;
  const spec = spell(input.spec);
  const known: Attributes = Object.fromEntries(Object.entries(spec).filter(([field]) => !unknown.includes(field)));
  const findings = findingsIn(known);
  const service = serviceOf(known);
  if (!service || findings.length > 0) return nothingDue({ spec, problems: placed(findings, desired), notes: [] });
  if (!reading) return nothingDue({ spec, problems: [await unknownService(client, service, desired)], notes: [] });
  const found = await findDue({ client, book, spec: known, reading, recorded: input.recorded?.spec, now });
  const limits = limitsOf(known, reading, found.due !== undefined);
  const problems = placed([...found.findings, ...limits], desired);
  const notes = [...notesOn(known, reading), ...found.notes];
  const due = problems.length === 0 ? found.due : undefined;
  const base = due?.base ?? found.base;
  const kept = base ? { ...spec, [BASE_FIELD]: writeBase(base) } : spec;
  return { aligned: { spec: kept, problems, notes, ...(due ? { due: describeDue(due, known) } : {}) }, due };
}

function nothingDue(aligned: Aligned): Alignment {
  return { aligned, due: undefined };
}

function describeDue(
  { count, months, expiration, goal, expected, awaited }: Due,
  spec: Attributes,
): NonNullable<Aligned['due']> {
  const what = count === 1 ? `One renewal of ${isoOfMonths(months)}` : `${count} renewals of ${isoOfMonths(months)}`;
  const why = `Expires ${expiration}, and ensure_valid_for: ${textAt(spec, 'ensure_valid_for') ?? ''} asks for ${goal}.`;
  const first = awaited ? ` Order ${awaited.order.id} is paid already and waited for; it is not enough.` : '';
  return {
    changes: [{ field: 'expiration', before: expiration, after: expected }],
    note: `${why}${first} ${what} should carry it to ${expected}.`,
  };
}

/** Things a person wants to know of a change that is possible. */
function notesOn(spec: Attributes, reading: ServiceReading): string[] {
  const { mode, expiration, engagedUntil } = reading;
  const notes: string[] = [];
  if (mode === undefined && spec['mode'] !== undefined) {
    notes.push(
      'OVHcloud shows different renewal modes from one reading to the next; the mode is left alone until they agree.',
    );
  }
  if (spec['mode'] === 'automatic' && mode !== undefined && mode !== 'automatic') {
    notes.push(
      `From then on OVHcloud charges the default payment method by itself, around ${expiration ?? 'the expiration'}.`,
    );
  }
  if (spec['mode'] === 'delete-at-expiration' && mode !== 'delete-at-expiration' && engagedUntil !== undefined) {
    notes.push(`The contract is engaged until ${engagedUntil}.`);
  }
  return notes;
}

async function unknownService(client: OvhClient, wanted: ServiceName, desired: DesiredResource): Promise<Problem> {
  const names = (await listNames(client, wanted.product)).map(({ name }) => name);
  const close = nearest(wanted.name, names);
  const finding: Finding = {
    field: 'service',
    code: 'CATALOGUE',
    summary: 'The service does not exist',
    detail: `The account has no ${wanted.product} named "${wanted.name}"${names.length === 0 ? `, and no ${wanted.product} at all` : ''}.`,
    ...(close.length === 0 ? {} : { hint: `did you mean ${close.join(' or ')}?` }),
  };
  return place(finding, desired);
}

/** Findings with their place in the manifest. */
export function placed(findings: readonly Finding[], desired: DesiredResource): Problem[] {
  return findings.map((finding) => place(finding, desired));
}

function place({ field, ...problem }: Finding, desired: DesiredResource): Problem {
  return { ...problem, address: desired.address, at: desired.positions[field] ?? desired.at };
}
