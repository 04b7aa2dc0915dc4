/** The command line as data: commander parses it, nothing is run while parsing. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { type Money, parseMoney } from '../model/money.ts';
import type { Output } from './output.ts';
import type { World } from './world.ts';

/** Options that every command takes. */
export interface Globals {
  readonly chdir?: string;
  readonly file?: string;
  readonly state?: string;
  readonly sandbox: boolean;
}

/** What parsing came to: a command to run, or a text (help, version, a usage error) with its exit code. */
export type Parsed =
  | { readonly run: (output: Output) => Promise<number> }
  | { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

type Run = (input: { readonly world: World; readonly globals: Globals; readonly output: Output }) => Promise<number>;

/** Parses; never throws for what a user can type. Usage errors are exit 64. */
export async function parseCommandLine(argv: readonly string[], world: World): Promise<Parsed> {
  let stdout = '';
  let stderr = '';
  let chosen: Run | undefined;
  const program = buildProgram(world.version, (run) => {
    chosen = run;
  });
  const capture = (command: Command): void => {
    command
      .exitOverride()
      .configureOutput({ writeOut: (text) => (stdout += text), writeErr: (text) => (stderr += text) });
    for (const child of command.commands) capture(child);
  };
  capture(program);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    const asked = error.code === 'commander.helpDisplayed' || error.code === 'commander.version';
    return {
      exitCode: asked || (error.code === 'commander.help' && argv.length > 0 && argv[0] === 'help') ? 0 : 64,
      stdout,
      stderr,
    };
  }
  const run = chosen;
  if (!run) return { exitCode: 64, stdout, stderr: stderr || program.helpInformation() };
  return { run: (output) => run({ world, globals: globalsOf(program), output }) };
}

function globalsOf(program: Command): Globals {
  const given = program.opts<{ chdir?: string; file?: string; state?: string; sandbox?: boolean }>();
  return { ...given, sandbox: given.sandbox === true };
}

function buildProgram(version: string, choose: (run: Run) => void): Command {
  const program = new Command('hostform')
    .description('Terraform for hosting that has to be ordered: plans, prices and buys servers, and never buys twice.')
    .version(`hostform ${version}`, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .option('--chdir <dir>', 'work in another folder')
    .option('-f, --file <path>', 'manifest file or folder (default: the current folder)')
    .option('--state <path>', 'state file (default: state/hostform.state.json beside the manifest)')
    .option('--sandbox', 'simulated vendors on this machine: no account, no money, a state of its own')
    .showSuggestionAfterError(true)
    .showHelpAfterError('(hostform --help shows all commands)')
    .addHelpText('after', EXAMPLES);
  planCommands(program, choose);
  stateCommands(program, choose);
  otherCommands(program, choose);
  return program;
}

const EXAMPLES = `
Examples:
  hostform --sandbox apply -f examples/quickstart     try it without an account
  hostform plan --out plan.json                       show and save a plan with its price
  hostform apply plan.json                            carry out exactly that plan, once

Exit codes: 0 done, 1 error, 2 differences, 3 partly done, 4 refused by a guard, 5 plan stale or already applied,
6 locked, 7 outcome of a purchase unknown, 64 usage, 70 internal error.`;

const repeated = (value: string, before: string[] = []): string[] => [...before, value];

function moneyOption(text: string): Money {
  const parsed = parseMoney(text);
  if (!parsed) throw new InvalidArgumentError('It has to be an amount with its currency, like "20.00 EUR".');
  return parsed;
}

function parallelismOption(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('It has to be a number from 1 to 999.');
  return Number(text);
}

function planCommands(program: Command, choose: (run: Run) => void): void {
  const lazily =
    <O>(load: () => Promise<(input: Parameters<Run>[0], options: O) => Promise<number>>) =>
    (options: O) =>
      choose(async (input) => (await load())(input, options));
  program
    .command('validate')
    .description('check manifests offline: syntax, schema, references, cycles; all problems in one run')
    .option('--json', 'problems as JSON')
    .action(lazily(async () => (await import('./commands/validate.ts')).validate));
  withSelection(program.command('plan'))
    .description('show what apply would do and what it costs; changes nothing')
    .option('--out <file>', 'save the plan; apply carries out exactly what it shows, once')
    .option('--json', 'machine-readable events, one per line')
    .option('--detailed-exitcode', '2 when there is something to do, 0 when there is not')
    .option('--destroy', 'plan to remove everything that is recorded')
    .action(lazily(async () => (await import('./commands/plan.ts')).plan));
  const apply = withApproval(withSelection(program.command('apply')))
    .description('plan, show, ask, carry out; with a plan file: exactly that plan')
    .argument('[planfile]', 'a plan saved with plan --out');
  apply.action((planFile: string | undefined, options: object) =>
    choose(async (input) =>
      (await import('./commands/apply.ts')).apply(input, {
        ...options,
        ...(planFile === undefined ? {} : { planFile }),
      } as never),
    ),
  );
  withApproval(
    program
      .command('destroy')
      .option('--target <address>', 'only this address and what hangs on it (repeatable, * globs)', repeated),
  )
    .description('remove everything that is recorded')
    .action(lazily(async () => (await import('./commands/destroy.ts')).destroy));
}

function withSelection(command: Command): Command {
  return command
    .option('--target <address>', 'only this address and what it needs (repeatable, * globs)', repeated)
    .option('--replace <address>', 'replace it although nothing forces it (repeatable)', repeated);
}

function withApproval(command: Command): Command {
  return command
    .option('--auto-approve', 'do not ask; spending then needs a ceiling, deleting needs --allow-destroy')
    .addOption(
      new Option('--max-spend <money>', 'the most this run may charge, like "20.00 EUR"').argParser(moneyOption),
    )
    .option('--allow-destroy', 'allow deletions without a person')
    .option('--json', 'machine-readable events, one per line')
    .addOption(
      new Option('--parallelism <n>', 'how much may be under way at once').argParser(parallelismOption).default(10),
    );
}

function stateCommands(program: Command, choose: (run: Run) => void): void {
  const state = program.command('state').description('look at and mend what is recorded').addHelpCommand(false);
  const load = () => import('./commands/state.ts');
  state
    .command('list')
    .description('addresses that are recorded')
    .action(() => choose(async (input) => (await load()).stateList(input)));
  state
    .command('show')
    .description('one recorded resource')
    .argument('<address>')
    .option('--json', 'as JSON')
    .action((address: string, options: { json?: boolean }) =>
      choose(async (input) => (await load()).stateShow(input, { address, ...options })),
    );
  state
    .command('rm')
    .description('forget an address; nothing happens at the vendor')
    .argument('<address>')
    .action((address: string) => choose(async (input) => (await load()).stateRemove(input, { address })));
  state
    .command('mv')
    .description('record under another address')
    .argument('<from>')
    .argument('<to>')
    .action((from: string, to: string) => choose(async (input) => (await load()).stateMove(input, { from, to })));
  state
    .command('pull')
    .description('print the state file')
    .action(() => choose(async (input) => (await load()).statePull(input)));
}

function otherCommands(program: Command, choose: (run: Run) => void): void {
  program
    .command('show')
    .description('a saved plan, or the state')
    .argument('[planfile]')
    .option('--json', 'as JSON')
    .action((planFile: string | undefined, options: { json?: boolean }) =>
      choose(async (input) =>
        (await import('./commands/show.ts')).show(input, {
          ...options,
          ...(planFile === undefined ? {} : { planFile }),
        }),
      ),
    );
  program
    .command('catalog')
    .description('tariffs, data centres, systems and add-ons, with prices')
    .argument('[filter]', 'only what contains this text')
    .option('--json', 'as JSON')
    .action((filter: string | undefined, options: { json?: boolean }) =>
      choose(async (input) =>
        (await import('./commands/catalog.ts')).catalog(input, {
          ...options,
          ...(filter === undefined ? {} : { filter }),
        }),
      ),
    );
  pendingCommand(program, choose);
  program
    .command('unlock')
    .description('remove a lock that a dead run left on another machine')
    .argument('<lock-id>')
    .action((lockId: string) =>
      choose(async (input) => (await import('./commands/unlock.ts')).unlockState(input, { lockId })),
    );
  const sandbox = program
    .command('sandbox')
    .description('the simulated vendors, for use with other tools')
    .addHelpCommand(false);
  sandbox
    .command('start')
    .description('run them as a server until interrupted')
    .action(() => choose(async (input) => (await import('./commands/sandbox.ts')).sandboxStart(input)));
  sandbox
    .command('reset')
    .description('forget everything the sandbox knows')
    .action(() => choose(async (input) => (await import('./commands/sandbox.ts')).sandboxReset(input)));
}

function pendingCommand(program: Command, choose: (run: Run) => void): void {
  const load = () => import('./commands/pending.ts');
  const pending = program
    .command('pending')
    .description('purchases whose outcome is not known')
    .option('--json', 'as JSON')
    .addHelpCommand(false)
    .action((options: { json?: boolean }) => choose(async (input) => (await load()).pendingList(input, options)));
  pending
    .command('resolve')
    .description('close an open purchase by hand')
    .argument('<address>')
    .option('--id <id>', 'it was bought, and this is its id')
    .option('--not-bought', 'it was not bought; the next apply may buy it')
    .action((address: string, options: { id?: string; notBought?: boolean }) =>
      choose(async (input) => (await load()).pendingResolve(input, { address, ...options })),
    );
}
