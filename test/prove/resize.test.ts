import { describe, it } from 'vitest';
import { expectOneResize, resizePoints } from '../crash/resize.ts';
import { inTurn } from '../crash/three-servers.ts';

describe('kill -9 at every point of a resize', () => {
  it('resizes once and pays once when run again: every request, every moment', async () => {
    await inTurn(await resizePoints(), expectOneResize);
  });
});
