/** The commands that close an open purchase, ready to be copied. */
import type { Paint } from './colors.ts';
import { safeText } from './safe-text.ts';

/** A command, and what it is for. */
export type Command = readonly [command: string, purpose: string];

/** A human's two answers. `id` is named when there is one candidate only. */
export function resolveCommands(address: string, id = 'ID'): Command[] {
  const resolve = `hostform pending resolve ${safeText(address)}`;
  return [
    [`${resolve} --id ${safeText(id)}`, 'if it was bought: this is it'],
    [`${resolve} --not-bought`, 'if it was not'],
  ];
}

/** One line per command, purposes aligned. */
export function commandLines(commands: readonly Command[], paint: Paint): string[] {
  const widest = Math.max(...commands.map(([command]) => command.length));
  return commands.map(([command, purpose]) => `${paint(command)}${' '.repeat(widest - command.length)}  ${purpose}`);
}
