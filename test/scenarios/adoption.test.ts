/** What exists is taken over because the manifest says so: seen in the plan, free of charge, never on a guess. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../src/model/json.ts';
import type { Server } from '../../src/providers/zomro/simulated/rows.ts';
import type { Run } from '../support/run-cli.ts';
import { loseConfirm } from './support/lost-confirm.ts';
import { DUE, openOvhStage, payments, pays, renews } from './support/ovh-stage.ts';
import { words } from './support/screen.ts';
import { adds, charges, openStage, SERVER, type Stage, serverNames } from './support/stage.ts';

const adopting = (adopt: string, more: Attributes = {}): Attributes => ({
  servers: { 'web-1': { ...SERVER, ...more, lifecycle: { adopt } } },
});
const there = ({ sim }: Stage, servername = 'web-1', row: Partial<Server> = {}): string =>
  sim.cloud.addServer(row, { servername, system: 'Ubuntu 22.04' }).id;
const changing = ({ sim }: Stage): string[] =>
  sim.calls.filter(({ changed, func }) => changed && !['auth', 'logon'].includes(func)).map(({ func }) => func);
const expectCode = (run: Run, code: number): Run => {
  expect(run.code, `${run.out}${run.err}`).toBe(code);
  return run;
};
/** The digest covers the address of the simulator, which differs each time. */
const undated = (text: string): string => text.replace(/sha256:[0-9a-f]+/, 'sha256:…');
const NOTHING = 'No changes. Your infrastructure matches the configuration.';

describe('adopt: by-name', () => {
  it('records the one server that has the name: free, nothing sent, and the plan after it is empty', async () => {
    const stage = await openStage();
    const id = there(stage);
    stage.declare(adopting('by-name'));
    const plan = expectCode(await stage.hostform('plan', '--detailed-exitcode'), 2);
    await expect(undated(plan.out)).toMatchFileSnapshot('golden/adopt-server.txt');
    const applied = expectCode(await stage.apply(), 0);
    expect(applied.out).toContain('Apply complete! Resources: 1 imported, 0 added, 0 changed, 0 destroyed.');
    expect((await stage.state()).resources).toMatchObject([{ address: 'servers.web-1', id, phase: 'ready' }]);
    for (let run = 0; run < 2; run += 1)
      expect(expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0).out).toContain(NOTHING);
    expect(changing(stage)).toEqual([]);
    expect(charges(stage)).toEqual([]);
  });

  it('needs no ceiling although nobody approves it', async () => {
    const stage = await openStage();
    there(stage);
    stage.declare(adopting('by-name'));
    expectCode(await stage.hostform('apply', '--auto-approve'), 0);
  });

  it('leaves what differs to the next plan, and says so', async () => {
    const stage = await openStage();
    there(stage);
    stage.declare(adopting('by-name', { power: 'stopped' }));
    const plan = await stage.hostform('plan');
    expect(words(plan.out)).toContain(
      'It is recorded as it is. What differs from the manifest (power) is for the plan',
    );
    expectCode(await stage.apply(), 0);
    expect(changing(stage)).toEqual([]);
    expect((await stage.hostform('plan')).out).toContain('Plan: 0 to add, 1 to change, 0 to destroy.');
    expectCode(await stage.apply(), 0);
    expect((await stage.hostform('plan')).out).toContain(NOTHING);
  });

  it('buys when nothing has the name, and what is on its way out has none', async () => {
    const stage = await openStage();
    const going = there(stage);
    const row = stage.sim.cloud.servers.get(going);
    if (row) Object.assign(row, { servername: 'web-11' });
    stage.declare(adopting('by-name'));
    expectCode(await stage.apply(), 0);
    expect(charges(stage)).toHaveLength(1);
    expect(serverNames(stage)).toEqual(['web-1', 'web-11']);
  });

  it('refuses two of the name, names both and buys none; by id one of them is ours', async () => {
    const stage = await openStage();
    const ids = [there(stage), there(stage)];
    stage.declare(adopting('by-name'));
    const refused = expectCode(await stage.apply(), 4);
    for (const id of ids) expect(words(refused.out)).toContain(id);
    expect(words(refused.out)).toContain('lifecycle: { adopt: "ID" }');
    expect(adds(stage)).toEqual([]);
    stage.declare(adopting(ids[1] ?? ''));
    expectCode(await stage.apply(), 0);
    expect((await stage.state()).resources).toMatchObject([{ id: ids[1] }]);
  });

  it('refuses what has not been paid for, and buys no second one', async () => {
    const stage = await openStage();
    const id = there(stage, 'web-1', { status: '1' });
    stage.declare(adopting('by-name'));
    expect(words(expectCode(await stage.apply(), 4).out)).toContain(`${id} has not been paid for`);
    expect(adds(stage)).toEqual([]);
  });

  it('takes over what the vendor has suspended, and says that it is', async () => {
    const stage = await openStage();
    there(stage, 'web-1', { status: '3_autosuspend', state: 'suspended', suspendedAt: stage.clock.now() });
    stage.declare(adopting('by-name'));
    expect(words((await stage.hostform('plan')).out)).toMatch(/The vendor says ".+"\./);
    expectCode(await stage.apply(), 0);
  });

  it('refuses what is recorded under another address, and says how to move it', async () => {
    const stage = await openStage();
    const id = there(stage);
    stage.declare(adopting('by-name'));
    expectCode(await stage.apply(), 0);
    stage.declare({ servers: { front: { ...SERVER, name: 'web-1', lifecycle: { adopt: 'by-name' } } } });
    const refused = expectCode(await stage.apply(), 4);
    expect(words(refused.out)).toContain(`${id} is recorded already, as servers.web-1.`);
    expect(words(refused.out)).toContain('moved: [{ from: servers.web-1, to: servers.front }]');
    expect(words(refused.out)).toContain('hostform state mv servers.web-1 servers.front');
    expect(adds(stage)).toEqual([]);
  });

  it('never adopts what an open purchase may have bought: the purchase decides', async () => {
    const stage = await openStage({ knobs: { listingLagMs: 3_600_000 } });
    stage.declare({ servers: { 'web-1': SERVER } });
    loseConfirm(stage, 'after');
    expectCode(await stage.apply(), 7);
    stage.declare(adopting('by-name'));
    const plan = await stage.hostform('plan');
    expect(plan.out).toContain('resume');
    expect(plan.out).not.toContain('will be imported');
    stage.declare({ servers: { front: { ...SERVER, name: 'web-1', lifecycle: { adopt: 'by-name' } } } });
    expectCode(await stage.apply(), 7);
    expect(charges(stage)).toHaveLength(1);
    expect((await stage.state()).resources).toEqual([]);
  });
});

describe('adopt: "ID"', () => {
  it('takes over a server of another name, which the next plan renames', async () => {
    const stage = await openStage();
    const id = there(stage, 'old-box');
    stage.declare(adopting(id));
    expectCode(await stage.apply(), 0);
    expect(serverNames(stage)).toEqual(['old-box']);
    expectCode(await stage.apply(), 0);
    expect(serverNames(stage)).toEqual(['web-1']);
    expect((await stage.hostform('plan')).out).toContain(NOTHING);
    expect(charges(stage)).toEqual([]);
  });

  it('that does not exist is refused at its place, and nothing is bought', async () => {
    const stage = await openStage();
    stage.declare(adopting('9999999'));
    const { out } = expectCode(await stage.apply(), 4);
    expect(words(out)).toContain('The account has no 9999999 among its servers. Nothing is bought in its place.');
    const { out: events } = await stage.hostform('plan', '--json');
    expect(events).toContain('"code":"ADOPT_DENIED"');
    expect(events).toContain('"filename":"hostform.yaml"');
    expect(adds(stage)).toEqual([]);
  });

  it('goes on being no purchase when the adopted server has gone', async () => {
    const stage = await openStage();
    const id = there(stage);
    stage.declare(adopting(id));
    expectCode(await stage.apply(), 0);
    stage.sim.cloud.servers.delete(id);
    expectCode(await stage.apply(), 4);
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.apply(), 0);
    expect(charges(stage)).toHaveLength(1);
  });

  it('says that it does nothing when something else is recorded', async () => {
    const stage = await openStage();
    const id = there(stage);
    stage.declare(adopting(id));
    expectCode(await stage.apply(), 0);
    stage.declare(adopting('1234'));
    const plan = expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0);
    expect(words(plan.out)).toContain(`lifecycle.adopt names 1234, and this is recorded as ${id}`);
  });
});

/** Adopts and forgets, so that the state is there before a plan is saved. */
async function bearState(stage: Stage): Promise<void> {
  expectCode(await stage.apply(), 0);
  expectCode(await stage.hostform('state', 'rm', 'servers.web-1'), 0);
}

describe('an adoption that is approved late', () => {
  it('records nothing and buys nothing when the server has gone meanwhile: 4', async () => {
    const stage = await openStage();
    const id = there(stage);
    stage.declare(adopting('by-name'));
    let shown = 0;
    stage.sim.hook = (moment, { func }) => {
      if (moment !== 'received' || func !== 'instances') return;
      shown += 1;
      // Listed for the plan, and gone when it is carried out.
      if (shown > 1) stage.sim.cloud.servers.delete(id);
    };
    const refused = expectCode(await stage.runWith({ answer: 'yes' }, 'apply'), 4);
    expect(words(refused.out)).toContain(`${id} is not listed any more. Nothing was recorded and nothing was bought.`);
    expect((await stage.state()).resources).toEqual([]);
    expect(adds(stage)).toEqual([]);
  });
});

describe('a saved plan that adopts', () => {
  const saved = async (stage: Stage): Promise<void> => {
    stage.declare(adopting('by-name'));
    expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
  };

  it('is applied once, and holds what Terraform calls an import', async () => {
    const stage = await openStage();
    const id = there(stage);
    await saved(stage);
    const document = JSON.parse(readFileSync(join(stage.cwd, 'plan.json'), 'utf8'));
    expect(document.resource_changes).toMatchObject([
      { address: 'servers.web-1', change: { actions: ['no-op'], importing: { id } } },
    ]);
    expect(document.resource_changes[0].change.before).toEqual(document.resource_changes[0].change.after);
    expectCode(await stage.hostform('apply', 'plan.json'), 0);
    expectCode(await stage.hostform('apply', 'plan.json'), 5);
    expect((await stage.state()).resources).toMatchObject([{ id }]);
  });

  it('is stale when the thing has changed, has gone, or somebody has recorded it', async () => {
    const stage = await openStage();
    const id = there(stage);
    stage.declare(adopting('by-name'));
    await bearState(stage);
    await saved(stage);
    const row = stage.sim.cloud.servers.get(id);
    if (row) Object.assign(row, { servername: 'renamed' });
    stage.sim.cloud.edited();
    expect(words(expectCode(await stage.hostform('apply', 'plan.json'), 5).err)).toContain('name was "web-1"');
    if (row) Object.assign(row, { servername: 'web-1' });
    stage.sim.cloud.edited();
    stage.declare({ servers: { other: { ...SERVER, name: 'web-1' } } });
    expectCode(await stage.hostform('import', 'servers.other', id), 0);
    const stale = expectCode(await stage.hostform('apply', 'plan.json'), 5);
    expect(words(stale.err)).toContain(`servers.web-1: ${id} is recorded now, as servers.other.`);
    stage.sim.cloud.servers.delete(id);
    expectCode(await stage.hostform('state', 'rm', 'servers.other'), 0);
    const gone = expectCode(await stage.hostform('apply', 'plan.json'), 5);
    expect(words(gone.err)).toContain('servers.web-1: it no longer exists at the vendor.');
  });
});

describe('a saved plan that adopts, and a purchase of the address since', () => {
  it('is stale: what the purchase bought is for the purchase to say', async () => {
    const stage = await openStage({ knobs: { listingLagMs: 3_600_000 } });
    const id = there(stage, 'old-box');
    stage.clock.pass(7_200_000);
    stage.declare(adopting(id));
    await bearState(stage);
    expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
    stage.declare({ servers: { 'web-1': SERVER } });
    loseConfirm(stage, 'after');
    expectCode(await stage.apply(), 7);
    const stale = expectCode(await stage.hostform('apply', 'plan.json'), 5);
    expect(words(stale.err)).toContain('servers.web-1: a purchase of it has been begun since the plan was made.');
    stage.declare({ servers: { 'web-2': { ...SERVER, name: 'web-2', lifecycle: { adopt: id } } } });
    expectCode(await stage.apply(), 7);
    expect((await stage.state()).resources).toMatchObject([{ address: 'servers.web-2', id }]);
    expect(charges(stage)).toHaveLength(1);
  });
});

describe('other kinds', () => {
  it('adopts an image and a schedule without ordering anything', async () => {
    const stage = await openStage();
    const image = {
      name: 'Golden',
      region: 'Netherlands-2',
      url: 'https://images.shop.example/golden.qcow2',
      disk_format: 'qcow2',
      os_distro: 'ubuntu',
    };
    const nightly = { server: 'web-1', days: ['mon'], time: '02:01' };
    const manifest = { servers: { 'web-1': SERVER }, images: { golden: image }, backup_schedules: { nightly } };
    stage.declare(manifest);
    expectCode(await stage.apply(), 0);
    const before = await stage.state();
    for (const { address } of before.resources) expectCode(await stage.hostform('state', 'rm', address), 0);
    const calls = changing(stage).length;
    const lifecycle = { adopt: 'by-name' };
    stage.declare({
      servers: { 'web-1': { ...SERVER, lifecycle } },
      images: { golden: { ...image, lifecycle } },
      backup_schedules: { nightly: { ...nightly, lifecycle } },
    });
    expect((await stage.hostform('plan')).out).toContain('Plan: 3 to import, 0 to add, 0 to change, 0 to destroy.');
    expectCode(await stage.hostform('apply', '--auto-approve'), 0);
    const ids = (list: typeof before): string[] => list.resources.map(({ address, id }) => `${address} ${id}`);
    expect(ids(await stage.state())).toEqual(ids(before));
    expect(changing(stage)).toHaveLength(calls);
    expect((await stage.hostform('plan')).out).toContain(NOTHING);
  });

  it('adopts a service whose renewal is due without renewing it; the plan after that does', async () => {
    const stage = await openOvhStage();
    stage.declare({ ...DUE, lifecycle: { adopt: 'by-name' } });
    const plan = await stage.hostform('plan');
    await expect(undated(plan.out)).toMatchFileSnapshot('golden/adopt-renewal.txt');
    expectCode(await stage.hostform('apply', '--auto-approve'), 0);
    expect([...renews(stage), ...pays(stage)]).toEqual([]);
    expect((await stage.hostform('plan')).out).toContain('Plan: 0 to add, 1 to change, 0 to destroy.');
    expectCode(await stage.apply(), 0);
    expect(payments(stage)).toHaveLength(1);
    expect((await stage.hostform('plan')).out).toContain(NOTHING);
  });

  it('refuses another service than the one that a policy is about', async () => {
    const stage = await openOvhStage();
    const other = stage.sim.cloud.services.find(({ name }) => name !== DUE.service);
    stage.declare({ ...DUE, lifecycle: { adopt: String(other?.id) } });
    expect(words(expectCode(await stage.apply(), 4).out)).toContain('renewals.shop is about');
    expect([...renews(stage), ...pays(stage)]).toEqual([]);
  });
});
