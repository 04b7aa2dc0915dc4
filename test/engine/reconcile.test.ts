/** docs/ledger.md, reconciling: each payment explains one line at most, and each line needs one. */
import { describe, expect, it } from 'vitest';
import { type ReconcileInput, reconcile } from '../../src/engine/reconcile.ts';
import type { LedgerLine, VendorPayment } from '../../src/model/ledger.ts';
import type { RecordedResource } from '../../src/model/resource.ts';

const eur = (amount: string) => ({ amount, currency: 'EUR' });

function line(id: string, more: Partial<LedgerLine> = {}): LedgerLine {
  const base = { version: 1, address: 'servers.web-1', kind: 'servers', provider: 'acme', account: 'a' } as const;
  const paid = { at: '2026-11-02T12:00:00Z', thing: '7', charged: eur('0.12'), planned: eur('0.12') };
  return { ...base, ...paid, id, period: 'P1D', promo: false, ...more };
}

function payment(id: string, more: Partial<VendorPayment> = {}): VendorPayment {
  return { id, at: '2026-11-02T12:00:05Z', amount: eur('0.12'), what: 'Cloud', things: ['7'], ...more };
}

const RECORD: RecordedResource = {
  address: 'servers.web-1',
  kind: 'servers',
  provider: 'acme',
  id: '7',
  phase: 'ready',
  spec: { service: 'shop.example' },
  outputs: {},
  dependsOn: [],
  protected: false,
};

function compare(input: Partial<ReconcileInput>): ReturnType<typeof reconcile> {
  const { lines = [] } = input;
  const state = { resources: [RECORD], pending: [] };
  return reconcile({
    provider: 'acme',
    account: 'a',
    lines,
    ever: lines,
    payments: [],
    state,
    live: new Set(),
    ...input,
  });
}

const classes = (input: Partial<ReconcileInput>): string[] => compare(input).findings.map((found) => found.class);

describe('a purchase of the ledger', () => {
  it('is explained by a payment for its thing, as far as both amounts are written', () => {
    const result = compare({ lines: [line('x')], payments: [payment('1', { amount: eur('0.1170') })] });
    expect(result).toMatchObject({ findings: [], bought: { count: 1, amounts: [eur('0.1170')] } });
  });

  it('is found by its order before anything else', () => {
    const mine = payment('1', { reservation: '55', things: [], amount: eur('14.40') });
    const result = compare({ lines: [line('x', { reservation: '55', charged: eur('14.40') })], payments: [mine] });
    expect(result).toMatchObject({ findings: [], bought: { count: 1 } });
  });

  it('is not explained twice by one payment', () => {
    expect(classes({ lines: [line('x'), line('y')], payments: [payment('1')] })).toEqual(['no-payment']);
  });

  it('is told when the vendor lists another amount or currency', () => {
    expect(classes({ lines: [line('x')], payments: [payment('1', { amount: eur('0.13') })] })).toEqual([
      'other-amount',
    ]);
    const dollars = payment('1', { amount: { amount: '0.12', currency: 'USD' } });
    expect(classes({ lines: [line('x')], payments: [dollars] })).toEqual(['other-amount']);
  });

  it('is not explained by money that came back', () => {
    expect(classes({ lines: [line('x')], payments: [payment('1', { amount: eur('-0.12') })] })).toEqual(['no-payment']);
  });

  it('of another account is not asked for here', () => {
    expect(classes({ lines: [line('x', { account: 'b' })] })).toEqual([]);
  });

  it('whose thing is still there and not managed any more is told', () => {
    const lines = [line('x', { thing: '9' })];
    const payments = [payment('1', { things: ['9'] })];
    expect(classes({ lines, payments, live: new Set(['9']) })).toEqual(['let-go']);
    expect(classes({ lines, payments })).toEqual([]);
  });
});

describe('a payment that no line explains', () => {
  it('is a running cost where the thing is managed, or was bought here', () => {
    const payments = [payment('1'), payment('2', { things: ['shop.example'] }), payment('3', { things: ['9'] })];
    const result = compare({ ever: [line('old', { thing: '9' })], payments });
    expect(result).toMatchObject({ findings: [], running: { count: 3, amounts: [eur('0.36')] } });
  });

  it('is undeclared where nobody knows the thing, or the vendor names none', () => {
    const payments = [payment('1', { things: ['8'] }), payment('2', { things: [] })];
    expect(classes({ payments })).toEqual(['undeclared', 'undeclared']);
  });
});
