/** What the README shows is what the program does today. */
import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EXIT } from '../src/cli/exit-codes.ts';
import { makeFolder, run } from './support/run-cli.ts';

const root = resolve(import.meta.dirname, '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** Text of the fenced block that begins with this line. */
function block(firstLine: string): string {
  const blocks = [...readme.matchAll(/^```[^\n]*\n(.*?)^```$/gms)].map((match) => match[1] ?? '');
  const found = blocks.find((text) => text.startsWith(`${firstLine}\n`));
  expect(found, `a block that begins with "${firstLine}"`).toBeDefined();
  return found ?? '';
}

let folder: ReturnType<typeof makeFolder>;

beforeEach(() => {
  folder = makeFolder();
});

afterEach(() => folder.remove());

it('shows the plan of the quickstart exactly as it is printed', async () => {
  cpSync(join(root, 'examples/quickstart'), folder.path, { recursive: true });
  const planned = await run(['--sandbox', 'plan'], { cwd: folder.path });
  expect(planned.code, planned.err).toBe(0);
  // The version is part of the digest.
  const printed = planned.out.replace(/sha256:[0-9a-f]{64}/, 'sha256:…');
  expect(block('$ hostform --sandbox plan')).toBe(`$ hostform --sandbox plan\n${printed}`);
});

it('shows a manifest of at most thirty lines that can be planned as it is', async () => {
  const manifest = makeFolder({ 'hostform.yaml': block('hostform: 1') });
  try {
    expect(block('hostform: 1').trimEnd().split('\n').length).toBeLessThanOrEqual(30);
    const planned = await run(['--sandbox', 'plan'], { cwd: manifest.path });
    expect(planned.code, planned.err).toBe(0);
    expect(planned.out).toContain('Plan: 4 to add, 0 to change, 0 to destroy.');
    expect(planned.out).not.toContain('refused:');
  } finally {
    manifest.remove();
  }
});

it('names commands that exist, and these do their own set-up first', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: { readonly [name: string]: string };
  };
  const named = [...readme.matchAll(/^\| `npm (?:run )?([a-z:-]+)` \|/gm)].map((match) => match[1] ?? '');
  expect(named).toEqual(['demo', 'test']);
  for (const name of named) {
    expect(scripts[name], `npm run ${name}`).toBeDefined();
    expect(scripts[`pre${name}`], `set-up before npm run ${name}`).toBe('node scripts/setup.mjs');
  }
});

it('lists every exit code', () => {
  const listed = [...readme.matchAll(/^\| (\d+) \| /gm)].map((match) => Number(match[1]));
  expect(listed).toEqual(Object.values(EXIT).sort((a, b) => a - b));
});
