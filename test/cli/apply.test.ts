/** contract.md §3, `apply`: plans, shows, asks, carries out, and accounts for it. */
import { describe, expect, it } from 'vitest';
import { APPLY, changingCalls, expectCode, filesIn, PROVIDERS, SERVER, useStage } from './stage.ts';

const stage = useStage();
const ONE = { servers: { 'web-1': SERVER } };

/** Refused before the world or the state moved. */
const expectNothingDone = (): void => {
  expect(changingCalls(stage.vendors)).toEqual([]);
  expect(stage.charges()).toEqual([]);
};

describe('approval', () => {
  it.each([['apply'], ['destroy'], ['apply', '--json'], ['destroy', '--json']])(
    'without a terminal and without --auto-approve is a usage error before any network call: %s %s',
    async (...argv) => {
      stage.declare(ONE);
      const before = filesIn(stage.path);
      const { err, out } = expectCode(await stage.hostform(...argv.filter(Boolean)), 64);
      expect(stage.vendors.zomro.calls).toEqual([]);
      expect(filesIn(stage.path)).toEqual(before);
      expect(`${err}${out}`).toContain('--auto-approve');
    },
  );

  it('can not be asked for where the output is a machine stream', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostformWith({ answer: 'yes' }, 'apply', '--json'), 64);
    expect(stage.vendors.zomro.calls).toEqual([]);
  });

  it('is the word yes', async () => {
    stage.declare(ONE);
    const { out, err } = expectCode(await stage.hostformWith({ answer: 'yes' }, 'apply'), 0);
    expect(err).toContain('Only "yes" is accepted.');
    expect(out).not.toContain('Only "yes" is accepted.');
    expect(stage.servers()).toEqual(['web-1']);
  });

  it.each(['', 'y', 'Yes', 'YES', 'yes!', 'yes yes', 'no', 'ye s'])(
    'is nothing but that word: "%s"',
    async (answer) => {
      stage.declare(ONE);
      const { err } = expectCode(await stage.hostformWith({ answer }, 'apply'), 1);
      expect(err).toContain('Apply cancelled. Nothing was changed and nothing was paid.');
      expectNothingDone();
    },
  );

  it('is not asked for when there is nothing to do', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    const { out, err } = expectCode(await stage.hostformWith({ answer: 'no' }, 'apply'), 0);
    expect(out).toContain('No changes. Your infrastructure matches the configuration.');
    expect(out).toContain('Apply complete! Resources: 0 added, 0 changed, 0 destroyed.');
    expect(err).not.toContain('Enter a value');
  });

  it('by a person needs neither a ceiling nor --allow-destroy', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostformWith({ answer: 'yes' }, 'apply'), 0);
    stage.declare({});
    expectCode(await stage.hostformWith({ answer: 'yes' }, 'apply'), 0);
    expect(stage.servers()).toEqual([]);
  });
});

describe('unattended', () => {
  it('spends nothing without a ceiling: 4, and says which flag allows how much', async () => {
    stage.declare(ONE);
    const { out, err } = expectCode(await stage.hostform('apply', '--auto-approve'), 4);
    expect(out).toContain('--max-spend "0.13 EUR"');
    expect(err).toBe(
      '\nRefused: nothing was changed and nothing was paid.\n  - Spending without a ceiling needs a person\n',
    );
    expectNothingDone();
  });

  it('spends under budget.max_charge alone', async () => {
    stage.declare({ ...ONE, budget: { max_charge: '0.13 EUR' } });
    expectCode(await stage.hostform('apply', '--auto-approve'), 0);
    expect(stage.charges()).toHaveLength(1);
  });

  it.each(['0.13 EUR', '0.1300 EUR', '0.13EUR'])('spends exactly what --max-spend allows: %s', async (ceiling) => {
    stage.declare(ONE);
    expectCode(await stage.hostform('apply', '--auto-approve', '--max-spend', ceiling), 0);
  });

  it.each(['0.12 EUR', '0.1299 EUR', '5.00 USD', '0.00 EUR'])(
    'does not spend more, nor other money: %s',
    async (ceiling) => {
      stage.declare(ONE);
      const { out } = expectCode(await stage.hostform('apply', '--auto-approve', '--max-spend', ceiling), 4);
      expect(out).toContain('The plan costs more than is allowed');
      expectNothingDone();
    },
  );

  it('holds every limit that is given', async () => {
    stage.declare({ ...ONE, budget: { max_charge: '0.10 EUR' } });
    expectCode(await stage.hostform(...APPLY), 4);
    stage.declare({ ...ONE, budget: { max_monthly: '3.89 EUR' } });
    expectCode(await stage.hostform(...APPLY), 4);
    expectNothingDone();
    stage.declare({ ...ONE, budget: { max_monthly: '3.90 EUR', max_charge: '0.13 EUR' } });
    expectCode(await stage.hostform(...APPLY), 0);
  });

  it('counts all declared resources for max_monthly, those that exist included', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER }, budget: { max_monthly: '7.79 EUR' } });
    expectCode(await stage.hostform(...APPLY), 4);
    expect(stage.servers()).toEqual(['web-1']);
  });

  it('deletes nothing without --allow-destroy', async () => {
    stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare(ONE);
    const { out } = expectCode(await stage.hostform(...APPLY), 4);
    expect(out).toContain('servers.web-2');
    expect(out).toContain('--allow-destroy');
    expect(stage.servers()).toEqual(['web-1', 'web-2']);
    expectCode(await stage.hostform(...APPLY, '--allow-destroy'), 0);
    expect(stage.servers()).toEqual(['web-1']);
  });

  it('replaces nothing without --allow-destroy, although the manifest allows it', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-1': { ...SERVER, os: 'Debian 12', lifecycle: { replace: 'allow' } } } });
    expectCode(await stage.hostform(...APPLY), 4);
    expect(stage.charges()).toHaveLength(1);
    expectCode(await stage.hostform(...APPLY, '--allow-destroy'), 0);
    expect(stage.servers()).toEqual(['web-1']);
    expect(stage.charges()).toHaveLength(2);
  });

  it('counts mode: delete-at-expiration as a deletion', async () => {
    stage.declare({
      renewals: { shop: { product: 'vps', service: 'vps-3c4d.vps.example', mode: 'delete-at-expiration' } },
    });
    const { out } = expectCode(await stage.hostform(...APPLY), 4);
    expect(out).toContain('--allow-destroy');
    expectNothingDone();
    expectCode(await stage.hostform(...APPLY, '--allow-destroy'), 0);
  });

  it('needs no ceiling where nothing is spent', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-1': { ...SERVER, name: 'front' } } });
    expectCode(await stage.hostform('apply', '--auto-approve'), 0);
    expect(stage.servers()).toEqual(['front']);
  });

  it('checks the balance for the whole plan before the first purchase', async () => {
    stage.vendors.zomro.cloud.setBalance('0.20');
    stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
    const { out } = expectCode(await stage.hostform(...APPLY), 4);
    expect(out).toContain('0.06 EUR are missing');
    expectNothingDone();
  });
});

describe('what apply does', () => {
  it('names, starts and stops servers in place', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-1': { ...SERVER, name: 'front', power: 'stopped' } } });
    const { out } = expectCode(await stage.hostform(...APPLY), 0);
    expect(out).toContain('Apply complete! Resources: 0 added, 1 changed, 0 destroyed.');
    expect(out).toContain('Money spent: nothing.');
    const [server] = [...stage.vendors.zomro.cloud.servers.values()];
    expect(server).toMatchObject({ servername: 'front', state: 'stopped' });
    stage.declare({ servers: { 'web-1': { ...SERVER, name: 'front', power: 'running' } } });
    expectCode(await stage.hostform(...APPLY), 0);
    expect(server?.state).toBe('active');
    expect(stage.charges()).toHaveLength(1);
    expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0);
  });

  it('says that a stopped server is billed all the same', async () => {
    stage.declare({ servers: { 'web-1': { ...SERVER, power: 'stopped' } } });
    const { out } = await stage.hostform('plan');
    expect(out).toContain('Stopped, and billed all the same: servers.web-1 (0.13 EUR per day).');
  });

  it('buys what has vanished at the vendor again, and says so', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    stage.vendors.zomro.cloud.servers.clear();
    const { out } = expectCode(await stage.hostform(...APPLY), 0);
    expect(out).toContain('because the recorded one no longer exists at zomro');
    expect(stage.servers()).toEqual(['web-1']);
  });

  it('does not take a listing that hides a server for "gone"', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    const [id = ''] = [...stage.vendors.zomro.cloud.servers.keys()];
    stage.vendors.zomro.knobs.hidden = [id];
    const { err } = expectCode(await stage.hostform(...APPLY), 1);
    expect(err).toContain('A listing hides something that exists');
    expect(stage.charges()).toHaveLength(1);
  });

  it('carries out one after the other with --parallelism 1', async () => {
    stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
    const { err } = expectCode(await stage.hostform(...APPLY, '--parallelism', '1'), 0);
    expect(err.indexOf('servers.web-1: Creation complete')).toBeLessThan(err.indexOf('servers.web-2: Creating...'));
  });

  it('writes progress to stderr and results to stdout', async () => {
    stage.declare(ONE);
    const { out, err } = expectCode(await stage.hostform(...APPLY), 0);
    expect(err).toMatch(/servers\.web-1: Creating\.\.\.\n/);
    expect(err).toMatch(/servers\.web-1: add to cart \.\.\. done \(line \d+\)\n/);
    expect(err).toMatch(/servers\.web-1: confirm and pay \.\.\. done \(0\.13 EUR paid\)\n/);
    expect(err).toMatch(/servers\.web-1: Creation complete after \d+s \[id=\d+\]\n/);
    expect(out).toContain('Plan: 1 to add');
    expect(out).toContain('Apply complete! Resources: 1 added, 0 changed, 0 destroyed.');
    expect(out).toContain('Money spent: 0.13 EUR.');
    expect(out).not.toContain('Creating...');
  });

  it("says elapsed time and the vendor's own word on long waits", async () => {
    stage.vendors.zomro.knobs.activationMs = 400;
    stage.declare(ONE);
    const start = Date.now();
    const elapsed = () => (Date.now() - start) * 300;
    const sleep = (ms: number) => new Promise<void>((done) => void setTimeout(done, Math.min(ms, 20)));
    const clock = { now: () => Date.now(), elapsed, sleep };
    stage.declare({ ...ONE, providers: { zomro: { ...PROVIDERS.zomro, delivery_timeout: '1h' } } });
    const { err } = expectCode(await stage.hostformWith({ clock }, ...APPLY), 0);
    expect(err).toMatch(/servers\.web-1: Still creating\.\.\. \[\d+m\d+s elapsed\] \(.+\)/);
  });
});

describe('the accounting', () => {
  it('tells what failed, what was skipped because of it, and what is left to do', async () => {
    stage.declare({
      servers: { 'web-1': SERVER, 'web-2': SERVER },
      backup_schedules: { nightly: { server: 'web-2', days: ['mon'], time: '02:01' } },
    });
    stage.vendors.zomro.faults.add({ kind: 'error', type: 'value', func: 'v2.instances.order.param', sok: true, n: 2 });
    const { out } = expectCode(await stage.hostform(...APPLY), 3);
    const [, accounting = ''] = out.split('Apply incomplete: 1 done, 1 failed, 1 skipped.');
    expect(accounting).toMatch(/Done:\n {2}servers\.web-1: created \[id=\d+\]\n/);
    expect(accounting).toMatch(/Failed:\n {2}servers\.web-2: /);
    expect(accounting).toContain('Skipped:\n  backup_schedules.nightly: not created because of servers.web-2\n');
    expect(accounting).toContain('Run "hostform apply" again');
    expect(accounting).toContain('Money spent: 0.13 EUR.');
  });

  it('ends with 3 when a delivery takes longer than delivery_timeout, and the next run goes on waiting', async () => {
    const zomro = { ...PROVIDERS.zomro, delivery_timeout: '100ms' };
    stage.declare({ ...ONE, providers: { zomro } });
    stage.vendors.zomro.knobs.activationMs = 3_600_000;
    const first = expectCode(await stage.hostform(...APPLY), 3);
    expect(first.out).toMatch(/Still being delivered:\n {2}servers\.web-1: bought \[id=\d+\]; the vendor needs longer/);
    expect(first.out).toContain('Money spent: 0.13 EUR.');
    const plan = expectCode(await stage.hostform('plan', '--detailed-exitcode'), 2);
    expect(plan.out).toContain('(resume: it is bought, and the vendor is still delivering it)');
    expect(plan.out).toContain('Plan: 1 to add');
    expectCode(await stage.hostform(...APPLY), 3);
    stage.vendors.zomro.knobs.activationMs = 1;
    const last = expectCode(await stage.hostform('apply', '--auto-approve'), 0);
    expect(last.out).toContain('Apply complete! Resources: 1 added, 0 changed, 0 destroyed.');
    expect(stage.charges()).toHaveLength(1);
    expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0);
  });
});
