import { describe, expect, it } from 'vitest';
import { crashPoints, expectThreeOnce, inTurn, openStage, runAndKill } from '../crash/three-servers.ts';
import { runProcess } from '../support/process.ts';

const PLAN = ['plan', '--out', 'plan.json'];

describe('kill -9 at every point of a three-server purchase', () => {
  it.each([
    { name: 'apply', argv: ['apply', '--auto-approve'], promo: false, saved: false },
    { name: 'apply with a promo code', argv: ['apply', '--auto-approve'], promo: true, saved: false },
    { name: 'apply of a saved plan', argv: ['apply', 'plan.json'], promo: false, saved: true },
  ])('$name: every request, every moment', async ({ argv, promo, saved }) => {
    const points = await crashPoints(argv, { promo, ...(saved ? { before: PLAN } : {}) });
    await inTurn(points, async (point) => {
      const stage = await openStage({ promo });
      try {
        if (saved) expect((await runProcess(PLAN, stage)).code).toBe(0);
        await runAndKill(stage, argv, point);
        await expectThreeOnce(stage, argv, saved);
      } finally {
        await stage.close();
      }
    });
  });
});
