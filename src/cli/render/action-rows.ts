/** Which fields of an action are shown, and how: the inside of its block. */
import type { Attributes, Json } from '../../model/json.ts';
import type { Action, FieldChange } from '../../model/plan.ts';
import { changeRows, hiddenRemark } from './change-rows.ts';
import type { Style } from './colors.ts';
import { hasOnlyMoved } from './phrases.ts';
import type { Row, Symbol } from './rows.ts';
import { safeName } from './safe-text.ts';
import { type Sources, unknownPaths, unknownTest } from './unknowns.ts';
import { type Shown, secretText, valueRow } from './value-rows.ts';

export interface RowsLook {
  readonly style: Style;
  readonly verbose: boolean;
  readonly sources: Sources;
}

export interface ActionRows {
  readonly rows: readonly Row[];
  readonly remark?: string;
}

/** The rows of an action, `id` first, then by name. */
export function actionRows(action: Action, look: RowsLook): ActionRows {
  switch (action.verb) {
    case 'create':
      return { rows: createdRows(action, look) };
    case 'delete':
      return { rows: goneRows(action, look.style) };
    case 'replace':
      return changedRows(action, lostWithReplacement(action), look);
    case 'adopt':
      // Whoever approves it has to see that it is the right one.
      return changedRows(action, [], { ...look, verbose: true });
    case 'forget':
    case 'update':
      return changedRows(action, [], look);
    case 'no-op':
      return look.verbose || hasOnlyMoved(action) ? changedRows(action, [], look) : { rows: [] };
  }
}

function createdRows(action: Action, { style, sources }: RowsLook): Row[] {
  const test = unknownTest([...unknownPaths(action, sources), ...(action.id === undefined ? [['id']] : [])]);
  const shown: Shown = { symbol: '+', style, unknown: test };
  const fields: Attributes = { ...action.after, id: action.id ?? null };
  const secrets = Object.keys(action.secrets);
  return ordered([...new Set([...Object.keys(fields), ...secrets])]).map((name) =>
    secrets.includes(name)
      ? plainRow('+', name, secretText(style))
      : valueRow(name, fields[name] ?? null, shown, [name]),
  );
}

/** All that was listed, outputs included: a server that goes takes its address with it. */
function goneRows(action: Action, style: Style): Row[] {
  const fields: Attributes = { ...action.outputs, ...action.before, ...idOf(action) };
  return ordered(Object.keys(fields)).map((name) => valueRow(name, fields[name] ?? null, known('-', style), [name]));
}

/** A replacement loses its id and all that the vendor gave to the old one. */
function lostWithReplacement({ id, outputs, changes }: Action): FieldChange[] {
  const lost: { [field: string]: Json } = { ...outputs, ...idOf({ id }) };
  return Object.entries(lost)
    .filter(([field]) => !changes.some((change) => change.field === field))
    .map(([field, before]) => ({ field, before, unknown: true }));
}

function changedRows(action: Action, lost: readonly FieldChange[], { style, verbose }: RowsLook): ActionRows {
  const changes = new Map([...lost, ...action.changes].map((change) => [change.field, change]));
  const same: Attributes = { ...action.before, ...idOf(action) };
  const secrets = action.verb === 'replace' ? Object.keys(action.secrets) : [];
  const hidden = Object.keys(same).filter((name) => !changes.has(name) && name !== 'id');
  const names = [...changes.keys(), ...secrets, ...(verbose ? hidden : []), ...Object.keys(idOf(action))];
  const rows = ordered(names).flatMap((name) => {
    if (secrets.includes(name)) return [plainRow('+', name, secretText(style))];
    const change = changes.get(name);
    return change ? changeRows(change, style) : [valueRow(name, same[name] ?? null, known(' ', style), [name])];
  });
  const remark = verbose ? undefined : hiddenRemark(hidden.length, 'field');
  return { rows, ...(remark === undefined ? {} : { remark }) };
}

function idOf({ id }: { readonly id?: string | undefined }): { id?: string } {
  return id === undefined ? {} : { id };
}

function plainRow(symbol: Symbol, name: string, text: string): Row {
  return { symbol, name: safeName(name), body: { text } };
}

function known(symbol: Symbol, style: Style): Shown {
  return { symbol, style, unknown: () => false };
}

function ordered(names: readonly string[]): string[] {
  const rest = [...new Set(names)].filter((name) => name !== 'id').sort();
  return names.includes('id') ? ['id', ...rest] : rest;
}
