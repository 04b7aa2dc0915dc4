import type { Command } from 'commander';

/** True when a word stands where a command was expected, and help was asked of it: commander then shows the whole help. */
export function hasStrayWord(program: Command): boolean {
  let command = program;
  for (const word of program.args.filter((each) => each !== 'help' && !each.startsWith('-'))) {
    const child = command.commands.find((each) => each.name() === word);
    if (!child) return command.commands.length > 0 && command.registeredArguments.length === 0;
    command = child;
  }
  return false;
}

/** What was asked, without asking for help of it. */
export function withoutHelp(argv: readonly string[]): string[] {
  return argv.filter((word) => !['help', '-h', '--help'].includes(word));
}
