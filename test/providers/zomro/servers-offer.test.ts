import { describe, expect, test } from 'vitest';
import type { Attributes } from '../../../src/model/json.ts';
import type { Offer } from '../../../src/model/kind.ts';
import type { Address, DesiredResource } from '../../../src/model/resource.ts';
import { type SimulatedBench, simulated } from './support/connect.ts';
import { desire, type More, offerInput } from './support/desired.ts';

const ENTRY = {
  tariff: 'Cloud Essential | NL-2',
  datacenter: 'Netherlands-2',
  os: 'Ubuntu 22.04',
  period: 'P1D',
  ssh_key: 'deploy',
};

const FROM_IMAGE: DesiredResource['references'] = [
  { path: ['os'], parts: [{ address: 'images.golden' as Address, output: 'uid' }] },
];

async function offer(
  bench: SimulatedBench,
  entry: Attributes,
  more: More & { references?: DesiredResource['references'] } = {},
): Promise<Offer> {
  const desired = desire('servers.web-1', entry, more.references);
  const made = await bench.kind('servers').offer?.(offerInput(desired, more.spec ?? desired.spec, more));
  if (!made) throw new Error('servers are sold');
  return made;
}

describe('an offer', () => {
  test('holds the ids of the catalogue and the price of the price list', async () => {
    const bench = await simulated({}, { mayWrite: false });
    const made = await offer(bench, { ...ENTRY, addons: { network: 'IPv6' } });
    expect(made).toMatchObject({ problems: [], notes: [], refusals: [] });
    expect(made.order).toEqual({
      pricelist: '6740',
      tariff: 'Cloud Essential | NL-2',
      datacenter: '13',
      datacenter_name: 'Netherlands-2',
      period: 'P1D',
      order_period: '-50',
      servername: 'web-1',
      instances_os: expect.stringMatching(/^[0-9a-f-]{36}$/),
      addons: { addon_6746: '260' },
      instances_ssh_keys: '490',
    });
    const charge = { amount: '0.1300', currency: 'EUR' };
    expect(made.quote).toEqual({
      charge,
      recurring: { amount: charge, period: 'P1D' },
      count: 1,
      period: 'P1D',
      source: 'price list',
    });
  });

  test('of the same things is the same, to the letter', async () => {
    const one = await offer(await simulated(), ENTRY);
    const two = await offer(await simulated(), ENTRY);
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
  });

  test("is in the price's own currency, else in the account's", async () => {
    const bench = await simulated({ accounts: [{ currency: 'USD' }] });
    expect((await offer(bench, ENTRY)).quote?.charge).toEqual({ amount: '0.1300', currency: 'USD' });
  });

  test('of a period without a price is a problem', async () => {
    const bench = await simulated();
    const made = await offer(bench, { ...ENTRY, tariff: 'Cloud Starter | NL-2', period: 'P1M' });
    expect(made.quote).toBeUndefined();
    expect(made.problems).toMatchObject([{ code: 'CATALOGUE', summary: 'The period is not sold' }]);
    expect(made.problems[0]?.detail).toContain('Offered: P1D.');
  });

  test('of a sold-out tariff says that it may take days', async () => {
    const bench = await simulated();
    const made = await offer(bench, { ...ENTRY, tariff: 'Cloud Max | NL-2' });
    expect(made.notes).toHaveLength(1);
    expect(made.notes[0]).toContain('may take days');
  });

  test('is refused until the licence has been accepted by a person', async () => {
    const bench = await simulated({}, { settings: { licence_agreement: '' } });
    const made = await offer(bench, ENTRY);
    expect(made.refusals).toMatchObject([{ code: 'LICENCE', address: 'servers.web-1' }]);
    expect(made.refusals[0]?.hint).toContain('licence_agreement: accepted');
  });

  const unknown: readonly [string, Attributes, string][] = [
    ['tariff', { tariff: 'Cloud 9' }, 'Unknown tariff'],
    ['data centre', { datacenter: 'Moon' }, 'Unknown data centre'],
    ['system', { os: 'BeOS' }, 'Unknown system'],
    ['add-on', { addons: { netwrok: 'IPv6' } }, 'Unknown add-on'],
    ['choice of an add-on', { addons: { network: 'IPv7' } }, 'Unknown add-on choice'],
    ['raw add-on', { addons: { addon_1: '260' } }, 'Unknown add-on'],
    ['SSH key', { ssh_key: 'deplo' }, 'Unknown SSH key'],
  ];
  test.each(unknown)('of an unknown %s is a problem', async (_, entry, summary) => {
    const bench = await simulated();
    const made = await offer(bench, { ...ENTRY, ...entry });
    expect(made.problems).toMatchObject([{ code: 'CATALOGUE', summary }]);
  });

  test('does not take the "none" of an account without keys for a key', async () => {
    const bench = await simulated({ accounts: [{ sshKeys: [] }] });
    const made = await offer(bench, { ...ENTRY, ssh_key: 'none' });
    expect(made.problems).toMatchObject([{ summary: 'Unknown SSH key' }]);
  });

  test('takes an add-on once', async () => {
    const bench = await simulated();
    const made = await offer(bench, { ...ENTRY, addons: { network: 'IPv6', addon_6746: '259' } });
    expect(made.problems).toMatchObject([{ summary: 'An add-on is given twice' }]);
  });
});

describe('the system of an order', () => {
  async function uid(bench: SimulatedBench, label: string): Promise<string> {
    const entries = await bench.connection.catalogue('Cloud Essential | NL-2');
    return entries.find(({ section, name }) => section === 'systems' && name === label)?.id ?? '';
  }

  test('is the literal UID of the manifest, even where its label is not unique', async () => {
    const bench = await simulated();
    bench.simulator.cloud.addImage({ name: 'Ubuntu 22.04' });
    const literal = await uid(bench, 'Ubuntu 22.04');
    const made = await offer(bench, { ...ENTRY, os: literal }, { spec: { ...ENTRY, os: 'Ubuntu 22.04' } });
    expect(made.order['instances_os']).toBe(literal);
    const byLabel = await offer(bench, ENTRY);
    expect(byLabel.problems).toMatchObject([{ summary: 'The system is ambiguous' }]);
  });

  test('is left open while it is not known', async () => {
    const bench = await simulated();
    const made = await offer(
      bench,
      { ...ENTRY, os: '${images.golden.uid}' },
      { unknown: ['os'], references: FROM_IMAGE },
    );
    expect(made.problems).toEqual([]);
    expect(made.order).not.toHaveProperty('instances_os');
  });

  test('that is an image of one’s own is sent as it is, also when the form does not show it', async () => {
    const bench = await simulated();
    const own = '11111111-2222-3333-4444-555555555555';
    const made = await offer(
      bench,
      { ...ENTRY, os: '${images.golden.uid}' },
      { spec: { ...ENTRY, os: own }, references: FROM_IMAGE },
    );
    expect(made).toMatchObject({ problems: [], order: { instances_os: own } });
  });

  test('that came as a label from elsewhere must be on offer, because a replacement deletes first', async () => {
    const bench = await simulated();
    const spec = { ...ENTRY, os: 'My own image' };
    const made = await offer(bench, { ...ENTRY, os: '${images.golden.uid}' }, { spec, references: FROM_IMAGE });
    expect(made.problems).toMatchObject([{ summary: 'Unknown system' }]);
  });
});

describe('a marked order', () => {
  test('carries a mark that the same plan makes again, and that a later purchase does not', async () => {
    const bench = await simulated({}, { settings: { order_marker: true } });
    const first = (await offer(bench, ENTRY)).order['servername'];
    expect(first).toMatch(/^web-1-h[a-z2-7]{8}$/);
    expect((await offer(bench, ENTRY)).order['servername']).toBe(first);
    bench.simulator.cloud.addServer({ servername: 'another' });
    await bench.kind('servers').list({ keys: [], ids: [] });
    expect((await offer(bench, ENTRY)).order['servername']).not.toBe(first);
  });

  test('keeps within the 100 characters of a name', async () => {
    const bench = await simulated({}, { settings: { order_marker: true } });
    const made = await offer(bench, { ...ENTRY, name: 'x'.repeat(100) });
    expect(made.order['servername']).toMatch(/^x{90}-h[a-z2-7]{8}$/);
  });

  test('is not made unless it was asked for, and costs no listing', async () => {
    const bench = await simulated();
    expect((await offer(bench, ENTRY)).order['servername']).toBe('web-1');
    expect(bench.simulator.calls.map(({ func }) => func)).not.toContain('instances');
  });
});
