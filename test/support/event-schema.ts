/** Every line of every machine stream that a test sees, held against the published schema. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';

const valid = new Ajv().compile(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../schemas/events.schema.json'), 'utf8')),
);
const perType = new Map<string, ReturnType<Ajv['compile']>>();

/** True for command lines whose stdout is a machine stream. */
export function isStream(argv: readonly string[]): boolean {
  const command = argv.find((word) => ['plan', 'apply', 'destroy', 'show'].includes(word));
  return argv.includes('--json') && command !== undefined && command !== 'show';
}

/** @throws RangeError for a line that the schema does not know. The last line of a process that was killed may be cut. */
export function checkLines(stream: string): void {
  const lines = stream.split('\n').slice(0, -1);
  for (const line of lines) checkLine(line);
}

/** The same, and `version` is the first line, `run_summary` the last and the only one. Nothing at all is no stream. */
export function checkStream(stream: string): void {
  if (stream === '') return;
  checkLines(stream);
  const types = stream
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { type: string }).type);
  const whole =
    types[0] === 'version' && types.at(-1) === 'run_summary' && types.indexOf('run_summary') === types.length - 1;
  if (!whole || !stream.endsWith('\n')) throw new RangeError(`not a whole stream: ${types.join(' ')}`);
}

function checkLine(line: string): void {
  const event = JSON.parse(line) as { readonly type?: string };
  if (valid(event)) return;
  throw new RangeError(`not as in schemas/events.schema.json: ${line}\n${JSON.stringify(reasons(event), null, 2)}`);
}

/** Of the event's own type only: thirteen others do not fit by nature. */
function reasons(event: { readonly type?: string }): unknown {
  const name = `event_${event.type}`;
  const schema = valid.schema as { readonly definitions: { readonly [name: string]: object } };
  const own = schema.definitions[name];
  if (own === undefined) return `there is no ${name}`;
  const check = perType.get(name) ?? new Ajv({ allErrors: true }).compile({ ...own, definitions: schema.definitions });
  perType.set(name, check);
  return check(event) === true ? 'it fits another type as well' : check.errors;
}
