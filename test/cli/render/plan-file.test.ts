import { describe, expect, it } from 'vitest';
import { planDigest, planSeal } from '../../../src/cli/render/plan-digest.ts';
import { readPlanDocument } from '../../../src/cli/render/plan-file.ts';
import { planDocument, planFileText } from '../../../src/cli/render/plan-json.ts';
import { HostformError } from '../../../src/model/errors.ts';
import { fullPlan } from './sample-plans.ts';

const STATE = 'state/hostform.state.json';
const text = planFileText(
  planDocument(fullPlan, { timestamp: '2026-11-22T09:00:00Z', version: '0.1.0', stateLocation: STATE }),
);

describe('reading a plan back', () => {
  const refusal = (given: string): HostformError => {
    try {
      readPlanDocument(given);
    } catch (error) {
      if (error instanceof HostformError) return error;
      throw error;
    }
    throw new Error('it was read');
  };

  it('gives the plan as it was', () => {
    const read = readPlanDocument(text);
    expect(read.plan).toEqual(JSON.parse(JSON.stringify(fullPlan)));
    expect(read.stateLocation).toBe(STATE);
    expect(read.digest).toBe(planDigest(read.document));
  });

  it('does not care how the JSON is laid out', () => {
    expect(readPlanDocument(JSON.stringify(JSON.parse(text))).plan.serial).toBe(7);
  });

  it.each([
    ['empty', '', 'PLAN_EDITED', 'the file is empty'],
    ['cut short', text.slice(0, 500), 'PLAN_EDITED', 'not JSON'],
    ['a manifest', 'hostform: 1\n', 'PLAN_EDITED', 'not JSON'],
    ['a list', '[]', 'PLAN_EDITED', 'not a plan'],
    ['other JSON', '{"a":1}', 'PLAN_EDITED', 'not a plan'],
    ['of another tool', '{"format_version":"1.2","resource_changes":[]}', 'PLAN_EDITED', 'another tool'],
    ['dearer than approved', text.replace('"amount": "0.13"', '"amount": "9.13"'), 'PLAN_EDITED', 'digest'],
    ['shown otherwise than planned', text.replace('"no-op"', '"create"'), 'PLAN_EDITED', 'digest'],
    ['for another state', text.replace(STATE, 'other/hostform.state.json'), 'PLAN_EDITED', 'digest'],
    ['without a version', '{"format_version":"1.2","hostform":{"plan":{}}}', 'PLAN_EDITED', 'no format version'],
    ['of a newer plan', text.replace('"formatVersion": 1', '"formatVersion": 2'), 'PLAN_STALE', 'newer'],
    [
      'of a newer format',
      text.replace('"format_version": "1.2"', '"format_version": "2.0"'),
      'PLAN_STALE',
      'hostform 0.1.0',
    ],
  ])('refuses what is %s', (_, given, code, words) => {
    expect(refusal(given).code).toBe(code);
    expect(refusal(given).details.detail).toContain(words);
    expect(refusal(given).details.hint).toContain('hostform plan --out');
  });

  it('refuses a document whose digest is right and whose plan is none', () => {
    const forged = { format_version: '1.2', hostform: { plan: { formatVersion: 1, actions: [{}] } } };
    const own = { ...forged.hostform, digest: planDigest(forged) };
    const sealed = { ...forged, hostform: { ...own, seal: planSeal(own) } };
    expect(refusal(JSON.stringify(sealed)).details.detail).toContain('shape');
    expect(refusal(JSON.stringify({ ...forged, hostform: own })).details.detail).toContain('digest');
  });
});
