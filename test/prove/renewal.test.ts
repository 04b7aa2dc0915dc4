import { describe, it } from 'vitest';
import { expectRenewedOnce, renewalCrashPoints } from '../crash/renewal.ts';
import { inTurn } from '../crash/three-servers.ts';

describe('kill -9 at every point of a renewal', () => {
  it('renews once and pays once when run again: every request, every moment', async () => {
    await inTurn(await renewalCrashPoints(), expectRenewedOnce);
  });
});
