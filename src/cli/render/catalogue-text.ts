/** What a vendor sells: `hostform catalog`, for people and for programs. */
import type { CatalogueEntry } from '../../model/provider.ts';
import type { Style } from './colors.ts';
import { moneyText, periodWords } from './price-text.ts';
import { safeText } from './safe-text.ts';
import { tableText } from './table.ts';

/** An entry, and whose it is. */
export type OfferedEntry = CatalogueEntry & { readonly provider: string };

const COLUMNS = [
  { title: 'ID' },
  { title: 'NAME' },
  { title: 'PRICE', align: 'right' as const },
  { title: 'PER' },
  { title: 'DETAILS' },
];

/** A table per vendor and section, in the order they came. Ends with a line end. */
export function catalogueText(entries: readonly OfferedEntry[], { style }: { readonly style: Style }): string {
  const tables = [...sections(entries)].map(
    ([title, entriesOf]) => `${style.bold(title)}\n${sectionTable(entriesOf.map(entryRow), style)}`,
  );
  return tables.length === 0 ? 'Nothing in the catalogue matches.\n' : tables.join('\n');
}

/** Columns that are empty throughout are left out: data centres have no price. */
function sectionTable(rows: readonly (readonly string[])[], style: Style): string {
  const used = COLUMNS.flatMap((_, at) => (rows.some((row) => row[at] !== '') ? [at] : []));
  const columns = used.flatMap((at) => COLUMNS[at] ?? []);
  return tableText(
    columns,
    rows.map((row) => used.map((at) => row[at] ?? '')),
    style,
  );
}

function sections(entries: readonly OfferedEntry[]): ReadonlyMap<string, readonly OfferedEntry[]> {
  const found = new Map<string, OfferedEntry[]>();
  for (const entry of entries) {
    const title = `${safeText(entry.provider)}: ${safeText(entry.section)}`;
    const rows = found.get(title) ?? [];
    rows.push(entry);
    found.set(title, rows);
  }
  return found;
}

function entryRow({ id, name, price, period, details }: CatalogueEntry): string[] {
  return [
    safeText(id),
    safeText(name),
    price === undefined ? '' : moneyText(price),
    period === undefined ? '' : periodWords(period),
    details.map(safeText).join(', '),
  ];
}
