/** A real browser, with nothing in it that calls home. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { missingServer } from './servers.ts';

const CHROMIUM = '/usr/bin/chromium';

/** False, and said loudly, where there is none. @throws Error where everything must be tested. */
export function hasChromium(): boolean {
  if (existsSync(CHROMIUM)) return true;
  missingServer(`pages are not looked at in a browser: there is no ${CHROMIUM} (Debian: chromium)`);
  return false;
}

/** A browser with a new profile of its own, which goes with it. */
export function openChromium(): Promise<Browser> {
  const quiet = ['background-networking', 'component-update', 'sync', 'quic', 'gpu'].map((part) => `--disable-${part}`);
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--no-first-run', ...quiet] });
}
