import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../../src/model/purchase.ts';
import { failed, intentOf, line, open, openDesk } from '../support/desk.ts';
import { EUR, quoteOf } from '../support/samples.ts';

describe('the add', () => {
  it('is repeated, a little later, when its answer was lost', async () => {
    const desk = openDesk({
      sale: { reserve: [failed('unclear'), 'line-2'], inspect: [open('line-2', '1.00', [line('line-1')])] },
    });
    await desk.buy();
    expect(desk.calls.filter((call) => call.startsWith('pay'))).toEqual(['pay line-2']);
    expect(desk.timeline.now()).toBeGreaterThanOrEqual(10_000);
  });

  it('is given up after four lost answers, with nothing open', async () => {
    const desk = openDesk({ sale: { reserve: [failed('unclear')] } });
    await desk.refusal();
    expect(desk.count('reserve')).toBe(4);
    expect(desk.memory.state().pending).toEqual([]);
  });

  it.each([
    { effect: 'refused', code: undefined, adds: 1 },
    { effect: 'not-sent', code: undefined, adds: 1 },
    { effect: 'refused', code: 'auth', adds: 4 },
  ] as const)(
    'that was $effect ($code) was no add: nothing is left open, and nothing counts as lost',
    async ({ effect, code, adds }) => {
      const desk = openDesk({ sale: { reserve: [failed(effect, code)] } });
      await desk.refusal();
      expect(desk.count('reserve')).toBe(adds);
      expect(desk.memory.state().pending).toEqual([]);
      expect(desk.memory.state().accounts['shop']?.strays ?? []).toEqual([]);
    },
  );

  it('is sent again after a dead session, and no line counts as left over then', async () => {
    const desk = openDesk({
      secrets: { promo_code: 'CODE' },
      sale: { reserve: [failed('refused', 'auth'), 'line-1'], inspect: [open('line-1', '1.00', [line('line-7')])] },
    });
    expect((await desk.refusal()).code).toBe('FOREIGN_LINE');
  });

  it('is not repeated when the kind finds the line whose answer was lost', async () => {
    const desk = openDesk({
      sale: { reserve: [failed('unclear')], recover: ['line-5'], inspect: [open('line-5', '1.00')] },
    });
    await desk.buy();
    expect(desk.count('reserve')).toBe(1);
    expect(desk.calls).toContain('pay line-5');
  });

  it('that was found again is not left over any more', async () => {
    const desk = openDesk({
      secrets: { promo_code: 'CODE' },
      sale: {
        reserve: [failed('unclear')],
        recover: ['line-5'],
        inspect: [open('line-5', '1.00', [line('line-7')])],
      },
    });
    expect((await desk.refusal()).code).toBe('FOREIGN_LINE');
    expect(desk.memory.state().accounts['shop']?.strays ?? []).toEqual([]);
  });
});

describe('the price of the line', () => {
  it.each([
    { name: 'as planned', shown: EUR('1.00'), ends: 'bought' },
    { name: 'cheaper', shown: EUR('0.99'), ends: 'bought' },
    { name: 'one ten-thousandth dearer', shown: EUR('1.0001'), ends: 'PRICE_MOVED' },
    { name: 'nothing', shown: EUR('0.00'), ends: 'bought' },
    { name: 'less than nothing', shown: EUR('-0.01'), ends: 'PRICE_MOVED' },
    { name: 'in another currency', shown: { amount: '0.10', currency: 'USD' }, ends: 'PRICE_MOVED' },
  ])('$name: $ends', async ({ shown, ends }) => {
    const desk = openDesk({
      sale: { inspect: [{ state: 'open', own: line('line-1', { charge: shown }), others: [], mismatches: [] }] },
    });
    if (ends === 'bought') {
      expect(await desk.buy()).toMatchObject({ charge: shown });
      return;
    }
    expect((await desk.refusal()).code).toBe(ends);
    expect(desk.calls.slice(-2)).toEqual(['inspect line-1', 'release line-1']);
    expect(desk.memory.state().pending).toEqual([]);
  });

  it('of one of two purchases is held against half of the quote', async () => {
    const action = { quote: quoteOf('2.00', { count: 2 }) };
    const dear = openDesk({ action, sale: { inspect: [open('line-1', '1.01')] } });
    expect((await dear.refusal()).code).toBe('PRICE_MOVED');
    expect(await openDesk({ action }).buy()).toMatchObject({ charge: EUR('1.00') });
  });

  it.each<{ name: string; view: Partial<Extract<Inspection, { state: 'open' }>> }>([
    { name: 'another period', view: { mismatches: ['the cart shows P1M'] } },
    { name: 'a reason to stop', view: { stop: 'Another order is being delivered.' } },
  ])('does not matter when there is $name', async ({ view }) => {
    const desk = openDesk({
      sale: { inspect: [{ ...(open('line-1', '0.10') as Extract<Inspection, { state: 'open' }>), ...view }] },
    });
    expect((await desk.refusal()).code).toBe('PRICE_MOVED');
    expect(desk.count('pay')).toBe(0);
    expect(desk.count('release')).toBe(1);
  });

  it('is only known when our line can be taken back: until then the purchase stays open', async () => {
    const desk = openDesk({ sale: { inspect: [open('line-1', '9.00')], release: [failed('unclear')] } });
    await desk.refusal();
    expect(desk.intent()).toMatchObject({ phase: 'reserved', sent: false });
  });
});

describe('lines of other people', () => {
  it('are left alone where there is no promo code', async () => {
    const desk = openDesk({ sale: { inspect: [open('line-1', '1.00', [line('line-7'), line('line-8')])] } });
    await desk.buy();
    expect(desk.calls.filter((call) => /line-[78]/.test(call))).toEqual([]);
    expect(desk.notices).toEqual([]);
  });
});

describe('the line of another open purchase of ours', () => {
  it('is neither foreign nor left over', async () => {
    const other = intentOf('servers.eve', { phase: 'reserved', sent: false, reservation: 'line-7' });
    const desk = openDesk({
      secrets: { promo_code: 'CODE' },
      start: { pending: [other] },
      sale: { inspect: [open('line-1', '1.00', [line('line-7')]), open('line-1', '0.80', [line('line-7')])] },
    });
    expect(await desk.buy()).toMatchObject({ charge: EUR('0.80') });
    expect(desk.notices).toEqual([]);
  });
});

describe('a line whose add was lost', () => {
  const lostAdd = {
    order: { name: 'eve', size: 'small' },
    before: { things: [], reservations: ['line-6'], facts: {} },
  };

  it('is told of while the other purchase that lost it is still open', async () => {
    const other = intentOf('servers.eve', { phase: 'paid', lost: 1, reservation: 'line-5' });
    const desk = openDesk({
      secrets: { promo_code: 'CODE' },
      start: { pending: [other], accounts: { shop: { id: '4711', strays: [lostAdd] } } },
      sale: { inspect: [open('line-1', '1.00', [line('line-7')]), open('line-1', '0.80', [line('line-7')])] },
    });
    await desk.buy();
    expect(desk.notices).toHaveLength(1);
  });

  it.each([
    { name: 'was there before that add', others: ['line-6'] },
    { name: 'is one more than adds were lost', others: ['line-7', 'line-8'] },
  ])('is not a line that $name', async ({ others }) => {
    const desk = openDesk({
      secrets: { promo_code: 'CODE' },
      start: { accounts: { shop: { id: '4711', strays: [lostAdd] } } },
      sale: {
        inspect: [
          open(
            'line-1',
            '1.00',
            others.map((id) => line(id)),
          ),
        ],
      },
    });
    expect((await desk.refusal()).code).toBe('FOREIGN_LINE');
  });

  it('is remembered with the account in the same breath in which the answer is given up', async () => {
    const lost: unknown[] = [];
    const desk = openDesk({
      sale: { reserve: [failed('unclear'), 'line-2'], inspect: [open('line-2', '1.00')] },
      beforeCommit: (changes) => {
        if (changes.some((change) => change.do === 'account')) lost.push(changes.map((change) => change.do));
      },
    });
    await desk.buy();
    expect(lost).toEqual([['intent', 'account']]);
    expect(desk.memory.state().accounts['shop']?.strays).toEqual([
      { order: { name: 'ann', size: 'small' }, before: { things: [], reservations: [], facts: {} } },
    ]);
  });
});
