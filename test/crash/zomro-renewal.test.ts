import { describe, expect, it } from 'vitest';
import { inTurn, share } from './three-servers.ts';
import { zomroRenewal } from './zomro-renewal.ts';

const SHARE = 8;

describe('kill -9 at any point of a renewal at Zomro', () => {
  it('renews once and pays once when run again', { timeout: 120_000 }, async () => {
    const points = await zomroRenewal.points();
    expect(points.length).toBeGreaterThan(40);
    await inTurn(share(points, SHARE, 7), zomroRenewal.survive);
  });
});
