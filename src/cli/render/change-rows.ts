/** What differs between two values, as rows: `~ name = "a" -> "b"`, and the same inside objects and lists. */
import { diffArrays } from 'diff';
import { type Attributes, canonicalJson, equalJson, isList, isRecord, type Json } from '../../model/json.ts';
import type { FieldChange } from '../../model/plan.ts';
import type { Style } from './colors.ts';
import type { Body, Row } from './rows.ts';
import { safeName } from './safe-text.ts';
import { textWidth } from './text-width.ts';
import { lineOf, type Shown, unknownText, valueRow } from './value-rows.ts';

/** Two short lists are shown side by side up to this width, longer ones element by element. */
const ONE_LINE_CHANGE = 90;

/** The rows of one field that differs; two when a value is exchanged for one of another shape. */
export function changeRows(change: FieldChange, style: Style): Row[] {
  const { field, before, after } = change;
  const rows = change.unknown ? [unknownAfter(field, before, style)] : differingRows(field, before, after, style);
  const last = rows.at(-1);
  if (!change.forcesReplace || last === undefined) return rows;
  return [...rows.slice(0, -1), { ...last, tail: style.red('# forces replacement') }];
}

/** A field whose new value is known after the apply only. */
function unknownAfter(field: string, before: Json | undefined, style: Style): Row {
  const name = safeName(field);
  if (before === undefined) return { symbol: '+', name, body: { text: unknownText(style) } };
  const old = lineOf(before) ?? (isList(before) ? '[...]' : '{...}');
  return { symbol: '~', name, body: { text: `${old} ${arrow(style)} ${unknownText(style)}` } };
}

type Maybe = Json | undefined;

function differingRows(name: string | undefined, before: Maybe, after: Maybe, style: Style): Row[] {
  if (before === undefined) return after === undefined ? [] : [valueRow(name, after, shownAs('+', style), [])];
  if (after === undefined) return [valueRow(name, before, shownAs('-', style), [])];
  const body = differenceBody(before, after, style);
  if (body) return [{ symbol: '~', ...(name === undefined ? {} : { name: safeName(name) }), body }];
  return [valueRow(name, before, shownAs('-', style), []), valueRow(name, after, shownAs('+', style), [])];
}

/** Undefined when the two have too little in common to be shown as one. */
function differenceBody(before: Json, after: Json, style: Style): Body | undefined {
  if (isRecord(before) && isRecord(after)) return objectBody(before, after, style);
  const [old, now] = [lineOf(before), lineOf(after)];
  const both = old === undefined || now === undefined ? undefined : `${old} ${arrow(style)} ${now}`;
  if (isList(before) && isList(after)) {
    const short = both !== undefined && textWidth(both) <= ONE_LINE_CHANGE;
    return short ? { text: both } : listBody(before, after, style);
  }
  return both === undefined ? undefined : { text: both };
}

function objectBody(before: Attributes, after: Attributes, style: Style): Body {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const differing = names.filter((name) => !equalJson(before[name], after[name]));
  const rows = differing.flatMap((name) => differingRows(name, before[name], after[name], style));
  return { brackets: '{}', rows, ...remark(names.length - differing.length, 'field') };
}

function listBody(before: readonly Json[], after: readonly Json[], style: Style): Body {
  const parts = diffArrays([...before], [...after], { comparator: (a, b) => canonicalJson(a) === canonicalJson(b) });
  const rows = parts
    .filter(({ added, removed }) => added || removed)
    .flatMap(({ value, added }) =>
      value.map((item) => valueRow(undefined, item, shownAs(added ? '+' : '-', style), [])),
    );
  const same = parts.filter(({ added, removed }) => !added && !removed).reduce((sum, { count }) => sum + count, 0);
  return { brackets: '[]', rows, ...remark(same, 'element') };
}

/** Terraform's remark about what is left out because it stays. */
export function hiddenRemark(count: number, noun: string): string | undefined {
  if (count === 0) return undefined;
  return `# (${count} unchanged ${noun}${count === 1 ? '' : 's'} hidden)`;
}

function remark(count: number, noun: string): { remark?: string } {
  const text = hiddenRemark(count, noun);
  return text === undefined ? {} : { remark: text };
}

function shownAs(symbol: '+' | '-', style: Style): Shown {
  return { symbol, style, unknown: () => false };
}

function arrow(style: Style): string {
  return style.yellow('->');
}
