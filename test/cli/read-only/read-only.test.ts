/**
 * contract.md §3: what only looks can not send a changing call. Every kind in every world, each command with each of
 * its options, over a line that catches whatever would change something.
 */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type KindWithExamples, kindsWithExamples } from '../../support/kind-examples.ts';
import { expectNothingCaught, openReadOnlyLine, type ReadOnlyLine } from '../../support/read-only-line.ts';
import type { Run } from '../../support/run-cli.ts';
import { seedAccount } from '../../support/vendors.ts';
import { filesIn, QUICK_CLOCK, type Stage, useStage } from '../stage.ts';
import { lookingNames, OTHERS, optionsOf, PROVED, type Target } from './looks.ts';
import { addressOf, recordedId, SECRETS, type World, worlds } from './worlds.ts';

const stage = useStage();
const kinds = await kindsWithExamples();
let line: ReadOnlyLine;

beforeEach(async () => {
  line = await openReadOnlyLine(stage.vendors);
});
afterEach(() => line.close());

/**
 * `npm run prove` tries everything in every world. `npm test` plans and looks for drift in every world as well, with a
 * third of the options; the promise is about these two, so the other commands come in two worlds only, half in each.
 */
const EVERYTHING = process.env['HOSTFORM_PROVE'] === '1';
const WORLDS_OF_ALL = new Set(['all is recorded', 'its purchase is open']);

interface Scene {
  readonly kind: KindWithExamples;
  readonly world: World;
  readonly target: Target;
}

/** Every n-th, beginning elsewhere for each kind and in the next world, so that every kind meets each of them. */
function shareOf<T>(all: readonly T[], every: number, { kind, world }: Scene): readonly T[] {
  const from = kinds.indexOf(kind) + worlds.indexOf(world);
  return EVERYTHING ? all : all.filter((_, at) => (at + from) % every === 0);
}

describe('the cases', () => {
  it('come in two worlds that share them out', () => {
    const [one, other] = worlds.flatMap(({ name }, at) => (WORLDS_OF_ALL.has(name) ? [at] : []));
    const apart = Number(other) - Number(one);
    expect(apart % 2, 'half of the other commands would be tried nowhere').toBe(1);
  });

  it.each(Object.entries(PROVED))('%s has one for each option', (command, cases) => {
    expect(Object.keys(cases).sort(), 'say in looks.ts how the new option is used').toEqual(optionsOf(command).sort());
  });

  it('name each command that only looks', () => {
    const target = { address: 'servers.a', id: '1' };
    const named = new Set([...Object.keys(PROVED), ...OTHERS.map((words) => commandIn(words(target)))]);
    expect([...named].sort(), 'say in looks.ts how the new command is used').toEqual(lookingNames().sort());
  });
});

it.each(lookingNames().filter((name) => !Object.hasOwn(PROVED, name)))('the options of %s are all used', (name) => {
  const target = { address: 'servers.a', id: '1' };
  const used = OTHERS.map((words) => words(target)).filter((words) => commandIn(words) === name);
  expect(optionsOf(name).filter((option) => !used.flat().includes(option))).toEqual([]);
});

function commandIn(words: readonly string[]): string {
  return lookingNames()
    .filter((name) => `${words.join(' ')} `.startsWith(`${name} `))
    .sort((a, b) => b.length - a.length)[0] as string;
}

describe.each(kinds)('$kind.type', (kind) => {
  beforeEach(() => seedAccount(stage.vendors, kind.examples));

  it.each(worlds)('$name: nothing that looks sends a changing call', { timeout: 120_000 }, async (world) => {
    if (!(await world.make(stage, kind))) return;
    const address = addressOf(kind);
    const id = idIn(stage, address);
    const scene = { kind, world, target: { address, id } };
    expect(line.passed).toEqual([]);
    await proveReading(scene);
    if (EVERYTHING || WORLDS_OF_ALL.has(world.name)) await proveOthers(scene);
  });
});

/** `plan` and `drift`: alone, and with each option. They write nothing but what `--out`, `--report` and `--metrics` name. */
async function proveReading(scene: Scene): Promise<void> {
  const known = await look(scene, ['drift', '--json']);
  stage.write({ 'known.json': known.out });
  const before = filesIn(stage.path);
  for (const [command, cases] of Object.entries(PROVED)) {
    const passed = line.passed.length;
    const plain = await look(scene, [command]);
    expect(codesOf(scene, command), `${command}\n${plain.out}\n${plain.err}`).toContain(plain.code);
    expect(line.passed.length, `${command} has asked nobody`).toBeGreaterThan(passed);
    for (const [option, words] of shareOf(Object.entries(cases), 3, scene)) {
      const { code, out, err } = await look(scene, [command, ...words(scene.target)]);
      const expected = isMeaningless(scene, option) ? [64] : codesOf(scene, command);
      expect(expected, `${command} ${option}\n${out}\n${err}`).toContain(code);
      for (const asked of ['made.plan.json', 'report.md', 'hostform.prom'])
        rmSync(join(stage.path, asked), { force: true });
    }
  }
  expect(filesIn(stage.path)).toEqual(before);
}

/** A run that did what it is for. A policy can not be planned for what is gone; drift tells that it is missing. */
function codesOf({ kind, world }: Scene, command: string): number[] {
  const lost = kind.kind.nature === 'policy' && world.name === 'something is gone';
  return lost && command === 'plan' ? [0, 1] : [0, 2];
}

/** A policy is never replaced, and what is declared nowhere can not be named. */
function isMeaningless({ kind, world }: Scene, option: string): boolean {
  return option === '--replace' && (kind.kind.nature === 'policy' || world.name === 'it is no longer declared');
}

/** Some of them write the state, so each begins with the files as they were. */
async function proveOthers(scene: Scene): Promise<void> {
  const kept = mkdtempSync(join(tmpdir(), 'hostform-kept-'));
  cpSync(stage.path, kept, { recursive: true });
  for (const words of shareOf(OTHERS, 2, scene)) {
    const { code, out, err } = await look(scene, words(scene.target));
    const fitting = words(scene.target).includes('reconcile') ? [0, 2] : [0, 1, 7, 64];
    expect(fitting, `${words(scene.target).join(' ')}\n${out}\n${err}`).toContain(code);
    rmSync(stage.path, { recursive: true, force: true });
    cpSync(kept, stage.path, { recursive: true });
  }
  rmSync(kept, { recursive: true, force: true });
}

/** One command over the line. A filter that is in the way is put there each time, and its clearing has to be told. */
async function look({ world, kind }: Scene, argv: readonly string[]): Promise<Run> {
  if (world.filtered) leaveFilters();
  const cleared = line.cleared.length;
  const done = await stage.hostformWith({ env: { ...line.env, ...SECRETS }, clock: QUICK_CLOCK }, ...argv);
  expectNothingCaught(line, `by ${argv.join(' ')}, ${kind.name}, when ${world.name}`);
  const told = `${done.out}${done.err}`.includes('it has been cleared');
  expect(told, `${argv.join(' ')}\n${done.out}\n${done.err}`).toBe(line.cleared.length > cleared);
  return done;
}

function leaveFilters(): void {
  stage.vendors.zomro.cloud.setFilter('instances', { name: 'nothing is called so' });
  stage.vendors.zomro.cloud.setFilter('image', { name: 'nothing is called so' });
}

/** Any id where nothing is recorded. */
function idIn(given: Stage, address: string): string {
  const saved = existsSync(join(given.path, 'state/hostform.state.json'));
  return (saved && recordedId(given, address)) || '1';
}
