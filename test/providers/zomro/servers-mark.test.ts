import { describe, expect, it } from 'vitest';
import { markedName, nameKey } from '../../../src/providers/zomro/kinds/servers/mark.ts';

describe('a name with a mark', () => {
  it('is another one for another seed, and the same for the same', () => {
    expect(markedName('web-1', 'a')).toMatch(/^web-1-h[a-z2-7]{8}$/);
    expect(markedName('web-1', 'a')).toBe(markedName('web-1', 'a'));
    expect(markedName('web-1', 'a')).not.toBe(markedName('web-1', 'b'));
  });

  it.each(['web-1', 'a', 'x'.repeat(100), `${'y'.repeat(89)}-h`])(
    'takes the name that it was ordered for: %s',
    (name) => {
      const marked = markedName(name, 'seed');
      expect(marked.length).toBeLessThanOrEqual(100);
      expect(nameKey(marked, true)).toBe(nameKey(name, true));
    },
  );

  it('is a name like any other where no marks are made', () => {
    expect(nameKey('web-1-habcdefgh', false)).toBe('web-1-habcdefgh');
  });
});
