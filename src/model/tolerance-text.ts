import { parseMoney } from './money.ts';
import type { PriceTolerance } from './plan.ts';

/** Reads `0.50 EUR` or `2%` (at most 100%, two decimals); undefined for anything else. */
export function parseTolerance(text: string): PriceTolerance | undefined {
  const percent = /^(100|\d{1,2}(?:\.\d{1,2})?)%$/.exec(text.trim())?.[1];
  if (percent !== undefined) return { percent };
  const amount = parseMoney(text);
  return amount && !amount.amount.startsWith('-') ? { amount } : undefined;
}
