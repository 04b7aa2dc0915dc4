/** What is measured. Every case checks that the program did its work: a fast wrong answer is no result. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanEnvironment } from './environment.ts';
import { makeManifest, makeState } from './make-manifest.ts';
import { type Command, type Measurement, measure } from './measure.ts';
import { type BenchVendor, startVendor } from './start-vendor.ts';
import { terraformPlan } from './terraform.ts';

/** Runs of two commands in turns: A B A B. */
export type Pairs = readonly (readonly [Measurement, Measurement])[];

export interface SizeResult {
  readonly count: number;
  readonly validate: readonly Measurement[];
  readonly plan: readonly Measurement[];
  /** hostform's plan and Terraform's, in turns; empty without a Terraform. */
  readonly pairs: Pairs;
  /** Calls of one plan by function. The same in every run, or the case fails. */
  readonly calls: { readonly [func: string]: number };
}

export interface SizeInput {
  readonly count: number;
  /** The built hostform.js. */
  readonly entry: string;
  readonly runs: number;
  readonly terraform: string | undefined;
}

/** `hostform --version` against `node -e 0`, in turns. */
export async function coldStart({ entry, runs }: { readonly entry: string; readonly runs: number }): Promise<Pairs> {
  const env = cleanEnvironment();
  const cwd = tmpdir();
  return await inTurns(runs, [
    { argv: [process.execPath, entry, '--version'], cwd, env },
    { argv: [process.execPath, '-e', '0'], cwd, env },
  ]);
}

/** `validate` and a plan without changes of `count` servers, alone or in turns with Terraform's. */
export async function measureSize({ count, entry, runs, terraform }: SizeInput): Promise<SizeResult> {
  const folder = mkdtempSync(join(tmpdir(), 'hostform-bench-'));
  const vendor = await startVendor(count);
  try {
    writeEstate(folder, vendor);
    const env = cleanEnvironment(vendor.env);
    const hostform = (...args: string[]): Command => ({ argv: [process.execPath, entry, ...args], cwd: folder, env });
    const validate = await repeat(runs, hostform('validate'), `is valid: ${count} resource`);
    await vendor.takeCalls();
    const plan = hostform('plan');
    const other = terraform === undefined ? undefined : await terraformPlan(terraform, folder, count);
    const pairs = other ? await inTurns(runs, [plan, other], NO_CHANGES) : [];
    const alone = other ? pairs.map(([ours]) => ours) : await repeat(runs, plan, NO_CHANGES);
    return { count, validate, plan: alone, pairs, calls: perRun(await vendor.takeCalls(), runs) };
  } finally {
    await vendor.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Both programs say so when there is nothing to do, in the same words. */
const NO_CHANGES = 'No changes.';

function writeEstate(folder: string, vendor: BenchVendor): void {
  writeFileSync(join(folder, 'hostform.yaml'), makeManifest(vendor.ids.length));
  mkdirSync(join(folder, 'state'), { mode: 0o700 });
  writeFileSync(join(folder, 'state', 'hostform.state.json'), makeState(vendor), { mode: 0o600 });
}

async function inTurns(runs: number, [a, b]: readonly [Command, Command], expected = ''): Promise<Pairs> {
  const pairs: [Measurement, Measurement][] = [];
  for (let run = 0; run < runs; run += 1) pairs.push([await checked(a, expected), await checked(b, expected)]);
  return pairs;
}

async function repeat(runs: number, command: Command, expected: string): Promise<Measurement[]> {
  const all: Measurement[] = [];
  for (let run = 0; run < runs; run += 1) all.push(await checked(command, expected));
  return all;
}

async function checked(command: Command, expected: string): Promise<Measurement> {
  const done = await measure(command);
  if (done.code === 0 && done.out.includes(expected)) return done;
  throw new Error(`${command.argv.join(' ')} ended with ${done.code}:\n${done.out.slice(0, 2000)}${done.err}`);
}

/** @throws Error when the calls do not divide evenly among the runs: then no two runs asked for the same. */
function perRun(calls: readonly string[], runs: number): SizeResult['calls'] {
  const counts: Record<string, number> = {};
  for (const func of calls) counts[func] = (counts[func] ?? 0) + 1 / runs;
  for (const [func, count] of Object.entries(counts)) {
    counts[func] = Math.round(count * runs) / runs;
    if (!Number.isInteger(counts[func])) throw new Error(`${func} was not called equally often in ${runs} runs`);
  }
  return counts;
}
