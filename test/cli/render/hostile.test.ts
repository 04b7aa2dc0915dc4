/** Evil strings in every field of every sample, through every renderer: nothing raw, no command to a CI runner. */
import { describe, expect, it } from 'vitest';
import { accountingText } from '../../../src/cli/render/accounting.ts';
import { catalogueText } from '../../../src/cli/render/catalogue-text.ts';
import { makeStyle } from '../../../src/cli/render/colors.ts';
import { makeEventWriter } from '../../../src/cli/render/events.ts';
import { pendingText } from '../../../src/cli/render/pending-text.ts';
import { planDocument, planFileText } from '../../../src/cli/render/plan-json.ts';
import { planText } from '../../../src/cli/render/plan-text.ts';
import { problemsText } from '../../../src/cli/render/problems.ts';
import { makeProgress } from '../../../src/cli/render/progress.ts';
import { stateListText, stateText } from '../../../src/cli/render/state-text.ts';
import type { RunEvent } from '../../../src/model/event.ts';
import { money } from '../../../src/model/money.ts';
import { EVIL, harm } from './evil.ts';
import { poisoned } from './poison.ts';
import { createWeb } from './sample-actions.ts';
import { fullPlan, noChanges } from './sample-plans.ts';
import { manifestProblems } from './sample-problems.ts';
import { mixedAccounting } from './sample-runs.ts';
import { openPurchases, stateFile } from './sample-states.ts';

const style = makeStyle(false);
const web = { address: 'servers.web-1', verb: 'create' } as const;
const EVENTS: readonly RunEvent[] = [
  { type: 'action-start', ...web, id: '1' },
  { type: 'step-start', address: web.address, step: 'add to cart' },
  { type: 'step-complete', address: web.address, step: 'add to cart', reservation: '1818', spent: money('1', 'EUR') },
  { type: 'action-progress', ...web, elapsedMs: 1, status: 'Activation in progress' },
  {
    type: 'action-end',
    ...web,
    elapsedMs: 1,
    ending: 'failed',
    id: '1',
    problem: { code: 'VENDOR_ERROR', summary: 's' },
    because: ['a.b'],
  },
  { type: 'action-end', ...web, elapsedMs: 1, ending: 'skipped', because: ['a.b'] },
  { type: 'notice', problem: { code: 'VENDOR_ERROR', summary: 's', detail: 'd', hint: 'h' } },
  { type: 'interrupted', signal: 'SIGINT' },
];
const ENTRY = {
  provider: 'zomro',
  section: 'tariffs',
  id: '1',
  name: 'n',
  price: money('1', 'EUR'),
  period: 'P1D',
  details: ['d'],
};

function collected(work: (write: (text: string) => void) => void): string {
  const parts: string[] = [];
  work((text) => parts.push(text));
  return parts.join('');
}

function progressText(events: readonly RunEvent[], isTTY: boolean): string {
  return collected((write) => {
    const progress = makeProgress({
      write,
      isTTY,
      style,
      clock: { elapsed: () => 0 },
      width: () => 500,
      every: () => () => {},
    });
    for (const event of events) progress.handle(event);
  }).replaceAll(/\u001b\[\d+A\u001b\[0J/gu, ''); // oxlint-disable-line no-control-regex
}

function eventText(evil: string): string {
  return collected((write) => {
    const writer = makeEventWriter({ write, clock: { now: () => 0 }, version: `${evil}1` });
    writer.plan(poisoned(fullPlan, evil));
    for (const event of poisoned(EVENTS, evil)) writer.run(event);
    writer.end({ exitCode: 7, accounting: poisoned(mixedAccounting, evil) });
  });
}

const RENDERERS: readonly [string, (evil: string) => string][] = [
  ['a plan', (evil) => planText(poisoned(fullPlan, evil), { style, verbose: true, width: 60 })],
  ['a plan without changes', (evil) => planText(poisoned(noChanges, evil), { style })],
  [
    'a plan document',
    (evil) =>
      planFileText(planDocument(poisoned(fullPlan, evil), { timestamp: evil, version: evil, stateLocation: evil })),
  ],
  ['an accounting', (evil) => accountingText(poisoned(mixedAccounting, evil), { style, mode: 'apply', width: 60 })],
  ['problems', (evil) => problemsText(poisoned(manifestProblems, evil), { style, width: 60 })],
  ['the machine stream', eventText],
  ['progress', (evil) => progressText(poisoned(EVENTS, evil), false)],
  ['live progress', (evil) => progressText(poisoned(EVENTS, evil), true)],
  [
    'the state',
    (evil) =>
      stateText(poisoned(stateFile, evil), { style }) + stateListText(poisoned(stateFile, evil), { style, long: true }),
  ],
  ['open purchases', (evil) => pendingText(poisoned(openPurchases, evil), { style, width: 60 })],
  ['a catalogue', (evil) => catalogueText(poisoned([ENTRY], evil), { style })],
];

describe.each(RENDERERS)('%s', (_, render) => {
  it.each(EVIL)('survives %j in every field', (evil) => {
    expect(harm(render(evil))).toBeUndefined();
  });
});

describe('the test itself', () => {
  it('would notice raw text and commands', () => {
    const harmless = ['\n', 'x section_start:1:y', '\u3164', '\u115f', '\ufe0f'];
    for (const evil of EVIL.filter((text) => !harmless.includes(text))) {
      expect(harm(`${evil}x`), JSON.stringify(evil)).toBeDefined();
    }
    expect(harm('fine\nlines')).toBeUndefined();
  });

  it('poisons what others named', () => {
    const text = JSON.stringify(poisoned(createWeb, '!'));
    for (const part of [
      '"!name":"!web-1"',
      '"name":"!add to cart"',
      '"address":"!servers.web-1"',
      '"verb":"create"',
      '"currency":"!EUR"',
    ]) {
      expect(text).toContain(part);
    }
  });
});
