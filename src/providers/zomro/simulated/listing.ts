/** Lists: rights, stored filters, sorting, paging (zomro.md §5). Rows are rendered for the page that is shown only. */
import type { Asked, VendorFunction } from './asked.ts';
import { form } from './asked.ts';
import type { Branch, Tree } from './wire.ts';

export interface Listing<Row> {
  /** Name of the list, and with `.filter` of its filter form. */
  readonly name: string;
  readonly id: (row: Row) => string;
  readonly render: (row: Row, asked: Asked) => Branch;
  /** Fields of the filter form, and how a row passes each. */
  readonly filters: { readonly [field: string]: (row: Row, value: string, asked: Asked) => boolean };
}

/** One page of `rows` with its counts. */
export function listPage<Row>(asked: Asked, listing: Listing<Row>, rows: readonly Row[]): Branch {
  const { knobs } = asked.world;
  const passing = filtered(asked, listing, permitted(asked, rows));
  const shown = knobs.hidden.length === 0 ? passing : passing.filter((row) => !knobs.hidden.includes(listing.id(row)));
  const sorted = inOrder(asked, listing, shown);
  const size = pageSize(asked);
  const page = positive(asked.params.p_num) ?? 1;
  const count = knobs.countHidden ? passing.length : shown.length;
  return {
    p_num: String(page),
    p_cnt: String(size),
    p_elems: knobs.omitElementCount ? undefined : String(count),
    elem: sorted.slice((page - 1) * size, page * size).map((row) => listing.render(row, asked)),
  };
}

/** What a login with too few rights gets: fewer rows, and no word about it (purchase.md). */
function permitted<Row>(asked: Asked, rows: readonly Row[]): readonly Row[] {
  const { sees } = asked.caller.user;
  const { incompleteLists } = asked.world.knobs;
  if (sees === 'none' || incompleteLists === 'empty') return [];
  return sees === 'half' || incompleteLists === 'half' ? rows.filter((_, at) => at % 2 === 0) : rows;
}

function filtered<Row>(asked: Asked, listing: Listing<Row>, rows: readonly Row[]): readonly Row[] {
  const stored = Object.entries(asked.world.tables.filters.get(filterKey(asked, listing.name)) ?? {});
  if (stored.length === 0) return rows;
  return rows.filter((row) => stored.every(([field, value]) => listing.filters[field]?.(row, value, asked) ?? true));
}

/** `p_col=-field` sorts by what the list shows; numbers by size, everything else by code unit. */
function inOrder<Row>(asked: Asked, listing: Listing<Row>, rows: readonly Row[]): readonly Row[] {
  const wanted = asked.params.p_col || asked.params.p_order || asked.world.knobs.defaultOrder;
  const down = wanted.startsWith('-');
  const field = wanted.replace(/^[+\- ]/, '');
  if (field === 'id') return down ? rows.toReversed() : rows;
  const keyed = rows.map((row) => ({ row, key: sortKey(listing.render(row, asked)[field]) }));
  keyed.sort((a, b) => compare(a.key, b.key) * (down ? -1 : 1));
  return keyed.map(({ row }) => row);
}

function sortKey(shown: Tree): string {
  if (typeof shown === 'string') return shown.trim();
  if (shown === undefined) return '';
  const first = Array.isArray(shown) ? shown[0] : (shown as Branch).$;
  return typeof first === 'string' ? first.trim() : '';
}

function compare(a: string, b: string): number {
  const numeric = a !== '' && b !== '' && Number.isFinite(Number(a)) && Number.isFinite(Number(b));
  if (numeric) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

function pageSize(asked: Asked): number {
  const { knobs } = asked.world;
  const { user } = asked.caller;
  const wanted = positive(asked.params.p_cnt);
  if (wanted !== undefined && knobs.rememberPageSize) user.pageSize = wanted;
  const remembered = knobs.rememberPageSize ? user.pageSize : null;
  return Math.min(wanted ?? remembered ?? knobs.defaultPageSize, knobs.largestPage);
}

function positive(value: string | undefined): number | undefined {
  return value !== undefined && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined;
}

/** Whose filter it is depends on the knob: it outlives the session that set it, or does not (§5 [U]). */
export function filterKey(asked: Pick<Asked, 'world' | 'caller'>, list: string): string {
  const { session, user } = asked.caller;
  const bySession = asked.world.knobs.filterScope === 'session' && session;
  return bySession ? `${list} session:${session.token}` : `${list} user:${user.username}`;
}

/** `<list>.filter`: the form with what is stored, and with `sok=ok` the new filter; fields left blank are cleared. */
export function filterForm<Row>(listing: Listing<Row>, slists: (asked: Asked) => readonly Branch[]): VendorFunction {
  const fields = Object.keys(listing.filters);
  return form(
    (asked) => {
      const stored = asked.world.tables.filters.get(filterKey(asked, listing.name)) ?? {};
      return { ...Object.fromEntries(fields.map((field) => [field, stored[field] ?? ''])), slist: slists(asked) };
    },
    (asked) => {
      const given = fields.flatMap((field) => (asked.params[field] ? [[field, asked.params[field]] as const] : []));
      const key = filterKey(asked, listing.name);
      if (given.length > 0) asked.world.tables.filters.set(key, Object.fromEntries(given));
      else asked.world.tables.filters.delete(key);
      return { ok: {} };
    },
  );
}

/** One select list (§4). */
export function selectList(
  name: string,
  options: readonly { readonly key: string; readonly text: string; readonly depend?: string }[],
): Branch {
  return {
    $name: name,
    val: options.map(({ key, text, depend }) => ({ $key: key, $: text, $depend: depend })),
  };
}
