/** What became of each test of each project, for whoever started the run: as a file, because vitest prints for people. */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Name of the project without a bug. */
export const AS_IT_IS = 'as it is';

export interface Outcome {
  /** The mutant, or `AS_IT_IS`. */
  readonly project: string;
  /** The whole name of the test; empty for a file that could not be loaded. */
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'skipped' | 'pending';
  /** Names and messages of what it failed with. */
  readonly errors: readonly { readonly name: string; readonly message: string }[];
}

/** A reporter that writes all outcomes to `path` when the run ends. */
export function keepOutcomes(path: string): Reporter {
  return {
    onTestRunEnd: (modules) => writeFileSync(path, JSON.stringify(modules.flatMap(outcomesOf))),
  };
}

function outcomesOf(module: TestModule): Outcome[] {
  const project = module.project.name;
  const outcomes = [...module.children.allTests()].map((test): Outcome => {
    const { state, errors = [] } = test.result();
    // As `-t` sees it: the names of its groups, then its own.
    return { project, name: test.fullName.split(' > ').join(' '), state, errors: errors.map(plainError) };
  });
  const broken = module.errors().map(plainError);
  return broken.length > 0 ? [{ project, name: '', state: 'failed', errors: broken }, ...outcomes] : outcomes;
}

function plainError({
  name = 'Error',
  message,
}: {
  name?: string | undefined;
  message: string;
}): Outcome['errors'][number] {
  return { name, message };
}
