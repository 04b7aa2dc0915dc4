/** contract.md §3: `drift` compares recorded and declared with live; read-only, no lock, for cron. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../src/model/json.ts';
import { classesOf, documentOf } from './drift-document.ts';
import { APPLY, expectCode, filesIn, QUICK_CLOCK, SERVER, useStage } from './stage.ts';

const stage = useStage();
const REFUSED = { class: 'Client::Forbidden', message: 'This call has not been granted' };

async function applied(manifest: Attributes): Promise<void> {
  stage.declare(manifest);
  expectCode(await stage.hostform(...APPLY), 0);
}

describe('drift', () => {
  it('is 0 when everything is as declared, sends nothing that changes, and writes nothing', async () => {
    await applied({ servers: { 'web-1': SERVER } });
    const before = filesIn(stage.path);
    const asked = stage.vendors.zomro.calls.length;
    const { out } = expectCode(await stage.hostform('drift'), 0);
    expect(out).toBe('No drift; 1 resource looked at.\n');
    expect(filesIn(stage.path)).toEqual(before);
    const since = stage.vendors.zomro.calls.slice(asked);
    expect(since.filter(({ changed, func }) => changed && !['auth', 'logon'].includes(func))).toEqual([]);
  });

  it('names a field that differs with both its values, and is 2', async () => {
    await applied({ servers: { 'web-1': SERVER } });
    const server = [...stage.vendors.zomro.cloud.servers.values()][0];
    if (server) Object.assign(server, { servername: 'renamed-by-hand' });
    stage.vendors.zomro.cloud.edited();
    const { out } = expectCode(await stage.hostform('drift'), 2);
    expect(out).toContain('name: live "renamed-by-hand", declared "web-1"');
    expect(out).toContain('Drift: 1 changed; 1 resource looked at.');
  });

  it('respects ignore_changes', async () => {
    await applied({ servers: { 'web-1': { ...SERVER, lifecycle: { ignore_changes: ['name'] } } } });
    const server = [...stage.vendors.zomro.cloud.servers.values()][0];
    if (server) Object.assign(server, { servername: 'renamed-by-hand' });
    stage.vendors.zomro.cloud.edited();
    expectCode(await stage.hostform('drift'), 0);
  });

  it('lists what is not managed, which alone is no difference', async () => {
    await applied({ servers: { 'web-1': SERVER } });
    const { id } = stage.vendors.zomro.cloud.addServer({}, { servername: 'somebody' });
    const { out } = expectCode(await stage.hostform('drift'), 0);
    expect(out).toContain(`zomro servers ${id}: "somebody" is not managed here.`);
  });

  it('tells what is missing, undeclared, and not created yet', async () => {
    await applied({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
    stage.vendors.zomro.cloud.servers.delete([...stage.vendors.zomro.cloud.servers.keys()][0] ?? '');
    stage.vendors.zomro.cloud.edited();
    stage.declare({ servers: { 'web-1': SERVER, 'web-3': SERVER } });
    const { out } = expectCode(await stage.hostform('drift'), 2);
    expect(out).toContain('servers.web-1: It is recorded, and the vendor no longer has it.');
    expect(out).toContain('It is recorded, and no longer declared.');
    expect(out).toContain('servers.web-3: It is declared, and not recorded here.');
  });

  it('tells with --expiring what ends within that time, and without it does not', async () => {
    await applied({ renewals: { shop: { product: 'vps', service: 'vps-1a2b.vps.example', mode: 'manual' } } });
    expectCode(await stage.hostform('drift'), 0);
    const { out } = expectCode(await stage.hostform('drift', '--expiring', 'P14D'), 2);
    expect(out).toMatch(/renewals\.shop \[id=12345\]: It is valid until \d{4}-\d{2}-\d{2}\./);
    expectCode(await stage.hostform('drift', '--expiring', '2d'), 0);
  });

  it('tells when the balance lasts less than three days', async () => {
    await applied({ servers: { 'web-1': SERVER } });
    stage.vendors.zomro.cloud.setBalance('0.20');
    const { out } = expectCode(await stage.hostform('drift'), 2);
    expect(out).toContain('zomro: The balance is 0.20 EUR, and 3 days cost 0.39 EUR.');
  });

  it('runs while another run holds the lock', async () => {
    await applied({ servers: { 'web-1': SERVER } });
    stage.write({ 'state/hostform.lock': '{}\n' });
    expectCode(await stage.hostform('drift'), 0);
  });

  it('looks in a folder that it may not write to', async () => {
    await applied({ servers: { 'web-1': SERVER } });
    const state = join(stage.path, 'state');
    const before = filesIn(stage.path);
    chmodSync(state, 0o500);
    chmodSync(stage.path, 0o500);
    try {
      expectCode(await stage.hostform('drift'), 0);
    } finally {
      chmodSync(stage.path, 0o700);
      chmodSync(state, 0o700);
    }
    // Whoever is root may write everywhere, and has not.
    expect(filesIn(stage.path)).toEqual(before);
  });

  it('gives one JSON document, which says what it is about', async () => {
    await applied({ servers: { 'web-1': SERVER } });
    stage.vendors.zomro.cloud.addServer({}, { servername: 'somebody' });
    const document = documentOf(expectCode(await stage.hostform('drift', '--json'), 0));
    const state = stage.json('state/hostform.state.json') as { lineage: string; accounts: { zomro: { id: string } } };
    expect(document).toMatchObject({ format_version: '1.0', differs: false, checked: 1 });
    expect(document).toMatchObject({ lineage: state.lineage, accounts: { zomro: state.accounts.zomro.id } });
    expect(classesOf(document)).toEqual(['unmanaged']);
  });

  it('says nothing with --quiet while nothing differs, and everything when something does', async () => {
    await applied({ servers: { 'web-1': SERVER } });
    stage.vendors.zomro.cloud.addServer({}, { servername: 'somebody' });
    const calm = expectCode(await stage.hostform('drift', '--quiet'), 0);
    expect(calm).toMatchObject({ out: '', err: '' });
    stage.vendors.zomro.cloud.setBalance('0.05');
    const loud = expectCode(await stage.hostform('drift', '--quiet'), 2);
    expect(loud.out).toBe((await stage.hostform('drift')).out);
  });

  it('tells of a filter that hid things, also with --quiet: that has been changed', async () => {
    await applied({ servers: { 'web-1': SERVER } });
    stage.vendors.zomro.cloud.setFilter('instances', { name: 'nothing' });
    const { out, err } = expectCode(await stage.hostform('drift', '--quiet'), 0);
    expect(out).toBe('');
    expect(err).toContain('A filter was left on the listing; it has been cleared');
  });

  it('tells nothing of a price that an older state does not know', async () => {
    await applied({ servers: { 'web-1': SERVER } });
    const state = stage.text('state/hostform.state.json');
    expect(state).toContain('"cost": "0.13 EUR"');
    const older = state.replace(/ *"cost": "0.13 EUR",\n/, '').replace(/("checksum": )"[^"]*"/, '$1null');
    stage.write({ 'state/hostform.state.json': older });
    stage.vendors.zomro.cloud.setPrice('6740', '-50', '0.15');
    expectCode(await stage.hostform('drift'), 0);
  });

  it('asks no price of a renewal that is never bought', async () => {
    await applied({ renewals: { shop: { product: 'vps', service: 'vps-1a2b.vps.example' } } });
    expectCode(await stage.hostform('drift'), 0);
    expect(stage.vendors.ovh.calls.filter(({ path }) => path.endsWith('/renew'))).toEqual([]);
  });

  it('goes on without a price that the key may not read', async () => {
    const shop = { product: 'vps', service: 'vps-1a2b.vps.example', ensure_valid_for: 'P5D', max_price: '1.00 EUR' };
    await applied({ renewals: { shop } });
    expectCode(await stage.hostform('drift'), 2);
    stage.vendors.ovh.faults.add({
      method: 'GET',
      path: '*/renew',
      do: 'reply',
      when: 'before',
      status: 403,
      body: REFUSED,
    });
    expectCode(await stage.hostform('drift'), 0);
  });

  it.each([
    ['a period that is none', ['--expiring', 'soon'], 64],
    ['hours', ['--expiring', '12h'], 64],
    ['--quiet with --json', ['--quiet', '--json'], 64],
    ['an option that it does not have', ['--target', 'servers.web-1'], 64],
    ['a manifest that can not be read', ['-f', 'missing.yaml'], 1],
  ])('refuses %s', async (_, given, code) => {
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform('drift', ...given), code);
  });

  it('is 1 when the vendor can not be read', async () => {
    await applied({ servers: { 'web-1': SERVER } });
    stage.vendors.zomro.faults.add({
      func: 'instances',
      kind: 'error',
      type: 'internal',
      times: Number.POSITIVE_INFINITY,
    });
    const { out, err } = expectCode(await stage.hostform('drift', '--quiet', '--expiring', 'P14D'), 1);
    expect(out).toBe('');
    expect(err).toMatch(/^Error: /m);
  });

  it('is 1, never 2, when one vendor of two is out of reach although the other one differs', async () => {
    await applied({
      servers: { 'web-1': SERVER },
      renewals: { shop: { product: 'vps', service: 'vps-1a2b.vps.example' } },
    });
    stage.vendors.zomro.cloud.setBalance('0.05');
    const nobody = { OVH_ENDPOINT: 'http://127.0.0.1:9' };
    const { out, err } = expectCode(await stage.hostformWith({ env: nobody, clock: QUICK_CLOCK }, 'drift'), 1);
    expect(out).toBe('');
    expect(err).toMatch(/^Error: /m);
  });
});
