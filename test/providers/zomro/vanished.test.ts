import { describe, expect, test } from 'vitest';
import { makeVanishedCheck } from '../../../src/providers/zomro/vanished.ts';

const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => `${at + 1}`);

function watched(isGone: (id: string) => boolean) {
  const asked: string[] = [];
  const check = makeVanishedCheck('instances', async (id) => {
    asked.push(id);
    return isGone(id);
  });
  return { asked, check };
}

describe('ids that a listing does not show any more', () => {
  test('are asked for one by one, and one that the vendor still knows gives the listing away', async () => {
    const { check } = watched((id) => id === '1');
    await expect(check(['1', '2', '3'], ['3'])).rejects.toMatchObject({ code: 'LISTING_INCOMPLETE' });
  });

  test('are fine when all of them are gone, and are not asked for again', async () => {
    const { asked, check } = watched(() => true);
    await check(['1', '2', '3'], ['3']);
    await check(['1', '2', '3'], ['3']);
    expect(asked).toEqual(['1', '2']);
  });

  test('are too many to be gone: such a listing hides things, whatever else the vendor says', async () => {
    const { asked, check } = watched(() => true);
    await expect(check(ids(51), [])).rejects.toMatchObject({ code: 'LISTING_INCOMPLETE' });
    expect(asked).toEqual([]);
  });
});
