/** The balance (zomro.md §7.20, §9): every change of it goes through `move` and leaves one movement in the ledger. */
import { decimal, units } from './amounts.ts';
import { type Asked, currencyOf, type World } from './asked.ts';
import { refuseFunds } from './refusal.ts';
import type { Account, Movement } from './rows.ts';
import { nextId } from './tables.ts';
import type { Branch } from './wire.ts';

/** What can be spent: balance and credit. */
export function spendable(account: Account): number {
  return units(account.balance) + units(account.credit);
}

export interface Move {
  readonly at: number;
  /** Units; negative for a charge, tax included. */
  readonly amount: number;
  readonly service: string | null;
  readonly reason: Movement['reason'];
  readonly text: string;
}

/** Changes the balance and writes it down. */
export function move(world: World, account: Account, { at, amount, service, reason, text }: Move): void {
  account.balance = decimal(units(account.balance) + amount);
  world.tables.ledger.push({
    id: nextId(world.tables, 'movement'),
    at,
    account: account.id,
    amount: decimal(amount),
    currency: world.knobs.currency ?? account.currency,
    service,
    reason,
    text,
  });
}

/**
 * Asks for money before anything else happens. With enough of it: undefined, and the caller goes on. Without: the
 * error of §3, or the trap of §3, a success that carries a payment page and means "not bought".
 */
export function fundsOr(asked: Asked, amount: number): 'redirect' | undefined {
  if (amount <= 0 || spendable(asked.caller.account) >= amount) return undefined;
  if (asked.world.knobs.insufficientFunds === 'redirect') return 'redirect';
  return refuseFunds(decimal(amount), currencyOf(asked));
}

/** The payment page of an order that was not paid, and the invoice behind it. */
export function paymentPage(asked: Asked, amount: number, services: readonly string[]): Branch {
  const { tables } = asked.world;
  const id = nextId(tables, 'payment');
  tables.payments.push({
    id,
    account: asked.caller.account.id,
    at: asked.now,
    amount: decimal(amount),
    currency: currencyOf(asked),
    status: '1',
    services,
  });
  return {
    ok: { $: `https://api.zomro.com/billmgr?func=payment.add.pay&elid=${id}` },
    billorder: id,
    payment_id: id,
  };
}
