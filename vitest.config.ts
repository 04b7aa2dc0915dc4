import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/support/longest-first.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/prove/**', 'node_modules/**'],
    globalSetup: ['./test/support/build.ts'],
    // No module of ours keeps anything between two calls (CONTRIBUTING.md), so test files may share a process: a sixth of
    // the whole time went into starting 270 of them and loading the same sources into each.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Most tests wait for a simulated vendor or a server half of their time, so one more than there are cores.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    reporters: ['default', './test/support/closing-line.ts'],
  },
});
