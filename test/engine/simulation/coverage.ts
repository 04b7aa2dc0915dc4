/** What has been reached: a world in which nothing goes wrong proves nothing. */
import { FATES, isPossible } from './network.ts';

export interface Coverage {
  count(table: string, cell: string): void;
  of(table: string, cell: string): number;
  /** Cells of a table, most frequent first. */
  table(table: string): ReadonlyMap<string, number>;
}

export function makeCoverage(): Coverage {
  const tables = new Map<string, Map<string, number>>();
  return {
    count(table, cell) {
      const cells = tables.get(table) ?? new Map<string, number>();
      tables.set(table, cells.set(cell, (cells.get(cell) ?? 0) + 1));
    },
    of: (table, cell) => tables.get(table)?.get(cell) ?? 0,
    table: (table) => new Map([...(tables.get(table) ?? [])].sort(([, a], [, b]) => b - a)),
  };
}

const CHANGES = ['reserve', 'promo', 'pay', 'release', 'send', 'delete', 'rename'] as const;
const WRITTEN = [
  'intent adding',
  'intent reserved',
  'intent promo',
  'intent paying',
  'intent paid',
  'intent sending',
  'record delivering',
  'record ready',
  'drop',
  'close',
] as const;
const OPEN = ['adding', 'reserved', 'promo', 'paying', 'paid', 'sending'] as const;

/** Every state of the protocol under every fate, and a death before and after everything that is written or sent. */
export const SOMETIMES: { readonly [table: string]: readonly string[] } = {
  fate: CHANGES.flatMap((request) =>
    FATES.filter((fate) => isPossible(fate, request, { doubles: ['send'] })).map((fate) => `${request}: ${fate}`),
  ),
  read: ['list', 'survey', 'inspect', 'seek', 'offer', 'read']
    .flatMap((read) => [`${read}: answered`, `${read}: failed`])
    .concat('list: lied', 'seek: lied'),
  crash: [
    ...WRITTEN.flatMap((what) => [`before a commit: ${what}`, `after a commit: ${what}`]),
    ...CHANGES.flatMap((what) => [
      `before a request: ${what}`,
      `while a request flies: ${what}`,
      `after a request was carried out: ${what}`,
    ]),
  ],
  interrupt: OPEN,
  resume: [
    ...OPEN.map((phase) => `intent ${phase}`),
    'intent paying, only watching',
    'intent paid, only watching',
    'intent sending, only watching',
    'abandon adding',
    'abandon reserved',
    'abandon promo',
    'delivery',
  ],
  ending: ['done', 'failed', 'refused', 'unknown', 'delivering', 'skipped'],
  run: ['applied', 'crashed', 'error', 'nothing to do', 'refused', 'stale'],
  code: [
    'PRICE_MOVED',
    'BALANCE',
    'PROMO_REFUSED',
    'FOREIGN_LINE',
    'NAME_TAKEN',
    'OUTCOME_UNKNOWN',
    'DELIVERY',
    'INTERRUPTED',
  ],
  verdict: ['at rest', 'refused', 'unknown'],
};

/** Cells that were reached less often than that, with how often they were. */
export function rare(coverage: Coverage, least: number): string[] {
  return Object.entries(SOMETIMES).flatMap(([table, cells]) =>
    cells
      .filter((cell) => coverage.of(table, cell) < least)
      .map((cell) => `${table}, ${cell}: ${coverage.of(table, cell)}`),
  );
}
