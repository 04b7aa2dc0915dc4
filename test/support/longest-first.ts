/**
 * The order in which test files begin. Vitest begins with those that took longest in the run before; a fresh clone has
 * seen none, and a minute that begins last is a minute in which all other workers have nothing to do.
 */
import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Beginnings of the paths of files that play long stories, or wait for servers and processes; the longest come first. */
const LONGEST = [
  'test/state/s3/ceph',
  'test/crash/',
  'test/cli/read-only/',
  'test/sim/',
  'test/hostile/',
  'test/terraform/',
  'test/conformance',
  'test/cli/import-all',
  'test/cli/interrupts',
  'test/cli/process',
  'test/ci-examples',
  'test/mutants/',
  'test/scripts/',
  'test/state/postgres/',
  'test/state/kills',
  'test/scenarios/',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => placeOf(a) - placeOf(b));
  }
}

/** Files that are not named keep the order that Vitest gives them. */
function placeOf({ moduleId }: TestSpecification): number {
  const path = relative(process.cwd(), moduleId).replaceAll('\\', '/');
  const place = LONGEST.findIndex((begin) => path.startsWith(begin));
  return place === -1 ? LONGEST.length : place;
}
