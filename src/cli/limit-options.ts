/** Options that say how much a run may spend and touch. What does not fit them is a usage error, before anything is read. */
import { InvalidArgumentError, Option } from 'commander';
import { type Money, parseMoney } from '../model/money.ts';
import { parseTolerance } from '../model/tolerance-text.ts';

export function moneyOption(text: string): Money {
  const parsed = parseMoney(text);
  if (parsed && !parsed.amount.startsWith('-')) return parsed;
  throw new InvalidArgumentError('It has to be an amount with its currency, in quotes: "20.00 EUR".');
}

/** `0.50 EUR` or `2%`: checked here, and kept as it was written, so that a command can be repeated. */
export function toleranceOption(): Option {
  const text = 'pay up to so much more than planned, per purchase: "0.50 EUR" or 2%';
  return new Option('--price-tolerance <money>', text).argParser((written) => {
    if (parseTolerance(written)) return written;
    throw new InvalidArgumentError(
      'It has to be an amount with its currency, "0.50 EUR", or a percentage up to 100: 2%.',
    );
  });
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
