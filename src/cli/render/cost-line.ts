/** A cost as the one line under Terraform's summary. */
import { isFree, type Money } from '../../model/money.ts';
import type { BalanceMove, Cost, Recurring } from './cost.ts';
import { moneyText } from './price-text.ts';
import { safeText } from './safe-text.ts';

/**
 * The line under Terraform's summary: `Cost: 0.26 EUR now, +0.26 EUR/day (+7.80 EUR/30 days); balance 20.00 EUR ->
 * 19.74 EUR.` Undefined when no money is involved.
 */
export function costLine(cost: Cost, { named }: { readonly named: boolean }): string | undefined {
  const charged = cost.now.filter((amount) => !isFree(amount));
  const recurring = cost.recurring.map(recurringText).join(' and ');
  const quiet = recurring === '' && cost.balances.length === 0;
  const now = charged.length > 0 ? charged : quiet ? cost.now : [];
  const parts = [now.length > 0 ? `${now.map(moneyText).join(' and ')} now` : '', recurring].filter(
    (part) => part !== '',
  );
  const sentence = [parts.join(', '), balanceText(cost.balances, named)].filter((part) => part !== '').join('; ');
  return sentence === '' ? undefined : `Cost: ${sentence}.`;
}

function recurringText({ perDay, per30Days }: Recurring): string {
  return `${signed(perDay)}/day (${signed(per30Days)}/30 days)`;
}

function signed(value: Money): string {
  return `${value.amount.startsWith('-') ? '' : '+'}${moneyText(value)}`;
}

function balanceText(moves: readonly BalanceMove[], named: boolean): string {
  const texts = moves.map(({ provider, before, after }) => {
    const name = named || moves.length > 1 ? ` (${safeText(provider)})` : '';
    return `${moneyText(before)} -> ${moneyText(after)}${name}`;
  });
  return texts.length === 0 ? '' : `${texts.length > 1 ? 'balances' : 'balance'} ${texts.join(' and ')}`;
}
