/** A run that was stopped while the vendor answered, and whose state another run has taken over, changes nothing more. */
import { describe, expect, it } from 'vitest';
import { HostformError } from '../../../src/model/errors.ts';
import { failed, intentOf, open, openDesk, type SaleScript } from '../support/desk.ts';

const CHANGING = ['reserve', 'applyPromo', 'pay', 'release'];

interface Case {
  readonly name: string;
  readonly sale: SaleScript;
  /** The call during which the state is lost. */
  readonly during: string;
}

const CASES: readonly Case[] = [
  { name: 'a refused promo code', sale: { applyPromo: [failed('refused', 'promocode')] }, during: 'applyPromo' },
  { name: 'a promo code without an answer', sale: { applyPromo: [failed('unclear')] }, during: 'applyPromo' },
  { name: 'a promo code that makes nothing cheaper', sale: {}, during: 'applyPromo' },
  { name: 'an add for which the session was dead', sale: { reserve: [failed('refused', 'auth')] }, during: 'reserve' },
  { name: 'an add without an answer', sale: { reserve: [failed('unclear')] }, during: 'reserve' },
  { name: 'a line that is dearer than planned', sale: { inspect: [open('line-1', '9.00')] }, during: 'inspect' },
  { name: 'a refused payment', sale: { pay: [failed('refused', 'value')] }, during: 'pay' },
];

describe('a run that loses its state', () => {
  it.each(CASES)('during $name sends no changing call after it', async ({ sale, during }) => {
    let lost = false;
    const desk = openDesk({
      secrets: during === 'applyPromo' ? { promo_code: 'CODE' } : {},
      sale,
      beforeCall: (name) => {
        lost ||= name === during;
      },
      beforeCommit: () => {
        if (lost) throw new HostformError('STATE_FENCED', 'The state is no longer held by this run.');
      },
    });
    expect((await desk.refusal()).code).toBe('STATE_FENCED');
    const names = desk.calls.map((call) => call.split(' ')[0] ?? '');
    const after = names.slice(names.indexOf(during) + 1);
    expect(after.filter((name) => CHANGING.includes(name))).toEqual([]);
  });

  it('before it takes back a line that is no longer wanted leaves the line alone', async () => {
    const desk = openDesk({
      open: intentOf('servers.ann', { phase: 'reserved', sent: false, reservation: 'line-0' }),
      action: { resume: { from: 'abandon', intent: 'servers.ann', phase: 'reserved' } },
      beforeCommit: () => {
        throw new HostformError('STATE_FENCED', 'The state is no longer held by this run.');
      },
    });
    expect((await desk.refusal()).code).toBe('STATE_FENCED');
    expect(desk.calls).toEqual([]);
  });
});
