/** schemas/events.schema.json: strict, complete, and described. The streams of all other tests are held against it too. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeEventWriter } from '../../src/cli/render/events.ts';
import type { RunEvent } from '../../src/model/event.ts';
import { money } from '../../src/model/money.ts';
import { checkLines, checkStream, isStream } from '../support/event-schema.ts';
import { updateServer } from './render/sample-actions.ts';
import { fullPlan } from './render/sample-plans.ts';
import { manifestProblems } from './render/sample-problems.ts';
import { mixedAccounting } from './render/sample-runs.ts';

const root = join(import.meta.dirname, '../..');
const schema = JSON.parse(readFileSync(join(root, 'schemas/events.schema.json'), 'utf8'));
const TYPES = Object.keys(schema.definitions)
  .filter((name) => name.startsWith('event_'))
  .map((name) => name.slice('event_'.length));

const compare = (a: string, b: string): number => (a < b ? -1 : 1);

const web = { address: 'servers.web-1', verb: 'create' } as const;
const EVENTS: readonly RunEvent[] = [
  { type: 'action-start', ...web },
  { type: 'step-start', address: web.address, step: 'add to cart' },
  { type: 'step-complete', address: web.address, step: 'confirm and pay', reservation: '18', spent: money('1', 'EUR') },
  { type: 'action-progress', ...web, elapsedMs: 1, status: 'Activation in progress' },
  { type: 'action-end', ...web, elapsedMs: 1, ending: 'done', id: '1' },
  ...(['failed', 'refused', 'unknown', 'delivering'] as const).map(
    (ending): RunEvent => ({ type: 'action-end', ...web, elapsedMs: 1, ending }),
  ),
  { type: 'action-end', ...web, elapsedMs: 0, ending: 'skipped', because: ['servers.db-1'] },
  { type: 'interrupted', signal: 'SIGTERM' },
];

function everything(): string {
  let text = '';
  const writer = makeEventWriter({ write: (line) => void (text += line), clock: { now: () => 0 }, version: '1.2.3' });
  const moved = { ...updateServer, id: '1', verb: 'update', before: {}, after: {}, notes: [] } as const;
  const plan = { ...fullPlan, drift: [moved], digest: `sha256:${'0'.repeat(64)}` };
  writer.plan(plan);
  for (const event of EVENTS) writer.run(event);
  for (const problem of manifestProblems) writer.problem(problem);
  writer.end({ exitCode: 7, accounting: mixedAccounting, unsettled: [money('0.13', 'EUR')] });
  return text;
}

describe('the schema', () => {
  it('knows every line that can be written, and has no type that is never written', () => {
    const text = everything();
    checkStream(text);
    const written = new Set<string>(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).type),
    );
    expect([...written].toSorted(compare)).toEqual(TYPES.toSorted(compare));
  });

  it('is strict: a key more, a key less, another word or another type is found', () => {
    for (const line of everything().trimEnd().split('\n')) {
      const event = JSON.parse(line);
      const [payload] = Object.keys(event).filter((key) => !key.startsWith('@') && key !== 'type');
      if (payload === undefined) throw new RangeError('every line has data');
      const { [payload]: _, ...less } = event;
      for (const wrong of [{ ...event, extra: 1 }, less, { ...event, type: 'news' }, { ...event, '@level': 'loud' }])
        expect(() => checkLines(`${JSON.stringify(wrong)}\n`), line).toThrow('not as in schemas/events.schema.json');
    }
  });

  it('has no object that is open by accident', () => {
    const open: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return;
      if ('type' in value && value.type === 'object' && !('additionalProperties' in value)) open.push(path);
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}/${key}`);
    };
    walk(schema, '');
    expect(open).toEqual([]);
  });

  it('is described, type by type', () => {
    const [page = ''] = readFileSync(join(root, 'docs/events.md'), 'utf8').split('## The report of a run');
    const described = [...page.matchAll(/^\| `([a-z_]+)` \| `/gmu)].map(([, type = '']) => type);
    expect(described.toSorted(compare)).toEqual(TYPES.toSorted(compare));
  });
});

describe('the check of all streams', () => {
  it('finds a stream without its ends', () => {
    const lines = everything().trimEnd().split('\n');
    expect(() => checkStream(`${lines.slice(1).join('\n')}\n`)).toThrow('not a whole stream');
    expect(() => checkStream(`${lines.slice(0, -1).join('\n')}\n`)).toThrow('not a whole stream');
    expect(() => checkStream(lines.join('\n'))).toThrow();
    expect(() => checkStream(`${[...lines, lines.at(-1)].join('\n')}\n`)).toThrow('not a whole stream');
  });

  it('looks at the commands that have one', () => {
    expect(isStream(['--chdir', 'x', 'apply', 'plan.json', '--json'])).toBe(true);
    expect(isStream(['apply', 'plan.json'])).toBe(false);
    expect(isStream(['show', '--json', 'plan.json'])).toBe(false);
    expect(isStream(['show', '--json', 'plan'])).toBe(false);
    expect(isStream(['drift', '--json'])).toBe(false);
  });
});
