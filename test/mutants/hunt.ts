/** Runs the tests that should find the mutants, each against its own bug, in one process of vitest beside this one. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutant } from './mutant.ts';
import { AS_IT_IS, type Outcome } from './outcomes.ts';

/** `because` says, for people, what happened instead of what should have. */
export type Finding =
  | { readonly id: string; readonly result: 'caught' }
  | { readonly id: string; readonly result: 'survived' | 'not run' | 'broken'; readonly because: string };

/** Looks for all of them. A test that finds a bug passes where there is none, in the same run. */
export async function hunt(mutants: readonly Mutant[]): Promise<readonly Finding[]> {
  const outcomes = await runTests(mutants);
  return mutants.map((mutant) => judge(mutant, outcomes));
}

/**
 * A mutant is caught when its test fails, and fails because something was not as the test expects: a test that
 * can not be loaded, never ends, or fails anyway, tells nothing of the bug. Pure.
 */
export function judge({ id, caughtBy }: Mutant, outcomes: readonly Outcome[]): Finding {
  const { test: file, name } = caughtBy;
  const [unloadable] = outcomes.filter((each) => each.project === id && each.name === '');
  if (unloadable) return { id, result: 'broken', because: textOf(unloadable) };
  const [test, plain] = [id, AS_IT_IS].map((project) => outcomes.find((each) => isOf(each, project, name)));
  if (!hasRun(test) || !hasRun(plain)) return { id, result: 'not run', because: `${file} has no test "${name}"` };
  if (plain.state === 'failed') return { id, result: 'broken', because: `without the bug: ${textOf(plain)}` };
  if (test.state === 'passed') return { id, result: 'survived', because: `${file} passes with the bug: "${name}"` };
  return test.errors.every(isExpectation) ? { id, result: 'caught' } : { id, result: 'broken', because: textOf(test) };
}

function isOf(outcome: Outcome, project: string, name: string): boolean {
  return outcome.project === project && outcome.name === name;
}

function hasRun(outcome: Outcome | undefined): outcome is Outcome {
  return outcome?.state === 'passed' || outcome?.state === 'failed';
}

/** A failed `expect`; `rejects` and `resolves` fail with a plain error of their own. */
function isExpectation({ name, message }: Outcome['errors'][number]): boolean {
  return name === 'AssertionError' || /^promise (resolved|rejected) /.test(message);
}

function textOf({ errors }: Outcome): string {
  return errors.map(({ name, message }) => `${name}: ${message}`).join('; ');
}

/** Outcomes of all tests whose name is that of a mutant's test, each with the bugs of the projects it belongs to. */
async function runTests(mutants: readonly Mutant[]): Promise<readonly Outcome[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hostform-mutants-'));
  const report = join(folder, 'outcomes.json');
  const names = mutants.map(({ caughtBy }) => escaped(caughtBy.name)).join('|');
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.mutant.config.ts', '-t', `^(${names})$`];
  const ids = mutants.map(({ id }) => id).join(',');
  try {
    const said = await runNode(args, { ...plainEnvironment(), HOSTFORM_MUTANT: ids, HOSTFORM_MUTANT_REPORT: report });
    return outcomesIn(report, said);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function outcomesIn(report: string, said: string): readonly Outcome[] {
  try {
    return JSON.parse(readFileSync(report, 'utf8')) as Outcome[];
  } catch {
    throw new Error(`vitest ran no tests against the mutants, and said:\n${said}`);
  }
}

/** A vitest inside of a vitest must not take itself for a worker of the outer one. */
function plainEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST$|NODE_ENV$)/.test(name)));
}

/** Resolves with what it said, whatever it ended with: tests that fail are what is wanted. */
function runNode(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout, stderr) =>
      resolve(`${stdout}${stderr}`),
    );
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
