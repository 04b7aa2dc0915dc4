/**
 * Complete lists. The plan rests on them: a short list looks exactly like "everything is missing, buy it all", so
 * whatever does not add up is an error, never a shorter list (zomro.md §5).
 */
import { HostformError, type Problem } from '../../model/errors.ts';
import { type Attributes, isList, isRecord } from '../../model/json.ts';
import type { Params } from './calls.ts';
import type { Client } from './client.ts';
import { collectRows, type Page } from './pages.ts';
import { clearFilter, type FilterForm } from './stored-filter.ts';
import { child, entries, type Node, textOf } from './wire.ts';

export interface ListQuery {
  readonly func: string;
  readonly params?: Params;
  readonly filter?: FilterForm;
  /** Look at the stored filter again although this connection has: for readings that money rests on. */
  readonly recheck?: boolean;
  /** An answer without any mark of a list counts as an empty one: only for lists that no money rests on. */
  readonly bareIsEmpty?: boolean;
}

/** All rows of a list. @throws HostformError LISTING_INCOMPLETE, or what the client throws. */
export type Listing = (query: ListQuery) => Promise<readonly Attributes[]>;

/** Rows asked for per page; the server may send fewer, which is fine. */
const PAGE_ROWS = 1000;
/** A list that changes while it is read is read anew, this often. */
const ATTEMPTS = 3;

export function makeListing(client: Client, onNotice: (problem: Problem) => void): Listing {
  const unfiltered = new Map<string, Promise<void>>();

  const checkFilter = (form: FilterForm, recheck: boolean): Promise<void> => {
    const known = unfiltered.get(form.func);
    if (known && !recheck) return known;
    const checked = clearFilter(client, form, onNotice);
    unfiltered.set(form.func, checked);
    checked.catch(() => unfiltered.delete(form.func));
    return checked;
  };

  return async (query) => {
    if (query.filter) await checkFilter(query.filter, query.recheck === true);
    let why = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const collected = await collectRows((number) => readPage(client, query, number));
      if (collected.complete) return collected.rows;
      why = collected.why;
    }
    throw new HostformError('LISTING_INCOMPLETE', 'A listing of the vendor is not complete', {
      detail: `The list "${query.func}" does not add up: ${why}. Nothing is decided on a short list.`,
      hint: 'Run again; if it stays, look at the list in the Zomro panel.',
    });
  };
}

/** What an answer has that is a list, even an empty one. */
const MARKS = ['elem', 'p_elems', 'p_num', 'p_cnt'];

async function readPage(client: Client, query: ListQuery, number: number): Promise<Page> {
  const doc = await client.read(query.func, { ...query.params, p_num: String(number), p_cnt: String(PAGE_ROWS) });
  const total = count(doc, 'p_elems');
  const size = count(doc, 'p_cnt');
  const elem = child(doc, 'elem');
  const isMarked = query.bareIsEmpty === true || MARKS.some((name) => Object.hasOwn(doc, name));
  return {
    rows: entries(elem),
    isList: isMarked && areRows(elem) && (total !== undefined || textOf(doc, 'p_elems') === undefined),
    ...(total === undefined ? {} : { total }),
    ...(size === undefined ? {} : { size }),
  };
}

/** What is no row is left out when rows are read, which would make the list shorter. */
function areRows(elem: Node): boolean {
  if (elem === undefined || elem === null || elem === '') return true;
  return isList(elem) ? elem.every(isRecord) : isRecord(elem);
}

function count(doc: Attributes, name: string): number | undefined {
  const written = textOf(doc, name);
  return written !== undefined && /^\d{1,9}$/.test(written) ? Number(written) : undefined;
}
