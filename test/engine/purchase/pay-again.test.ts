import { describe, expect, it } from 'vitest';
import type { Approval } from '../../../src/model/ledger.ts';
import type { Inspection, Sighting } from '../../../src/model/purchase.ts';
import { failed, intentOf, line, open, openDesk, unreadable } from '../support/desk.ts';
import { EUR } from '../support/samples.ts';

const UNPAID: Sighting = { kind: 'unpaid' };
const GONE: Sighting = { kind: 'gone' };
const BOUGHT: Sighting = { kind: 'bought', id: 'srv-1' };
const lost = failed('unclear');

/** Looks are ten seconds apart, so a window of ten minutes has 61. */
const SETTLE_MS = 600_000;

describe('before a payment is repeated', () => {
  const window = { seek: [() => UNPAID] };
  const dearer: Inspection = open('line-1', '1.20');

  it.each<{ name: string; view: Inspection }>([
    { name: 'costs more than was planned', view: dearer },
    { name: 'costs more than when it was first paid, although less than planned', view: open('line-1', '0.90') },
    {
      name: 'is in another currency',
      view: {
        state: 'open',
        own: line('line-1', { charge: { amount: '0.10', currency: 'USD' } }),
        others: [],
        mismatches: [],
      },
    },
    {
      name: 'is of another period',
      view: { state: 'open', own: line('line-1'), others: [], mismatches: ['the cart shows P1M'] },
    },
    {
      name: 'is not to be paid now',
      view: { state: 'open', own: line('line-1'), others: [], mismatches: [], stop: 'It was renewed.' },
    },
  ])('the line is looked at: one that $name is not paid, and stays open', async ({ view }) => {
    const first = open('line-1', '0.80');
    const desk = openDesk({ sale: { pay: [lost], inspect: [first, view], ...window } });
    const problem = await desk.refusal();
    expect(problem.code).toBe('OUTCOME_UNKNOWN');
    expect(problem.details.detail).toContain('line-1');
    expect(desk.count('pay')).toBe(1);
    expect(desk.count('release')).toBe(0);
    expect(desk.intent()).toMatchObject({ sent: true, reservation: 'line-1' });
  });

  it('a run of the next day looks too', async () => {
    const yesterday = intentOf('servers.ann', {
      charge: EUR('1.00'),
      watch: { since: '2026-11-21T07:00:00.000Z', last: '2026-11-21T07:09:00.000Z', readings: 30 },
    });
    const desk = openDesk({ open: yesterday, sale: { inspect: [dearer], ...window } });
    expect((await desk.refusal()).code).toBe('OUTCOME_UNKNOWN');
    expect(desk.count('pay')).toBe(0);
  });

  it('a line that is gone by then is not paid, but looked for', async () => {
    const desk = openDesk({
      sale: {
        pay: [lost],
        inspect: [open('line-1', '1.00'), { state: 'gone', others: [] }],
        seek: [() => (desk.count('inspect') < 2 ? UNPAID : BOUGHT)],
      },
    });
    expect(await desk.buy()).toMatchObject({ id: 'srv-1' });
    expect(desk.count('pay')).toBe(1);
  });

  it('it stays with whoever approved the first: the second only finds out what that one came to', async () => {
    const first: Approval = { run: 'lock-1', plan: 'sha256:1', by: 'ann', how: 'prompt' };
    const second: Approval = { run: 'lock-2', plan: 'sha256:2', by: 'cron', how: 'auto-approve' };
    const watch = { since: '2026-11-21T07:00:00.000Z', last: '2026-11-21T07:09:00.000Z', readings: 30 };
    const desk = openDesk({
      open: intentOf('servers.ann', { approval: first, watch }),
      approval: second,
      sale: { seek: [() => (desk.count('pay') === 0 ? UNPAID : BOUGHT)] },
    });
    await desk.buy();
    expect(desk.count('pay')).toBe(1);
    expect(desk.memory.state().ledger).toMatchObject([{ approval: first }]);
  });

  it('a cheaper price is what is reported', async () => {
    const desk = openDesk({
      sale: {
        pay: [lost, {}],
        inspect: [open('line-1', '1.00'), open('line-1', '0.50')],
        seek: [() => (desk.count('pay') < 2 ? UNPAID : BOUGHT)],
      },
    });
    expect(await desk.buy()).toMatchObject({ charge: EUR('0.50') });
  });
});

describe('a payment that provably never left', () => {
  it('is tried three times, and then nothing is known to be sent', async () => {
    const desk = openDesk({ sale: { pay: [failed('not-sent')] } });
    await desk.refusal();
    expect(desk.count('pay')).toBe(3);
    expect(desk.intent()).toMatchObject({ phase: 'reserved', sent: false });
  });

  it('does not forget that another one may have left before', async () => {
    const desk = openDesk({ sale: { pay: [lost, failed('not-sent')], seek: [UNPAID] } });
    await desk.refusal();
    expect(desk.intent()).toMatchObject({ sent: true });
  });
});

describe('a payment that was refused', () => {
  it('closes the purchase, once the line is seen unpaid and is taken back', async () => {
    const desk = openDesk({ sale: { pay: [failed('refused', 'not_enough_money')], seek: [UNPAID] } });
    expect((await desk.refusal()).code).toBe('BALANCE');
    expect(desk.calls.slice(-3)).toEqual(['pay line-1', 'seek line-1', 'release line-1']);
    expect(desk.memory.state().pending).toEqual([]);
  });

  it('is not believed when the line is gone', async () => {
    const desk = openDesk({ sale: { pay: [failed('refused', 'busy')], seek: [GONE, BOUGHT] } });
    expect(await desk.buy()).toMatchObject({ id: 'srv-1' });
    expect(desk.count('release')).toBe(0);
  });

  it('closes nothing when an earlier one of the same line may have left, and says what the vendor said', async () => {
    const desk = openDesk({ sale: { pay: [lost, failed('refused', 'not_enough_money')], seek: [UNPAID] } });
    const problem = await desk.refusal();
    expect(problem.code).toBe('OUTCOME_UNKNOWN');
    expect(problem.details.detail).toContain('It was refused');
    expect([desk.count('pay'), desk.count('release')]).toEqual([2, 0]);
    expect(desk.intent()).toMatchObject({ phase: 'reserved', sent: true });
  });

  it('is on disk as refused before our line is taken back: losing that answer leaves nothing unknown', async () => {
    const desk = openDesk({
      sale: { pay: [failed('refused', 'value')], seek: [UNPAID], release: [failed('unclear')] },
    });
    await desk.refusal();
    expect(desk.intent()).toMatchObject({ phase: 'reserved', sent: false });
  });

  it.each([
    { name: 'a dead session', error: failed('refused', 'auth') },
    { name: 'no connection', error: failed('not-sent') },
  ])('because of $name is not sent again for more than was approved', async ({ error }) => {
    const desk = openDesk({
      sale: { pay: [error], seek: [UNPAID], inspect: [open('line-1', '0.80'), open('line-1', '0.81')] },
    });
    expect((await desk.refusal()).code).toBe('PRICE_MOVED');
    expect([desk.count('pay'), desk.count('release')]).toEqual([1, 1]);
  });

  it.each([
    { name: 'a dead session', error: failed('refused', 'auth') },
    { name: 'no connection', error: failed('not-sent') },
  ])('because of $name is not sent again for a line that is gone', async ({ error }) => {
    const desk = openDesk({
      sale: { pay: [error], seek: [UNPAID], inspect: [open('line-1', '1.00'), { state: 'gone', others: [] }] },
    });
    expect((await desk.refusal()).code).toBe('VENDOR_ERROR');
    expect(desk.count('pay')).toBe(1);
    expect(desk.intent()).toMatchObject({ phase: 'reserved', sent: false });
  });

  it('because of a dead session, three times, is given up with nothing sent', async () => {
    const desk = openDesk({ sale: { pay: [failed('refused', 'auth')], seek: [UNPAID] } });
    await desk.refusal();
    expect(desk.count('pay')).toBe(3);
    expect(desk.intent()).toMatchObject({ phase: 'reserved', sent: false });
  });

  it('because of a dead session is sent again at once', async () => {
    const desk = openDesk({ sale: { pay: [failed('refused', 'auth'), {}], seek: [UNPAID, BOUGHT] } });
    await desk.buy();
    expect(desk.count('pay')).toBe(2);
    expect(desk.timeline.now()).toBeLessThan(SETTLE_MS);
  });

  it('leaves the purchase open when nobody can look', async () => {
    const desk = openDesk({ sale: { pay: [failed('refused', 'value')], seek: [unreadable] } });
    await desk.refusal();
    expect(desk.intent()).toMatchObject({ phase: 'paying', sent: true });
    expect(desk.count('release')).toBe(0);
  });
});
