/** Plain data as rows: what is created, deleted, or simply there. */
import { isList, isRecord, type Json } from '../../model/json.ts';
import type { Style } from './colors.ts';
import type { Body, Row, Symbol } from './rows.ts';
import { quoted, safeName } from './safe-text.ts';
import { textWidth } from './text-width.ts';

/** Lists of plain values up to this width stand on one line. */
const ONE_LINE = 60;

export type Path = readonly (string | number)[];

/** How values are shown: with which symbol, and which places in them are not known yet. */
export interface Shown {
  readonly symbol: Symbol;
  readonly style: Style;
  readonly unknown: (path: Path) => boolean;
}

/** The words for a value that only exists after the apply. */
export function unknownText(style: Style): string {
  return style.dim('(known after apply)');
}

/** The words for a value that is never shown. */
export function secretText(style: Style): string {
  return style.dim('(sensitive)');
}

/** One field and all that is in it. */
export function valueRow(name: string | undefined, value: Json, shown: Shown, path: Path): Row {
  const body = valueBody(value, shown, path);
  return { symbol: shown.symbol, ...(name === undefined ? {} : { name: safeName(name) }), body };
}

function valueBody(value: Json, shown: Shown, path: Path): Body {
  if (shown.unknown(path)) return { text: unknownText(shown.style) };
  if (isList(value)) return listBody(value, shown, path);
  if (!isRecord(value)) return { text: scalarText(value) };
  const names = Object.keys(value).sort();
  if (names.length === 0) return { text: '{}' };
  return { brackets: '{}', rows: names.map((name) => valueRow(name, value[name] ?? null, shown, [...path, name])) };
}

function listBody(list: readonly Json[], shown: Shown, path: Path): Body {
  const known = list.every((_, at) => !shown.unknown([...path, at]));
  const line = known ? lineOf(list) : undefined;
  if (line !== undefined) return { text: line };
  return { brackets: '[]', rows: list.map((item, at) => valueRow(undefined, item, shown, [...path, at])) };
}

/** A string between quotes; numbers, booleans and null as JSON has them. */
export function scalarText(value: null | boolean | number | string): string {
  return typeof value === 'string' ? quoted(value) : String(value);
}

/** A value on one line when that can be read: scalars, empty brackets, short lists of scalars. */
export function lineOf(value: Json): string | undefined {
  if (isRecord(value)) return Object.keys(value).length === 0 ? '{}' : undefined;
  if (!isList(value)) return scalarText(value);
  const items = value.map((item) => (isList(item) || isRecord(item) ? undefined : scalarText(item)));
  if (items.includes(undefined)) return undefined;
  const line = `[${items.join(', ')}]`;
  return textWidth(line) <= ONE_LINE ? line : undefined;
}
