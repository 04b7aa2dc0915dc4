/** What a document for machines looks like, in words that two programs can be held against each other by. */
import type { Attributes, Json } from '../../src/model/json.ts';

/** Below these a document holds what the user declared, and its keys are the user's. */
const OPAQUE = new Set([
  'before',
  'after',
  'after_unknown',
  'before_sensitive',
  'after_sensitive',
  'values',
  'sensitive_values',
]);

/** What each program keeps for itself: the configuration as parsed, and hostform's own part. */
const OWN = new Set(['configuration', 'hostform']);

/** The path of every key; `[]` stands for any element of a list. */
export function keysIn(value: Json, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => keysIn(item, `${path}[]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = path === '' ? key : `${path}.${key}`;
    return [here, ...(OPAQUE.has(key) || OWN.has(here) ? [] : keysIn(inner, here))];
  });
}

/** Actions, reasons and flags of a plan document. */
export function planWords(document: Attributes): { readonly [word: string]: string } {
  const changes = listIn(document, 'resource_changes');
  return {
    actions: orNone(changes.map((each) => worded(isObject(each) ? each['change'] : each, 'actions'))),
    action_reason: orNone(changes.map((each) => worded(each, 'action_reason'))),
    flags: ['applyable', 'complete', 'errored'].map((flag) => `${flag} ${worded(document, flag)}`).join(', '),
  };
}

/** Types in the order in which they came; one that is repeated counts once, and so do the steps of an action. */
export function eventOrder(events: readonly Attributes[]): string {
  const types = events.map((event) => worded(event, 'type'));
  const once = types.filter((type, at) => type !== types[at - 1]).join(', ');
  return once.replace(/(?:, step_start, step_complete)+/, ', step_start, step_complete');
}

/** The counts of every `change_summary`, with their keys in alphabetical order. */
export function countsIn(events: readonly Attributes[]): string {
  const counts = events.map(({ changes }) => changes).filter(isObject);
  return counts.map((each) => JSON.stringify(each, Object.keys(each).sort())).join(' ');
}

/** Action and reason of every `planned_change`. */
export function plannedIn(events: readonly Attributes[]): string {
  const changes = events.filter(({ type }) => type === 'planned_change').map(({ change }) => change);
  return orNone(changes.map((change) => `${worded(change, 'action')} ${worded(change, 'reason')}`.trim()));
}

/** A value as text: words as they are, anything else as JSON, and nothing for what is not there. */
export function worded(holder: Json | undefined, key: string): string {
  const value = isObject(holder) ? holder[key] : undefined;
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function listIn(document: Attributes, key: string): readonly Json[] {
  const value = document[key];
  return Array.isArray(value) ? value : [];
}

function isObject(value: Json | undefined): value is Attributes {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function orNone(words: readonly string[]): string {
  return words.join(' ') || 'none';
}
