/**
 * A filter that a person set in the web panel is kept on the server and silently hides rows from every client
 * (zomro.md §5, §12 trap 12). A hidden server would be bought again, so the filter is looked at before a listing counts.
 */
import { HostformError, type Problem } from '../../model/errors.ts';
import type { Attributes } from '../../model/json.ts';
import type { Client } from './client.ts';
import { isMissed } from './fault.ts';
import { child, code } from './wire.ts';

export interface FilterForm {
  /** `instances.filter` */
  readonly func: string;
  readonly fields: readonly string[];
}

/**
 * Reads the filter form, clears a filter that was left there, and tells of it.
 * @throws HostformError LISTING_INCOMPLETE when the filter is still there afterwards.
 */
export async function clearFilter(client: Client, form: FilterForm, onNotice: (problem: Problem) => void) {
  const set = await setFields(client, form);
  if (set.length === 0) return;
  const blank = Object.fromEntries(form.fields.map((field) => [field, '']));
  await client.read(form.func, { ...blank, sok: 'ok' });
  const left = await setFields(client, form);
  if (left.length > 0) throw stubbornFilter(form, left);
  onNotice({
    code: 'LISTING_INCOMPLETE',
    summary: 'A filter was left on the listing; it has been cleared',
    detail: `Someone had filtered the list "${listOf(form)}" by ${set.join(', ')}, which hides what does not match.`,
    severity: 'warning',
  });
}

/** The fields of the form that hold something; none where the vendor does not know the function. */
async function setFields(client: Client, form: FilterForm): Promise<string[]> {
  let doc: Attributes;
  try {
    doc = await client.read(form.func);
  } catch (error) {
    if (isMissed(error)) return [];
    throw error;
  }
  return form.fields.filter((field) => !BLANK.has(code(child(doc, field))?.toLowerCase() ?? ''));
}

/** What an untouched select field holds. */
const BLANK = new Set(['', 'null', '*', 'any', 'all']);

function stubbornFilter(form: FilterForm, left: readonly string[]): HostformError {
  return new HostformError('LISTING_INCOMPLETE', 'A filter on the listing could not be cleared', {
    detail: `The list "${listOf(form)}" is filtered by ${left.join(', ')}, so it does not show everything.`,
    hint: 'Clear the filter in the Zomro panel and run again.',
  });
}

function listOf(form: FilterForm): string {
  return form.func.replace(/\.filter$/, '');
}
