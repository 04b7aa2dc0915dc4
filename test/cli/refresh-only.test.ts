/** `plan --refresh-only` and `apply --refresh-only`: reality goes into the state, and nothing else happens. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../src/model/json.ts';
import { APPLY, changingCalls, expectCode, expectStream, filesIn, SERVER, useStage } from './stage.ts';

const stage = useStage();
const NIGHTLY = { server: 'web-1', days: ['mon'], time: '02:01' };
const ALL = {
  servers: { 'web-1': SERVER, 'web-2': SERVER, 'web-3': SERVER },
  backup_schedules: { nightly: NIGHTLY },
};
const REFRESH = ['apply', '--refresh-only', '--auto-approve'];

const serverNamed = (name: string): { id: string; servername: string } => {
  const found = [...stage.vendors.zomro.cloud.servers.values()].find(({ servername }) => servername === name);
  if (!found) throw new RangeError(`there is no ${name}`);
  return found;
};
const vanish = (name: string): void => void stage.vendors.zomro.cloud.servers.delete(serverNamed(name).id);
const recorded = async (address: string): Promise<Attributes> =>
  JSON.parse((await stage.hostform('state', 'show', address, '--json')).out);
const addresses = async (): Promise<string[]> =>
  (await stage.hostform('state', 'list')).out.split('\n').filter((line) => line !== '');

async function deployed(): Promise<void> {
  stage.declare(ALL);
  expectCode(await stage.hostform(...APPLY), 0);
}

describe('plan --refresh-only', () => {
  it('finds nothing right after an apply', async () => {
    await deployed();
    const { out } = expectCode(await stage.hostform('plan', '--refresh-only', '--detailed-exitcode'), 0);
    expect(out).toBe(
      'Looked at 4 recorded resources: they are as recorded. The manifest was not compared.\n\n' +
        'No changes. Your infrastructure still matches the configuration.\n',
    );
  });

  it('shows what has changed and gone, old and new, and writes nothing', async () => {
    await deployed();
    serverNamed('web-1').servername = 'front';
    vanish('web-3');
    const [files, calls] = [filesIn(stage.path), changingCalls(stage.vendors).length];
    const { out } = expectCode(await stage.hostform('plan', '--refresh-only', '--detailed-exitcode'), 2);
    expect(out).toContain('Note: Objects have changed outside of hostform\n');
    expect(out).toContain('  # servers.web-1 has changed\n');
    expect(out).toContain('      ~ name = "web-1" -> "front"\n');
    expect(out).toContain('  # servers.web-3 has been deleted\n');
    expect(out).toContain('In the state only: 1 to forget, 1 to refresh.\n');
    expect(out).toMatch(/^Plan: 0 to add, 0 to change, 0 to destroy\.$/mu);
    expect(filesIn(stage.path)).toEqual(files);
    expect(changingCalls(stage.vendors)).toHaveLength(calls);
  });

  it('compares nothing with the manifest: a new block and a changed one are not its business', async () => {
    await deployed();
    stage.declare({ servers: { 'web-1': { ...SERVER, power: 'stopped' }, 'web-9': SERVER } });
    expectCode(await stage.hostform('plan', '--refresh-only', '--detailed-exitcode'), 0);
  });

  it('needs no manifest at all', async () => {
    await deployed();
    vanish('web-3');
    rmSync(join(stage.path, 'hostform.yaml'));
    const { out } = expectCode(await stage.hostform('plan', '--refresh-only'), 0);
    expect(out).toContain('# servers.web-3 has been deleted');
  });

  it('is told in the events and in the plan file in the shapes of Terraform', async () => {
    await deployed();
    serverNamed('web-1').servername = 'front';
    vanish('web-3');
    const events = expectStream(await stage.hostform('plan', '--refresh-only', '--json', '--out', 'r.json'), 0);
    expect(events.filter(({ type }) => type === 'resource_drift')).toMatchObject([
      { change: { action: 'update', resource: { addr: 'servers.web-1', resource_type: 'zomro_server' } } },
      { change: { action: 'delete', resource: { addr: 'servers.web-3' } } },
    ]);
    const document = stage.json('r.json');
    expect(document).toMatchObject({ applyable: true, complete: true, hostform: { mode: 'refresh-only' } });
    expect(document['resource_drift']).toMatchObject([
      {
        address: 'servers.web-1',
        mode: 'managed',
        type: 'zomro_server',
        change: { actions: ['update'], before: { name: 'web-1' }, after: { name: 'front' }, after_unknown: {} },
      },
      { address: 'servers.web-3', change: { actions: ['delete'], after: null, after_sensitive: false } },
    ]);
    const actions = (document['resource_changes'] as { change: { actions: string[] } }[]).flatMap(
      ({ change }) => change.actions,
    );
    expect(new Set(actions)).toEqual(new Set(['no-op', 'forget']));
    expect(expectCode(await stage.hostform('show', 'r.json'), 0).out).toContain('# servers.web-1 has changed');
  });

  it.each([
    ['plan', '--refresh-only', '--destroy'],
    ['plan', '--refresh-only', '--replace', 'servers.web-1'],
    ['apply', '--auto-approve', '--refresh-only', '--replace', 'servers.web-1'],
    ['destroy', '--auto-approve', '--refresh-only'],
    ['apply', 'r.json', '--refresh-only'],
  ])('can not be combined: %j is 64 before any call', async (...argv) => {
    stage.declare(ALL);
    expectCode(await stage.hostform('plan', '--refresh-only', '--out', 'r.json'), 0);
    const calls = stage.vendors.zomro.calls.length;
    const { err } = expectCode(await stage.hostform(...argv), 64);
    expect(err).toContain('--refresh-only');
    expect(stage.vendors.zomro.calls).toHaveLength(calls);
  });
});

describe('apply --refresh-only', () => {
  it('records it, spends nothing, sends nothing, and is done', async () => {
    await deployed();
    serverNamed('web-1').servername = 'front';
    const before = await recorded('servers.web-1');
    const [calls, charges] = [changingCalls(stage.vendors).length, stage.charges().length];
    const { out } = expectCode(await stage.hostform(...REFRESH), 0);
    expect(out).toContain('Apply complete! Resources: 0 added, 0 changed, 0 destroyed.');
    expect(changingCalls(stage.vendors)).toHaveLength(calls);
    expect(stage.charges()).toHaveLength(charges);
    const { values } = await recorded('servers.web-1');
    expect(values).toEqual({ ...(before['values'] as Attributes), name: 'front' });
    expectCode(await stage.hostform('plan', '--refresh-only', '--detailed-exitcode'), 0);
    expect((await stage.hostform('plan')).out).toContain('~ name = "front" -> "web-1"');
  });

  it('asks, and only yes records', async () => {
    await deployed();
    serverNamed('web-1').servername = 'front';
    const asked = await stage.hostformWith({ answer: 'no' }, 'apply', '--refresh-only');
    expectCode(asked, 1);
    expect(`${asked.out}${asked.err}`).toContain('Do you want to record these changes?');
    expectCode(await stage.hostform('plan', '--refresh-only', '--detailed-exitcode'), 2);
    expectCode(await stage.hostformWith({ answer: 'yes' }, 'apply', '--refresh-only'), 0);
    expectCode(await stage.hostform('plan', '--refresh-only', '--detailed-exitcode'), 0);
  });

  it('is a usage error where nobody can be asked', async () => {
    await deployed();
    expectCode(await stage.hostform('apply', '--refresh-only'), 64);
  });

  it('is limited by targets and excludes', async () => {
    await deployed();
    serverNamed('web-2').servername = 'left';
    serverNamed('web-3').servername = 'right';
    expectCode(await stage.hostform(...REFRESH, '--target', 'servers.web-2'), 0);
    expectCode(await stage.hostform(...REFRESH, '--exclude', 'servers.web-3'), 0);
    const { out } = expectCode(await stage.hostform('plan', '--refresh-only', '--detailed-exitcode'), 2);
    expect(out).toContain('# servers.web-3 has changed');
    expect(out).not.toContain('# servers.web-2');
  });

  it('drops a record unattended only when told to', async () => {
    await deployed();
    vanish('web-3');
    const { out } = expectCode(await stage.hostform(...REFRESH), 4);
    expect(out).toContain('give --allow-destroy');
    expect(await addresses()).toContain('servers.web-3');
    expectCode(await stage.hostform(...REFRESH, '--allow-destroy'), 0);
    expect(await addresses()).toEqual(['backup_schedules.nightly', 'servers.web-1', 'servers.web-2']);
  });

  it('never drops most of a kind unattended, but does as a saved plan shows it', async () => {
    await deployed();
    vanish('web-2');
    vanish('web-3');
    const { out } = expectCode(await stage.hostform(...REFRESH, '--allow-destroy'), 4);
    expect(out).toContain('Most records of a kind are not dropped unattended');
    expect(await addresses()).toHaveLength(4);
    expectCode(await stage.hostform('plan', '--refresh-only', '--out', 'r.json'), 0);
    expectCode(await stage.hostform('apply', 'r.json'), 0);
    expect(await addresses()).toEqual(['backup_schedules.nightly', 'servers.web-1']);
  });

  it('never drops a protected record unattended', async () => {
    const kept = { ...SERVER, lifecycle: { protect: true } };
    stage.declare({ servers: { 'web-1': kept, 'web-2': SERVER, 'web-3': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    vanish('web-1');
    expectCode(await stage.hostform(...REFRESH, '--allow-destroy'), 4);
    expect(await addresses()).toContain('servers.web-1');
    const { out } = expectCode(await stage.hostformWith({ answer: 'yes' }, 'apply', '--refresh-only'), 0);
    expect(out).toContain('It is protected in the state.');
    expect(await addresses()).not.toContain('servers.web-1');
  });
});

describe('a saved refresh-only plan', () => {
  const save = async () => expectCode(await stage.hostform('plan', '--refresh-only', '--out', 'r.json'), 0);

  it('is applied once, and sends nothing', async () => {
    await deployed();
    serverNamed('web-1').servername = 'front';
    await save();
    const calls = changingCalls(stage.vendors).length;
    expectCode(await stage.hostform('apply', 'r.json'), 0);
    expect(changingCalls(stage.vendors)).toHaveLength(calls);
    expect((await recorded('servers.web-1'))['values']).toMatchObject({ name: 'front' });
    expectCode(await stage.hostform('apply', 'r.json'), 5);
  });

  it.each([
    [
      'moved again',
      () => void (serverNamed('front').servername = 'back'),
      'name was "front" in the plan and is "back"',
    ],
    ['went', () => vanish('front'), 'servers.web-1: it no longer exists at the vendor.'],
    [
      'moved back',
      () => void (serverNamed('front').servername = 'web-1'),
      'name was "front" in the plan and is "web-1"',
    ],
  ])('is stale when what it accepts %s', async (_, move, why) => {
    await deployed();
    serverNamed('web-1').servername = 'front';
    await save();
    move();
    const { err } = expectCode(await stage.hostform('apply', 'r.json'), 5);
    expect(err.replace(/\s+/gu, ' ')).toContain(why);
    expect((await recorded('servers.web-1'))['values']).toMatchObject({ name: 'web-1' });
  });

  it('is stale when what was gone is there again', async () => {
    await deployed();
    const lost = serverNamed('web-3');
    const back = stage.vendors.zomro.cloud.servers.get(lost.id);
    vanish('web-3');
    await save();
    if (back) stage.vendors.zomro.cloud.servers.set(lost.id, back);
    const { err } = expectCode(await stage.hostform('apply', 'r.json'), 5);
    expect(err).toContain('it was gone, and exists again now');
    expect(await addresses()).toContain('servers.web-3');
  });

  it('holds when only something else has moved', async () => {
    await deployed();
    serverNamed('web-1').servername = 'front';
    await save();
    serverNamed('web-2').servername = 'other';
    expectCode(await stage.hostform('apply', 'r.json'), 0);
    expect((await recorded('servers.web-2'))['values']).toMatchObject({ name: 'web-2' });
  });

  it('is stale when the record has moved', async () => {
    await deployed();
    serverNamed('web-1').servername = 'front';
    await save();
    expectCode(await stage.hostform(...REFRESH), 0);
    expectCode(await stage.hostform('apply', 'r.json'), 5);
  });
});

it('a plain plan tells in its JSON what has moved, and not in its text', async () => {
  await deployed();
  serverNamed('web-1').servername = 'front';
  const { out } = expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
  expect(out).not.toContain('Note:');
  expect(stage.json('plan.json')['resource_drift']).toMatchObject([
    { address: 'servers.web-1', change: { actions: ['update'], before: { name: 'web-1' }, after: { name: 'front' } } },
  ]);
});
