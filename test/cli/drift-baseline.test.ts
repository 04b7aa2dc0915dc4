/** `drift --baseline`: what is known makes no alarm, and only what is known. */
import { describe, expect, it } from 'vitest';
import { classesOf, type DriftDocument, documentOf } from './drift-document.ts';
import { APPLY, expectCode, SERVER, useStage } from './stage.ts';

const stage = useStage();
const TWO = { servers: { 'web-1': SERVER, 'web-2': SERVER } };

/** Two servers, the first one renamed by hand, and a stranger; all of that is accepted. */
async function accepted(): Promise<DriftDocument> {
  stage.declare(TWO);
  expectCode(await stage.hostform(...APPLY), 0);
  rename('web-1', 'by-hand');
  stage.vendors.zomro.cloud.addServer({}, { servername: 'stranger' });
  const done = expectCode(await stage.hostform('drift', '--json'), 2);
  stage.write({ 'known.json': done.out });
  return documentOf(done);
}

function rename(from: string, servername: string): void {
  const { cloud } = stage.vendors.zomro;
  for (const server of cloud.servers.values()) if (server.servername === from) Object.assign(server, { servername });
  cloud.edited();
}

const AGAINST = ['drift', '--baseline', 'known.json'];

describe('drift --baseline', () => {
  it('is 0 while nothing is new, and tells what is known', async () => {
    await accepted();
    const { out } = expectCode(await stage.hostform(...AGAINST), 0);
    await expect(out).toMatchFileSnapshot('golden/drift/baseline-known.txt');
    expect(expectCode(await stage.hostform(...AGAINST, '--quiet'), 0).out).toBe('');
  });

  it('is 2 for what is new, tells the known apart, and what is gone', async () => {
    await accepted();
    rename('by-hand', 'by-another-hand');
    rename('web-2', 'renamed');
    const { out } = expectCode(await stage.hostform(...AGAINST), 2);
    await expect(out).toMatchFileSnapshot('golden/drift/baseline-new.txt');
    const document = documentOf(expectCode(await stage.hostform(...AGAINST, '--json'), 2));
    expect(classesOf(document)).toEqual(['changed servers.web-1', 'changed servers.web-2', 'unmanaged']);
    expect(document.findings.map(({ known }) => known)).toEqual([undefined, undefined, true]);
    expect(document.gone?.map(({ changes }) => changes)).toEqual([
      [{ field: 'name', before: 'by-hand', after: 'web-1' }],
    ]);
  });

  it('tells what is gone although nothing is left', async () => {
    await accepted();
    rename('by-hand', 'web-1');
    const { out } = expectCode(await stage.hostform(...AGAINST), 0);
    expect(out).toContain('gone since the baseline\n  changed: servers.web-1');
    expect(out).toContain('No new drift; 1 known and 1 gone since the baseline; 2 resources looked at.');
  });

  it('is silenced by class, address, id and difference, not by the words', async () => {
    const document = await accepted();
    const findings = document.findings.map((finding) => ({ ...finding, detail: 'in other words' }));
    stage.write({ 'known.json': JSON.stringify({ ...document, findings }) });
    expectCode(await stage.hostform(...AGAINST), 0);
  });

  it.each([
    ['class', { class: 'undeclared' }],
    ['address', { address: 'servers.web-3' }],
    ['id', { id: '1' }],
    ['field', { changes: [{ field: 'os', before: 'by-hand', after: 'web-1' }] }],
    ['old value', { changes: [{ field: 'name', before: 'other', after: 'web-1' }] }],
    ['new value', { changes: [{ field: 'name', before: 'by-hand', after: 'other' }] }],
    ['number of differences', { changes: [] }],
  ])('is not silenced by a finding with another %s', async (_, other) => {
    const document = await accepted();
    const findings = document.findings.map((finding) =>
      finding.class === 'changed' ? { ...finding, ...other } : finding,
    );
    stage.write({ 'known.json': JSON.stringify({ ...document, findings }) });
    expectCode(await stage.hostform(...AGAINST), 2);
  });

  it('lists an unmanaged thing that is new, which alone is no alarm', async () => {
    await accepted();
    stage.vendors.zomro.cloud.addServer({}, { servername: 'another' });
    const { out } = expectCode(await stage.hostform(...AGAINST), 0);
    expect(out).toContain('"another" is not managed here.');
    expect(out).toMatch(/known, as in the baseline\n {2}changed: .*\n {2}unmanaged: .*"stranger"/);
  });

  it('tells again of a balance that has sunk by another day', async () => {
    stage.declare(TWO);
    expectCode(await stage.hostform(...APPLY), 0);
    stage.vendors.zomro.cloud.setBalance('0.60');
    stage.write({ 'known.json': expectCode(await stage.hostform('drift', '--json'), 2).out });
    stage.vendors.zomro.cloud.setBalance('0.55');
    expectCode(await stage.hostform(...AGAINST), 0);
    stage.vendors.zomro.cloud.setBalance('0.45');
    expectCode(await stage.hostform(...AGAINST), 2);
  });

  it('can be made from a drift that had a baseline itself', async () => {
    await accepted();
    rename('web-2', 'renamed');
    stage.write({ 'known.json': expectCode(await stage.hostform(...AGAINST, '--json'), 2).out });
    expectCode(await stage.hostform(...AGAINST), 0);
  });

  it('may come from before the first apply', async () => {
    stage.declare(TWO);
    stage.write({ 'known.json': expectCode(await stage.hostform('drift', '--json'), 2).out });
    expectCode(await stage.hostform(...AGAINST), 0);
    expectCode(await stage.hostform(...APPLY), 0);
    const { out } = expectCode(await stage.hostform(...AGAINST), 0);
    expect(out).toContain('0 known and 2 gone since the baseline');
  });

  it('never holds a secret, and is not confused by one that is part of a name', async () => {
    const secret = 'Canary-Passw0rd';
    const { ssh_key: _, ...keyless } = SERVER;
    const declared = { ...keyless, password: '${WEB1_ROOT}' };
    stage.declare({ servers: { 'web-1': declared } });
    const env = { WEB1_ROOT: secret };
    expectCode(await stage.hostformWith({ env }, ...APPLY), 0);
    rename('web-1', secret);
    const { out } = expectCode(await stage.hostformWith({ env }, 'drift', '--json'), 2);
    expect(out).not.toContain(secret);
    stage.write({ 'known.json': out });
    expectCode(await stage.hostformWith({ env }, ...AGAINST), 0);
  });
});

describe('a baseline that can not be used', () => {
  const SOUND = { format_version: '1.0', lineage: '', accounts: {}, findings: [] };

  it.each([
    ['is not there', undefined, /known\.json: .*ENOENT/],
    ['is empty', ' \n', /it is empty\./],
    ['is cut off', '{"format_version": "1.0", "fin', /it can not be read as JSON\./],
    ['is no document of drift', '[]', /it has no format_version\./],
    ['is of a newer format', JSON.stringify({ ...SOUND, format_version: '2.0' }), /its format_version is 2\.0/],
    ['names no state', JSON.stringify({ ...SOUND, lineage: undefined }), /lineage is missing\./],
    [
      'has a class that nobody knows',
      JSON.stringify({ ...SOUND, findings: [{ class: 'odd' }] }),
      /findings\[0\]\.class/,
    ],
    ['is a saved plan', '{"format_version": "1.2", "resource_changes": []}', /lineage is missing\./],
  ])('%s: exit 1, before any call', async (_, text, said) => {
    stage.declare(TWO);
    if (text !== undefined) stage.write({ 'known.json': text });
    const { err, out } = expectCode(await stage.hostform(...AGAINST), 1);
    expect(err.replace(/\s+/g, ' ')).toMatch(said);
    expect(err).toContain('The baseline can not be used');
    expect(out).toBe('');
    expect(stage.vendors.zomro.calls).toEqual([]);
  });

  it('tells why a file may be empty that was full a moment ago', async () => {
    stage.declare(TWO);
    stage.write({ 'known.json': '' });
    expect((await stage.hostform(...AGAINST)).err.replace(/\s+/g, ' ')).toContain(
      'write to another file, then move it',
    );
  });

  it('belongs to another state: exit 1, before any call', async () => {
    const document = await accepted();
    stage.write({ 'known.json': JSON.stringify({ ...document, lineage: 'another' }) });
    const asked = stage.vendors.zomro.calls.length;
    const { err } = expectCode(await stage.hostform(...AGAINST), 1);
    expect(err).toContain('The baseline belongs to something else');
    expect(stage.vendors.zomro.calls).toHaveLength(asked);
  });

  it('belongs to another account: exit 1', async () => {
    const document = await accepted();
    stage.write({ 'known.json': JSON.stringify({ ...document, accounts: { zomro: 'another' } }) });
    const { err, out } = expectCode(await stage.hostform(...AGAINST), 1);
    expect(err.replace(/\s+/g, ' ')).toContain('It was made for account another of zomro');
    expect(out).toBe('');
  });
});
