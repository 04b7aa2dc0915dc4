/** The bench works, and the figure of it that depends on no clock: how often a plan calls the vendor. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { coldStart, measureSize } from '../bench/cases.ts';
import { expectedPlanCalls } from '../bench/expected-calls.ts';
import { makeManifest, makeState } from '../bench/make-manifest.ts';
import { type Command, measure } from '../bench/measure.ts';
import { coldStartTable, sizesTable } from '../bench/report.ts';
import { median, pairedRatio } from '../bench/statistics.ts';
import { startZomroSimulator } from '../src/providers/zomro/simulator.ts';
import { ENTRY } from './support/process.ts';
import { makeFolder, run } from './support/run-cli.ts';

it('measures a small estate from end to end and counts the calls of its plan', async () => {
  const result = await measureSize({ count: 10, entry: ENTRY, runs: 1, terraform: undefined });
  expect(result.calls).toEqual({ auth: 1, whoami: 2, 'instances.filter': 1, instances: 1, logon: 1 });
  expect(result.validate).toHaveLength(1);
  expect(sizesTable([result])).toMatch(/^\| 10 \| `validate` \|.*\| 0 \|\n\| {2}\| `plan`, no changes \|.*\| 6 \|$/m);
});

it('prints the version and compares the start with a node that does nothing', async () => {
  const pairs = await coldStart({ entry: ENTRY, runs: 1 });
  expect(pairs[0]?.[0].out).toMatch(/^hostform \d+\.\d+\.\d+\n$/);
  expect(pairs[0]?.[1].out).toBe('');
  expect(coldStartTable(pairs)).toContain('| ratio |');
});

it.each([
  { count: 1000, largestPage: 1000, pages: 1 },
  { count: 1000, largestPage: 100, pages: 10 },
  { count: 1001, largestPage: 1000, pages: 2 },
])('reads $count servers in $pages pages of $largestPage and asks for none by itself', async ({ count, ...paging }) => {
  const vendor = await startZomroSimulator({ knobs: { largestPage: paging.largestPage } });
  const { cloud, calls, url, username, password } = vendor;
  cloud.topUp(`${count}.00`);
  const ids = cloud.seedServers(count, { system: 'Ubuntu 22.04' });
  const account = [...cloud.users.values()][0]?.id ?? '';
  const folder = makeFolder({
    'hostform.yaml': makeManifest(count),
    'state/hostform.state.json': makeState({ account, ids }),
  });
  try {
    const env = { ZOMRO_ENDPOINT: url, ZOMRO_USERNAME: username, ZOMRO_PASSWORD: password };
    const planned = await run(['plan', '--detailed-exitcode'], { cwd: folder.path, env });
    expect(planned.code, planned.err).toBe(0);
    expect(planned.out).toContain('No changes.');
    const listing = Array.from({ length: paging.pages }, () => 'instances');
    expect(calls.map(({ func }) => func)).toEqual([
      'auth',
      'whoami',
      'whoami',
      'instances.filter',
      ...listing,
      'logon',
    ]);
  } finally {
    folder.remove();
    await vendor.close();
  }
});

it('expects one call per page, and no more calls for more servers', () => {
  const total = (count: number): number => Object.values(expectedPlanCalls(count)).reduce((sum, each) => sum + each);
  expect([1, 1000, 1001, 10_000].map(total)).toEqual([6, 6, 7, 15]);
});

const NODE: Command = {
  argv: [process.execPath, '-e', 'process.stdout.write("out"); process.stderr.write("err"); process.exit(3)'],
  cwd: '.',
  env: process.env,
};
const bash = spawnSync('bash', ['-c', 'test -x /usr/bin/time']).status === 0;

it('lets a program report on itself where nothing measures it from outside', async () => {
  const done = await measure(NODE, false);
  expect(done).toMatchObject({ code: 3, out: 'out', err: 'err' });
  expect(done.cpuS).toBeGreaterThan(0);
  expect(done.peakMb).toBeGreaterThan(1);
});

it.runIf(bash)('measures from outside without touching what a program says', async () => {
  const done = await measure(NODE, true);
  expect(done).toMatchObject({ code: 3, out: 'out', err: 'err' });
  expect(done.cpuS).toBeGreaterThan(0);
  expect(done.peakMb).toBeGreaterThan(1);
});

it('takes medians, and ratios pair by pair', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([1, 2, 3, 10])).toBe(2.5);
  expect(median([])).toBeNaN();
  expect(
    pairedRatio([
      [1, 2],
      [undefined, 1],
      [30, 20],
      [4, 4],
    ]),
  ).toBe(1);
});
