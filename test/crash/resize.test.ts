import { describe, expect, it } from 'vitest';
import { resize } from './resize.ts';
import { inTurn, share } from './three-servers.ts';

const SHARE = 8;

describe('kill -9 at any point of a resize', () => {
  it('resizes once and pays once when run again', { timeout: 240_000 }, async () => {
    const points = await resize.points();
    expect(points.length).toBeGreaterThan(40);
    await inTurn(share(points, SHARE, 7), resize.survive);
  });
});
