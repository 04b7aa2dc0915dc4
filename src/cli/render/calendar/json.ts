/** The calendar for programs. */
import type { Calendar } from '../../../model/calendar.ts';
import type { Attributes, Json } from '../../../model/json.ts';

/** One document (schemas/renewals.schema.json); keys that are not known to a reader are to be ignored. */
export function calendarDocument({ today, through, accounts, entries, forecasts }: Calendar): Attributes {
  return plain({
    format_version: '1.0',
    today,
    through,
    accounts,
    entries: entries.map(({ daysLeft, dueFrom, ...entry }) => ({
      ...entry,
      days_left: daysLeft,
      due_from: dueFrom,
      managed: entry.address !== undefined,
    })),
    forecasts: forecasts.map(({ perDay, perThirtyDays, runsOut, daysLeft, ...forecast }) => ({
      ...forecast,
      course: undefined,
      per_day: perDay,
      per_30_days: perThirtyDays,
      runs_out: runsOut,
      days_left: daysLeft,
    })),
  });
}

/** Absent fields are left out, as JSON does. */
function plain(document: { readonly [key: string]: unknown }): Attributes {
  return JSON.parse(JSON.stringify(document)) as { [key: string]: Json };
}
