import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Figures, figuresMarkdown, readFigures } from '../../scripts/figures.ts';
import { addFigures, writeFigures } from '../support/figures.ts';
import { makeFolder } from '../support/run-cli.ts';

const FIGURES: Figures = {
  name: 'kills',
  title: 'Killed for real',
  date: '2026-11-22',
  machine: { cpu: 'AMD EPYC', cores: 2, memoryGiB: 24, os: 'Linux 6.18', node: 'v20.20.2' },
  commit: 'abc1234',
  seconds: 372,
  seeds: { from: 1, count: 1000 },
  rows: [
    { id: 'A1', what: 'a kill at each request', passed: 1234, of: 1234 },
    { id: 'A2', what: 'a|b', passed: 6, of: 7 },
  ],
};

describe('the figures of a proof', () => {
  it('become a section with where and when it ran, and stand out where something did not hold', () => {
    expect(figuresMarkdown([FIGURES]).split('\n')).toEqual([
      '### Killed for real',
      '',
      '2026-11-22, commit abc1234, 2 × AMD EPYC, 24 GiB, Linux 6.18, Node v20.20.2, seeds 1 to 1,000, 6 min.',
      '',
      '|  | what | held |',
      '| --- | --- | ---: |',
      '| A1 | a kill at each request | 1,234/1,234 |',
      '| A2 | a\\|b | **6/7** |',
      '',
    ]);
  });

  it('come in the order of the page, with their notes in lines that one can read', () => {
    const note = 'word '.repeat(40).trim();
    const text = figuresMarkdown([
      { ...FIGURES, name: 'zebra', title: 'Z' },
      { ...FIGURES, name: 'hostile', title: 'H', notes: [note] },
      { ...FIGURES, name: 'simulation', title: 'S' },
    ]);
    expect([...text.matchAll(/^### (.)/gm)].map(([, title]) => title)).toEqual(['S', 'H', 'Z']);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(130);
    expect(text.replaceAll(/\s+/g, ' ')).toContain(`* ${note}`);
  });

  it.each([
    ['[]', 'is no object'],
    [{ title: 7 }, 'title is no text'],
    [{ seconds: '7' }, 'seconds is no number'],
    [{ machine: {} }, 'machine is not described'],
    [{ seeds: { from: 1 } }, 'seeds are no counts'],
    [{ rows: [] }, 'there are no rows'],
    [{ rows: [...FIGURES.rows, { id: 'A3', what: 'x', passed: -1, of: 2 }] }, 'row 3 needs id, what, passed and of'],
    [{ notes: 'x' }, 'notes are no texts'],
  ])('are refused when they are not whole: %j', (change, expected) => {
    const text = typeof change === 'string' ? change : JSON.stringify({ ...FIGURES, ...change });
    expect(() => readFigures('kills.json', text)).toThrow(`kills.json: ${expected}`);
  });
});

describe('writing figures', () => {
  let folder: ReturnType<typeof makeFolder>;
  beforeEach(() => void (folder = makeFolder()));
  afterEach(() => {
    folder.remove();
    vi.unstubAllEnvs();
  });

  const { name, title, seconds, rows } = FIGURES;

  it('happens only when they are asked for', () => {
    vi.stubEnv('HOSTFORM_FIGURES', '');
    writeFigures({ name, title, seconds, rows }, folder.path);
    expect(() => readFileSync(join(folder.path, 'kills.json'))).toThrow('ENOENT');
  });

  it('keeps the rows of other tables that were run on the same day', () => {
    vi.stubEnv('HOSTFORM_FIGURES', '1');
    const row = (id: string, passed: number, seconds: number) => ({ id, what: id, passed, of: 9, seconds });
    for (const each of [row('F10', 9, 3), row('F2', 8, 4), row('F2', 9, 5)])
      addFigures({ name, title }, each, folder.path);
    const written = readFigures('kills.json', readFileSync(join(folder.path, 'kills.json'), 'utf8'));
    expect(written).toMatchObject({ rows: [row('F2', 9, 5), row('F10', 9, 3)], seconds: 8 });
  });

  it('adds the day, the machine and the commit', () => {
    vi.stubEnv('HOSTFORM_FIGURES', '1');
    writeFigures({ name, title, seconds, rows }, folder.path);
    const written = readFigures('kills.json', readFileSync(join(folder.path, 'kills.json'), 'utf8'));
    expect(written).toMatchObject({ name, rows, date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    expect(written.commit).toMatch(/^[0-9a-f]{7,}( with changes)?$/);
    expect(written.machine.node).toBe(process.version);
  });
});
