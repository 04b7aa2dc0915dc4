/** The examples' calendars: each event is in the file, as an independent parser reads it, and on the page, as a browser shows it. */
import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ICAL from 'ical.js';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CalendarEntry } from '../../src/model/calendar.ts';
import { hasChromium, openChromium } from '../support/chromium.ts';
import { hastyClock } from '../support/run-cli.ts';
import { expectCode, useStage } from './stage.ts';

const stage = useStage();
const EXAMPLES = resolve(import.meta.dirname, '../../examples');

let browser: Browser | undefined;
beforeAll(async () => {
  if (hasChromium()) browser = await openChromium();
}, 60_000);
afterAll(() => browser?.close());

/** Applies an example and looks ahead; returns what `--json` tells, with both files written. */
async function lookAhead(example: string): Promise<readonly CalendarEntry[]> {
  cpSync(join(EXAMPLES, example), join(stage.path, example), { recursive: true });
  const hostform = (...argv: string[]) =>
    stage.hostformWith({ clock: hastyClock() }, ...argv, '-f', example, '--state', `${example}.json`);
  expectCode(await hostform('apply', '--auto-approve', '--max-spend', '80.00 EUR'), 0);
  const { out } = expectCode(await hostform('renewals', '--json', '--ics', 'r.ics', '--html', 'r.html'), 0);
  const { entries } = JSON.parse(out) as { entries: CalendarEntry[] };
  return entries;
}

describe.each(['quickstart', 'ovh-renewal', 'infra-repo'])('%s', { timeout: 60_000 }, (example) => {
  it('has a calendar file and a page with each of its days', async () => {
    const entries = await lookAhead(example);
    expect(entries.length).toBeGreaterThan(5);
    const file = new ICAL.Component(ICAL.parse(readFileSync(join(stage.path, 'r.ics'), 'utf8')));
    const events = file.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event));
    const services = events.filter(({ uid }) => !uid.includes('/balance/'));
    expect(services.map(({ startDate }) => String(startDate))).toEqual(entries.map(({ ends }) => ends));
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    if (browser) await lookAtPage(browser, entries);
  });
});

async function lookAtPage(opened: Browser, entries: readonly CalendarEntry[]): Promise<void> {
  const page = await opened.newPage();
  try {
    const heard: string[] = [];
    page.on('console', (message) => heard.push(message.text()));
    page.on('request', (request) => heard.push(request.url()));
    const address = `file://${join(stage.path, 'r.html')}`;
    await page.goto(address);
    const rows = await page.locator('tbody tr:not(.month)').all();
    expect(rows.length).toBe(entries.length);
    for (const [at, row] of rows.entries()) {
      const { name, address: ours, ends } = entries[at] ?? { name: '', ends: '' };
      expect(await row.locator('th b').innerText()).toContain(ours ?? name);
      expect(await row.locator('.when time').getAttribute('datetime')).toBe(ends);
      expect(await row.locator('.drawn .mark').isVisible()).toBe(true);
    }
    expect(heard).toEqual([address]);
  } finally {
    await page.close();
  }
}
