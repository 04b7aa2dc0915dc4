import { defineConfig } from 'vitest/config';

/** The long proofs: full seed counts, kill loops, races, every command in every world. `npm test` runs a share of the same. */
export default defineConfig({
  test: {
    include: [
      'test/prove/**/*.test.ts',
      // These try more when HOSTFORM_PROVE is set.
      'test/cli/read-only/read-only.test.ts',
      'test/manifest/fuzz.test.ts',
      'test/providers/ovh/renewals-story.test.ts',
    ],
    globalSetup: ['./test/support/build.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/support/closing-line.ts'],
  },
});
