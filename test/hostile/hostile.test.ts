/** A share of everything hostile; `npm run prove` runs the rest (test/prove/hostile.test.ts). */
import { describe } from 'vitest';
import { hostileManifests } from './manifests.ts';
import { hostileReplies } from './replies.ts';
import { shareOf } from './score.ts';

describe('a share of what is hostile', () => {
  shareOf(hostileManifests, 12, 3);
  shareOf(hostileReplies, 12, 7);
});
