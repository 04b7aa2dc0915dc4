import { describe, expect, it } from 'vitest';
import { makeStyle } from '../../../src/cli/render/colors.ts';
import { makeProgress, type Progress } from '../../../src/cli/render/progress.ts';
import type { RunEvent } from '../../../src/model/event.ts';
import { money } from '../../../src/model/money.ts';

interface Bench {
  readonly progress: Progress;
  readonly written: string[];
  /** Moves the clock and lets the ticker tick, if it runs. */
  readonly pass: (ms: number) => void;
  readonly ticking: () => boolean;
}

function bench(isTTY: boolean, width = 200): Bench {
  const written: string[] = [];
  let now = 1000;
  let tick: (() => void) | undefined;
  const progress = makeProgress({
    write: (text) => written.push(text),
    isTTY,
    style: makeStyle(false),
    clock: { elapsed: () => now },
    width: () => width,
    every: (_, given) => {
      tick = given;
      return () => {
        tick = undefined;
      };
    },
  });
  return {
    progress,
    written,
    pass: (ms) => {
      now += ms;
      tick?.();
    },
    ticking: () => tick !== undefined,
  };
}

/** What a terminal would show: plays the two cursor codes that are used. */
function screenOf(written: readonly string[]): string[] {
  let lines: string[] = [];
  for (const text of written) {
    const erase = /^\u001b\[(\d+)A\u001b\[0J/u.exec(text); // oxlint-disable-line no-control-regex
    if (erase) lines = lines.slice(0, lines.length - Number(erase[1]));
    lines.push(
      ...text
        .slice(erase?.[0].length ?? 0)
        .split('\n')
        .slice(0, -1),
    );
  }
  return lines;
}

const web = { address: 'servers.web-1', verb: 'create' } as const;
const begin: RunEvent = { type: 'action-start', ...web };
const waiting: RunEvent = { type: 'step-start', address: web.address, step: 'wait until active' };
const status: RunEvent = { type: 'action-progress', ...web, elapsedMs: 10_000, status: 'Activation in progress' };
const end: RunEvent = { type: 'action-end', ...web, elapsedMs: 42_000, ending: 'done', id: '5203773' };
const added: RunEvent = { type: 'step-complete', address: web.address, step: 'add to cart', reservation: '1818' };
const paid: RunEvent = {
  type: 'step-complete',
  address: web.address,
  step: 'confirm and pay',
  spent: money('0.13', 'EUR'),
};

describe('off a terminal', () => {
  it('speaks at the start, at each step, every 30 seconds, and at the end', () => {
    const { progress, written, pass } = bench(false);
    for (const event of [begin, added, paid, waiting, status]) progress.handle(event);
    pass(15_000);
    pass(15_000);
    pass(5000);
    progress.handle(end);
    expect(written.join('')).toBe(
      [
        'servers.web-1: Creating...',
        'servers.web-1: add to cart ... done (line 1818)',
        'servers.web-1: confirm and pay ... done (0.13 EUR paid)',
        'servers.web-1: Still creating... [30s elapsed] (Activation in progress)',
        'servers.web-1: Creation complete after 42s [id=5203773]',
        '',
      ].join('\n'),
    );
  });

  it('speaks about the step where the vendor has said nothing', () => {
    const { progress, written, pass } = bench(false);
    progress.handle(begin);
    progress.handle(waiting);
    pass(90_000);
    expect(written.at(-1)).toBe('servers.web-1: Still creating... [1m30s elapsed] (wait until active)\n');
  });

  it('holds the clock only while something runs', () => {
    const { progress, ticking } = bench(false);
    expect(ticking()).toBe(false);
    progress.handle(begin);
    expect(ticking()).toBe(true);
    progress.handle(end);
    expect(ticking()).toBe(false);
  });

  it.each([
    ['failed', 'servers.web-1: Creation failed after 42s: It is full'],
    ['refused', 'servers.web-1: Refused before anything was paid: It is full'],
    ['unknown', 'servers.web-1: Outcome unknown after 42s: It is full'],
    ['delivering', 'servers.web-1: Bought, and still being delivered after 42s'],
    ['skipped', 'servers.web-1: Skipped because of images.golden'],
  ] as const)('tells the ending %s', (ending, line) => {
    const { progress, written } = bench(false);
    const problem = { code: 'VENDOR_ERROR', summary: 'It is full' } as const;
    progress.handle({ type: 'action-end', ...web, elapsedMs: 42_000, ending, problem, because: ['images.golden'] });
    expect(written).toEqual([`${line}\n`]);
  });

  it('leaves what was not started to the accounting', () => {
    const { progress, written } = bench(false);
    progress.handle({ type: 'action-end', ...web, elapsedMs: 0, ending: 'not-started' });
    expect(written).toEqual([]);
  });

  it('tells notices and an interrupt', () => {
    const { progress, written } = bench(false);
    progress.handle({ type: 'notice', problem: { code: 'VENDOR_ERROR', summary: 'A filter was left' } });
    progress.handle({ type: 'interrupted', signal: 'SIGINT' });
    expect(written.join('')).toContain('Warning: A filter was left');
    expect(written.join('')).toContain('Interrupted');
  });
});

describe('on a terminal', () => {
  it('draws nothing anew while nothing is new', () => {
    const { progress, written, pass } = bench(true);
    for (const event of [begin, waiting, status]) progress.handle(event);
    const drawn = written.length;
    for (let again = 0; again < 10; again += 1) progress.handle(status);
    expect(written).toHaveLength(drawn);
    pass(1000);
    expect(written).toHaveLength(drawn + 1);
  });

  it('keeps one live line per action, below what stays', () => {
    const { progress, written, pass } = bench(true);
    progress.handle(begin);
    progress.handle({ type: 'action-start', address: 'servers.old-1', verb: 'delete' });
    progress.handle(added);
    progress.handle(waiting);
    progress.handle(status);
    pass(12_000);
    expect(screenOf(written)).toEqual([
      'servers.web-1: add to cart ... done (line 1818)',
      'servers.web-1: Creating... [12s] wait until active (Activation in progress)',
      'servers.old-1: Destroying... [12s]',
    ]);
    progress.handle(end);
    expect(screenOf(written)).toEqual([
      'servers.web-1: add to cart ... done (line 1818)',
      'servers.web-1: Creation complete after 42s [id=5203773]',
      'servers.old-1: Destroying... [12s]',
    ]);
  });

  it('takes the live lines away when it is stopped', () => {
    const { progress, written, ticking } = bench(true);
    progress.handle(begin);
    progress.stop();
    expect(screenOf(written)).toEqual([]);
    expect(ticking()).toBe(false);
  });

  it('never lets a live line wrap, which would spoil the counting', () => {
    const { progress, written } = bench(true, 40);
    progress.handle(begin);
    progress.handle(waiting);
    expect(screenOf(written)[0]).toBe('servers.web-1: Creating... [0s] wait...');
    expect(screenOf(written)[0]?.length).toBeLessThan(40);
  });
});

describe('a stream that is gone', () => {
  it.each([true, false])('silences the progress and nothing else (terminal: %s)', (isTTY) => {
    let tries = 0;
    const progress = makeProgress({
      write: () => {
        tries += 1;
        throw new Error('EPIPE');
      },
      isTTY,
      style: makeStyle(false),
      clock: { elapsed: () => 0 },
      every: () => () => {},
    });
    for (const event of [begin, added, end]) progress.handle(event);
    progress.stop();
    expect(tries).toBe(1);
  });
});
