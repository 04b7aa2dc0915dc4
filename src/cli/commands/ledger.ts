import { resolve } from 'node:path';
import type { CommandInput } from '../context.ts';
import { workingFolder } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { askLedger, type LedgerQuery } from '../ledger-query.ts';
import { type Group, totalOf, totalsBy } from '../ledger-totals.ts';

/** What was bought, oldest first. */
export async function ledgerList(
  input: CommandInput,
  options: LedgerQuery & { readonly json?: boolean },
): Promise<number> {
  const view = await askLedger(input, options);
  const { output } = input;
  if (options.json) {
    const { ledgerDocument } = await import('../render/ledger-json.ts');
    await output.printJson(ledgerDocument(view), 2);
  } else {
    const { ledgerText } = await import('../render/ledger-text.ts');
    output.print(ledgerText(view, output.stdoutStyle));
  }
  return EXIT.done;
}

export type TotalOptions = LedgerQuery & { readonly by: Group; readonly json?: boolean };

/** Sums, one for each currency. */
export async function ledgerTotal(input: CommandInput, { by, json, ...query }: TotalOptions): Promise<number> {
  const { lines } = await askLedger(input, query);
  const { output } = input;
  const groups = totalsBy(lines, by);
  const total = totalOf(lines);
  if (json) {
    const { totalsDocument } = await import('../render/ledger-json.ts');
    await output.printJson(totalsDocument(by, groups, total), 2);
  } else {
    const { totalsText } = await import('../render/ledger-text.ts');
    output.print(totalsText({ by, groups, total }, output.stdoutStyle));
  }
  return EXIT.done;
}

export interface ExportOptions extends LedgerQuery {
  /** `true`: to stdout. */
  readonly csv: string | true;
}

/** A table for a spreadsheet. A file appears whole, or not at all. @throws HostformError USAGE */
export async function ledgerExport(input: CommandInput, { csv, ...query }: ExportOptions): Promise<number> {
  const [{ ledgerCsv }, { claimReportFile }] = await Promise.all([
    import('../render/ledger-csv.ts'),
    import('../reports/report-file.ts'),
  ]);
  const { world, output } = input;
  if (csv === true) {
    output.print(ledgerCsv((await askLedger(input, query)).lines));
    return EXIT.done;
  }
  const path = resolve(workingFolder(input), csv);
  const file = await claimReportFile({ path, mode: 0o600, random: world.random, clock: world.clock, what: 'table' });
  const { lines } = await askLedger(input, query);
  await (await file.stage(ledgerCsv(lines))).publish();
  output.print(`Wrote ${lines.length} ${lines.length === 1 ? 'purchase' : 'purchases'} to ${csv}.\n`);
  return EXIT.done;
}
