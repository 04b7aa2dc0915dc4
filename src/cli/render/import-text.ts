/** What an import of everything has done, and what it has left alone. */
import type { LeftOut } from '../../engine/take-over/sort-out.ts';
import type { TakenOver } from '../../engine/take-over/take-over.ts';
import type { ProviderUse } from '../../model/plan.ts';
import type { RecordedResource } from '../../model/resource.ts';
import type { Style } from './colors.ts';
import { plural } from './price-text.ts';
import { safeText } from './safe-text.ts';
import { padText, textWidth } from './text-width.ts';

export interface ImportReport {
  readonly taken: TakenOver;
  readonly uses: readonly ProviderUse[];
  /** As it is shown. */
  readonly file: string;
}

/** More than these are counted, not listed. */
const LISTED = 40;

/** Ends with a line end. */
export function importText({ taken, uses, file }: ImportReport, { style }: { readonly style: Style }): string {
  const { blocks, declared } = taken;
  const where = uses.map(({ provider, account }) => `${provider} (${safeText(account)})`).join(' and ');
  if (blocks.length + declared.length === 0) {
    return `${style.bold('Nothing to import.')} Looked at ${where}: nothing more can be managed there.\n`;
  }
  const written = listText(
    `Written to ${safeText(file)} and recorded:`,
    blocks.map(({ record }) => record),
    style,
  );
  const recorded = listText('Declared already, and now recorded:', declared, style);
  const count = plural(blocks.length + declared.length, 'resource');
  const end = `${style.bold(`Import complete! Resources: ${blocks.length + declared.length} imported.`)}
Looked at ${where}; nothing was changed there. The next plan leaves ${count === '1 resource' ? 'it' : 'them'} as they are.\n`;
  return [written, recorded, end].filter((part) => part !== '').join('\n');
}

function listText(title: string, records: readonly RecordedResource[], style: Style): string {
  if (records.length === 0) return '';
  const shown = records.slice(0, LISTED);
  const width = Math.max(...shown.map(({ address }) => textWidth(address)));
  const lines = shown.map(({ address, id }) => `  ${padText(address, width)}  ${style.dim(safeText(id))}`);
  const more = records.length > LISTED ? [style.dim(`  and ${records.length - LISTED} more`)] : [];
  return `${title}\n${[...lines, ...more].join('\n')}\n`;
}

/** What is neither written nor recorded, and why; for stderr. */
export function leftOutText(leftOut: readonly LeftOut[], { style }: { readonly style: Style }): string {
  const shown = leftOut.slice(0, LISTED);
  const lines = shown.map(({ kind, id, name, because }) => {
    const called = name === id || name.startsWith('#') ? '' : ` "${safeText(name)}"`;
    return `  ${kind} ${safeText(id)}${called}: ${safeText(because).replace(/\.$/, '')}.`;
  });
  const more = leftOut.length > LISTED ? [`  and ${leftOut.length - LISTED} more`] : [];
  return `${style.yellow('Left out:')}\n${[...lines, ...more].join('\n')}\n\n`;
}
