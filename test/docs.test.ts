/** The documentation points at things that exist, and names every command and option there is. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../src/cli/exit-codes.ts';
import { run } from './support/run-cli.ts';

const root = resolve(import.meta.dirname, '..');

function markdownIn(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
    .map((name) => join(folder, name));
}

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...['docs', 'bench', 'examples', 'state'].flatMap(markdownIn),
];

describe.each(pages)('%s', (page) => {
  const text = readFileSync(join(root, page), 'utf8');

  it('links to files that exist', () => {
    const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map((match) => match[1] ?? '');
    const missing = targets.filter(
      (target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(page), target)),
    );
    expect(missing).toEqual([]);
  });

  it('has lines that one can read in a terminal, but for tables', () => {
    const long = text
      .split('\n')
      .filter((line) => line.length > 130 && !line.startsWith('|') && !/^Offered by|^Outputs/.test(line));
    expect(long).toEqual([]);
  });
});

it('every page of docs is linked from the README, or from a page that is', () => {
  const seen = new Set<string>();
  const visit = (page: string): void => {
    if (seen.has(page) || !page.endsWith('.md') || !existsSync(join(root, page))) return;
    seen.add(page);
    for (const [, target] of readFileSync(join(root, page), 'utf8').matchAll(/\]\(([^)#\s:]+)/g))
      visit(relative(root, join(root, dirname(page), target ?? '')));
  };
  visit('README.md');
  const decisions = markdownIn('docs/decisions');
  expect(markdownIn('docs').filter((page) => !decisions.includes(page) && !seen.has(page))).toEqual([]);
});

describe('docs/commands.md', async () => {
  const text = readFileSync(join(root, 'docs/commands.md'), 'utf8');
  const help = async (...argv: string[]): Promise<string> => (await run([...argv, '--help'], { cwd: root })).out;
  const commandsIn = (said: string): string[] =>
    [...said.matchAll(/^ {2}([a-z]+)(?= |$)/gm)].map((match) => match[1] ?? '');
  const optionsIn = (said: string): string[] =>
    [...said.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map((match) => match[1] ?? '');
  const commands = commandsIn(section(await help(), 'Plan and apply:', '\nExamples:')).filter(
    (name) => name !== 'help',
  );

  it('knows the commands of the program', () => {
    expect(commands).toEqual(expect.arrayContaining(['validate', 'plan', 'apply', 'state', 'pending', 'sandbox']));
  });

  it.each(commands)('describes %s with all that belongs to it', async (command) => {
    const said = await help(command);
    const children = commandsIn(section(said, 'Commands:', '\n\n')).filter((child) => child !== 'help');
    const all = await Promise.all(children.map((child) => help(command, child)));
    const words = [command, ...children.map((child) => `${command} ${child}`)].map((name) => `\`${name}`);
    const missing = [...words, ...[said, ...all].flatMap(optionsIn)].filter((word) => !text.includes(word));
    expect(missing).toEqual([]);
  });

  it('names no option that does not exist', async () => {
    const children = [
      ['pending', 'resolve'],
      ['state', 'show'],
      ['state', 'pull'],
      ['state', 'push'],
      ['state', 'migrate'],
      ['state', 'rekey'],
      ['ledger', 'list'],
      ['ledger', 'total'],
      ['ledger', 'export'],
      ['ledger', 'reconcile'],
    ];
    const all = await Promise.all([[], ...commands.map((name) => [name]), ...children].map((argv) => help(...argv)));
    const known = new Set(all.flatMap(optionsIn));
    const named = [...text.matchAll(/(?<![\w-])--[a-z][a-z-]*/g)].map(([option]) => option);
    expect([...new Set(named)].filter((option) => !known.has(option))).toEqual([]);
  });

  it('lists every exit code', () => {
    const listed = [...text.matchAll(/^\| (\d+) \| /gm)].map((match) => Number(match[1]));
    expect(listed).toEqual(Object.values(EXIT).sort((a, b) => a - b));
  });
});

/** What stands between a heading of a help text and `to`; nothing where there is no such heading. */
function section(said: string, from: string, to: string): string {
  const start = said.indexOf(`\n${from}\n`);
  if (start < 0) return '';
  const end = said.indexOf(to, start + 1);
  return said.slice(start, end < 0 ? undefined : end);
}
