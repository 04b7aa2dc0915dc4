/** `ledger reconcile` against both simulated vendors. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { APPLY, changingCalls, expectCode, SERVER, useStage } from './stage.ts';

const stage = useStage();
const RENEWAL = {
  product: 'vps',
  service: 'vps-1a2b.vps.example',
  mode: 'automatic',
  period: 'P1M',
  ensure_valid_for: 'P14D',
  max_price: '12.00 EUR',
};

async function findings(...argv: string[]): Promise<{ class: string; address?: string }[]> {
  return JSON.parse((await stage.hostform('ledger', 'reconcile', '--json', ...argv)).out).findings;
}

it('explains a server and a renewal, and changes nothing', async () => {
  stage.declare({ servers: { 'web-1': SERVER }, renewals: { shop: RENEWAL } });
  expectCode(await stage.hostform('apply', '--auto-approve', '--max-spend', '50.00 EUR'), 0);
  const changed = changingCalls(stage.vendors).length;
  const { out } = expectCode(await stage.hostform('ledger', 'reconcile'), 0);
  expect(out).toContain('ovh (account ');
  expect(out).toContain('zomro (account 4401)');
  expect(out.match(/in the ledger +1 payment/g)).toHaveLength(2);
  expect(out).toMatch(/Everything is explained\.\n$/);
  expect(changingCalls(stage.vendors)).toHaveLength(changed);
});

it('tells what nobody declared, and a purchase that was let go of and is still there: exit 2', async () => {
  stage.declare({ servers: { 'web-1': SERVER } });
  expectCode(await stage.hostform(...APPLY), 0);
  expectCode(await stage.hostform('state', 'rm', 'servers.web-1'), 0);
  const { out } = expectCode(await stage.hostform('ledger', 'reconcile'), 2);
  expect(out).toContain('Bought here, still there, and not managed any more');
  rmSync(join(stage.path, 'state/hostform.ledger.ndjson'));
  expectCode(await stage.hostform('ledger', 'reconcile'), 2);
  expect(await findings()).toMatchObject([{ class: 'undeclared' }]);
});

it('tells a purchase for which the vendor lists no payment', async () => {
  stage.declare({ servers: { 'web-1': SERVER } });
  expectCode(await stage.hostform(...APPLY), 0);
  stage.vendors.zomro.cloud.ledger.length = 0;
  expect(await findings()).toMatchObject([{ class: 'no-payment', address: 'servers.web-1' }]);
});

it('has nothing to compare before anything is known, asks nobody, and refuses a day that is none', async () => {
  stage.declare({ servers: { 'web-1': SERVER } });
  expect(expectCode(await stage.hostform('ledger', 'reconcile'), 0).out).toContain('there is nothing to compare');
  expect(stage.vendors.zomro.calls).toEqual([]);
  expectCode(await stage.hostform('ledger', 'reconcile', '--since', 'monday'), 64);
});
