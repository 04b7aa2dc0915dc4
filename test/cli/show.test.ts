/** contract.md §3, `show`: a saved plan or the state, human or JSON. */
import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../src/model/json.ts';
import { APPLY, expectCode, SERVER, useStage } from './stage.ts';

const stage = useStage();
const ONE = { servers: { 'web-1': SERVER } };

describe('show', () => {
  it('of nothing says that nothing is recorded', async () => {
    expect(expectCode(await stage.hostform('show'), 0).out).toBe('The state is empty: nothing is recorded.\n');
    expect(JSON.parse(expectCode(await stage.hostform('show', '--json'), 0).out)).toMatchObject({
      format_version: '1.0',
      values: { root_module: { resources: [] } },
    });
  });

  it("of the state is what is recorded, for people and in Terraform's shape", async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    const asked = stage.vendors.zomro.calls.length;
    const { out } = expectCode(await stage.hostform('show'), 0);
    expect(out).toContain('# servers.web-1\nzomro_server "web-1" {');
    expect(out).toMatch(/tariff +=  ?"Cloud Essential \| NL-2"/);
    const json = JSON.parse(expectCode(await stage.hostform('show', '--json'), 0).out);
    expect(json).toMatchObject({
      values: {
        root_module: {
          resources: [
            { address: 'servers.web-1', type: 'zomro_server', values: { name: 'web-1' }, sensitive_values: {} },
          ],
        },
      },
    });
    expect(stage.vendors.zomro.calls).toHaveLength(asked);
  });

  it('of a plan file is what plan showed', async () => {
    stage.declare(ONE);
    const planned = await stage.hostform('plan', '--out', 'plan.json');
    const { out } = expectCode(await stage.hostform('show', 'plan.json'), 0);
    expect(out).toBe(planned.out.split('\nSaved the plan')[0]);
  });

  it('of a plan file shows what apply would refuse', async () => {
    stage.declare({ ...ONE, budget: { max_charge: '0.01 EUR' } });
    expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
    const { out } = expectCode(await stage.hostform('show', 'plan.json'), 0);
    expect(out).toContain('Apply would refuse this plan');
    expectCode(await stage.hostform('apply', 'plan.json'), 4);
  });

  it('--json of a plan file is the file', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
    const json: Attributes = JSON.parse(expectCode(await stage.hostform('show', '--json', 'plan.json'), 0).out);
    expect(json).toEqual(stage.json('plan.json'));
  });

  it('of a file that is not there is a usage error', async () => {
    const { err } = expectCode(await stage.hostform('show', 'plan.json'), 64);
    expect(err).toContain('The plan file can not be read');
  });

  it.each([
    ['another kind of file', 'hello'],
    ['a plan of another tool', '{"format_version":"1.2","resource_changes":[]}'],
    ['a newer format', '{"format_version":"2.0","hostform":{"plan":{"formatVersion":2}}}'],
  ])('of %s says what it is: 5', async (_, text) => {
    stage.write({ 'plan.json': text });
    const { err } = expectCode(await stage.hostform('show', 'plan.json'), 5);
    expect(err).toContain('The plan file can not be used');
  });
});
