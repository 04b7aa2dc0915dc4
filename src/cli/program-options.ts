/** What several commands share: options, and the way to say what was chosen. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { durationMs, parsePeriod } from '../model/period.ts';
import type { Run } from './program.ts';

/** Called with what a command runs. */
export type Choose = (run: Run) => void;

/** For every command that writes the state. */
export function withLock(command: Command): Command {
  return command.addOption(
    new Option('--lock-timeout <duration>', 'wait this long for another run to end, like 5m').argParser(waitOption),
  );
}

/** `5m`, `PT5M`: milliseconds. */
function waitOption(text: string): number {
  const period = parsePeriod(text);
  if (period && period.months === 0) return durationMs(period);
  throw new InvalidArgumentError('It has to be a duration, like 5m, 90s or PT1H.');
}

/** Only what was given: an absent argument is no property. */
export function given<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
