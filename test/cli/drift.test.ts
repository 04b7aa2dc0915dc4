/** contract.md §3: `drift` compares recorded and declared with live; read-only, no lock, for cron. */
import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../src/model/json.ts';
import { APPLY, expectCode, filesIn, SERVER, useStage } from './stage.ts';

const stage = useStage();

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
    expect(out).toContain(`zomro ${id}: "somebody" is not managed here.`);
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

  it('gives one JSON document', async () => {
    await applied({ servers: { 'web-1': SERVER } });
    stage.vendors.zomro.cloud.addServer({}, { servername: 'somebody' });
    const { out } = expectCode(await stage.hostform('drift', '--json'), 0);
    const document = JSON.parse(out) as { differs: boolean; findings: { class: string }[] };
    expect(document).toMatchObject({ format_version: '1.0', differs: false, checked: 1 });
    expect(document.findings.map((finding) => finding.class)).toEqual(['unmanaged']);
  });

  it.each([
    ['a period that is none', ['--expiring', 'soon'], 64],
    ['hours', ['--expiring', '12h'], 64],
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
    expectCode(await stage.hostform('drift'), 1);
  });
});
