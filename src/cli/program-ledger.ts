/** The commands about what was bought. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { GROUPS } from './ledger-totals.ts';
import * as help from './program-help.ts';
import { type Choose, withLock } from './program-options.ts';

const DAY = 86_400_000;

export function ledgerCommands(program: Command, choose: Choose): void {
  const load = () => import('./commands/ledger.ts');
  const ledger = program
    .command('ledger')
    .description('what was bought: when, for how much, and who approved it')
    .usage('[options] <command>')
    .addHelpText('after', help.LEDGER_EXAMPLES);
  withQuery(ledger.command('list'))
    .description('every purchase, oldest first')
    .option('--json', 'as JSON')
    .action((options) => choose(async (input) => (await load()).ledgerList(input, options)));
  withQuery(ledger.command('total'))
    .description('sums, one for each currency')
    .addOption(new Option('--by <group>', 'what to add up by').choices(GROUPS).default('month'))
    .option('--json', 'as JSON')
    .action((options) => choose(async (input) => (await load()).ledgerTotal(input, options)));
  withQuery(ledger.command('export'))
    .description('a table for a spreadsheet')
    .requiredOption('--csv [file]', 'as CSV, to this file or to the screen')
    .action((options) => choose(async (input) => (await load()).ledgerExport(input, options)));
  ledger
    .command('reconcile')
    .description("hold it against the vendors' own lists of payments; 2: something is unexplained")
    .addOption(new Option('--since <day>', 'from this day on (default: the first purchase)').argParser(sinceOption))
    .option('--json', 'as JSON')
    .action((options) =>
      choose(async (input) => (await import('./commands/ledger-reconcile.ts')).ledgerReconcile(input, options)),
    );
  withLock(ledger.command('import'))
    .description('take the lines of another ledger in, each once; for a state that was moved')
    .argument('<file>', 'a file that ends in .ledger.ndjson')
    .action((file: string, options: { lockTimeout?: number }) =>
      choose(async (input) => (await import('./commands/ledger-import.ts')).ledgerImport(input, { file, ...options })),
    );
}

function withQuery(command: Command): Command {
  return command
    .addOption(new Option('--since <day>', 'from this day on, like 2026-11-01 (UTC)').argParser(sinceOption))
    .addOption(new Option('--until <day>', 'up to this day, all of it').argParser(untilOption))
    .option('--address <address>', 'only this address (repeatable, * globs)', repeated);
}

const repeated = (value: string, before: string[] = []): string[] => [...before, value];

/** The instant a day begins, or the one that was given. */
export function sinceOption(text: string): string {
  return new Date(momentOf(text)).toISOString();
}

/** The instant after a day's end, or the one that was given. */
function untilOption(text: string): string {
  return new Date(momentOf(text) + (isDay(text) ? DAY : 0)).toISOString();
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** `2026-02-30` is no day, whatever `Date` makes of it. */
function momentOf(text: string): number {
  const isInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const parsed = isDay(text) || isInstant ? Date.parse(text) : Number.NaN;
  const day = Date.parse(text.slice(0, 10));
  if (!Number.isNaN(parsed) && new Date(day).toISOString().startsWith(text.slice(0, 10))) return parsed;
  throw new InvalidArgumentError('It has to be a day, like 2026-11-01, or an instant, like 2026-11-01T12:00:00Z.');
}
