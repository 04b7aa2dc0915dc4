import { describe, expect, it } from 'vitest';
import { crashPoints, expectThreeOnce, inTurn, openStage, runAndKill, share } from './three-servers.ts';
import { runUndisturbed } from './undisturbed.ts';

const APPLY = ['apply', '--auto-approve'];
const SHARE = 8;

describe('kill -9 at any point of a three-server purchase', () => {
  it.each([
    { words: 'without a promo code', promo: false },
    { words: 'with a promo code', promo: true },
  ])('buys three, once, when run again, $words', { timeout: 120_000 }, async ({ promo }) => {
    const points = await crashPoints(APPLY, { promo });
    expect(points.length).toBeGreaterThan(60);
    await inTurn(share(points, SHARE, promo ? 2 : 1), async (point) => {
      const stage = await openStage({ promo });
      try {
        await runAndKill(stage, APPLY, point);
        await expectThreeOnce(stage, APPLY, false);
      } finally {
        await stage.close();
      }
    });
  });

  it('resumes the same saved plan, and never buys what it bought', { timeout: 120_000 }, async () => {
    const before = ['plan', '--out', 'plan.json'];
    const applySaved = ['apply', 'plan.json'];
    const points = await crashPoints(applySaved, { promo: false, before });
    await inTurn(share(points, SHARE, 3), async (point) => {
      const stage = await openStage({ promo: false });
      try {
        expect((await runUndisturbed(before, stage)).code).toBe(0);
        await runAndKill(stage, applySaved, point);
        await expectThreeOnce(stage, applySaved, true);
        const again = await runUndisturbed(applySaved, stage);
        expect(again.code, again.err).toBe(5);
      } finally {
        await stage.close();
      }
    });
  });
});
