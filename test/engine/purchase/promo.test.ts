import { describe, expect, it } from 'vitest';
import type { Intent } from '../../../src/model/purchase.ts';
import { failed, intentOf, line, open, openDesk, type SaleScript } from '../support/desk.ts';
import { EUR } from '../support/samples.ts';

const secrets = { promo_code: 'CODE' };
const desk = (sale: SaleScript, more: { open?: Intent } = {}) => openDesk({ secrets, sale, ...more });

describe('a promo code', () => {
  it('is applied once, and the cheaper price is what is charged', async () => {
    const at = desk({ inspect: [open('line-1', '1.00'), open('line-1', '0.80')] });
    expect(await at.buy()).toMatchObject({ charge: EUR('0.80') });
    expect(at.count('applyPromo')).toBe(1);
  });

  it.each([
    { name: 'is refused', sale: { applyPromo: [failed('refused', 'promocode')] } },
    { name: 'makes nothing cheaper', sale: {} },
    { name: 'gets no answer twice, and shows no effect', sale: { applyPromo: [failed('unclear')] } },
  ])('that $name stops the purchase, and our line goes', async ({ sale }) => {
    const at = desk(sale);
    expect((await at.refusal()).code).toBe('PROMO_REFUSED');
    expect(at.count('pay')).toBe(0);
    expect(at.calls.at(-1)).toBe('release line-1');
    expect(at.memory.state().pending).toEqual([]);
  });

  it('whose answer was lost is not applied again when the price shows that it works', async () => {
    const at = desk({ applyPromo: [failed('unclear')], inspect: [open('line-1', '1.00'), open('line-1', '0.80')] });
    await at.buy();
    expect(at.count('applyPromo')).toBe(1);
  });

  it('is applied again after a dead session', async () => {
    const at = desk({
      applyPromo: [failed('refused', 'auth'), undefined],
      inspect: [open('line-1', '1.00'), open('line-1', '1.00'), open('line-1', '0.80')],
    });
    await at.buy();
    expect(at.count('applyPromo')).toBe(2);
  });

  it('that an earlier run applied is not applied again', async () => {
    const begun = intentOf('servers.ann', { phase: 'promo', sent: false, promo: { before: EUR('1.00') } });
    const at = desk({ inspect: [open('line-1', '0.80')] }, { open: begun });
    await at.buy();
    expect(at.count('applyPromo')).toBe(0);
  });

  it('that is in force already, for an earlier purchase, is good enough', async () => {
    const at = desk({ inspect: [open('line-1', '0.80')] });
    expect(await at.buy()).toMatchObject({ charge: EUR('0.80') });
  });

  it('never acts on a line of somebody else: ours is removed and theirs is named', async () => {
    const at = desk({ inspect: [open('line-1', '1.00', [line('line-7')])] });
    const problem = await at.refusal();
    expect(problem.code).toBe('FOREIGN_LINE');
    expect(problem.details.detail).toContain('line-7');
    expect(at.calls.slice(-1)).toEqual(['release line-1']);
    expect(at.count('applyPromo')).toBe(0);
  });

  it('is not applied again when somebody has put a line into the cart meanwhile', async () => {
    const at = desk({
      applyPromo: [failed('unclear')],
      inspect: [open('line-1', '1.00'), open('line-1', '1.00', [line('line-7')])],
    });
    expect((await at.refusal()).code).toBe('FOREIGN_LINE');
    expect(at.count('applyPromo')).toBe(1);
  });

  it('does not excuse a price above the plan', async () => {
    const at = desk({ inspect: [open('line-1', '1.00'), open('line-1', '1.10')] });
    expect((await at.refusal()).code).toBe('PRICE_MOVED');
  });
});

describe('a promo code that is not required', () => {
  const optional = (sale: SaleScript) =>
    openDesk({ secrets, sale, action: { after: { name: 'ann', size: 'small', promo: { required: false } } } });

  it.each<{ name: string; sale: SaleScript }>([
    { name: 'is refused', sale: { applyPromo: [failed('refused', 'promocode')] } },
    { name: 'makes nothing cheaper', sale: {} },
    { name: 'gets no answer twice, and shows no effect', sale: { applyPromo: [failed('unclear')] } },
  ])('and $name lets the full price be paid, once, and is told', async ({ sale }) => {
    const at = optional(sale);
    expect(await at.buy()).toMatchObject({ charge: EUR('1.00') });
    expect(at.count('pay')).toBe(1);
    expect(at.count('release')).toBe(0);
    expect(at.notices).toMatchObject([{ code: 'PROMO_REFUSED', severity: 'warning' }]);
    expect(at.notices[0]?.detail).toContain('for 1.00 EUR');
  });

  it('and works is used, and nothing is told', async () => {
    const at = optional({ inspect: [open('line-1', '1.00'), open('line-1', '0.80')] });
    expect(await at.buy()).toMatchObject({ charge: EUR('0.80') });
    expect(at.notices).toEqual([]);
  });

  it.each<{ name: string; sale: SaleScript; code: string }>([
    {
      name: 'a price above the plan after it was refused',
      sale: { applyPromo: [failed('refused', 'promocode')], inspect: [open('line-1', '1.00'), open('line-1', '1.01')] },
      code: 'PRICE_MOVED',
    },
    {
      name: 'a line of somebody else',
      sale: { inspect: [open('line-1', '1.00', [line('line-7')])] },
      code: 'FOREIGN_LINE',
    },
  ])('does not excuse $name', async ({ sale, code }) => {
    const at = optional(sale);
    expect((await at.refusal()).code).toBe(code);
    expect(at.count('pay')).toBe(0);
    expect(at.calls.at(-1)).toBe('release line-1');
  });

  it('whose reservation is gone after a refusal is reserved again', async () => {
    const at = optional({
      applyPromo: [failed('refused', 'promocode')],
      reserve: ['line-1', 'line-2'],
      inspect: [
        open('line-1', '1.00'),
        ...Array.from({ length: 12 }, () => ({ state: 'gone', others: [] }) as const),
        open('line-2', '1.00'),
      ],
    });
    await at.buy();
    expect(at.count('pay')).toBe(1);
  });
});
