/** A small table of text: columns aligned, nothing drawn. */
import type { Style } from './colors.ts';
import { padText, textWidth } from './text-width.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/**
 * Rows under their titles, columns two blanks apart, no blanks at line ends. Cells are safe text already and may be
 * coloured. Ends with a line end; an empty string when there are no rows.
 */
export function tableText(columns: readonly Column[], rows: readonly (readonly string[])[], style: Style): string {
  if (rows.length === 0) return '';
  const titles = columns.map(({ title }) => style.bold(title));
  const widths = columns.map((_, at) => Math.max(...[titles, ...rows].map((row) => textWidth(row[at] ?? ''))));
  const line = (row: readonly string[]): string =>
    columns
      .map(({ align }, at) => padText(row[at] ?? '', widths[at] ?? 0, align === 'right' ? 'left' : 'right'))
      .join('  ')
      .trimEnd();
  return `${[titles, ...rows].map(line).join('\n')}\n`;
}
