import type { Problem } from '../../model/errors.ts';
import { problem } from '../problem.ts';
import type { Source, Span } from './source.ts';
import type { Entry, Table, Tree } from './tree.ts';
import { isNull } from './tree.ts';

/**
 * Adds what `<<` brings to a mapping. Keys that the mapping writes itself win, null included; of several sources the
 * first one wins. False when something was no mapping.
 */
export function mergeTables(
  entries: Map<string, Entry>,
  merges: readonly { readonly at: Span; readonly source: Tree }[],
  { source, problems }: { readonly source: Source; readonly problems: Problem[] },
): boolean {
  let whole = true;
  const [first, second] = merges;
  if (first && second) {
    const detail = 'There are two << in the same mapping.';
    const places = { at: source.at(second.at), also: [source.at(first.at)] };
    problems.push(
      problem({ code: 'DUPLICATE', summary: 'Duplicate key', detail, hint: 'write <<: [*a, *b]', ...places }),
    );
  }
  for (const merge of merges) {
    for (const part of merge.source.type === 'list' ? merge.source.items : [merge.source]) {
      if (part.type === 'table') addMissing(entries, part);
      else {
        const detail = '<< takes a mapping, or a list of mappings.';
        const at = source.at(isNull(part) ? merge.at : part.span);
        problems.push(
          problem({ code: 'YAML_SYNTAX', summary: 'Nothing to merge', detail, hint: 'write <<: *name', at }),
        );
        whole = false;
      }
    }
  }
  return whole;
}

function addMissing(entries: Map<string, Entry>, part: Table): void {
  for (const [key, entry] of part.entries) if (!entries.has(key)) entries.set(key, entry);
}
