/** Everything that only looks, with a case for each of its options: taken from the command line's own definition. */
import { Command } from 'commander';
import { addCommands } from '../../../src/cli/program-commands.ts';

export interface Target {
  readonly address: string;
  /** The vendor's id, where there is one. */
  readonly id: string;
}

/** Words after the command, for each option that it has. A command without an entry changes something. */
export type Cases = { readonly [option: string]: (target: Target) => readonly string[] };

/** `plan` and `drift`, which the promise is about. */
export const PROVED: { readonly [command: string]: Cases } = {
  plan: {
    '--target': ({ address }) => ['--target', address],
    '--exclude': ({ address }) => ['--exclude', address],
    '--replace': ({ address }) => ['--replace', address],
    '--out': () => ['--out', 'made.plan.json'],
    '--report': () => ['--report', 'markdown=report.md'],
    '--json': () => ['--json'],
    '--detailed-exitcode': () => ['--detailed-exitcode'],
    '--destroy': () => ['--destroy'],
    '--refresh-only': () => ['--refresh-only'],
    '--price-tolerance': () => ['--price-tolerance', '2%'],
  },
  drift: {
    '--expiring': () => ['--expiring', 'P90D'],
    '--baseline': () => ['--baseline', 'known.json'],
    '--quiet': () => ['--quiet'],
    '--metrics': () => ['--metrics', 'hostform.prom'],
    '--report': () => ['--report', 'markdown=report.md'],
    '--json': () => ['--json'],
  },
};

/** Other commands that call no vendor, or only read there. */
export const OTHERS: readonly ((target: Target) => readonly string[])[] = [
  () => ['validate'],
  () => ['validate', '--json'],
  () => ['show'],
  () => ['show', '--json'],
  () => ['catalog'],
  () => ['catalog', '--json', 'essential'],
  () => ['renewals'],
  () => ['renewals', '--json', '--within', 'P90D'],
  () => ['renewals', '--ics', 'renewals.ics', '--html', 'renewals.html'],
  () => ['pending'],
  () => ['pending', '--json'],
  ...['list', 'total', 'export'].map((name) => ({ address }: Target) => [
    'ledger',
    name,
    '--since',
    '2026-01-01',
    '--until',
    '2099-01-01',
    '--address',
    address,
    ...(name === 'export' ? ['--csv', 'ledger.csv'] : ['--json']),
  ]),
  () => ['ledger', 'total', '--by', 'provider'],
  () => ['ledger', 'reconcile'],
  () => ['ledger', 'reconcile', '--json', '--since', '2026-01-01'],
  () => ['ledger', 'import', 'other.ledger.ndjson', '--lock-timeout', '1s'],
  () => ['state', 'list'],
  () => ['state', 'pull'],
  () => ['state', 'pull', '--id', 'hostform.state.json.backup'],
  () => ['state', 'pull', '--decrypt'],
  () => ['state', 'history'],
  () => ['state', 'history', '--json'],
  () => ['state', 'push', 'state/hostform.state.json', '--force', '--lock-timeout', '1s'],
  () => ['state', 'migrate', '--to', 'moved.json', '--lock-timeout', '1s'],
  () => ['state', 'rekey', '--new-key-file', 'new.key', '--lock-timeout', '1s'],
  () => ['state', 'rekey', '--decrypt'],
  () => ['lock'],
  () => ['lock', '--json'],
  ({ address }) => ['state', 'show', address],
  ({ address }) => ['state', 'show', address, '--json'],
  ({ address }) => ['pending', 'resolve', address, '--not-bought', '--lock-timeout', '1s'],
  ({ address, id }) => ['pending', 'resolve', address, '--id', id],
  ({ address }) => ['state', 'mv', address, `${address}-moved`, '--lock-timeout', '1s'],
  ({ address }) => ['state', 'rm', address, '--lock-timeout', '1s'],
  ({ address, id }) => ['import', address, id, '--lock-timeout', '1s'],
  () => ['import', '--all', '--dry-run'],
  () => ['import', '--all', '--out', 'imported.yaml'],
];

/** Commands that change something at a vendor, or have nothing to do with one. */
const NOT_LOOKING = new Set(['apply', 'destroy', 'unlock', 'sandbox start', 'sandbox reset']);

/** All commands of the program, by their full names. */
export function commandNames(): string[] {
  return leaves(definition()).map(({ name }) => name);
}

/** Names of commands that `looks` has to have a case for. */
export function lookingNames(): string[] {
  return commandNames().filter((name) => !NOT_LOOKING.has(name));
}

/** Long names of the options of one command. */
export function optionsOf(name: string): string[] {
  const found = leaves(definition()).find((each) => each.name === name);
  return (found?.command.options ?? []).flatMap(({ long }) => long ?? []);
}

function definition(): Command {
  const program = new Command('hostform');
  addCommands(program, () => {});
  return program;
}

function leaves(
  command: Command,
  path: readonly string[] = [],
): { readonly name: string; readonly command: Command }[] {
  return command.commands.flatMap((each) => {
    const name = [...path, each.name()];
    return [{ name: name.join(' '), command: each }, ...leaves(each, name)].filter(
      // A group alone does nothing, but for `pending`, which lists.
      (leaf) => leaf.command.commands.length === 0 || leaf.name === 'pending',
    );
  });
}
