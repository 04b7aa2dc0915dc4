/** What is accounted for when a run ends before apply could say what became of its actions. */
import { describe, expect, it } from 'vitest';
import { recordRun, unsettledMoney } from '../../src/cli/run-record.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Intent } from '../../src/model/purchase.ts';
import { actionOf, EUR, intentOf, planOf, quoteOf } from '../engine/support/samples.ts';

const STOPPED = { code: 'INTERRUPTED', summary: 'The process ended before this came to its end' } as const;
const PAID = intentOf('servers.ann', { phase: 'paid', sent: true, charge: EUR('0.13') });

const plan = (resume?: Intent): Plan =>
  planOf([
    actionOf('servers.ann', {
      quote: quoteOf('0.13'),
      ...(resume && { resume: { from: 'intent', intent: resume.id, phase: resume.phase, observeOnly: false } }),
    }),
  ]);

describe('a run that ends at once', () => {
  it('has spent what the vendor has said yes to, although nothing shows it yet', () => {
    const record = recordRun(plan());
    record.note({ type: 'step-start', address: 'servers.ann', step: 'confirm and pay' });
    const { spent, unknown } = record.soFar([PAID], STOPPED);
    expect(spent).toEqual([EUR('0.13')]);
    expect(unknown.map(({ address }) => address)).toEqual(['servers.ann']);
    expect(unsettledMoney([PAID])).toEqual([]);
  });

  it('may have spent what the vendor has not answered', () => {
    const paying = { ...PAID, phase: 'paying' } as const;
    expect(recordRun(plan()).soFar([paying], STOPPED).spent).toEqual([]);
    expect(unsettledMoney([paying])).toEqual([EUR('0.13')]);
  });

  it('has not spent what an earlier run has paid', () => {
    expect(recordRun(plan(PAID)).soFar([PAID], STOPPED).spent).toEqual([]);
  });

  it('counts once what the action has told', () => {
    const record = recordRun(plan());
    record.note({ type: 'step-complete', address: 'servers.ann', step: 'confirm and pay', spent: EUR('0.13') });
    record.note({ type: 'action-end', address: 'servers.ann', verb: 'create', elapsedMs: 1, ending: 'unknown' });
    expect(record.soFar([PAID], STOPPED).spent).toEqual([EUR('0.13')]);
  });
});
