/** The test of the test: the line catches what changes something, lets through what does not, and no vendor hears of the first. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { kindsWithExamples } from '../../support/kind-examples.ts';
import { expectNothingCaught, openReadOnlyLine, type ReadOnlyLine } from '../../support/read-only-line.ts';
import { seedAccount } from '../../support/vendors.ts';
import { changingCalls, expectCode, QUICK_CLOCK, useStage } from '../stage.ts';
import { addressOf, recordedId, SECRETS, worlds } from './worlds.ts';

const stage = useStage();
const kinds = await kindsWithExamples();
let line: ReadOnlyLine;

beforeEach(async () => {
  line = await openReadOnlyLine(stage.vendors);
});
afterEach(() => line.close());

async function post(endpoint: 'ZOMRO_ENDPOINT' | 'OVH_ENDPOINT', path: string, init: RequestInit): Promise<void> {
  await (await fetch(`${line.env[endpoint] ?? ''}${path}`, { method: 'POST', ...init })).text();
}

const form = (text: string): RequestInit => ({ body: new URLSearchParams(text) });

const CHANGING = [
  'func=cartorder.create.confirm',
  'func=service.stop&elid=1',
  'func=service.start&elid=1',
  'func=instances.delete&elid=1',
  'func=image.delete&elid=1',
  'func=instances.fleio_bckps.schedule.delete&plid=1&elid=1',
  'func=v2.instances.order.param&pricelist=6740&sok=ok',
  'func=v2.image.order.param&image_name=x&skipbasket=on',
  'func=instances.edit&elid=1&servername=x&sok=ok',
  'func=cart&promocode=X&sok=ok',
  'func=instances&sok=ok',
  'func=groupedit&faction=service.stop&elid=1',
  'func=service.prolong&elid=1&period=1&skipbasket=on&sok=ok',
  'func=cart.empty',
  'func=nobody.has.heard.of.it',
  'func=instances.filter&sok=ok&name=web',
];

const READING = [
  'func=service.prolong&elid=1&period=1',
  'func=instances&out=json',
  'func=instances.edit&elid=1',
  'func=v2.instances.order.param&pricelist=6740',
  'func=cart',
  'func=instances.filter',
];

describe('the line to Zomro', () => {
  it.each(CHANGING)('catches %s', async (text) => {
    await post('ZOMRO_ENDPOINT', '', form(text));
    expect(line.caught).toHaveLength(1);
    expect(stage.vendors.zomro.calls).toEqual([]);
  });

  it('looks into the address as well', async () => {
    await post('ZOMRO_ENDPOINT', '?func=service.stop&elid=1', form('out=json'));
    await post('ZOMRO_ENDPOINT', '?sok=ok', form('func=instances.edit&elid=1'));
    expect(line.caught).toHaveLength(2);
  });

  it.each(READING)('lets %s through', async (text) => {
    await post('ZOMRO_ENDPOINT', '', form(text));
    expectNothingCaught(line);
    expect(stage.vendors.zomro.calls).toHaveLength(1);
  });

  it('lets a filter be cleared, and remembers it', async () => {
    await post('ZOMRO_ENDPOINT', '', form('func=instances.filter&sok=ok&name=&id='));
    expectNothingCaught(line);
    expect(line.cleared).toEqual(['zomro instances.filter']);
  });
});

describe('the line to OVHcloud', () => {
  const json = (body: unknown): RequestInit => ({
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

  it.each([
    ['POST', '/service/12345/renew', { duration: 'P1M', services: [12345], dryRun: false }],
    ['POST', '/service/12345/renew', { duration: 'P1M', services: [12345] }],
    ['POST', '/service/12345/renew', { duration: 'P1M', services: [12345], dryRun: 'true' }],
    ['POST', '/me/order/1/pay', { paymentMethod: { id: 1 }, dryRun: true }],
    ['PUT', '/vps/vps-1a2b.vps.example/serviceInfos', { renew: {} }],
    ['PUT', '/services/12345', {}],
    ['DELETE', '/services/12345', {}],
  ])('catches %s %s %o', async (method, path, body) => {
    await post('OVH_ENDPOINT', path, { ...json(body), method });
    expect(line.caught).toEqual([`ovh ${method} /1.0${path}`]);
    expect(stage.vendors.ovh.calls).toEqual([]);
  });

  it('lets a dry run and a login through', async () => {
    await post('OVH_ENDPOINT', '/service/12345/renew', json({ dryRun: true }));
    await post('OVH_ENDPOINT', '/auth/credential', json({ accessRules: [] }));
    expectNothingCaught(line);
    expect(stage.vendors.ovh.calls).toHaveLength(2);
  });
});

describe.each(kinds)('planted: $kind.type', (kind) => {
  beforeEach(() => seedAccount(stage.vendors, kind.examples));

  const world = (name: string) => worlds.find((each) => each.name === name);
  const over = (...argv: string[]) =>
    stage.hostformWith({ env: { ...line.env, ...SECRETS }, clock: QUICK_CLOCK }, ...argv);
  const APPLY = ['apply', '--auto-approve', '--max-spend', '100.00 EUR', '--allow-destroy'];

  it.each(['nothing is recorded', 'fields differ'])('an apply is caught when %s, and nothing happens', async (name) => {
    await world(name)?.make(stage, kind);
    const before = changingCalls(stage.vendors);
    const { code } = await over(...APPLY);
    expect(code).not.toBe(0);
    expect(line.caught).not.toEqual([]);
    expect(() => expectNothingCaught(line)).toThrow('calls that would have changed something');
    expect(changingCalls(stage.vendors)).toEqual(before);
  });

  it('a deletion is caught, where there is one', async () => {
    await world('all is recorded')?.make(stage, kind);
    await over('destroy', '--auto-approve', '--allow-destroy');
    expect(line.caught.length > 0).toBe(kind.kind.nature === 'owned');
  });

  it('is a way on which an apply finds nothing to do when there is nothing', async () => {
    await world('all is recorded')?.make(stage, kind);
    expectCode(await over(...APPLY), 0);
    expectNothingCaught(line);
    expect(recordedId(stage, addressOf(kind))).not.toBe('');
  });
});
