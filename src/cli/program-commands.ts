/** Every command: its arguments, its options, and the module that is loaded when it is chosen. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { ON_FAILURE } from '../engine/on-failure.ts';
import { countLimit, moneyOption, toleranceOption } from './limit-options.ts';
import type { Run } from './program.ts';
import * as help from './program-help.ts';
import { ledgerCommands } from './program-ledger.ts';
import { type Choose, given, withLock } from './program-options.ts';
import { lockCommands, stateCommands } from './program-state.ts';

type Input = Parameters<Run>[0];

/** Adds all commands; `choose` is called with what the given one runs. */
export function addCommands(program: Command, choose: Choose): void {
  program.commandsGroup('Plan and apply:');
  planCommands(program, choose);
  driftCommand(program, choose);
  renewalsCommand(program, choose);
  catalogCommand(program, choose);
  program.commandsGroup('What is recorded:');
  showCommand(program, choose);
  stateCommands(program, choose);
  importCommand(program, choose);
  pendingCommands(program, choose);
  ledgerCommands(program, choose);
  lockCommands(program, choose);
  program.commandsGroup('Other:');
  sandboxCommands(program, choose);
}

const repeated = (value: string, before: string[] = []): string[] => [...before, value];

function parallelismOption(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('It has to be a number from 1 to 999.');
  return Number(text);
}

function digestOption(text: string): string {
  if (/^sha256:[0-9a-f]{64}$/.test(text)) return text;
  throw new InvalidArgumentError('It has to be a digest as plan shows it: sha256: and 64 hexadecimal digits.');
}

/** Options only: the module is loaded when the command is run. */
function lazily<O>(choose: Choose, load: () => Promise<(input: Input, options: O) => Promise<number>>) {
  return (options: O) => choose(async (input) => (await load())(input, options));
}

function planCommands(program: Command, choose: Choose): void {
  program
    .command('validate')
    .description('check manifests offline: syntax, schema, references, cycles; all problems in one run')
    .option('--json', "problems as JSON, in the shape of Terraform's")
    .action(lazily(choose, async () => (await import('./commands/validate.ts')).validate));
  withReports(withSelection(program.command('plan')))
    .description('show what apply would do and what it costs; changes nothing')
    .option('--out <file>', 'save the plan; apply carries out exactly what it shows, once')
    .option('--json', 'machine-readable events, one per line')
    .option('--detailed-exitcode', '2 when there is something to do, 0 when there is not')
    .option('--destroy', 'plan to remove everything that is recorded')
    .addOption(refreshOnly().conflicts(['destroy', 'replace', 'priceTolerance']))
    .addOption(toleranceOption().conflicts('destroy'))
    .addHelpText('after', help.PLAN_EXAMPLES)
    .action(lazily(choose, async () => (await import('./commands/plan.ts')).plan));
  withApproval(
    withSelection(program.command('apply')).addOption(refreshOnly().conflicts('replace')),
    'do not ask; spending then needs a ceiling, deleting --allow-destroy',
  )
    .addOption(
      new Option('--max-spend <money>', 'the most this run may charge, like "20.00 EUR"').argParser(moneyOption),
    )
    .addOption(toleranceOption().conflicts('refreshOnly'))
    .addOption(countLimit('creates', 'create'))
    .addOption(countLimit('replaces', 'replace'))
    .description('plan, show, ask, carry out; with a plan file: exactly that plan, reading no manifest')
    .argument('[planfile]', 'a plan saved with plan --out')
    .addHelpText('after', help.APPLY_EXAMPLES)
    .action((planFile: string | undefined, options: object) =>
      choose(async (input) => {
        const { apply } = await import('./commands/apply.ts');
        return apply(input, { ...options, ...given({ planFile }) } as Parameters<typeof apply>[1]);
      }),
    );
  withApproval(
    program
      .command('destroy')
      .description('remove everything that is recorded')
      .option('--target <address>', 'only this address and what hangs on it (repeatable, * globs)', repeated)
      .option('--exclude <address>', 'leave it out, and what hangs on it or under it (repeatable, * globs)', repeated),
    'do not ask; deleting then needs --allow-destroy',
  )
    .addHelpText('after', help.DESTROY_EXAMPLES)
    .action(lazily(choose, async () => (await import('./commands/destroy.ts')).destroy));
}

function refreshOnly(): Option {
  return new Option('--refresh-only', 'only record what has changed or gone at the vendors; nothing is sent');
}

function withSelection(command: Command): Command {
  return command
    .option('--target <address>', 'only this address and what it needs (repeatable, * globs)', repeated)
    .option('--exclude <address>', 'leave it out, and what depends on it (repeatable, * globs)', repeated)
    .option('--replace <address>', 'replace it although nothing forces it (repeatable)', repeated);
}

function withReports(command: Command): Command {
  return command.option(
    '--report <kind=file>',
    'also write json, markdown, gitlab or junit to a file, or github (repeatable)',
    repeated,
  );
}

function withApproval(command: Command, unattended: string): Command {
  return withLock(withReports(command))
    .option('--auto-approve', unattended)
    .addOption(
      new Option('--expect <digest>', 'approve exactly the plan with this digest, as plan shows it').argParser(
        digestOption,
      ),
    )
    .option('--allow-destroy', 'allow deletions without a person')
    .addOption(countLimit('deletes', 'delete'))
    .option('--json', 'machine-readable events, one per line')
    .addOption(
      new Option('--parallelism <n>', 'how much may be under way at once').argParser(parallelismOption).default(10),
    )
    .addOption(
      new Option('--on-failure <mode>', 'after a failure: go on elsewhere, start nothing more, or buy nothing more')
        .choices(ON_FAILURE)
        .default('finish'),
    );
}

function driftCommand(program: Command, choose: Choose): void {
  withReports(program.command('drift'))
    .description('compare what is declared and recorded with what is live; changes nothing')
    .option('--expiring <period>', 'also tell what ends within this time, like P14D')
    .option('--baseline <file>', 'alarm only on what is new since: an earlier drift --json')
    .option('--quiet', 'print nothing when nothing differs')
    .option('--metrics <file>', "also write Prometheus metrics, for node exporter's textfile folder")
    .option('--json', 'as JSON')
    .addHelpText('after', help.DRIFT_EXAMPLES)
    .action(lazily(choose, async () => (await import('./commands/drift.ts')).drift));
}

function renewalsCommand(program: Command, choose: Choose): void {
  program
    .command('renewals')
    .description('what expires, renews or runs dry, and what that costs; changes nothing')
    .option('--within <period>', 'only what ends within this time, like P90D')
    .option('--ics <file>', 'also write a calendar file')
    .option('--html <file>', 'also write a page with a timeline')
    .option('--json', 'as JSON')
    .addHelpText('after', help.RENEWALS_EXAMPLES)
    .action(lazily(choose, async () => (await import('./commands/renewals.ts')).renewals));
}

function catalogCommand(program: Command, choose: Choose): void {
  program
    .command('catalog')
    .description('tariffs, data centres, systems and add-ons, with prices')
    .argument('[filter]', 'only what contains this text')
    .option('--json', 'as JSON, one entry per line')
    .addHelpText('after', help.CATALOG_EXAMPLES)
    .action((filter: string | undefined, options: { json?: boolean }) =>
      choose(async (input) =>
        (await import('./commands/catalog.ts')).catalog(input, { ...options, ...given({ filter }) }),
      ),
    );
}

function showCommand(program: Command, choose: Choose): void {
  program
    .command('show')
    .description('a saved plan, or what is recorded')
    .argument('[planfile]', 'a plan saved with plan --out; left out: the state')
    .option('--json', "as JSON, in the shape of Terraform's")
    .addHelpText('after', help.SHOW_EXAMPLES)
    .action((planFile: string | undefined, options: { json?: boolean }) =>
      choose(async (input) => (await import('./commands/show.ts')).show(input, { ...options, ...given({ planFile }) })),
    );
}

function importCommand(program: Command, choose: Choose): void {
  withLock(program.command('import'))
    .description('record something that exists; nothing happens at the vendor')
    .usage('[options] <address> <id> | --all')
    .argument('[address]', 'a declared address, e.g. servers.web-1')
    .argument('[id]', 'its id at the vendor')
    .option('--all', 'everything that nobody manages; its blocks are written too')
    .option('--out <file>', 'with --all: the manifest file to write to (default: imported.yaml, or --file)')
    .option('--dry-run', 'with --all: print what would be written; write and record nothing')
    .addHelpText('after', help.IMPORT_EXAMPLES)
    .action((address: string | undefined, id: string | undefined, options: ImportOptions, command: Command) => {
      const { all, ...rest } = options;
      const fault = importFault({ address, id }, options);
      if (fault !== undefined) command.error(`error: ${fault}`, { exitCode: 64 });
      choose(async (input) =>
        all
          ? (await import('./commands/import-all.ts')).importAll(input, rest)
          : (await import('./commands/import.ts')).importResource(input, {
              address: address ?? '',
              id: id ?? '',
              ...given({ lockTimeout: options.lockTimeout }),
            }),
      );
    });
}

interface ImportOptions {
  readonly lockTimeout?: number;
  readonly all?: boolean;
  readonly out?: string;
  readonly dryRun?: boolean;
}

/** Either one thing or all of them. */
function importFault(
  { address, id }: { readonly address: string | undefined; readonly id: string | undefined },
  { all, out, dryRun }: ImportOptions,
): string | undefined {
  if (all) return address === undefined ? undefined : '--all takes neither an address nor an id';
  if (out !== undefined || dryRun) return `${dryRun ? '--dry-run' : '--out'} belongs to --all`;
  if (address === undefined) return "missing required argument 'address', or --all";
  return id === undefined ? "missing required argument 'id'" : undefined;
}

function pendingCommands(program: Command, choose: Choose): void {
  const load = () => import('./commands/pending.ts');
  const pending = program
    .command('pending')
    .description('purchases whose outcome is not known')
    .usage('[options] [command]')
    .option('--json', 'as JSON')
    .addHelpText('after', help.PENDING_EXAMPLES)
    .action((options: { json?: boolean }) => choose(async (input) => (await load()).pendingList(input, options)));
  withLock(pending.command('resolve'))
    .description('close an open purchase by hand, with exactly one of the two options')
    .configureHelp({ showGlobalOptions: true, visibleGlobalOptions: () => [...program.options] })
    .argument('<address>', 'e.g. servers.web-1')
    .option('--id <id>', 'it was bought, and this is its id at the vendor')
    .option('--not-bought', 'it was not bought; the next apply may buy it')
    .action((address: string, options: { id?: string; notBought?: boolean; lockTimeout?: number }) =>
      choose(async (input) => (await load()).pendingResolve(input, { address, ...options })),
    );
}

function sandboxCommands(program: Command, choose: Choose): void {
  const load = () => import('./commands/sandbox.ts');
  const sandbox = program
    .command('sandbox')
    .description('the simulated vendors as a server, for use with other tools')
    .usage('[options] <command>')
    .addHelpText('after', help.SANDBOX_EXAMPLES);
  sandbox
    .command('start')
    .description('run them until interrupted; prints the environment that points other tools at them')
    .action(() => choose(async (input) => (await load()).sandboxStart(input)));
  sandbox
    .command('reset')
    .description('forget everything the sandbox knows; the real state is never touched')
    .action(() => choose(async (input) => (await load()).sandboxReset(input)));
}
