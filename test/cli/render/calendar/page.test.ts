/** The page, in a real browser: it asks nobody for anything, shows everything, and runs nothing. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarPage } from '../../../../src/cli/render/calendar/page.ts';
import { addDays } from '../../../../src/engine/calendar/days.ts';
import { calendarOf, type Thing, TODAY, type World } from '../../../engine/calendar/support.ts';
import { hasChromium, openChromium } from '../../../support/chromium.ts';
import { makeFolder } from '../../../support/run-cli.ts';

const NOW = Date.parse(`${TODAY}T15:00:00Z`);
const HOSTILE = '"><img src=http://127.0.0.1:9/x onerror=alert(1)><script>alert(2)</script>\u202Ex\n</title>';
const isThere = hasChromium();

const SHOP: World = {
  things: [
    { id: '1', term: { ends: addDays(TODAY, 30), renewsItself: true }, cost: '3.90 EUR/P1M', address: 'servers.web-1' },
    { id: '2', term: { ends: addDays(TODAY, -3), renewsItself: false }, trouble: 'suspended', statusText: 'expired' },
    { id: '3', term: { ends: addDays(TODAY, 9) }, address: 'servers.mail', validFor: 'P5D', next: '12.00 EUR/P1M' },
    { id: '4', term: { ends: addDays(TODAY, 80), renewsItself: false, cancelled: true } },
    { id: '5', term: { ends: addDays(TODAY, 900) } },
    { id: '6', cost: '0.13 EUR/P1D' },
  ],
  balances: { zomro: '12.07' },
};

function many(count: number): World {
  const things: Thing[] = Array.from({ length: count }, (_, at) => ({
    id: String(at),
    key: `service-${at}.example`,
    term: { ends: addDays(TODAY, (at * 7) % 390), renewsItself: at % 3 > 0 },
    cost: '1.10 EUR/P1M',
  }));
  return { things, balances: { zomro: '900.00' } };
}

describe('the page', () => {
  it('is the same text for the same calendar', () => {
    const reversed = { ...SHOP, things: SHOP.things.toReversed() };
    expect(calendarPage(calendarOf(reversed), NOW)).toBe(calendarPage(calendarOf(SHOP), NOW));
  });

  it('holds no address of anybody, no script, and no style that its policy forbids', () => {
    const page = calendarPage(calendarOf(SHOP), NOW);
    expect(page).not.toMatch(/https?:|<script|\son\w+=|\sstyle=|@import|url\(/u);
    expect(page).toContain(`content="default-src 'none'; style-src 'sha256-`);
  });

  it('stays small for many services', () => {
    expect(calendarPage(calendarOf(many(500)), NOW).length).toBeLessThan(1_000_000);
  });
});

describe.skipIf(!isThere)('in Chromium', { timeout: 60_000 }, () => {
  const folder = makeFolder();
  let browser: Browser;
  beforeAll(async () => {
    browser = await openChromium();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    folder.remove();
  });

  interface Look {
    readonly colorScheme?: 'light' | 'dark';
    readonly width?: number;
  }

  /** Opens it, and fails for whatever it says or asks for. */
  async function look(
    world: World,
    use: (page: Page) => Promise<void>,
    { colorScheme = 'light', width = 1300 }: Look = {},
  ) {
    const file = join(folder.path, 'page.html');
    writeFileSync(file, calendarPage(calendarOf(world), NOW));
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 1000 } });
    const heard: string[] = [];
    page.on('console', (message) => heard.push(message.text()));
    page.on('pageerror', (error) => heard.push(error.message));
    page.on('dialog', (dialog) => heard.push(dialog.message()));
    page.on('request', (request) => heard.push(request.url()));
    await page.goto(`file://${file}`);
    await use(page);
    expect(heard).toEqual([`file://${file}`]);
    await page.close();
  }

  it.each([1300, 420])('shows every service with its day, payer, price and mark, %d wide', async (width) => {
    await look(
      SHOP,
      async (page) => {
        const rows = page.locator('tbody tr:not(.month)');
        expect(await rows.count()).toBe(5);
        for (const row of await rows.all()) {
          for (const part of ['th', '.when', '.who', '.price', '.drawn .mark']) {
            expect(await row.locator(part).first().isVisible(), part).toBe(true);
          }
        }
        expect(await rows.nth(1).innerText()).toMatch(
          /servers\.mail[^]*in 9 days[^]*hostform apply[^]*from 27 Nov 2026[^]*12\.00 EUR per month/,
        );
        expect(await page.locator('.cards').innerText()).toMatch(/12\.07 EUR[^]*does not cover/);
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect(overflow).toBeLessThanOrEqual(0);
      },
      { width },
    );
  });

  it('runs nothing of a hostile name, and shows it as it is', async () => {
    const things: Thing[] = [
      {
        id: HOSTILE,
        key: HOSTILE,
        provider: 'ovh',
        kind: 'renewals',
        term: { ends: addDays(TODAY, 5) },
        statusText: HOSTILE,
        trouble: 'unpaid',
      },
    ];
    await look({ things }, async (page) => {
      expect(await page.locator('img, script').count()).toBe(0);
      expect(await page.locator('tbody tr:not(.month) b').innerText()).toContain(
        '<script>alert(2)</script>\\u202ex\\n',
      );
      expect(await page.title()).toBe(`Renewals, ${TODAY}`);
    });
  });

  it.each([0, 1, 500])('holds %d services', async (count) => {
    await look(many(count), async (page) => {
      expect(await page.locator('tbody tr:not(.month)').count()).toBe(count);
      if (count === 0) expect(await page.locator('main').innerText()).toContain('Nothing ends in this time.');
      // The last month is a key or a click away.
      if (count < 500) return;
      const link = page.locator('nav a').last();
      await link.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.evaluate<number>('scrollY'), { timeout: 20_000 }).toBeGreaterThan(2000);
    });
  });

  it.each(['light', 'dark'] as const)('has enough contrast everywhere: %s', async (colorScheme) => {
    const poor: string[] = [];
    await look(SHOP, async (page) => void poor.push(...(await page.evaluate<string[]>(POOR_CONTRAST))), {
      colorScheme,
    });
    expect(poor).toEqual([]);
  });

  it('looks otherwise in the dark, and is white on paper', async () => {
    const background = 'getComputedStyle(document.body).backgroundColor';
    const seen: unknown[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await look(
        SHOP,
        async (page) => {
          seen.push(await page.evaluate(background));
          await page.emulateMedia({ media: 'print', colorScheme });
          seen.push(await page.evaluate(background));
        },
        { colorScheme },
      );
    }
    expect(seen).toEqual(['rgb(244, 245, 247)', 'rgb(255, 255, 255)', 'rgb(13, 18, 24)', 'rgb(255, 255, 255)']);
  });

  it('is a table with a name and headings to whoever listens to it', async () => {
    await look(SHOP, async (page) => {
      expect(await page.getByRole('table', { name: 'Services by the day until which they are paid for' }).count()).toBe(
        1,
      );
      for (const name of ['Service', 'Ends', 'Timeline', 'Who pays', 'Price'])
        expect(await page.getByRole('columnheader', { name }).count(), name).toBe(1);
      expect(await page.getByRole('rowheader', { name: /servers\.web-1/ }).count()).toBe(1);
      expect(await page.getByRole('navigation', { name: 'Months' }).count()).toBe(1);
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Renewals');
    });
  });
});

/** Texts whose contrast to what is behind them is less than 4.5 (WCAG 1.4.3), as the browser has painted them. */
const POOR_CONTRAST = `(() => {
  const numbers = (color) => (color.match(/[\\d.]+/g) || []).map(Number);
  const light = (color) => {
    const [r, g, b] = numbers(color).map((part) => { const v = part / 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (numbers(color)[3] !== 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const poor = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim()) continue;
    const style = getComputedStyle(element);
    const color = element.closest('svg') ? style.fill : style.color;
    const [a, b] = [light(color), light(behind(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (!(ratio >= 4.5)) poor.push(node.textContent + ' ' + color + ' ' + ratio);
  }
  return poor;
})()`;
