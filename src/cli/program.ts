/** The command line as data: commander parses it, nothing is run while parsing. */
import { Command, CommanderError } from 'commander';
import type { Output } from './output.ts';
import { addCommands } from './program-commands.ts';
import { EXIT_CODES, environmentText, ROOT_EXAMPLES } from './program-help.ts';
import { hasStrayWord, withoutHelp } from './stray-word.ts';
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

export type Run = (input: {
  readonly world: World;
  readonly globals: Globals;
  readonly output: Output;
}) => Promise<number>;

const USAGE = 64;

/** Parses; never throws for what a user can type. Usage errors are exit 64. */
export async function parseCommandLine(argv: readonly string[], world: World): Promise<Parsed> {
  const said = { stdout: '', stderr: '' };
  let chosen: Run | undefined;
  let rootHelp = false;
  const program = buildProgram(world.version);
  program.addHelpText('after', ({ command }) => {
    rootHelp ||= command === program;
    return '';
  });
  addCommands(program, (run) => {
    chosen = run;
  });
  capture(program, world, said);
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.code.startsWith('commander.help') && hasStrayWord(program))
      return parseCommandLine(withoutHelp(argv), world);
    if (rootHelp) said[error.exitCode === 0 ? 'stdout' : 'stderr'] += await environmentText();
    return { exitCode: error.exitCode === 0 ? 0 : USAGE, ...said };
  }
  const run = chosen;
  if (!run) return { exitCode: USAGE, stdout: '', stderr: program.helpInformation() };
  return { run: (output) => run({ world, globals: globalsOf(program), output }) };
}

/** Nothing is printed, and nothing ends the process, while commander works. */
function capture(command: Command, world: World, said: { stdout: string; stderr: string }): void {
  command.exitOverride().configureOutput({
    writeOut: (text) => (said.stdout += text),
    writeErr: (text) => (said.stderr += text),
    getOutHelpWidth: () => helpWidth(world.stdout.columns),
    getErrHelpWidth: () => helpWidth(world.stderr.columns),
  });
  for (const child of command.commands) capture(child, world, said);
}

function helpWidth(columns: number): number {
  return Math.min(100, Math.max(60, columns));
}

function globalsOf(program: Command): Globals {
  const given = program.opts<{ chdir?: string; file?: string; state?: string; sandbox?: boolean }>();
  return { ...given, sandbox: given.sandbox === true };
}

function buildProgram(version: string): Command {
  return new Command('hostform')
    .description('Terraform for hosting that has to be ordered: plans, prices and buys servers, and never buys twice.')
    .usage('[options] <command>')
    .version(`hostform ${version}`, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .addHelpCommand(new Command('help').argument('[command]').description('show help of a command').helpGroup('Other:'))
    .configureHelp({ showGlobalOptions: true })
    .optionsGroup('Options of every command, before or after it:')
    .option('--chdir <dir>', 'work in another folder')
    .option('-f, --file <path>', 'manifest file or folder (default: the current folder)')
    .option('--state <path>', 'state file (default: state/hostform.state.json beside the manifest)')
    .option('--sandbox', 'simulated vendors on this machine: no account, no money, a state of its own')
    .showSuggestionAfterError(true)
    .showHelpAfterError('(hostform --help shows all commands)')
    .addHelpText('after', `\n${ROOT_EXAMPLES}\n\n${EXIT_CODES}`);
}
