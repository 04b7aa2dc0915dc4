// The bench: `npm run bench`, or `npm run bench -- --sizes 10,100 --runs 3 --terraform none`.
// Prints Markdown. The exit code is 1 when a plan made other calls than it should, or when starting takes too long.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { coldStart, measureSize, type SizeResult } from './cases.ts';
import { cleanEnvironment } from './environment.ts';
import { expectedPlanCalls } from './expected-calls.ts';
import { coldStartRatio, coldStartTable, machineLine, sizesTable } from './report.ts';
import { findTerraform } from './terraform.ts';

/** `--version` may take this many times as long as a Node that does nothing. */
const MOST_COLD_START = 1.5;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10,100,1000,10000' },
    runs: { type: 'string', default: '7' },
    terraform: { type: 'string', default: findTerraform() ?? 'none' },
  },
});
const sizes = values.sizes.split(',').map(wholeNumber);
const runs = wholeNumber(values.runs);
const terraform = values.terraform === 'none' ? undefined : values.terraform;

const home = mkdtempSync(join(tmpdir(), 'hostform-bench-build-'));
try {
  await bench(await buildInto(home));
} finally {
  rmSync(home, { recursive: true, force: true });
}

async function bench(entry: string): Promise<void> {
  console.log(`${new Date().toISOString().slice(0, 10)}: ${machineLine(terraform && terraformVersion(terraform))}\n`);
  const started = await coldStart({ entry, runs: runs * 3 });
  console.log(coldStartTable(started));
  const { cpu, wall } = coldStartRatio(started);
  if (Math.max(wall, Number.isNaN(cpu) ? wall : cpu) > MOST_COLD_START)
    fail(`--version takes over ${MOST_COLD_START} times as long as node`);
  const results: SizeResult[] = [];
  for (const count of sizes) results.push(await measured(entry, count));
  console.log(sizesTable(results));
}

async function measured(entry: string, count: number): Promise<SizeResult> {
  const result = await measureSize({ count, entry, runs: count >= 10_000 ? Math.min(runs, 3) : runs, terraform });
  const expected = expectedPlanCalls(count);
  if (!isDeepStrictEqual(result.calls, expected))
    fail(`a plan of ${count} called ${JSON.stringify(result.calls)}; it should be ${JSON.stringify(expected)}`);
  return result;
}

/** A build of its own: the one in dist/ may be replaced meanwhile. */
async function buildInto(folder: string): Promise<string> {
  // @ts-expect-error -- a plain script without types
  const { build } = (await import('../scripts/build.mjs')) as { build: (outdir: string) => Promise<void> };
  await build(join(folder, 'dist'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n');
  return join(folder, 'dist', 'hostform.js');
}

function terraformVersion(program: string): string {
  const env = cleanEnvironment({ CHECKPOINT_DISABLE: '1' });
  return execFileSync(program, ['version'], { env, encoding: 'utf8' }).split('\n')[0] ?? 'Terraform';
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new RangeError(`"${text}" is no whole number from 1 up`);
}

function fail(why: string): void {
  console.error(`FAILED: ${why}`);
  process.exitCode = 1;
}
