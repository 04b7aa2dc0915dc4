/** contract.md §3: `--sandbox` and `sandbox start / reset`: simulated vendors, and never the real state. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { realClock } from '../../src/cli/process.ts';
import type { Clock } from '../../src/model/clock.ts';
import { makeFolder, type Run, run, writeFiles } from '../support/run-cli.ts';
import { expectCode, filesIn, SERVER } from './stage.ts';

let folder: ReturnType<typeof makeFolder>;

beforeEach(() => {
  const manifest = {
    hostform: 1,
    providers: { zomro: { licence_agreement: 'accepted' } },
    servers: { 'web-1': SERVER },
  };
  folder = makeFolder({ 'hostform.yaml': JSON.stringify(manifest) });
});

afterEach(() => folder.remove());

/** A day in the sandbox should not take one here: deliveries take seconds of this clock. */
const FASTER = 40;
const began = Date.now();
const clock: Clock = {
  now: () => began + (Date.now() - began) * FASTER,
  elapsed: () => (Date.now() - began) * FASTER,
  sleep: (ms, signal) => realClock.sleep(ms / FASTER, signal),
};

const sandbox = (...argv: string[]): Promise<Run> => run(['--sandbox', ...argv], { cwd: folder.path, clock });
const APPLY = ['apply', '--auto-approve', '--max-spend', '1.00 EUR'];

describe('--sandbox', () => {
  it('needs no account, buys nothing real, and remembers', async () => {
    const first = expectCode(await sandbox(...APPLY), 0);
    expect(first.out).toContain('balance 20.00 EUR -> 19.87 EUR');
    const { out } = expectCode(await sandbox('plan', '--detailed-exitcode'), 0);
    expect(out).toContain('No changes.');
    expect(expectCode(await sandbox('state', 'list'), 0).out).toBe('servers.web-1\n');
    expectCode(await sandbox('destroy', '--auto-approve', '--allow-destroy'), 0);
    expect(expectCode(await sandbox('plan'), 0).out).toContain('Plan: 1 to add');
  });

  it('has a state, journal and lock of its own, and never opens the real ones', async () => {
    writeFiles(folder.path, {
      'state/hostform.state.json': 'not a state at all',
      'state/hostform.journal.ndjson': 'not a journal at all',
      'state/hostform.lock': 'not a lock at all',
    });
    const real = (): unknown =>
      Object.fromEntries(Object.entries(filesIn(folder.path)).filter(([name]) => name.startsWith('state/hostform.')));
    const before = real();
    expectCode(await sandbox('plan'), 0);
    expectCode(await sandbox(...APPLY), 0);
    expectCode(await sandbox('show'), 0);
    expectCode(await sandbox('sandbox', 'reset'), 0);
    expect(real()).toEqual(before);
  });

  it('keeps its files beside the real ones, all with mode 0600', async () => {
    expectCode(await sandbox(...APPLY), 0);
    const files = filesIn(join(folder.path, 'state'));
    expect(Object.keys(files)).toEqual(expect.arrayContaining(['sandbox.cloud.json', 'sandbox.state.json']));
    expect(Object.keys(files).filter((name) => !name.startsWith('sandbox.'))).toEqual([]);
    expect(new Set(Object.values(files).map(({ mode }) => mode))).toEqual(new Set([0o600]));
  });

  it('uses its own vendors, whatever the environment and the manifest say', async () => {
    const env = {
      ZOMRO_ENDPOINT: 'https://nowhere.invalid/',
      ZOMRO_TOKEN: 'a-real-token-0001',
      OVH_ENDPOINT: 'ovh-eu',
    };
    const done = await run(['--sandbox', ...APPLY], { cwd: folder.path, env, clock });
    expectCode(done, 0);
    expect(`${done.out}${done.err}`).not.toContain('a-real-token');
  });

  it('makes plans that are for it alone', async () => {
    const saved = expectCode(await sandbox('plan', '--out', 'plan.json'), 0);
    expect(saved.out).toContain('  hostform apply --sandbox plan.json\n');
    const { err } = expectCode(await run(['apply', 'plan.json'], { cwd: folder.path }), 64);
    expect(err).toContain('It was made with --sandbox.');
    expectCode(await sandbox('apply', 'plan.json'), 0);
    expectCode(await sandbox('apply', 'plan.json'), 5);
  });

  it('shows its catalogue', async () => {
    expect(expectCode(await sandbox('catalog', 'essential'), 0).out).toContain('Cloud Essential | NL-2');
  });
});

describe('sandbox reset', () => {
  it('forgets everything that the sandbox knows', async () => {
    expectCode(await sandbox(...APPLY), 0);
    const { out } = expectCode(await run(['sandbox', 'reset'], { cwd: folder.path }), 0);
    expect(out).toContain('The sandbox is empty again');
    expect(Object.keys(filesIn(folder.path))).toEqual(['hostform.yaml']);
    expect(expectCode(await sandbox('plan'), 0).out).toContain('Plan: 1 to add');
  });

  it('may be asked for where there is none', async () => {
    expectCode(await run(['sandbox', 'reset'], { cwd: folder.path }), 0);
    expect(existsSync(join(folder.path, 'state'))).toBe(false);
  });

  it('also mends a sandbox whose files are damaged', async () => {
    writeFiles(folder.path, { 'state/sandbox.cloud.json': '{', 'state/sandbox.state.json': '' });
    const { err } = expectCode(await sandbox('plan'), 1);
    expect(err).toMatch(/hostform sandbox reset/);
    expectCode(await run(['sandbox', 'reset'], { cwd: folder.path }), 0);
    expectCode(await sandbox('plan'), 0);
  });
});
