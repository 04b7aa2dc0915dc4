/** Options that say how much a run may spend and touch. What does not fit them is a usage error, before anything is read. */
import { InvalidArgumentError, Option } from 'commander';
import { type Money, parseMoney } from '../model/money.ts';

export function moneyOption(text: string): Money {
  const parsed = parseMoney(text);
  if (parsed && !parsed.amount.startsWith('-')) return parsed;
  throw new InvalidArgumentError('It has to be an amount with its currency, in quotes: "20.00 EUR".');
}

/** In place of what the manifest's guards say. */
export function countLimit(counted: string, verb: string): Option {
  const text = `${verb} at most so many, whatever the manifest's guards say`;
  return new Option(`--max-${counted} <n>`, text).argParser(countOption);
}

function countOption(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It has to be a whole number, like 5.');
  return Number(text);
}
