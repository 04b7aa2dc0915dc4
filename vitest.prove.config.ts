import { defineConfig } from 'vitest/config';

/** The long proofs: full seed counts, kill loops, races. `npm test` runs a seeded share of the same files. */
export default defineConfig({
  test: {
    include: ['test/prove/**/*.test.ts'],
    globalSetup: ['./test/support/build.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/support/closing-line.ts'],
  },
});
