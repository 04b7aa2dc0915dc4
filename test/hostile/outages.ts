/**
 * G1 and G4 of the numbered tables: a vendor that fails for a while, and one that is down for a whole run. Time is
 * virtual: every wait is noted and over at once.
 */
import { expect } from 'vitest';
import { realClock } from '../../src/cli/process.ts';
import type { Clock } from '../../src/model/clock.ts';
import { run, seededRandom, writeFiles } from '../support/run-cli.ts';
import { inFolder } from './child.ts';
import type { Table } from './score.ts';
import { startWicked, type Wickedness } from './wicked.ts';
import { APPLY, MANIFESTS, openWorld, type VendorName } from './worlds.ts';

interface NotedClock extends Clock {
  readonly waits: number[];
}

/** Waits that can be broken off are those for a good-bye at the end of a run, and no waits for a vendor. */
function notedClock(): NotedClock {
  const waits: number[] = [];
  const began = Date.now();
  const passed = (): number => waits.reduce((sum, ms) => sum + ms, 0);
  return {
    waits,
    now: () => began + passed(),
    elapsed: () => performance.now() + passed(),
    sleep: async (ms, signal) => {
      if (signal !== undefined) return realClock.sleep(ms, signal);
      waits.push(ms);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

interface Outage {
  readonly words: string;
  readonly vendor: VendorName;
  readonly wicked: Wickedness;
  /** How often the read is tried, and the longest wait before each further try, in ms. */
  readonly tries: number;
  readonly waits: readonly number[];
}

const page = (status: number, headers?: { readonly [name: string]: string }): Wickedness => ({
  reply: '<html>busy</html>',
  status,
  headers: { 'content-type': 'text/html', ...headers },
});
const reset: Wickedness = { act: ({ socket }) => void socket?.destroy() };
const JITTER = [500, 1000, 2000, 4000];

const PASSING: readonly (readonly [
  words: string,
  wicked: () => Wickedness,
  tries: number,
  waits: readonly number[],
])[] = [
  ['429', () => page(429), 5, JITTER],
  ['429 with seconds', () => page(429, { 'retry-after': '7' }), 5, [7000, 7000, 7000, 7000]],
  [
    '429 with a date',
    () => page(429, { 'retry-after': new Date(Date.now() + 8000).toUTCString() }),
    5,
    [8000, 8000, 8000, 8000],
  ],
  [
    '429 with a date long ago',
    () => page(429, { 'retry-after': 'Sun, 06 Nov 1994 08:49:37 GMT' }),
    5,
    [1000, 1000, 1000, 1000],
  ],
  ['429 with garbage', () => page(429, { 'retry-after': 'soon' }), 5, JITTER],
  ['429 with a negative number', () => page(429, { 'retry-after': '-5' }), 5, [1000, 1000, 1000, 1000]],
  ['429 with more than five minutes', () => page(429, { 'retry-after': '301' }), 1, []],
  ['429 with an age', () => page(429, { 'retry-after': '999999999' }), 1, []],
  ['500', () => page(500), 5, JITTER],
  ['502', () => page(502), 5, JITTER],
  ['503 with seconds', () => page(503, { 'retry-after': '30' }), 3, [30_000, 30_000]],
  ['a reset', () => reset, 5, JITTER],
]; // prettier-ignore

async function checkOutage({ vendor, wicked, tries, waits }: Outage): Promise<void> {
  const struck = vendor === 'zomro' ? 'instances' : 'GET /vps';
  await play(
    { vendor, strike: (call) => (call === struck ? wicked : undefined), argv: ['plan'] },
    ({ code, clock, calls, err }) => {
      expect(code, err).toBe(1);
      expect(calls.filter((call) => call === struck)).toHaveLength(tries);
      const noted = clock.waits.filter((ms) => ms > 0);
      // OVHcloud is asked more slowly after a 429, which are waits as well.
      if (vendor === 'zomro') expect(noted, 'waits').toHaveLength(waits.length);
      for (const [at, most] of waits.entries())
        expect(noted[at], `wait ${at + 1} of ${clock.waits.join(', ')}`).toBeLessThanOrEqual(most);
      if (waits === JITTER) expect(new Set(noted).size, noted.join(', ')).toBeGreaterThan(1);
    },
  );
}

interface Played {
  readonly code: number;
  readonly err: string;
  readonly clock: NotedClock;
  readonly calls: readonly string[];
  readonly bought: number;
}

interface Play {
  readonly vendor: VendorName;
  readonly strike: (call: string, sofar: readonly string[]) => Wickedness | undefined;
  readonly argv: readonly string[];
}

async function play({ vendor, strike, argv }: Play, judge: (played: Played) => void): Promise<void> {
  const world = await openWorld(vendor);
  const sofar: string[] = [];
  const wicked = await startWicked(world.url, (call) => {
    const struck = strike(call, sofar);
    sofar.push(call);
    return struck;
  });
  try {
    await inFolder(async (cwd) => {
      // The times of real life: nobody has to wait for them here.
      const manifest = MANIFESTS[vendor].replace(/, poll_interval.*?1s|poll_interval.*?1s/, '');
      writeFiles(cwd, { 'hostform.yaml': manifest });
      const clock = notedClock();
      const { code, err } = await run(argv, { cwd, env: world.envAt(wicked.origin), clock, random: seededRandom(7) });
      judge({ code, err, clock, calls: wicked.calls, bought: world.bought() });
    });
  } finally {
    await wicked.close();
    await world.close();
  }
}

interface Down {
  readonly words: string;
  readonly vendor: VendorName;
  readonly argv: readonly string[];
  /** From this call on; from the first where it is left out. */
  readonly from?: string;
  readonly codes: readonly number[];
  readonly wicked: Wickedness;
}

async function checkDown({ vendor, argv, from, codes, wicked }: Down): Promise<void> {
  let isDown = from === undefined;
  const strike = (call: string): Wickedness | undefined => {
    const struck = isDown ? wicked : undefined;
    if (call === from) isDown = true;
    return struck;
  };
  await play({ vendor, argv, strike }, ({ code, err, clock, calls, bought }) => {
    expect(codes, err).toContain(code);
    const after = from === undefined ? calls.length : calls.length - calls.indexOf(from) - 1;
    expect(after, 'requests').toBeLessThanOrEqual(30);
    expect(
      clock.waits.reduce((sum, ms) => sum + ms, 0),
      'ms waited',
    ).toBeLessThanOrEqual(120_000);
    if (from === undefined) expect(bought).toBe(0);
  });
}

const COMMANDS: readonly (readonly string[])[] = [['plan'], APPLY, ['drift'], ['catalog'], ['import', '--all']];

export const outages: Table<Outage> = {
  id: 'G1',
  what: 'reads that fail for a while: at most 5 tries, waits as asked for or with jitter',
  cases: (['zomro', 'ovh'] as const).flatMap((vendor) =>
    PASSING.map(([words, wicked, tries, waits]) => ({
      words: `${vendor}: ${words}`,
      vendor,
      wicked: wicked(),
      tries,
      waits,
    })),
  ),
  atOnce: 2,
  check: checkOutage,
};

export const vendorsDown: Table<Down> = {
  id: 'G4',
  what: 'a vendor that is down for a whole run: at most 30 requests and two minutes, the right exit code',
  cases: (['zomro', 'ovh'] as const).flatMap((vendor) =>
    [['502', page(502)] as const, ['resets', reset] as const].flatMap(([words, wicked]) =>
      COMMANDS.map((argv) => ({ words: `${vendor}: ${words} for ${argv[0]}`, vendor, argv, codes: [1], wicked })),
    ),
  ),
  atOnce: 2,
  check: checkDown,
};
