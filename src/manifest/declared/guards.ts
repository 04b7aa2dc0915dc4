import type { Json } from '../../model/json.ts';
import type { Counted, Guards } from '../../model/plan.ts';
import type { Block } from './declared.ts';

/** How a guard is written: a whole number, or a share with at most two decimals, up to 100%. */
export const COUNT_PATTERN = '^(?:\\d{1,6}|(?:100|\\d{1,2}(?:\\.\\d{1,2})?)%)$';

const FIELDS: { readonly [counted in Counted]: string } = {
  creates: 'max_creates',
  deletes: 'max_deletes',
  replaces: 'max_replaces',
};

/** Reads the guards. The schema has been asked already: what does not fit it is left out here. */
export function readGuards({ values }: Pick<Block, 'values'>): Guards {
  const given = Object.entries(FIELDS).flatMap(([counted, field]) => {
    const written = text(values[field]);
    return written === undefined ? [] : [[counted, written] as const];
  });
  return Object.fromEntries(given);
}

function text(value: Json | undefined): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const written = String(value);
  return new RegExp(COUNT_PATTERN).test(written) ? written : undefined;
}
