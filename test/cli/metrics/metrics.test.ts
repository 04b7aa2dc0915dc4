/** `drift --metrics`: numbers for node exporter's textfile folder, also of a run that fails. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { metricsText } from '../../../src/cli/metrics/format.ts';
import type { Attributes } from '../../../src/model/json.ts';
import { hastyClock } from '../../support/run-cli.ts';
import { missingServer } from '../../support/servers.ts';
import { APPLY, expectCode, filesIn, SERVER, useStage } from '../stage.ts';
import { type ReadSample, readMetrics } from './read-metrics.ts';

const stage = useStage();
const FILE = ['drift', '--metrics', 'shop.prom'];
const SHOP = {
  servers: { 'web-1': SERVER },
  renewals: { vps: { product: 'vps', service: 'vps-1a2b.vps.example', mode: 'manual' } },
};
const NOBODY = { env: { ZOMRO_ENDPOINT: 'http://127.0.0.1:9' }, clock: hastyClock() };
const PROMTOOL = '/usr/bin/promtool';

async function applied(manifest: Attributes): Promise<void> {
  stage.declare(manifest);
  expectCode(await stage.hostform(...APPLY), 0);
}

function samples(): ReadSample[] {
  return readMetrics(stage.text('shop.prom'));
}

function valueOf(name: string, labels: { [name: string]: string } = {}): number | undefined {
  const found = samples().filter(
    (sample) => sample.name === name && Object.entries(labels).every(([label, text]) => sample.labels[label] === text),
  );
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0]?.value;
}

/** As node exporter's own people check it. A day is no base unit to promtool; nothing else may be said. */
function checkWithPromtool(text: string): void {
  if (!existsSync(PROMTOOL)) {
    missingServer(`metrics are not checked by ${PROMTOOL} (Debian: prometheus), only by the test's own reader`);
    return;
  }
  const { stdout, stderr } = spawnSync(PROMTOOL, ['check', 'metrics'], { input: text, encoding: 'utf8' });
  const said = `${stdout}${stderr}`.split('\n').filter(Boolean);
  expect(said.filter((line) => !line.startsWith('hostform_days_to_expiry '))).toEqual([]);
}

describe('drift --metrics', () => {
  it('tells findings, terms, costs and the balance', async () => {
    await applied(SHOP);
    stage.vendors.zomro.cloud.addServer({}, { servername: 'somebody' });
    stage.vendors.zomro.cloud.setBalance('0.20');
    expectCode(await stage.hostform(...FILE), 2);
    checkWithPromtool(stage.text('shop.prom'));
    expect(valueOf('hostform_up', { source: 'shop' })).toBe(1);
    expect(valueOf('hostform_resources')).toBe(2);
    expect(valueOf('hostform_findings', { class: 'balance-low', known: 'false' })).toBe(1);
    expect(valueOf('hostform_findings', { class: 'unmanaged', known: 'false' })).toBeGreaterThan(0);
    expect(valueOf('hostform_findings', { class: 'missing', known: 'false' })).toBe(0);
    expect(valueOf('hostform_days_to_expiry', { address: 'renewals.vps', provider: 'ovh' })).toBe(9);
    const cost = { provider: 'zomro', currency: 'EUR' };
    expect(valueOf('hostform_cost_per_day', { ...cost, managed: 'true' })).toBe(0.13);
    expect(valueOf('hostform_cost_per_day', { ...cost, managed: 'false' })).toBe(0.13);
    expect(valueOf('hostform_balance', cost)).toBe(0.2);
    const success = valueOf('hostform_last_success_timestamp_seconds') ?? 0;
    expect(success).toBe(valueOf('hostform_last_run_timestamp_seconds'));
    expect(Math.abs(success - Date.now() / 1000)).toBeLessThan(600);
  });

  it('is a file that everybody may read whatever the umask is, and leaves nothing beside it', async () => {
    await applied(SHOP);
    const before = process.umask(0o077);
    try {
      expectCode(await stage.hostform(...FILE), 0);
    } finally {
      process.umask(before);
    }
    expect(statSync(join(stage.path, 'shop.prom')).mode & 0o777).toBe(0o644);
    expect(Object.keys(filesIn(stage.path)).filter((name) => name.includes('.hostform-'))).toEqual([]);
  });

  it('says after a failure that it is down, keeps what does not age, and ends as without it', async () => {
    await applied(SHOP);
    expectCode(await stage.hostform(...FILE), 0);
    const [success, expiry] = [
      valueOf('hostform_last_success_timestamp_seconds'),
      valueOf('hostform_expiry_timestamp_seconds'),
    ];
    const later = { ...NOBODY.clock, now: () => Date.now() + 3_600_000 };
    for (const _ of [1, 2]) {
      const { err } = expectCode(await stage.hostformWith({ ...NOBODY, clock: later }, ...FILE), 1);
      expect(err).toMatch(/^Error: /m);
      checkWithPromtool(stage.text('shop.prom'));
      expect(valueOf('hostform_up')).toBe(0);
      expect(valueOf('hostform_last_success_timestamp_seconds')).toBe(success);
      expect(valueOf('hostform_last_run_timestamp_seconds')).toBeGreaterThan(success ?? Infinity);
      expect(valueOf('hostform_expiry_timestamp_seconds', { address: 'renewals.vps' })).toBe(expiry);
      expect(new Set(samples().map(({ name }) => name)).size).toBe(4);
    }
    expectCode(await stage.hostform(...FILE), 0);
    expect(valueOf('hostform_up')).toBe(1);
  });

  it('knows of no success when there never was one, and takes nothing over from a stranger', async () => {
    stage.declare(SHOP);
    stage.write({ 'shop.prom': '# HELP x y\nx 1\nhostform_expiry_timestamp_seconds{address="a} 1\n' });
    expectCode(await stage.hostformWith(NOBODY, ...FILE), 1);
    expect(samples().map(({ name }) => name)).toEqual(['hostform_up', 'hostform_last_run_timestamp_seconds']);
  });

  it('is down for a manifest that can not be read', async () => {
    expectCode(await stage.hostform(...FILE, '-f', 'missing.yaml'), 1);
    expect(valueOf('hostform_up')).toBe(0);
  });

  it('goes with --quiet, --json, a report and a baseline', async () => {
    await applied(SHOP);
    stage.vendors.zomro.cloud.setBalance('0.20');
    const known = expectCode(await stage.hostform('drift', '--json'), 2);
    stage.write({ 'known.json': known.out });
    const all = ['--quiet', '--baseline', 'known.json', '--report', 'markdown=drift.md'];
    expect(expectCode(await stage.hostform(...FILE, ...all), 0).out).toBe('');
    expect(valueOf('hostform_findings', { class: 'balance-low', known: 'true' })).toBe(1);
    expect(valueOf('hostform_findings', { class: 'balance-low', known: 'false' })).toBe(0);
  });

  it.each([
    ['a folder that is not there', ['--metrics', 'nowhere/x.prom']],
    ['a folder', ['--metrics', 'folder']],
    ['a manifest', ['--metrics', 'hostform.yaml']],
    ['its baseline', ['--metrics', 'known.json', '--baseline', 'known.json']],
    ['a report', ['--metrics', 'x.prom', '--report', 'markdown=x.prom']],
  ])('refuses %s before anything is read', async (_, given) => {
    stage.declare(SHOP);
    stage.write({ 'known.json': '{}' });
    mkdirSync(join(stage.path, 'folder'));
    const before = filesIn(stage.path);
    expectCode(await stage.hostform('drift', ...given), 64);
    expect(stage.vendors.zomro.calls).toEqual([]);
    expect(filesIn(stage.path)).toEqual(before);
  });
});

describe('labels', () => {
  it.each(['a "b" \\ c', 'line\nend', '\\n', '\r\t\u2028', '} 1\nx{'])('bring back %j', (text) => {
    const written = metricsText([{ name: 'x', help: 'y', samples: [{ labels: { name: text }, value: '1.5' }] }]);
    checkWithPromtool(written.replaceAll('x', 'hostform_x'));
    expect(readMetrics(written)).toEqual([{ name: 'x', labels: { name: text }, value: 1.5 }]);
  });

  it('are checked by a promtool that says no', () => {
    if (!existsSync(PROMTOOL)) return;
    expect(() => execFileSync(PROMTOOL, ['check', 'metrics'], { input: 'x{a="b} 1\n', stdio: 'pipe' })).toThrow();
    expect(() => readMetrics('# TYPE x gauge\nx{a="b} 1\n')).toThrow(SyntaxError);
  });
});
