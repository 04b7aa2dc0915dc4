/** Reads a saved plan back. It is never trusted: its digest is computed again, and its shape is looked at. */
import { type ErrorCode, HostformError } from '../../model/errors.ts';
import { type Attributes, isList, isRecord, type Json } from '../../model/json.ts';
import type { Plan } from '../../model/plan.ts';
import { planDigest, planSeal } from './plan-digest.ts';

export interface SavedPlan {
  readonly plan: Plan;
  readonly document: Attributes;
  readonly digest: string;
  /** Where the plan's state lies. */
  readonly stateLocation: Json | undefined;
  readonly timestamp: string | undefined;
}

const AGAIN = 'make a new plan: hostform plan --out FILE';

/** Opens a document whose values are encrypted. @throws HostformError STATE_KEY, STATE_NEWER or PLAN_EDITED. */
export type OpenPlan = (document: Attributes) => Attributes;

/** @throws HostformError PLAN_EDITED or PLAN_STALE (made by a newer hostform) when it can not be applied as it is. */
export function readPlanDocument(text: string, open: OpenPlan = (document) => document): SavedPlan {
  const written = parse(text);
  if (!isRecord(written['hostform'])) throw foreign(written);
  const document = open(written);
  const own = document['hostform'];
  if (!isRecord(own)) throw foreign(document);
  refuseNewer(document, own);
  const digest = planDigest(document);
  if (own['digest'] !== digest || own['seal'] !== planSeal(own))
    throw edited('it was changed after it was made: its digest does not match its contents');
  return {
    plan: asPlan(own['plan']),
    document,
    digest,
    stateLocation: own['state'],
    timestamp: stringOrNothing(document['timestamp']),
  };
}

function parse(text: string): Attributes {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const empty = text.trim() === '';
    throw refused(
      'PLAN_EDITED',
      empty ? 'the file is empty' : 'it is not JSON: cut short, or another kind of file',
      cause,
    );
  }
  if (!isRecord(value)) throw edited('it is JSON, but not a plan');
  return value;
}

function foreign(document: Attributes): HostformError {
  const terraform = document['format_version'] !== undefined && document['resource_changes'] !== undefined;
  return edited(terraform ? 'it is a plan of another tool: it has no "hostform" part' : 'it is JSON, but not a plan');
}

/** Before the digest: a newer format may cover more with it. */
function refuseNewer(document: Attributes, own: Attributes): void {
  const plan = own['plan'];
  const version = isRecord(plan) ? plan['formatVersion'] : undefined;
  const shape = stringOrNothing(document['format_version']) ?? '';
  if (typeof version === 'number' && version <= 1 && shape.startsWith('1.')) return;
  if (typeof version !== 'number') throw edited('it has no format version');
  const by = typeof own['version'] === 'string' ? ` (it was made by hostform ${own['version']})` : '';
  throw refused('PLAN_STALE', `its format is newer than this hostform can read${by}`);
}

function asPlan(value: Json | undefined): Plan {
  if (!isRecord(value) || !hasPlanShape(value)) throw edited('its contents do not have the shape of a plan');
  // The digest is that of a document we wrote, so what was checked above stands for the rest.
  return value as unknown as Plan;
}

const MODES: ReadonlySet<Json | undefined> = new Set(['apply', 'destroy', 'refresh-only']);

function hasPlanShape(plan: Attributes): boolean {
  const lists = ['providers', 'actions', 'unmanaged', 'refusals', 'warnings'];
  return (
    MODES.has(plan['mode']) &&
    typeof plan['lineage'] === 'string' &&
    Number.isSafeInteger(plan['serial']) &&
    typeof plan['complete'] === 'boolean' &&
    isRecord(plan['limits']) &&
    isRecord(plan['balances']) &&
    lists.every((name) => isList(plan[name])) &&
    [plan['leftOut'], plan['drift']].every((list) => list === undefined || isList(list)) &&
    (isList(plan['actions']) ? plan['actions'] : []).every(hasActionShape)
  );
}

const VERBS: ReadonlySet<Json | undefined> = new Set([
  'create',
  'update',
  'replace',
  'delete',
  'forget',
  'adopt',
  'no-op',
]);

function hasActionShape(action: Json): boolean {
  if (!isRecord(action)) return false;
  const texts = ['address', 'kind', 'provider', 'type', 'reason'];
  const lists = ['changes', 'references', 'steps', 'dependsOn', 'waitsFor', 'notes', 'refusals'];
  return (
    VERBS.has(action['verb']) &&
    texts.every((name) => typeof action[name] === 'string') &&
    lists.every((name) => isList(action[name])) &&
    isRecord(action['secrets']) &&
    isRecord(action['precondition'])
  );
}

/** It is not what was saved. `because` completes a sentence. */
export function edited(because: string): HostformError {
  return refused('PLAN_EDITED', because);
}

function refused(code: ErrorCode, because: string, cause?: unknown): HostformError {
  const detail = `The plan file can not be applied: ${because}.`;
  return new HostformError(code, 'The plan file can not be used', { detail, hint: AGAIN, cause });
}

function stringOrNothing(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
