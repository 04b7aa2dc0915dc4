import { styleText } from 'node:util';

/** Wraps a text in a colour, or hands it back unchanged. */
export type Paint = (text: string) => string;

export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly magenta: Paint;
  readonly cyan: Paint;
}

/**
 * Colours, or none. Whether to colour is decided once per stream by `wantsColor`, so the stream is not asked again
 * here: `styleText` would look at the process's environment. One format per call: its list form is wrong on Node 20.
 */
export function makeStyle(enabled: boolean): Style {
  const paint = (format: keyof Style): Paint =>
    enabled ? (text) => (text === '' ? '' : styleText(format, text, { validateStream: false })) : (text) => text;
  return {
    bold: paint('bold'),
    dim: paint('dim'),
    red: paint('red'),
    green: paint('green'),
    yellow: paint('yellow'),
    blue: paint('blue'),
    magenta: paint('magenta'),
    cyan: paint('cyan'),
  };
}

export interface ColorQuestion {
  readonly env: { readonly [name: string]: string | undefined };
  /** Of the stream that is written to: stdout and stderr are asked apart. */
  readonly isTTY: boolean;
  /** What the command line says, if it says anything. */
  readonly flag?: boolean;
}

/**
 * The flag decides, then FORCE_COLOR (`0` and `false` switch off), then NO_COLOR, then whether it is a terminal that
 * knows colours. Variables that are set but empty say nothing (no-color.org, force-color.org).
 */
export function wantsColor({ env, isTTY, flag }: ColorQuestion): boolean {
  if (flag !== undefined) return flag;
  const forced = env['FORCE_COLOR'];
  if (forced) return forced !== '0' && forced !== 'false';
  if (env['NO_COLOR']) return false;
  return isTTY && env['TERM'] !== 'dumb';
}
