/** GitLab's `artifacts:reports:terraform` (iac.md §6.5): what the jq rule of its documentation makes of our plan. */
import { isList, isRecord, type Json } from '../../model/json.ts';
import type { RunReport } from './run-report.ts';

/**
 * Counts only, as guests may read it. Without a plan there is nothing to count, and zeros would say that nothing is to
 * be done: an empty object is what GitLab shows as a report that could not be generated.
 */
export function gitlabReport({ document }: Pick<RunReport, 'document'>): string {
  const found = document?.['resource_changes'];
  if (!isList(found)) return '{}\n';
  const words = found.flatMap(actionsOf);
  const count = (word: string): number => words.filter((each) => each === word).length;
  return `${JSON.stringify({ create: count('create'), update: count('update'), delete: count('delete') })}\n`;
}

/** A replacement has two words, and counts twice. */
function actionsOf(element: Json): readonly Json[] {
  const change = isRecord(element) ? element['change'] : undefined;
  const actions = isRecord(change) ? change['actions'] : undefined;
  return isList(actions) ? actions : [];
}
