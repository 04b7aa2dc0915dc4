import { describe, expect, test } from 'vitest';
import { didYouMean, listWords, suggest } from '../../src/manifest/suggest.ts';

describe('what was probably meant', () => {
  test.each([
    ['regoin', ['region', 'name'], 'region'],
    ['severs', ['servers', 'images'], 'servers'],
    ['vps2', ['vps-1', 'vps-2'], 'vps-2'],
    ['RUNNING', ['stopped', 'running'], 'running'],
    ['os', ['so', 'ox'], 'ox'],
    ['tu', ['mon', 'tue'], 'tue'],
    ['x', ['a', 'b'], undefined],
    ['xyz', ['servers', 'images'], undefined],
    ['a', ['servers'], undefined],
    ['', ['a'], undefined],
    ['anything', [], undefined],
    ['a'.repeat(65), ['a'.repeat(64)], undefined],
  ])('of "%s" among %j is %s', (word, candidates, expected) => {
    expect(suggest(word, candidates)).toBe(expected);
  });

  test('is asked as a question', () => {
    expect(didYouMean('severs', ['servers'])).toBe('did you mean "servers"?');
    expect(didYouMean('xyz', ['servers'])).toBeUndefined();
  });
});

test('a long list of words is cut and counted', () => {
  expect(listWords(['a', 'b'])).toBe('a, b');
  expect(listWords(['a', 'b', 'c'], 2)).toBe('a, b, … (3 in all)');
});
