/** A stage for one command-line test: both simulated vendors, a folder, and hostform as a shell would run it. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { realClock } from '../../src/cli/process.ts';
import type { Clock } from '../../src/model/clock.ts';
import type { Attributes, Json } from '../../src/model/json.ts';
import { makeFolder, type Run, type RunOptions, run, writeFiles } from '../support/run-cli.ts';
import { openVendors, PROVIDERS, type Vendors } from '../support/vendors.ts';

export { PROVIDERS };

export interface Stage {
  readonly path: string;
  readonly vendors: Vendors;
  readonly env: { readonly [name: string]: string };
  /** Runs one command in the folder, with the vendors' credentials and nobody at the terminal. */
  hostform(...argv: string[]): Promise<Run>;
  /** The same with anything else in its surroundings: a person's answer, more variables, another folder. */
  hostformWith(options: Partial<RunOptions>, ...argv: string[]): Promise<Run>;
  /** Writes hostform.yaml; `providers` are quick unless the manifest says otherwise. */
  declare(manifest: { readonly [section: string]: Json }): void;
  write(files: { readonly [name: string]: string }): void;
  /** Text of a file below the folder. */
  text(name: string): string;
  json(name: string): Attributes;
  /** Names of the servers that the vendor has. */
  servers(): string[];
  /** What was charged, one entry per payment. */
  charges(): string[];
}

/** Registers a fresh stage per test. Its fields are read when they are used, never before a test began. */
export function useStage(): Stage {
  let vendors: Vendors | undefined;
  let folder: ReturnType<typeof makeFolder> | undefined;
  beforeEach(async () => {
    vendors = await openVendors();
    folder = makeFolder();
  });
  afterEach(async () => {
    await vendors?.close();
    folder?.remove();
  });
  return stageOf(
    () => present(vendors),
    () => present(folder).path,
  );
}

function stageOf(vendors: () => Vendors, path: () => string): Stage {
  const hostformWith: Stage['hostformWith'] = (options, ...argv) =>
    run(argv, { cwd: path(), ...options, env: { ...vendors().env, ...options.env } });
  const write: Stage['write'] = (files) => writeFiles(path(), files);
  const text: Stage['text'] = (name) => readFileSync(join(path(), name), 'utf8');
  return {
    get path() {
      return path();
    },
    get vendors() {
      return vendors();
    },
    get env() {
      return vendors().env;
    },
    hostform: (...argv) => hostformWith({}, ...argv),
    hostformWith,
    declare: (manifest) =>
      write({ 'hostform.yaml': JSON.stringify({ hostform: 1, providers: PROVIDERS, ...manifest }, null, 2) }),
    write,
    text,
    json: (name) => JSON.parse(text(name)),
    servers: () => [...vendors().zomro.cloud.servers.values()].map(({ servername }) => servername).sort(),
    charges: () => vendors().zomro.cloud.ledger.flatMap(({ amount }) => (amount.startsWith('-') ? [amount] : [])),
  };
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('the stage is there only while a test runs');
  return value;
}

/** The smallest server; 0.13 EUR a day. */
export const SERVER = {
  tariff: 'Cloud Essential | NL-2',
  datacenter: 'Netherlands-2',
  os: 'Ubuntu 22.04',
  period: 'P1D',
  ssh_key: 'deploy',
};

/** An image is bought in one call. */
export const IMAGE = {
  region: 'Netherlands-2',
  url: 'https://images.shop.example/ubuntu-24.04.qcow2',
  disk_format: 'qcow2',
  os_distro: 'ubuntu',
};

/** Time passes a hundred times as fast as it does: for waits that the manifest does not set. */
export const QUICK_CLOCK: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now() * 100,
  sleep: (ms, signal) => realClock.sleep(Math.min(ms / 100, 20), signal),
};

export const APPLY = ['apply', '--auto-approve', '--max-spend', '10.00 EUR'];

/** The exit code with all that was said, so that a failing test tells what happened. */
export function expectCode(done: Run, code: number): Run {
  expect(done.code, `${done.out}\n${done.err}`).toBe(code);
  return done;
}

/** Calls that change something at either vendor: everything but reads, logins, dry runs and cleared filters. */
export function changingCalls({ zomro, ovh }: Vendors): string[] {
  const harmless = ['auth', 'logon', 'session.delete', 'logoff', 'instances.filter', 'image.filter'];
  const executing = /^(cartorder\.|service\.(?!prolong$)|.*\.delete$)/u;
  const zomroCalls = zomro.calls
    .filter(({ func, sok }) => !harmless.includes(func) && (sok || executing.test(func)))
    .map(({ func }) => func);
  const ovhCalls = ovh.calls
    .filter(({ method, body }) => method !== 'GET' && !isDryRun(body))
    .map(({ method, path }) => `${method} ${path}`);
  return [...zomroCalls, ...ovhCalls];
}

function isDryRun(body: Json): boolean {
  return typeof body === 'object' && body !== null && 'dryRun' in body && body['dryRun'] === true;
}

/** Every file below a folder with its text and mode: for "nothing was written". */
export function filesIn(folder: string): { readonly [name: string]: { readonly text: string; readonly mode: number } } {
  const found: Record<string, { text: string; mode: number }> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const stat = statSync(join(folder, name));
    if (stat.isFile()) found[name] = { text: readFileSync(join(folder, name), 'utf8'), mode: stat.mode & 0o777 };
  }
  return found;
}

/** The lines of a machine stream; fails for a line that is no JSON object. */
export function eventsOf({ out }: Run): Attributes[] {
  expect(out.endsWith('\n'), out).toBe(true);
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** A machine stream begins with `version` and ends with `run_summary`, however the run ends. */
export function expectStream(done: Run, code: number): Attributes[] {
  expectCode(done, code);
  const events = eventsOf(done);
  expect(events[0]).toMatchObject({ type: 'version', ui: '1.2' });
  expect(events.at(-1)).toMatchObject({ type: 'run_summary', summary: { exit_code: code } });
  expect(events.filter(({ type }) => type === 'run_summary')).toHaveLength(1);
  return events;
}
