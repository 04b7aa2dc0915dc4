/** contract.md §3, `destroy`: the plan that removes what is recorded. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { APPLY, changingCalls, expectCode, IMAGE, QUICK_CLOCK, SERVER, useStage } from './stage.ts';

const stage = useStage();
const DESTROY = ['destroy', '--auto-approve', '--allow-destroy'];
const ALL = {
  servers: { 'web-1': SERVER },
  images: { golden: { ...IMAGE, protected: true } },
  backup_schedules: { nightly: { server: 'web-1', days: ['mon'], time: '02:01' } },
  renewals: { shop: { product: 'vps', service: 'vps-3c4d.vps.example', mode: 'automatic' } },
};

describe('destroy', () => {
  it('removes what is recorded, and nothing else', async () => {
    stage.vendors.zomro.cloud.addServer({}, { servername: 'somebody-elses' });
    stage.declare(ALL);
    expectCode(await stage.hostform(...APPLY), 0);
    const { out } = expectCode(await stage.hostform(...DESTROY), 0);
    expect(out).toContain('Destroy complete! Resources: 3 destroyed.');
    expect(out).toContain('renewals.shop: no longer managed');
    expect(stage.servers()).toEqual(['somebody-elses']);
    expect(stage.vendors.zomro.cloud.images.size).toBe(0);
    expect((await stage.hostform('state', 'list')).out).toBe('');
    expect(stage.json('state/hostform.state.json')['resources']).toEqual([]);
  });

  it("lifts the vendor's own protection of an image as a visible step", async () => {
    stage.declare({ images: ALL.images });
    expectCode(await stage.hostform(...APPLY), 0);
    const { out } = await stage.hostform('plan', '--destroy');
    expect(out).toMatch(/steps: .*protection.*\n? *(-> )?.*delete/);
    expectCode(await stage.hostform(...DESTROY), 0);
  });

  it('does not end a service that is only managed', async () => {
    stage.declare({ renewals: ALL.renewals });
    expectCode(await stage.hostform(...APPLY), 0);
    const sent = changingCalls(stage.vendors).length;
    expectCode(await stage.hostform(...DESTROY), 0);
    expect(changingCalls(stage.vendors)).toHaveLength(sent);
  });

  it('removes whoever hangs on a thing before the thing', async () => {
    stage.declare(ALL);
    expectCode(await stage.hostform(...APPLY), 0);
    const { err } = expectCode(await stage.hostform(...DESTROY), 0);
    expect(err.indexOf('backup_schedules.nightly: Destruction complete')).toBeLessThan(
      err.indexOf('servers.web-1: Destroying...'),
    );
  });

  it('asks a person, and takes nothing but yes', async () => {
    stage.declare(ALL);
    expectCode(await stage.hostform(...APPLY), 0);
    const { err } = expectCode(await stage.hostformWith({ answer: 'no' }, 'destroy'), 1);
    expect(err).toContain('Do you really want to destroy these resources?');
    expect(err).toContain('Destroy cancelled.');
    expect(stage.servers()).toEqual(['web-1']);
    expectCode(await stage.hostformWith({ answer: 'yes' }, 'destroy'), 0);
    expect(stage.servers()).toEqual([]);
  });

  it('needs --allow-destroy where nobody is asked', async () => {
    stage.declare(ALL);
    expectCode(await stage.hostform(...APPLY), 0);
    expectCode(await stage.hostform('destroy', '--auto-approve'), 4);
    expect(stage.servers()).toEqual(['web-1']);
  });

  it('has nothing to do where nothing is recorded, and creates no state for that', async () => {
    stage.declare(ALL);
    const { out } = expectCode(await stage.hostform(...DESTROY), 0);
    expect(out).toContain('No changes. No objects need to be destroyed.');
    expect(stage.vendors.zomro.calls).toEqual([]);
  });

  it('works when the manifest is gone, and when its blocks are', async () => {
    stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({});
    expectCode(await stage.hostform(...DESTROY, '--target', 'servers.web-2'), 0);
    rmSync(join(stage.path, 'hostform.yaml'));
    expectCode(await stage.hostformWith({ clock: QUICK_CLOCK }, ...DESTROY), 0);
    expect(stage.servers()).toEqual([]);
  });

  it('forgets what has vanished already', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    stage.vendors.zomro.cloud.servers.clear();
    const { out } = expectCode(await stage.hostform(...DESTROY), 0);
    expect(out).toContain('It no longer exists at the vendor.');
    expect((await stage.hostform('state', 'list')).out).toBe('');
  });

  it('goes on where an earlier one stopped', async () => {
    stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    stage.vendors.zomro.faults.add({ kind: 'error', type: 'value', func: 'instances.delete', times: 1 });
    const first = expectCode(await stage.hostform(...DESTROY), 3);
    expect(first.out).toContain('Destroy incomplete: 1 done, 1 failed.');
    expect(first.out).toContain('Run "hostform destroy" again');
    expectCode(await stage.hostform(...DESTROY), 0);
    expect(stage.servers()).toEqual([]);
  });
});
