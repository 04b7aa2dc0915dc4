/**
 * The built command as real processes: killed, stopped, raced, signalled, and refused by the system, at every point that
 * there is. Ends with one table; a full run takes about twenty minutes of two cores.
 */
import { env } from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FigureRow } from '../../scripts/figures.ts';
import { image } from '../crash/image.ts';
import { killAtRandom } from '../crash/random-kills.ts';
import { renewal } from '../crash/renewal.ts';
import { resize } from '../crash/resize.ts';
import { raceOfTwoStates, raceOnOneState, races } from '../crash/runners.ts';
import { closeOutput, interrupt, interrupts } from '../crash/signals.ts';
import { stops, stopsAt, takeOverAtCall, takeOverFromStopped } from '../crash/stopped.ts';
import { canTrace, type SystemCall } from '../crash/strace.ts';
import { survey, tableOf } from '../crash/survey.ts';
import {
  callsOfAnApply,
  diskFaultsAt,
  endureOften,
  killsAt,
  networkFaultsAt,
  type Place,
  wordsOf,
} from '../crash/system-calls.ts';
import { crashPoints, expectThreeOnce, openStage, runAndKill } from '../crash/three-servers.ts';
import { zomroRenewal } from '../crash/zomro-renewal.ts';
import { writeFigures } from '../support/figures.ts';
import { runProcess } from '../support/process.ts';

/** `HOSTFORM_PROVE=20` for a shorter proof: so many kills at random, and as many rounds as that makes. */
const asked = Number(env['HOSTFORM_PROVE'] ?? 1);
const KILLS = asked > 1 ? asked : 1000;
const ROUNDS = Math.ceil(KILLS / 25);

const APPLY = ['apply', '--auto-approve'];
const SAVED = ['apply', 'plan.json'];
const PLAN = ['plan', '--out', 'plan.json'];

const rows: FigureRow[] = [];
const notes: string[] = [];
const began = performance.now();
const tell = (row: FigureRow): void => void rows.push(row);

afterAll(() => {
  process.stdout.write(`\nReal processes\n${tableOf(rows)}${notes.map((note) => `  ${note}\n`).join('')}\n`);
  const seconds = (performance.now() - began) / 1000;
  writeFigures({ name: 'kills', title: 'Real processes', seconds, seeds: { from: 1, count: seeds }, rows, notes });
});

let seeds = 0;

describe.runIf(canTrace('faults at system calls'))('a three-server apply', () => {
  let calls: readonly SystemCall[] = [];
  beforeAll(async () => {
    calls = await callsOfAnApply();
    const count = new Map<string, number>();
    for (const { name } of calls) count.set(name, (count.get(name) ?? 0) + 1);
    notes.push(`System calls of an apply: ${[...count].map(([name, times]) => `${times} ${name}`).join(', ')}.`);
  });

  it.each([
    { id: 'A2', what: 'killed at every system call that changes a file or sends a request', places: killsAt },
    {
      id: 'C3',
      what: 'ENOSPC, EIO, EROFS, EMFILE at every call on a file, once and from then on',
      places: diskFaultsAt,
    },
    { id: 'G1', what: 'refused or broken connection at every request that leaves', places: networkFaultsAt },
  ])('$what', async ({ id, what, places }) => {
    const all = places(calls);
    const fates = new Map<string, number>();
    const work = async (place: Place): Promise<void> => {
      const reached = await endureOften(place);
      fates.set(reached, (fates.get(reached) ?? 0) + 1);
    };
    await survey({ id, what, items: all, work, words: wordsOf }, tell);
    const { there = 0, elsewhere = 0, never = 0 } = Object.fromEntries(fates);
    notes.push(
      `${id}: ${there} of ${all.length} hit the same call as in the undisturbed run, ${elsewhere} another one of its name (commits that went together), ${never} were not reached in three tries.`,
    );
    expect(never).toBeLessThan(all.length / 20);
  });

  it('is stopped', async () => {
    const what = 'stopped after every call on a file, unlocked, overtaken, woken up';
    await survey({ id: 'A12', what, items: stopsAt(calls), work: takeOverAtCall, words: wordsOf }, tell);
  });
});

describe('a run that the vendor kills at every request, before it, after it, and after its answer', () => {
  it.each([
    { what: 'apply of three servers', argv: APPLY, promo: false },
    { what: 'apply of three servers with a promo code', argv: APPLY, promo: true },
    { what: 'apply of a saved plan', argv: SAVED, promo: false, before: PLAN },
  ])('$what', async ({ what, argv, promo, before }) => {
    const items = await crashPoints(argv, { promo, ...(before && { before }) });
    const work = async (point: (typeof items)[number]): Promise<void> => {
      const stage = await openStage({ promo });
      try {
        if (before) expect((await runProcess(before, stage)).code).toBe(0);
        await runAndKill(stage, argv, point);
        await expectThreeOnce(stage, argv, before !== undefined);
      } finally {
        await stage.close();
      }
    };
    await survey({ id: 'A1', what: `killed by the vendor at every request: ${what}`, items, work }, tell);
  });

  it.each([
    { what: 'an order of one call (image)', proof: image },
    { what: 'a resize', proof: resize },
    { what: 'a renewal at Zomro', proof: zomroRenewal },
    { what: 'a renewal at OVHcloud', proof: renewal },
  ])('$what', async ({ what, proof }) => {
    const id = what.includes('OVH') ? 'B1' : 'A1';
    const items = await proof.points();
    await survey({ id, what: `killed by the vendor at every request: ${what}`, items, work: proof.survive }, tell);
  });
});

describe('kill -9 at random', () => {
  it(`${KILLS} times`, async () => {
    let kills = 0;
    let lost = 0;
    const work = async (seed: number): Promise<void> => {
      if (kills >= KILLS) return;
      seeds = Math.max(seeds, seed);
      try {
        const died = await killAtRandom(seed);
        kills += died;
      } catch (error) {
        lost += 1;
        throw error;
      }
    };
    const what = 'kills at random, two to six in each apply';
    const items = Array.from({ length: KILLS }, (_, at) => at + 1);
    await survey({ id: 'A4', what, items, work, words: (seed) => `seed ${seed}` }, () =>
      tell({ id: 'A4', what, passed: kills, of: kills + lost }),
    );
    expect(kills).toBeGreaterThanOrEqual(KILLS);
  });
});

describe('several runs at once', () => {
  it('on one state', async () => {
    const what = 'rounds of two, four and eight runs on one state, every other with a kill';
    await survey({ id: 'A10', what, items: races(ROUNDS, [2, 4, 8]), work: raceOnOneState, atOnce: 2 }, tell);
  });

  it('on two states of one account and cart', async () => {
    const items = Array.from({ length: ROUNDS }, (_, at) => at + 1);
    const what = 'rounds of two states on one account and cart, every other with a kill';
    await survey({ id: 'A11', what, items, work: raceOfTwoStates }, tell);
  });

  it('of which one was stopped', async () => {
    const what = 'stopped at every changing call, unlocked, overtaken, woken up';
    await survey({ id: 'A12', what, items: await stops(), work: takeOverFromStopped }, tell);
  });
});

describe('a run that is asked to end', () => {
  it('by SIGINT, SIGTERM or SIGHUP', async () => {
    const what = 'SIGINT, SIGTERM, SIGHUP at every request, and twice at every changing call';
    await survey({ id: 'G6', what, items: await interrupts(), work: interrupt }, tell);
  });

  it('by nobody, with nobody reading what it says', async () => {
    const items = (['stdout', 'stderr'] as const).flatMap((stream) =>
      [0, 1, 2, 3, 5].map((after) => ({ stream, after })),
    );
    const work = ({ stream, after }: (typeof items)[number]) => closeOutput(stream, after);
    await survey({ id: 'G6', what: 'stdout or stderr closed before, or in the middle of it', items, work }, tell);
  });
});
