import { relative } from 'node:path';
import { defineConfig, type Plugin, type TestProjectInlineConfiguration } from 'vitest/config';
import { applyMutant, type Mutant } from './test/mutants/mutant.ts';
import { AS_IT_IS, keepOutcomes } from './test/mutants/outcomes.ts';
import { mutantOf } from './test/mutants/patches.ts';

/**
 * Tests in process, against a source with a deliberate bug in it (test/mutants). HOSTFORM_MUTANT names the bugs, with
 * commas; each is a project of its own, of the test file that should find it. For a look at what else does:
 * `HOSTFORM_MUTANT=no-paging HOSTFORM_MUTANT_TESTS=all npx vitest run --config vitest.mutant.config.ts test/scenarios`
 */
const { HOSTFORM_MUTANT = '', HOSTFORM_MUTANT_TESTS, HOSTFORM_MUTANT_REPORT } = process.env;
const TIMES = { testTimeout: 60_000, hookTimeout: 60_000 };
const mutants = HOSTFORM_MUTANT.split(',').filter(Boolean).map(mutantOf);
if (mutants.length === 0) throw new Error('HOSTFORM_MUTANT names no bug to hunt');

/** The same tests have to pass where nothing is wrong. */
const asItIs: TestProjectInlineConfiguration = {
  test: { name: AS_IT_IS, include: [...new Set(mutants.map(({ caughtBy }) => caughtBy.test))], ...TIMES },
};

export default defineConfig({
  test: {
    projects: [...mutants.map(project), ...(HOSTFORM_MUTANT_REPORT === undefined ? [] : [asItIs])],
    maxWorkers: 2,
    reporters: HOSTFORM_MUTANT_REPORT === undefined ? ['default'] : [keepOutcomes(HOSTFORM_MUTANT_REPORT)],
  },
});

function project(mutant: Mutant): TestProjectInlineConfiguration {
  const include = HOSTFORM_MUTANT_TESTS === 'all' ? 'test/**/*.test.ts' : mutant.caughtBy.test;
  return {
    plugins: [withBug(mutant)],
    test: { name: mutant.id, include: [include], ...TIMES },
  };
}

function withBug(mutant: Mutant): Plugin {
  return {
    name: 'deliberate-bug',
    enforce: 'pre',
    transform: (source, path) => applyMutant(mutant, relative(import.meta.dirname, path), source),
  };
}
