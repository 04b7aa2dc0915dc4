/** The ledger held against the vendors' own books. */
import Big from 'big.js';
import { expect } from 'vitest';

/** Runs hostform, in whatever way. */
type Ask = (...argv: string[]) => Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;

/** One purchase in somebody's books. */
export interface Booked {
  readonly thing: string;
  readonly amount: string;
  readonly currency: string;
}

/** The ledger as `ledger list --json` shows it. */
export async function ledgerOf(ask: Ask): Promise<Booked[]> {
  const { out, err, code } = await ask('ledger', 'list', '--json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const lines: readonly { thing: string; charged: { amount: string; currency: string } }[] = JSON.parse(out).ledger;
  return lines.map(({ thing, charged }) => ({ thing, ...charged }));
}

/** Each movement is one line and each line one movement; a cart that prints cents says no more than those. */
export function expectSameBooks(ledger: readonly Booked[], vendor: readonly Booked[], words = ''): void {
  expect(ledger.map(({ thing }) => thing).sort(), words).toEqual(vendor.map(({ thing }) => thing).sort());
  const rest = [...vendor];
  for (const line of ledger) {
    const at = rest.findIndex((movement) => isSame(line, movement));
    expect(at, `${JSON.stringify({ line, vendor })}\n${words}`).toBeGreaterThanOrEqual(0);
    rest.splice(at, 1);
  }
}

function isSame(line: Booked, movement: Booked): boolean {
  const decimals = line.amount.split('.')[1]?.length ?? 0;
  const shown = new Big(movement.amount).round(Math.max(2, decimals), 1);
  return line.thing === movement.thing && line.currency === movement.currency && shown.eq(line.amount);
}
