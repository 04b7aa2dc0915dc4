/** The commands that carry out a plan that was just shown, and no other. */
import type { Globals } from './program.ts';

/** Options that say how a plan is shown or saved, and not what is planned. */
const OF_PLAN_ONLY: ReadonlySet<string> = new Set(['out', 'json', 'detailedExitcode', 'destroy', 'report']);

/** With every option that the plan was made with, so that it is made the same way again. */
export function expectCommand(
  digest: string,
  { globals, options }: { readonly globals: Globals; readonly options: object },
): string {
  const planning = Object.entries(options).filter(([name]) => !OF_PLAN_ONLY.has(name));
  const verb = 'destroy' in options && options.destroy === true ? 'destroy' : 'apply';
  const given = [...Object.entries(globals), ...planning].flatMap(([name, value]) => optionWords(name, value));
  return ['hostform', verb, ...given, '--expect', digest].map(quoted).join(' ');
}

/** The command for a plan that was saved. The file carries everything else, but not which world it is for. */
export function savedCommand(path: string, { chdir, sandbox }: Globals): string {
  const given = Object.entries({ chdir, sandbox }).flatMap(([name, value]) => optionWords(name, value));
  return ['hostform', 'apply', ...given, path.startsWith('-') ? `./${path}` : path].map(quoted).join(' ');
}

function optionWords(name: string, value: unknown): string[] {
  const option = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  if (value === true) return [option];
  if (typeof value === 'string') return [option, value];
  return Array.isArray(value) ? value.flatMap((each: unknown) => optionWords(name, each)) : [];
}

/** As a shell reads it back. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
