import { beforeAll, describe, expect, it } from 'vitest';
import { canTrace, type SystemCall } from './strace.ts';
import { callsOfAnApply, diskFaultsAt, endure, killsAt, networkFaultsAt, type Place } from './system-calls.ts';
import { inTurn, share } from './three-servers.ts';

const LIMIT = { timeout: 120_000 };

describe.runIf(canTrace('faults at system calls'))('a system call of an apply', () => {
  let calls: readonly SystemCall[] = [];
  beforeAll(async () => {
    calls = await callsOfAnApply();
    expect(calls.length).toBeGreaterThan(120);
  }, 60_000);

  it.each([
    { words: 'at which it is killed', places: killsAt, count: 4 },
    { words: 'that fails on a full, broken or read-only disk', places: diskFaultsAt, count: 4 },
    { words: 'that does not reach the vendor', places: networkFaultsAt, count: 2 },
  ])('$words costs nothing but another run', LIMIT, async ({ places, count }) => {
    await inTurn<Place>(share(places(calls), count, 21), async (place) => void (await endure(place)));
  });
});
