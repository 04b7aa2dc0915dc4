/** Takes secrets out of a run's data before it is put into words: afterwards they may stand there escaped. */
import { isList, isRecord, type Json } from '../../model/json.ts';
import type { RunReport } from './run-report.ts';

/** Words and numbers of our own, which the renderers go by. A secret that is spelled alike is no secret there. */
const OWN: ReadonlySet<string> = new Set(
  'verb reason code severity class command mode effect from phase amount currency period startedAt endedAt'.split(' '),
);

/** Fields of resources: whatever their names are, their values are not ours. */
const FOREIGN: ReadonlySet<string> = new Set('before after outputs order params settings secrets document'.split(' '));

/** The same report without secrets. */
export function redactReport(report: RunReport, redact: (value: Json) => Json): RunReport {
  return redacted(report as unknown as Json, redact) as unknown as RunReport;
}

function redacted(value: Json, redact: (value: Json) => Json): Json {
  if (isList(value)) return value.map((item) => redacted(item, redact));
  if (!isRecord(value)) return redact(value);
  const fields = Object.entries(value).map(([name, inner]): [string, Json] => {
    if (FOREIGN.has(name)) return [name, redact(inner)];
    return [name, OWN.has(name) && typeof inner === 'string' ? inner : redacted(inner, redact)];
  });
  return Object.fromEntries(fields);
}
