/** D2 and D4 on the wire: the line is cut at every request of a run in turn, before it arrives and after it was done. */
import { describe, expect, it } from 'vitest';
import { SERVERS, tellCutStory } from './support/cut-story.ts';

describe.each(Object.keys(SERVERS))('%s', (name) => {
  it('is written with a reading before and after each write, and with nothing else', async () => {
    const seen = await tellCutStory(name, () => undefined);
    expect(seen.map((line) => line.split(' ')[0]).join(' ')).toMatch(
      /^(LOCK|POST) GET( GET POST GET){3} (UNLOCK|DELETE)$/,
    );
  });

  it.each([
    { words: 'one request is lost', fate: 'before', length: 1 },
    { words: 'one answer is lost', fate: 'after', length: 1 },
    { words: 'two requests in a row are lost', fate: 'before', length: 2 },
    { words: 'two answers in a row are lost', fate: 'after', length: 2 },
  ] as const)('holds what it should, once, and is free, whichever $words', async ({ fate, length }) => {
    const whole = await tellCutStory(name, () => undefined);
    for (let at = 1; at <= whole.length; at += 1) {
      const seen = await tellCutStory(name, (n) => (n >= at && n < at + length ? fate : undefined)).catch(
        (cause: unknown) => {
          throw new Error(`cut ${fate} request ${at}, ${whole[at - 1]}`, { cause });
        },
      );
      // A reading after a lost answer stands in for the one that would have followed.
      expect(seen.length).toBeGreaterThanOrEqual(whole.length);
    }
  });
});
