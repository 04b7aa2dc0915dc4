/** `--on-failure`: what a failure stops beside what hangs on it. */
import { describe, expect, it } from 'vitest';
import { APPLY, expectCode, expectStream, SERVER, useStage } from './stage.ts';

const stage = useStage();
const THREE = { servers: { 'web-1': SERVER, 'web-2': SERVER, 'web-3': SERVER } };

/** The vendor refuses the first purchase, or the n-th. */
function refuse(n = 1): void {
  stage.vendors.zomro.faults.add({
    kind: 'error',
    type: 'value',
    func: 'v2.instances.order.param',
    sok: true,
    n,
    times: 1,
  });
}

describe('apply --on-failure', () => {
  it('finish, the default: what does not hang on it goes on', async () => {
    stage.declare(THREE);
    refuse();
    const { out } = expectCode(await stage.hostform(...APPLY), 3);
    expect(out).toContain('Apply incomplete: 2 done, 1 failed.');
    expect(stage.charges()).toHaveLength(2);
  });

  it.each(['stop', 'stop-spending'])(
    '%s: nothing more is bought, and the accounting says because of what',
    async (mode) => {
      stage.declare(THREE);
      refuse(2);
      const { out } = expectCode(await stage.hostform(...APPLY, '--on-failure', mode), 3);
      expect(out).toContain('Apply incomplete: 1 done, 1 failed, 1 skipped.');
      expect(out).toContain('Skipped:\n  servers.web-3: not created because of servers.web-2\n');
      expect(stage.servers()).toEqual(['web-1']);
      expect(stage.charges()).toHaveLength(1);
      expectCode(await stage.hostform(...APPLY), 0);
      expect(stage.charges()).toHaveLength(3);
    },
  );

  it('stop-spending: free work goes on', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    const nightly = { server: 'web-1', days: ['mon'], time: '02:01' };
    stage.declare({ ...THREE, backup_schedules: { nightly } });
    refuse();
    const { out } = expectCode(
      await stage.hostform(...APPLY, '--on-failure', 'stop-spending', '--parallelism', '1'),
      3,
    );
    expect(out).toContain('servers.web-2: ');
    expect(out).toContain('servers.web-3: not created because of servers.web-2');
    expect(out).toContain('backup_schedules.nightly: created');
    expect(stage.servers()).toEqual(['web-1']);
  });

  it('holds for a saved plan, which goes on with the rest when it is applied again', async () => {
    stage.declare(THREE);
    refuse();
    expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
    expectCode(await stage.hostform('apply', 'plan.json', '--on-failure', 'stop'), 3);
    expect(stage.charges()).toEqual([]);
    expectCode(await stage.hostform('apply', 'plan.json', '--on-failure', 'stop'), 0);
    expect(stage.charges()).toHaveLength(3);
  });

  it('tells the machine stream the same', async () => {
    stage.declare(THREE);
    refuse();
    const events = expectStream(await stage.hostform(...APPLY, '--json', '--on-failure', 'stop'), 3);
    expect(events.at(-1)).toMatchObject({
      summary: {
        failed: [{ address: 'servers.web-1' }],
        skipped: [
          { address: 'servers.web-2', because: ['servers.web-1'] },
          { address: 'servers.web-3', because: ['servers.web-1'] },
        ],
      },
    });
  });

  it('holds for destroy', async () => {
    stage.declare(THREE);
    expectCode(await stage.hostform(...APPLY), 0);
    stage.vendors.zomro.faults.add({ kind: 'error', type: 'value', func: 'v2.instances.delete', n: 1 });
    stage.vendors.zomro.faults.add({ kind: 'error', type: 'value', func: 'instances.delete', n: 1 });
    const given = ['destroy', '--auto-approve', '--allow-destroy', '--on-failure', 'stop', '--parallelism', '1'];
    const { out } = expectCode(await stage.hostform(...given), 3);
    expect(out).toContain('Destroy incomplete: 0 done, 1 failed, 2 skipped.');
    expect(stage.servers()).toHaveLength(3);
  });

  it('takes three words: anything else is a usage error before any call', async () => {
    stage.declare(THREE);
    const { err } = expectCode(await stage.hostform('apply', '--on-failure', 'panic'), 64);
    expect(err).toContain('finish, stop, stop-spending');
    expect(stage.vendors.zomro.calls).toEqual([]);
  });
});
