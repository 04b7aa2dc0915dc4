import type { Attributes } from '../../model/json.ts';
import { textOf } from './wire.ts';

/** One page as the server sent it. */
export interface Page {
  readonly rows: readonly Attributes[];
  /** False for an answer without any mark of a list, and for one whose rows or total can not be read. */
  readonly isList: boolean;
  /** `p_elems`: rows in all. */
  readonly total?: number;
  /** `p_cnt`: rows per page, as the server understood it. */
  readonly size?: number;
}

export type Collected =
  | { readonly complete: true; readonly rows: readonly Attributes[] }
  | { readonly complete: false; readonly why: string };

/** What stands for a thing in forms: a comma or a blank would name several things at once (zomro.md §5). */
const ID = /^[\w.:-]{1,100}$/;

/** True for what can be sent as the id of one thing. */
export function isId(text: string): boolean {
  return ID.test(text);
}

/** More pages than any account has: a server that never comes to an end is not followed for ever. */
const MOST_PAGES = 10_000;

/**
 * Reads page after page until everything announced has been seen, each id once. Page sizes are the server's affair;
 * only the total counts, and where none is announced, only an empty or a short page ends the list.
 */
export async function collectRows(readPage: (number: number) => Promise<Page>): Promise<Collected> {
  const seen = new Set<string>();
  const rows: Attributes[] = [];
  let total: number | undefined;
  for (let number = 1; number <= MOST_PAGES; number += 1) {
    const page = await readPage(number);
    if (!page.isList) return short('an answer came that is no list');
    if (number === 1) total = page.total;
    else if (page.total !== undefined && page.total !== total) return short('its length changed while it was read');
    if (total === undefined && isRepeated(page, rows, number)) return { complete: true, rows };
    for (const row of page.rows) {
      const id = textOf(row, 'id');
      if (id === undefined) return short('a row has no id');
      if (!isId(id)) return short('a row has an id that can not be one');
      if (seen.has(id)) return short(`row ${id} came twice`);
      seen.add(id);
      rows.push(row);
    }
    if (total !== undefined && rows.length > total) return short(`${total} rows were announced, ${rows.length} came`);
    if (rows.length === total) return { complete: true, rows };
    if (page.rows.length === 0) return total === undefined ? { complete: true, rows } : missing(total, rows.length);
    if (total === undefined && page.size !== undefined && page.rows.length < page.size) return { complete: true, rows };
  }
  return short('it has no end');
}

/** A server without paging sends the whole list again when it is asked for page two. */
function isRepeated(page: Page, rows: readonly Attributes[], number: number): boolean {
  if (number !== 2 || page.rows.length === 0 || page.rows.length !== rows.length) return false;
  return page.rows.every((row, index) => textOf(row, 'id') === textOf(rows[index], 'id'));
}

function short(why: string): Collected {
  return { complete: false, why };
}

function missing(announced: number, came: number): Collected {
  return short(`${announced} rows were announced, ${came} came`);
}
