import { describe, expect, it } from 'vitest';
import { stops, stopsAt, takeOverAtCall, takeOverFromStopped } from './stopped.ts';
import { canTrace } from './strace.ts';
import { callsOfAnApply } from './system-calls.ts';
import { inTurn, share } from './three-servers.ts';

const LIMIT = { timeout: 120_000 };

describe('a holder that is stopped, unlocked by a person, and wakes up after another run', () => {
  it('at a changing call neither writes nor buys', LIMIT, async () => {
    const points = await stops();
    expect(points.length).toBeGreaterThan(20);
    await inTurn(share(points, 3, 11), takeOverFromStopped);
  });

  it.runIf(canTrace('stops at system calls'))('between two writes neither writes nor buys', LIMIT, async () => {
    await inTurn(share(stopsAt(await callsOfAnApply()), 2, 11), takeOverAtCall);
  });
});
