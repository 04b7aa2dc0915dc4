import { describe, it } from 'vitest';
import { inTurn } from '../crash/three-servers.ts';
import { expectOneRenewal, zomroRenewalPoints } from '../crash/zomro-renewal.ts';

describe('kill -9 at every point of a renewal at Zomro', () => {
  it('renews once and pays once when run again: every request, every moment', async () => {
    await inTurn(await zomroRenewalPoints(), expectOneRenewal);
  });
});
