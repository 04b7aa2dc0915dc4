import { describe, expect, it } from 'vitest';
import { stops, takeOverFromStopped } from './stopped.ts';
import { inTurn, share } from './three-servers.ts';

const SHARE = 3;

describe('a holder that is stopped, unlocked by a person, and wakes up after another run', () => {
  it('neither writes nor buys', { timeout: 120_000 }, async () => {
    const points = await stops();
    expect(points.length).toBeGreaterThan(20);
    await inTurn(share(points, SHARE, 11), takeOverFromStopped);
  });
});
