/** `renewals`: what expires, renews or runs dry, of whole accounts; it reads only. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../src/model/json.ts';
import { hastyClock } from '../support/run-cli.ts';
import { closed } from './drift-document.ts';
import { APPLY, changingCalls, expectCode, filesIn, SERVER, useStage } from './stage.ts';

const stage = useStage();
const RENEWAL = { product: 'vps', service: 'vps-1a2b.vps.example', mode: 'manual' };
const POLICY = { ...RENEWAL, period: 'P1M', ensure_valid_for: 'P5D', max_price: '20.00 EUR' };

async function applied(manifest: Attributes): Promise<void> {
  stage.declare(manifest);
  expectCode(await stage.hostform(...APPLY), 0);
}

interface Document {
  readonly entries: readonly Attributes[];
  readonly forecasts: readonly Attributes[];
}

const published = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../schemas/renewals.schema.json'), 'utf8'),
) as Attributes;
const valid = new Ajv({ allErrors: true }).compile(closed(published) as object);

/** Fails when the published schema does not know all of it. */
async function documentOf(...argv: string[]): Promise<Document> {
  const document = JSON.parse(expectCode(await stage.hostform('renewals', '--json', ...argv), 0).out) as Document;
  expect(valid(document), JSON.stringify(valid.errors, null, 2)).toBe(true);
  return document;
}

describe('renewals', () => {
  it('lists ours and what nobody manages, by day, with who pays and the price', async () => {
    await applied({ servers: { 'web-1': { ...SERVER, period: 'P1M' } }, renewals: { shop: POLICY } });
    const { out } = expectCode(await stage.hostform('renewals'), 0);
    expect(out).toMatch(/^DATE +LEFT +WHAT +WHO PAYS +PRICE\n/);
    expect(out).toMatch(/ 9 days +renewals\.shop +hostform apply, from [\d-]+ +12\.00 EUR per month\n/);
    expect(out).toMatch(/ servers\.web-1 +nobody +3\.90 EUR per month\n/);
    expect(out).toMatch(/ ovh vps\/vps-5e6f\.vps\.example +expired +nobody +not known\n/);
    const days = [...out.matchAll(/^(\d{4}-\d\d-\d\d) /gm)].map(([, day]) => Date.parse(day ?? ''));
    expect(days.length).toBeGreaterThan(10);
    expect(days).toEqual(days.toSorted((a, b) => a - b));
    expect(out).toMatch(/\d+ services without an address: not managed here\.\n$/);
  });

  it('tells on which day the balance no longer covers what is charged', async () => {
    await applied({ servers: { 'web-1': SERVER } });
    stage.vendors.zomro.cloud.setBalance('0.30');
    const { forecasts } = await documentOf();
    expect(forecasts).toMatchObject([
      { provider: 'zomro', days_left: 3, per_day: { amount: '0.13', currency: 'EUR' } },
    ]);
    const { out } = expectCode(await stage.hostform('renewals'), 0);
    expect(out).toMatch(
      /^zomro: balance 0\.30 EUR, does not cover [\d-]+ \(in 3 days\); costs 0\.13 EUR a day, 3\.90 EUR in 30 days\.$/m,
    );
  });

  it('counts what nobody manages as well', async () => {
    await applied({ servers: { 'web-1': SERVER } });
    stage.vendors.zomro.cloud.addServer({}, { servername: 'somebody' });
    const { forecasts } = await documentOf();
    expect(forecasts).toMatchObject([{ per_day: { amount: '0.26' } }]);
  });

  it('tells a server and the policy of its renewal as one', async () => {
    const web = { ...SERVER, period: 'P1M' };
    await applied({ servers: { 'web-1': web } });
    const id = [...stage.vendors.zomro.cloud.servers.keys()][0] ?? '';
    const policy = { provider: 'zomro', service: id, ensure_valid_for: 'P5D', max_price: '4.00 EUR' };
    stage.declare({ servers: { 'web-1': web }, renewals: { web: policy } });
    const { entries, forecasts } = await documentOf();
    const ours = entries.filter(({ provider }) => provider === 'zomro');
    expect(ours).toMatchObject([{ address: 'servers.web-1', payer: 'apply', price: { period: 'P1M' } }]);
    expect(forecasts[0]).toMatchObject({ provider: 'zomro', per_30_days: { amount: '3.9' } });
  });

  it('looks no further than --within', async () => {
    await applied({ renewals: { shop: RENEWAL } });
    const { entries } = await documentOf('--within', 'P10D');
    expect(entries.map(({ days_left }) => Number(days_left) <= 10)).not.toContain(false);
    expect(entries.map(({ address }) => address)).toContain('renewals.shop');
    expect(expectCode(await stage.hostform('renewals', '--within', 'P1D'), 0).out).not.toContain('renewals.shop');
  });

  it('says that a cancelled service ends', async () => {
    const { entries } = await documentOf();
    const cancelled = entries.filter(({ payer }) => payer === 'ends').map(({ name }) => name);
    expect(cancelled).toEqual(['domain/other-shop.example']);
  });

  it('needs neither a manifest nor a state', async () => {
    const { out } = expectCode(await stage.hostform('renewals'), 0);
    expect(out).toContain('ovh domain/example-shop.example');
    expect(filesIn(stage.path)).toEqual({});
  });

  it('writes a calendar file beside the table, in one step, and takes no lock', async () => {
    await applied({ servers: { 'web-1': { ...SERVER, period: 'P1M' } } });
    stage.write({ 'state/hostform.lock': '{}\n', 'r.ics': 'from an earlier run' });
    const before = stage.text('state/hostform.state.json');
    const { out } = expectCode(await stage.hostform('renewals', '--ics', 'r.ics'), 0);
    expect(out).toContain('servers.web-1');
    expect(stage.text('r.ics')).toMatch(/^BEGIN:VCALENDAR\r\n[^]*SUMMARY:servers\.web-1 ends[^]*END:VCALENDAR\r\n$/);
    expect(stage.text('state/hostform.state.json')).toBe(before);
    expect(Object.keys(filesIn(stage.path)).filter((name) => name.includes('.hostform-'))).toEqual([]);
  });

  it('writes a page', async () => {
    await applied({ servers: { 'web-1': { ...SERVER, period: 'P1M' } } });
    expectCode(await stage.hostform('renewals', '--html', 'r.html', '--ics', 'r.ics'), 0);
    expect(stage.text('r.html')).toMatch(/^<!doctype html>[^]*<b>servers\.web-1<\/b>[^]*<\/html>\n$/);
  });

  it('sends nothing that changes', async () => {
    await applied({ servers: { 'web-1': SERVER }, renewals: { shop: POLICY } });
    const asked = changingCalls(stage.vendors).length;
    expectCode(await stage.hostform('renewals', '--ics', 'r.ics'), 0);
    expect(changingCalls(stage.vendors).slice(asked)).toEqual([]);
  });

  it('leaves the file of an earlier run when a vendor can not be read, and is 1', async () => {
    await applied({ servers: { 'web-1': SERVER } });
    stage.write({ 'r.ics': 'from an earlier run' });
    const env = { ZOMRO_ENDPOINT: 'http://127.0.0.1:9' };
    const { err, out } = expectCode(
      await stage.hostformWith({ env, clock: hastyClock() }, 'renewals', '--ics', 'r.ics'),
      1,
    );
    expect([out, err.startsWith('Error: ')]).toEqual(['', true]);
    expect(stage.text('r.ics')).toBe('from an earlier run');
  });

  it.each([
    ['a period that is none', ['--within', 'soon']],
    ['hours', ['--within', '12h']],
    ['a folder that is not there', ['--ics', 'nowhere/r.ics']],
    ['a folder', ['--ics', 'folder']],
    ['a manifest', ['--ics', 'hostform.yaml']],
    ['a state', ['--ics', 'state/hostform.state.json']],
    ['an argument', ['servers.web-1']],
    ['one file for both', ['--ics', 'r.ics', '--html', './r.ics']],
    ['a page in a folder that is not there', ['--html', 'nowhere/r.html']],
  ])('refuses %s before anything is read', async (_, given) => {
    await applied({ servers: { 'web-1': SERVER } });
    mkdirSync(join(stage.path, 'folder'));
    const before = filesIn(stage.path);
    const asked = stage.vendors.zomro.calls.length;
    const { out } = expectCode(await stage.hostform('renewals', ...given), 64);
    expect(out).toBe('');
    expect(stage.vendors.zomro.calls.length).toBe(asked);
    expect(filesIn(stage.path)).toEqual(before);
  });
});
