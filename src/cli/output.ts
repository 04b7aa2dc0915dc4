/** The two streams, with every secret taken out of whatever passes. Renderers are loaded when something is said. */
import type { Problem } from '../model/errors.ts';
import type { Json } from '../model/json.ts';
import { makeStyle, type Style, wantsColor } from './render/colors.ts';
import { makeRedactor } from './render/redact.ts';
import type { Sink, World } from './world.ts';

export interface Output {
  /** Results: stdout. */
  readonly print: (text: string) => void;
  /** Progress, questions, errors: stderr. */
  readonly note: (text: string) => void;
  /** Help texts, which may come in before styles are known; nothing when empty. */
  readonly printRaw: (text: string) => void;
  readonly noteRaw: (text: string) => void;
  /** One value per line on stdout, secrets taken out before it becomes text: text replacement could break the JSON. */
  readonly printJson: (value: Json, indent?: number) => Promise<void>;
  readonly problems: (problems: readonly Problem[]) => Promise<void>;
  /** Registers a value that must never be shown. */
  readonly addSecret: (value: string) => void;
  readonly redactJson: (value: Json) => Json;
  readonly stdoutStyle: Style;
  readonly stderrStyle: Style;
  readonly stdout: Sink;
  readonly stderr: Sink;
}

/** Both streams of one run. */
export function makeOutput(world: World): Output {
  const redactor = makeRedactor();
  const { env, stdout, stderr } = world;
  const stdoutStyle = makeStyle(wantsColor({ env, isTTY: stdout.isTTY }));
  const stderrStyle = makeStyle(wantsColor({ env, isTTY: stderr.isTTY }));
  const to = (sink: Sink) => (text: string) => {
    if (text !== '') sink.write(redactor.redact(text));
  };
  return {
    print: to(stdout),
    note: to(stderr),
    printRaw: to(stdout),
    noteRaw: to(stderr),
    async printJson(value, indent) {
      const { safeJson } = await import('./render/safe-text.ts');
      stdout.write(`${safeJson(redactor.redactJson(value), indent)}\n`);
    },
    async problems(problems) {
      const { problemsText } = await import('./render/problems.ts');
      to(stderr)(problemsText(problems, { style: stderrStyle, width: stderr.columns }));
    },
    addSecret: (value) => redactor.add(value),
    redactJson: (value) => redactor.redactJson(value),
    stdoutStyle,
    stderrStyle,
    stdout,
    stderr,
  };
}
