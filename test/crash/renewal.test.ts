import { describe, expect, it } from 'vitest';
import { renewal } from './renewal.ts';
import { inTurn, share } from './three-servers.ts';

const SHARE = 10;

describe('kill -9 at any point of a renewal', () => {
  it('renews once and pays once when run again', { timeout: 120_000 }, async () => {
    const points = await renewal.points();
    expect(points.length).toBeGreaterThan(40);
    await inTurn(share(points, SHARE, 7), renewal.survive);
  });
});
