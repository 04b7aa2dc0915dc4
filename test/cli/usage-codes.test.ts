/**
 * A usage error is 64, whatever is wrong and wherever; above all it is never 2, which scripts read as "there are
 * differences". The wrong lines are made from the definition of the commands, so that a new one is tried as well.
 */
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addCommands } from '../../src/cli/program-commands.ts';
import { seededRandom } from '../support/run-cli.ts';
import { changingCalls, expectCode, filesIn, SERVER, useStage } from './stage.ts';

const stage = useStage();

interface Line {
  readonly argv: readonly string[];
  readonly why: string;
}

/** Commands that do something themselves, with the words that call them. */
function leaves(command: Command, path: readonly string[] = []): { command: Command; path: readonly string[] }[] {
  const own = command.commands.length === 0 || path.join(' ') === 'pending' ? [{ command, path }] : [];
  return [...own, ...command.commands.flatMap((child) => leaves(child, [...path, child.name()]))];
}

const program = new Command('hostform');
addCommands(program, () => {});
const COMMANDS = leaves(program).filter(({ path }) => path.length > 0);

/** Arguments that are right in number. */
const right = (command: Command): string[] =>
  command.registeredArguments.filter(({ required }) => required).map(() => 'servers.web-1');

/** Every way of calling it that is wrong by its own definition. */
function wrongLines({ command, path }: (typeof COMMANDS)[number]): Line[] {
  const whole = right(command);
  const most = command.registeredArguments.map(() => 'servers.web-1');
  const lines: Line[] = [
    { argv: [...path, ...whole, '--bogus'], why: 'an unknown option' },
    { argv: [...path, '--bogus=1', ...whole], why: 'an unknown option with a value, first' },
    { argv: [...path, ...whole, '-x'], why: 'an unknown short option' },
    { argv: [...path, ...most, 'one-more'], why: 'an argument too many' },
    { argv: [...path, ...whole, '--chdir', 'nowhere'], why: 'a folder that is not there' },
    { argv: [...path, ...whole, '--file'], why: 'a global option without its value' },
  ];
  if (whole.length > 0) lines.push({ argv: [...path, ...whole.slice(1)], why: 'an argument too few' });
  for (const option of command.options) {
    const name = option.long ?? option.flags;
    if (option.required) lines.push({ argv: [...path, ...whole, name], why: `${name} without its value` });
    else if (!option.optional)
      lines.push({ argv: [...path, ...whole, `${name}=1`], why: `${name} with a value that it does not take` });
    if (option.parseArg && !option.variadic && option.defaultValue !== undefined)
      lines.push({ argv: [...path, ...whole, name, 'many'], why: `${name} with a value that is none` });
  }
  return lines;
}

describe.each(COMMANDS.map((each) => [each.path.join(' '), each] as const))('hostform %s', (_name, each) => {
  it('answers 64 to every line that its definition forbids, says why, and does nothing', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    const before = filesIn(stage.path);
    const lines = wrongLines(each);
    expect(lines.length).toBeGreaterThanOrEqual(6);
    for (const { argv, why } of lines) {
      const { code, out, err } = await stage.hostform(...argv);
      expect([why, code, out]).toEqual([why, 64, '']);
      expect(err, why).toMatch(/^error: |^Error: /);
    }
    expect(filesIn(stage.path)).toEqual(before);
    expect(stage.vendors.zomro.calls).toEqual([]);
  });
});

describe('where 2 would be the answer', () => {
  it.each([['plan', '--detailed-exitcode'], ['plan', '--detailed-exitcode', '--json'], ['drift'], ['drift', '--json']])(
    'a wrong word beside it makes it 64: %s %s %s',
    async (...argv) => {
      stage.declare({ servers: { 'web-1': SERVER } });
      expectCode(await stage.hostform(...argv), 2);
      for (const wrong of [['--bogus'], ['a-word'], ['--chdir', 'nowhere'], ['--state']])
        expectCode(await stage.hostform(...argv, ...wrong), 64);
    },
  );

  it.each([
    ['plan', '--detailed-exitcode', '--target', 'servers.wbe-1'],
    ['plan', '--detailed-exitcode', '--target', 'nonsense'],
    ['plan', '--detailed-exitcode', '--replace', 'servers.wbe-1'],
    ['drift', '--expiring', 'soon'],
  ])('a value that means nothing makes it 64: %s %s %s %s', async (...argv) => {
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform(...argv), 64);
    expect(changingCalls(stage.vendors)).toEqual([]);
  });
});

describe('any words in any order', () => {
  const known = COMMANDS.flatMap(({ command, path }) => [...path, ...command.options.map(({ long }) => long ?? '')]);
  const values = ['servers.web-1', 'nowhere', '20.00 EUR', '--', '-', '', '--bogus', '2'];
  // `sandbox start` ends only when it is interrupted.
  const words = [...new Set([...known, ...values])].filter((word) => word !== 'start');

  it('end with a code of the contract; with 2 only where somebody asked for differences', async () => {
    const random = seededRandom(20_261_122);
    const pick = (): string => words[Math.floor(random.fraction() * words.length)] ?? '';
    const codes = new Set<number>();
    for (let round = 0; round < 300; round += 1) {
      const argv = Array.from({ length: 1 + Math.floor(random.fraction() * 4) }, pick);
      const { code, err } = await stage.hostform(...argv);
      const asked = argv.includes('drift') || argv.includes('--detailed-exitcode');
      expect([0, 1, 4, 5, 64, ...(asked ? [2] : [])], `${JSON.stringify(argv)}\n${err}`).toContain(code);
      codes.add(code);
    }
    expect(codes.has(64)).toBe(true);
  });
});
