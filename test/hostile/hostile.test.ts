/** A share of everything hostile; `npm run prove` runs the rest (test/prove/hostile.test.ts). */
import { describe, expect, it } from 'vitest';
import { scoreCanaries } from './canaries.ts';
import { evilTexts } from './evil-text.ts';
import { hostileManifests } from './manifests.ts';
import { outages, vendorsDown } from './outages.ts';
import { redirects } from './redirects.ts';
import { hostileReplies } from './replies.ts';
import { shareOf } from './score.ts';
import { untrustedServers } from './untrusted.ts';

describe('a share of what is hostile', () => {
  it('F1: secrets are nowhere', { timeout: 120_000 }, async () => {
    expect(await scoreCanaries({ every: 30, from: 5 })).toMatchObject({ failures: [] });
  });
  shareOf(redirects, 50, 7);
  shareOf(untrustedServers, 24, 17);
  shareOf(hostileManifests, 16, 3);
  shareOf(outages, 8, 1);
  shareOf(vendorsDown, 10, 1);
  shareOf(evilTexts, 61, 23);
  shareOf(hostileReplies, 16, 7);
});
