/**
 * The promise of docs/adding-a-kind.md: a folder, the lines that `npm run new-kind` names, `npm run schemas`, and the
 * conformance suite leads the new kind through a whole life, with no other file changed.
 */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startKind } from '../../scripts/new-kind.ts';
import { openWorkshop, type Workshop } from '../scripts/workshop.ts';

const NEEDED = ['test', 'bench', 'examples', 'README.md', 'vitest.config.ts'];

let workshop: Workshop;

beforeEach(() => {
  workshop = openWorkshop(NEEDED);
});

afterEach(() => workshop.remove());

it.each([
  { provider: 'zomro', name: 'firewall-rules', section: 'firewall_rules' },
  { provider: 'ovh', name: 'hosted-zones', section: 'hosted_zones' },
])('a kind started from the template of $provider lives a whole life', async ({ provider, name, section }) => {
  const { edits } = await startKind({ root: workshop.root, provider, name });
  for (const edit of edits) workshop.edit(edit);
  const written = workshop.run('tsx', 'scripts/write-schemas.ts');
  expect(written.status, written.stderr).toBe(0);
  expect(workshop.text('schemas/manifest.schema.json')).toContain(`"${section}"`);
  const suites = ['test/conformance.test.ts', 'test/architecture.test.ts'];
  const tested = workshop.run('vitest', 'run', ...suites, '-t', `${section}|imports|room`);
  expect(tested.status, `${tested.stdout}\n${tested.stderr}`).toBe(0);
  expect(tested.stdout).toMatch(/Tests: [1-9]\d* passed, 0 failed/);
});
