/** The commands about the state and its lock. */
import { type Command, Option } from 'commander';
import * as help from './program-help.ts';
import { type Choose, given, withLock } from './program-options.ts';

interface Waiting {
  readonly lockTimeout?: number;
}

export function stateCommands(program: Command, choose: Choose): void {
  const state = program
    .command('state')
    .description('look at and mend what is recorded')
    .usage('[options] <command>')
    .addHelpText('after', help.STATE_EXAMPLES);
  recordCommands(state, choose);
  wholeCommands(state, choose);
}

/** One address at a time. */
function recordCommands(state: Command, choose: Choose): void {
  const load = () => import('./commands/state.ts');
  state
    .command('list')
    .description('addresses that are recorded, one per line')
    .action(() => choose(async (input) => (await load()).stateList(input)));
  state
    .command('show')
    .description('one recorded resource')
    .argument('<address>', 'e.g. servers.web-1')
    .option('--json', 'as JSON')
    .action((address: string, options: { json?: boolean }) =>
      choose(async (input) => (await load()).stateShow(input, { address, ...options })),
    );
  withLock(state.command('rm'))
    .description('forget an address; nothing happens at the vendor')
    .argument('<address>', 'e.g. servers.web-1')
    .action((address: string, options: Waiting) =>
      choose(async (input) => (await load()).stateRemove(input, { address, ...options })),
    );
  withLock(state.command('mv'))
    .description('record under another address of the same kind; nothing happens at the vendor')
    .argument('<from>', 'e.g. servers.web-1')
    .argument('<to>', 'e.g. servers.front')
    .action((from: string, to: string, options: Waiting) =>
      choose(async (input) => (await load()).stateMove(input, { from, to, ...options })),
    );
}

/** The document as a whole. */
function wholeCommands(state: Command, choose: Choose): void {
  const load = () => import('./commands/state-history.ts');
  state
    .command('pull')
    .description('print the state file, its journal replayed')
    .option('--id <id>', 'an earlier version instead, as state history names it')
    .option('--decrypt', 'with its values in the clear, where they are encrypted')
    .action((options: { id?: string; decrypt?: boolean }) =>
      choose(async (input) => (await load()).statePull(input, options)),
    );
  state
    .command('history')
    .description('earlier versions of the state, newest first')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) => choose(async (input) => (await load()).stateHistory(input, options)));
  withLock(state.command('push'))
    .description('put a state file in the place of the state')
    .argument('<file>', 'a file that state pull printed')
    .option('--force', 'also when it is another state, or no later one; the serial goes on')
    .action((file: string, options: Waiting & { force?: boolean }) =>
      choose(async (input) => (await import('./commands/state-push.ts')).statePush(input, { file, ...options })),
    );
  withLock(state.command('migrate'))
    .description('copy the state to another place, byte for byte; the old one stays as it is')
    .requiredOption('--to <file>', 'a manifest whose block "state" says where to, or a state file (*.json)')
    .action((options: Waiting & { to: string }) =>
      choose(async (input) => (await import('./commands/state-migrate.ts')).stateMigrate(input, options)),
    );
  withLock(state.command('rekey'))
    .description('encrypt the state, change its key, or decrypt it')
    .option('--new-key-file <file>', 'the key from now on (or HOSTFORM_STATE_NEW_KEY, …_KEY_FILE)')
    .addOption(new Option('--decrypt', 'leave the state in the clear').conflicts('newKeyFile'))
    .action((options: Waiting & { newKeyFile?: string; decrypt?: boolean }) =>
      choose(async (input) => (await import('./commands/rekey.ts')).stateRekey(input, options)),
    );
}

export function lockCommands(program: Command, choose: Choose): void {
  program
    .command('lock')
    .description('who holds the state, since when, and in which CI job')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) =>
      choose(async (input) => (await import('./commands/lock.ts')).showLock(input, given(options))),
    );
  program
    .command('unlock')
    .description('remove the lock of a run that is over, and could not remove it itself')
    .argument('<lock-id>', 'id of the lock, as the error shows it')
    .addHelpText('after', help.UNLOCK_EXAMPLES)
    .action((lockId: string) =>
      choose(async (input) => (await import('./commands/unlock.ts')).unlockState(input, { lockId })),
    );
}
