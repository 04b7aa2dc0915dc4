/**
 * The same stories told to Terraform and to hostform. Where the two answer differently, docs/terraform.md says so and
 * why: a difference that it does not explain fails here, and so does a row that is no longer true.
 *
 * Terraform's answers are kept in golden/answers.json. Where the `terraform` of that version is on the PATH they are
 * measured again; write them anew with: npx vitest run test/terraform -u
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { describe, expect, it } from 'vitest';
import { useStage } from '../cli/stage.ts';
import type { Answers } from './answers.ts';
import { playHostform } from './hostform-side.ts';
import { ADDRESSES } from './scenarios/addresses.ts';
import { FAILURES } from './scenarios/failures.ts';
import { GUARDS } from './scenarios/guards.ts';
import { JSON_SHAPES } from './scenarios/json.ts';
import { OUTPUT } from './scenarios/output.ts';
import { PLANNING } from './scenarios/planning.ts';
import { SAVED } from './scenarios/saved.ts';
import { differences, documented, rowOf } from './table.ts';
import { MEASURED_VERSION, playTerraform, skipReason } from './terraform-side.ts';

const SCENARIOS = [...PLANNING, ...ADDRESSES, ...SAVED, ...GUARDS, ...FAILURES, ...OUTPUT, ...JSON_SHAPES];
const GOLDEN = join(import.meta.dirname, 'golden/answers.json');

const stage = useStage();
const skipped = skipReason();
if (skipped !== undefined)
  process.stderr.write(`SKIPPED: ${SCENARIOS.length} scenarios are not measured with Terraform: ${skipped}\n`);

/** Most of the time is spent waiting for processes. */
const few = pLimit(3);

const kept = (): { terraform: string; answers: { [scenario: string]: Answers } } =>
  JSON.parse(readFileSync(GOLDEN, 'utf8'));

describe.skipIf(skipped !== undefined)('Terraform', () => {
  it('answers as it is recorded', { timeout: 180_000 }, async () => {
    const played = await Promise.all(SCENARIOS.map(({ terraform }) => few(() => playTerraform(terraform))));
    const answers = Object.fromEntries(SCENARIOS.map(({ name }, at) => [name, played[at]]));
    const text = `${JSON.stringify({ terraform: MEASURED_VERSION, answers }, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(GOLDEN);
  });
});

describe('hostform', () => {
  it.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
    'agrees, or differs as docs/terraform.md says: %s',
    async (name, scenario) => {
      const ours = await playHostform(stage, scenario.hostform);
      const found = differences(name, kept().answers[name] ?? {}, ours).map(rowOf);
      const told = documented().filter((row) => row.scenario === name);
      expect(found, 'as measured, and as the page says').toEqual(told.map(rowOf));
    },
  );
});

describe('docs/terraform.md', () => {
  it('has rows for scenarios that exist only', () => {
    const names = new Set(SCENARIOS.map(({ name }) => name));
    expect(names.size).toBe(SCENARIOS.length);
    expect(documented().filter(({ scenario }) => !names.has(scenario))).toEqual([]);
  });

  it('names the version that was measured', () => {
    expect(kept().terraform).toBe(MEASURED_VERSION);
    const page = readFileSync(join(import.meta.dirname, '../../docs/terraform.md'), 'utf8');
    expect(page).toContain(`Terraform ${MEASURED_VERSION}`);
  });
});
