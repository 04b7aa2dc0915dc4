import { describe, expect, it } from 'vitest';
import { image } from './image.ts';
import { inTurn, share } from './three-servers.ts';

const SHARE = 2;

describe('kill -9 at any point of an order of one call', () => {
  it('orders one image when run again', { timeout: 120_000 }, async () => {
    const points = await image.points();
    expect(points.length).toBeGreaterThan(30);
    await inTurn(share(points, SHARE, 7), image.survive);
  });
});
