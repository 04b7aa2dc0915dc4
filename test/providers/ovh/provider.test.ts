import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../../src/model/json.ts';
import { ovh } from '../../../src/providers/ovh/index.ts';
import { examples } from '../../../src/providers/ovh/kinds/renewals/examples.ts';
import { half, makeHandClock } from './support/clock.ts';
import { like } from './support/like.ts';
import { failure, required, START, startWorld } from './support/world.ts';

const keys = {
  OVH_APPLICATION_KEY: 'long-app-key',
  OVH_APPLICATION_SECRET: 'app-secret',
  OVH_CONSUMER_KEY: 'consumer',
};

function connect(settings: Attributes = {}, env: Record<string, string> = keys) {
  const cwd = mkdtempSync(join(tmpdir(), 'hostform-ovh-'));
  const secrets: string[] = [];
  try {
    const connection = ovh.connect({
      settings,
      env,
      cwd,
      mayWrite: false,
      clock: makeHandClock(START),
      random: half,
      onSecret: (value) => secrets.push(value),
      onNotice: () => {},
    });
    return { connection, secrets };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

describe('the provider', () => {
  it('connects without sending anything, and tells its secrets and settings', async () => {
    const { connection, secrets } = connect({ endpoint: 'ovh-ca', poll_interval: '5s' });
    expect(connection.settings).toEqual({
      endpoint: 'ovh-ca',
      poll_interval: 'PT5S',
      delivery_timeout: 'PT30M',
      settle_time: 'PT10M',
    });
    expect(connection.pace).toEqual({ pollIntervalMs: 5000, deliveryTimeoutMs: 1_800_000, settleTimeMs: 600_000 });
    expect(secrets).toEqual(['long-app-key', 'app-secret', 'consumer']);
    await connection.close();
  });

  it('refuses missing credentials and bad settings at once', () => {
    expect(() => connect({}, {})).toThrow(/No OVHcloud credentials/);
    expect(() => connect({ poll_interval: 'P1M' })).toThrow(/not a duration/);
    expect(() => connect({ endpoint: 'http://api.example/1.0' })).toThrow(/https/);
  });

  it('names the account, and has no balance', async () => {
    const { connection } = await startWorld();
    expect(await connection.account()).toBe('aa1-ovh');
    expect(await connection.balance()).toBeUndefined();
  });

  it('works with an OAuth2 client too', async () => {
    const world = await startWorld();
    const { clientId, clientSecret } = world.simulator.credentials;
    const other = world.connectAgain({ env: { OVH_CLIENT_ID: clientId, OVH_CLIENT_SECRET: clientSecret } });
    expect(await other.connection.account()).toBe('aa1-ovh');
    expect(await other.live('vps/vps-1a2b.vps.example')).toMatchObject({ id: '12345' });
    expect(other.secrets).toHaveLength(2);
  });

  it('works for a key that may do no more than the fact sheet asks for', async () => {
    const world = await startWorld();
    const rules = ['/auth/*', '/me', '/me/order*', '/me/payment/method*', '/service*', '/services*', '/vps*'];
    required(world.simulator.cloud.credentials[0]).rules = [
      ...rules.map((path) => ({ method: 'GET', path })),
      { method: 'POST', path: '/me/order/*/pay' },
      { method: 'POST', path: '/service/*/renew' },
      { method: 'PUT', path: '/vps/*/serviceInfos' },
    ];
    expect(await world.connection.account()).toBe('aa1-ovh');
    const want = await world.want(examples.fullest);
    const before = await world.sale.survey(want);
    const order = await world.sale.reserve(want);
    await world.sale.inspect(order, want, before);
    expect(await world.sale.seek(order, want, before, undefined)).toEqual({ kind: 'unpaid' });
    await world.sale.pay(order, want);
    expect(world.simulator.cloud.ledger).toHaveLength(1);
    expect(await failure(world.live('domain/example-shop.example'))).toMatchObject({
      code: 'CREDENTIALS',
      details: { hint: like(/grant it GET \/domain/) },
    });
  });
});

describe('the catalogue', () => {
  it('shows every service with what renewing it costs', async () => {
    const { connection, calls } = await startWorld();
    const entries = await connection.catalogue(undefined);
    const prices = [
      ['P1M', '12.00000000'],
      ['P3M', '36.00000000'],
      ['P6M', '72.00000000'],
      ['P1Y', '120.00000000'],
    ];
    expect(entries.filter(({ id }) => id === '12345')).toEqual(
      prices.map(([period, amount]) => ({
        section: 'vps',
        id: '12345',
        name: 'vps-1a2b.vps.example',
        price: { amount, currency: 'EUR' },
        period,
        details: ['ok', 'expires 2026-09-10', 'automatic, P1M', 'without tax'],
      })),
    );
    expect(entries.find(({ id }) => id === '33002')).toMatchObject({
      details: expect.arrayContaining(['no renewal on offer']),
    });
    expect(new Set(entries.map(({ section }) => section)).size).toBe(6);
    expect(calls().every((call) => call.startsWith('GET '))).toBe(true);
  });

  it('narrows to a name or an id, and then reads no more than it must', async () => {
    const world = await startWorld();
    const named = await world.connection.catalogue('VPS-1A2B');
    expect(new Set(named.map(({ id }) => id))).toEqual(new Set(['12345']));
    expect(world.calls().filter((call) => call.includes('serviceInfos'))).toHaveLength(1);
    expect(new Set((await world.connection.catalogue('55001')).map(({ name }) => name))).toEqual(
      new Set(['ip-192.0.2.0/28']),
    );
    expect(await world.connection.catalogue('nothing-like-it')).toEqual([]);
  });

  it('leaves out products that the key may not see', async () => {
    const world = await startWorld();
    required(world.simulator.cloud.credentials[0]).rules = ['/vps*', '/service*'].map((path) => ({
      method: 'GET',
      path,
    }));
    expect(new Set((await world.connection.catalogue(undefined)).map(({ section }) => section))).toEqual(
      new Set(['vps']),
    );
  });
});

describe('the schemas', () => {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  const [renewals] = ovh.kinds;
  const accepts = ajv.compile(required(renewals).schema);
  const vps = { product: 'vps', service: 'vps-1a2b.vps.example' };

  it.each([
    ...Object.values(examples),
    { ...vps, provider: 'ovh', mode: 'manual', period: '3mo' },
    { ...vps, ensure_valid_for: '14d', max_price: '15 EUR', with: ['backup-option-77', 12399] },
    { ...vps, payment_method: 987 },
    { ...vps, payment_method: { mean: 'creditCard', id: 1234 } },
    { ...vps, product: 'dedicated/server', period: 'P12M' },
  ])('take %j', (entry) => {
    expect(accepts(entry), JSON.stringify(accepts.errors)).toBe(true);
  });

  it.each([
    { product: 'vps' },
    { ...vps, product: 'cloud' },
    { ...vps, mode: 'auto' },
    { ...vps, period: 'P14D' },
    { ...vps, period: 'P' },
    { ...vps, ensure_valid_for: 'P14D' },
    { ...vps, ensure_valid_for: 'soon', max_price: '1.00 EUR' },
    { ...vps, max_price: 15 },
    { ...vps, max_price: '-1.00 EUR' },
    { ...vps, payment_method: 'paypal' },
    { ...vps, payment_method: { mean: 'cash' } },
    { ...vps, with: 'backup' },
    { ...vps, provider: 'zomro' },
    { ...vps, colour: 'red' },
  ])('refuse %j', (entry) => {
    expect(accepts(entry)).toBe(false);
  });

  it('know every field by a rule', () => {
    const { properties } = required(renewals).schema as { properties: object };
    const { provider: _, ...fields } = properties as Record<string, unknown>;
    expect(Object.keys(required(renewals).fields).sort()).toEqual(Object.keys(fields).sort());
  });

  it('take the settings of the contract, and no others', () => {
    const settings = ajv.compile(ovh.schema);
    expect(settings({ endpoint: 'ovh-eu', poll_interval: '10s', delivery_timeout: 'PT30M', settle_time: '10m' })).toBe(
      true,
    );
    expect(settings({ poll_interval: 10 })).toBe(false);
    expect(settings({ poll: '10s' })).toBe(false);
  });
});
