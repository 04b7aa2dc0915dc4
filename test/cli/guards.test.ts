/** contract.md §2, §5: what is refused before anything is paid, each with what would allow it. */
import { describe, expect, it } from 'vitest';
import type { StateFile } from '../../src/model/state.ts';
import { APPLY, changingCalls, expectCode, PROVIDERS, SERVER, useStage } from './stage.ts';

const stage = useStage();
const ONE = { servers: { 'web-1': SERVER } };
const words = (text: string): string => text.replace(/\s+/g, ' ');

describe('a live server with the declared name that is not recorded', () => {
  it('is never bought a second time: 4, with its id', async () => {
    const { id } = stage.vendors.zomro.cloud.addServer({}, { servername: 'web-1' });
    stage.declare(ONE);
    const plan = expectCode(await stage.hostform('plan'), 0);
    expect(words(plan.out)).toContain(`The account already has ${id} (active) with the name "web-1".`);
    const { out } = expectCode(await stage.hostform(...APPLY), 4);
    expect(out).toContain('The declared name is taken by something that is not managed here');
    expect(out).toContain('Refused before anything was paid');
    expect(changingCalls(stage.vendors)).toEqual([]);
  });

  it('stops only itself and what depends on it: the rest goes on, and the run is partly done', async () => {
    stage.vendors.zomro.cloud.addServer({}, { servername: 'web-1' });
    stage.declare({
      servers: { 'web-1': SERVER, 'web-2': SERVER },
      backup_schedules: { nightly: { server: 'web-1', days: ['mon'], time: '02:01' } },
    });
    const { out } = expectCode(await stage.hostform(...APPLY), 3);
    expect(out).toContain('servers.web-2: created');
    expect(out).toContain('backup_schedules.nightly: not created because of servers.web-1');
    expect(stage.charges()).toHaveLength(1);
  });

  it('is not asked about where nothing else is to be done', async () => {
    stage.vendors.zomro.cloud.addServer({}, { servername: 'web-1' });
    stage.declare(ONE);
    const { err } = expectCode(await stage.hostformWith({ answer: 'yes' }, 'apply'), 4);
    expect(err).not.toContain('Enter a value');
  });

  it('hints at nothing that this version does not know', async () => {
    stage.vendors.zomro.cloud.addServer({}, { servername: 'web-1' });
    stage.declare(ONE);
    const { out } = await stage.hostform('plan');
    expect(words(out)).toContain('take it over with lifecycle: { adopt: by-name } or hostform import servers.web-1');
    for (const [, command = ''] of words(out).matchAll(/hostform ([a-z]+) servers/g))
      expectCode(await stage.hostform(command, '--help'), 0);
  });
});

describe('two declarations with one name', () => {
  it('are an error with both places', async () => {
    stage.declare({ servers: { 'web-1': { ...SERVER, name: 'front' }, 'web-2': { ...SERVER, name: 'front' } } });
    const { err } = expectCode(await stage.hostform('plan'), 1);
    expect(err).toContain('Two resources have the same name at the vendor');
    expect(err.match(/hostform\.yaml:\d+:\d+/g)).toHaveLength(2);
  });
});

describe('the licence', () => {
  it('is accepted by the user, never by the tool', async () => {
    stage.declare({ ...ONE, providers: { zomro: { ...PROVIDERS.zomro, licence_agreement: undefined as never } } });
    const { out } = expectCode(await stage.hostform(...APPLY), 4);
    expect(words(out)).toContain('licence_agreement: accepted');
    expect(changingCalls(stage.vendors)).toEqual([]);
  });
});

describe('protection', () => {
  const PROTECTED = { servers: { 'web-1': { ...SERVER, lifecycle: { protect: true } } } };

  it('stops destroy, deletion and replacement, and stays when the block is gone', async () => {
    stage.declare(PROTECTED);
    expectCode(await stage.hostform(...APPLY), 0);
    const sent = changingCalls(stage.vendors).length;
    const destroyed = expectCode(await stage.hostform('destroy', '--auto-approve', '--allow-destroy'), 4);
    expect(words(destroyed.out)).toContain('declare it with lifecycle: { protect: false } and apply that first');
    stage.declare({});
    const removed = expectCode(await stage.hostform(...APPLY, '--allow-destroy'), 4);
    expect(removed.out).toContain('The resource is protected');
    stage.declare({
      servers: { 'web-1': { ...SERVER, os: 'Debian 12', lifecycle: { protect: true, replace: 'allow' } } },
    });
    expectCode(await stage.hostform(...APPLY, '--allow-destroy'), 4);
    expect(changingCalls(stage.vendors)).toHaveLength(sent);
    expect(stage.servers()).toEqual(['web-1']);
  });

  it('is lifted by saying so and applying that first', async () => {
    stage.declare(PROTECTED);
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-1': { ...SERVER, lifecycle: { protect: false } } } });
    expectCode(await stage.hostform('destroy', '--auto-approve', '--allow-destroy'), 4);
    expectCode(await stage.hostform(...APPLY), 0);
    expectCode(await stage.hostform('destroy', '--auto-approve', '--allow-destroy'), 0);
    expect(stage.servers()).toEqual([]);
  });

  it('that a run switches on or off changes nothing else, and is saved all the same', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    const sent = changingCalls(stage.vendors).length;
    const isKept = (): unknown =>
      (stage.json('state/hostform.state.json') as unknown as StateFile).resources[0]?.protected;
    for (const protect of [true, false]) {
      stage.declare({ servers: { 'web-1': { ...SERVER, lifecycle: { protect } } } });
      expectCode(await stage.hostform('apply', '--auto-approve'), 0);
      expect(isKept()).toBe(protect);
      expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0);
    }
    expect(changingCalls(stage.vendors)).toHaveLength(sent);
  });

  it('stops one address and not the plan: the rest of it is done', async () => {
    stage.declare({ servers: { ...PROTECTED.servers, 'web-2': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-3': SERVER } });
    const { out } = expectCode(await stage.hostform(...APPLY, '--allow-destroy'), 3);
    expect(out).toContain('servers.web-1: The resource is protected');
    expect(stage.servers()).toEqual(['web-1', 'web-3']);
  });

  it('stays when the manifest no longer mentions it', async () => {
    stage.declare(PROTECTED);
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare(ONE);
    expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0);
    expectCode(await stage.hostform('destroy', '--auto-approve', '--allow-destroy'), 4);
  });
});

describe('replacement', () => {
  it('is denied by default: 4, the field that forces it, its place and the price', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-1': { ...SERVER, os: 'Debian 12' } } });
    const plan = expectCode(await stage.hostform('plan'), 0);
    expect(plan.out).toContain('servers.web-1 must be replaced');
    expect(plan.out).toMatch(/os += "Ubuntu 22\.04" -> "Debian 12" # forces replacement/);
    const { out } = expectCode(await stage.hostform(...APPLY, '--allow-destroy'), 4);
    expect(words(out)).toContain(
      'os can not be changed without losing what is on it: hostform could wipe it and keep its id, or delete it, with all that is on it, and buy it again for 0.13 EUR.',
    );
    expect(words(out)).toContain('lifecycle: { replace: allow }');
    expect(stage.charges()).toHaveLength(1);
  });

  it('that is allowed deletes, then buys', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    const [before] = stage.vendors.zomro.cloud.servers.keys();
    stage.declare({ servers: { 'web-1': { ...SERVER, os: 'Debian 12', lifecycle: { replace: 'allow' } } } });
    const { out } = expectCode(await stage.hostform(...APPLY, '--allow-destroy'), 0);
    expect(out).toContain('Apply complete! Resources: 1 added, 0 changed, 1 destroyed.');
    expect(words(out)).toContain('0.13 EUR per day (the old one cost 0.13 EUR per day, of which nothing is refunded)');
    const [after] = stage.vendors.zomro.cloud.servers.keys();
    expect(after).not.toBe(before);
    expect(stage.servers()).toEqual(['web-1']);
    expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0);
  });

  it('that is refused after the old one was deleted is 3, and says what is gone', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    const [before] = stage.vendors.zomro.cloud.servers.keys();
    const server = { ...SERVER, os: 'Debian 12', promo_code: 'UNKNOWN-CODE', lifecycle: { replace: 'allow' } };
    stage.declare({ servers: { 'web-1': server } });
    const { out, err } = expectCode(await stage.hostform(...APPLY, '--allow-destroy'), 3);
    expect(`${out}${err}`).toContain(`The old servers.web-1 (${before}) was destroyed for its replacement.`);
    expect(out).toContain('1 failed');
    expect(stage.servers()).toEqual([]);
    expect(stage.charges()).toHaveLength(1);
  });

  it('that fails half-way leaves nothing recorded that is gone, and the next run buys', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    stage.vendors.zomro.faults.add({ kind: 'error', type: 'value', func: 'v2.instances.order.param', sok: true });
    stage.declare({ servers: { 'web-1': { ...SERVER, os: 'Debian 12', lifecycle: { replace: 'allow' } } } });
    const first = expectCode(await stage.hostform(...APPLY, '--allow-destroy'), 3);
    expect(first.out).toContain('Failed:\n  servers.web-1: ');
    expect(stage.servers()).toEqual([]);
    const plan = expectCode(await stage.hostform('plan'), 0);
    expect(plan.out).toContain('Plan: 1 to add, 0 to change, 0 to destroy.');
    expectCode(await stage.hostform(...APPLY), 0);
    expect(stage.servers()).toEqual(['web-1']);
    expect(stage.charges()).toHaveLength(2);
  });

  it('is not planned for a field whose changes are ignored', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-1': { ...SERVER, os: 'Debian 12', lifecycle: { ignore_changes: ['os'] } } } });
    expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0);
  });
});

describe('a block that is gone', () => {
  it('plans the deletion of a server, with its steps', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({});
    const { out } = expectCode(await stage.hostform('plan', '--detailed-exitcode'), 2);
    expect(out).toContain('# servers.web-1 will be destroyed');
    expect(out).toContain('# (because servers.web-1 is not in the manifest)');
    expect(out).toContain('Plan: 0 to add, 0 to change, 1 to destroy.');
    expect(out).toContain('Deletions: servers.web-1');
  });

  it('that came back under another key gets the hint that keeps the server', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { front: { ...SERVER, name: 'web-1' } } });
    const { out } = await stage.hostform('plan');
    expect(words(out)).toContain(
      'servers.web-1, which goes, has the same name. If only its address changed: hostform state mv servers.web-1 servers.front',
    );
    expectCode(await stage.hostform('state', 'mv', 'servers.web-1', 'servers.front'), 0);
    expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0);
  });

  it('stops managing a renewal, and never ends the service', async () => {
    stage.declare({ renewals: { shop: { product: 'vps', service: 'vps-3c4d.vps.example', mode: 'automatic' } } });
    expectCode(await stage.hostform(...APPLY), 0);
    const sent = changingCalls(stage.vendors).length;
    stage.declare({});
    const plan = await stage.hostform('plan');
    expect(plan.out).toContain('# renewals.shop will no longer be managed');
    expect(plan.out).toContain('Plan: 0 to add, 0 to change, 0 to destroy.');
    const { out } = expectCode(await stage.hostform(...APPLY), 0);
    expect(out).toContain('renewals.shop: no longer managed');
    expect(changingCalls(stage.vendors)).toHaveLength(sent);
    expect((await stage.hostform('state', 'list')).out).toBe('');
  });
});

describe('promo codes', () => {
  const WITH_CODE = { servers: { 'web-1': { ...SERVER, promo_code: 'WELCOME10' } } };

  it('make it cheaper; the plan shows the full price as the most', async () => {
    stage.vendors.zomro.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
    stage.declare(WITH_CODE);
    const { out, err } = expectCode(await stage.hostform('apply', '--auto-approve', '--max-spend', '0.13 EUR'), 0);
    expect(out).toContain('price: 0.13 EUR per day (at most; the promo code is applied to the cart)');
    expect(out).toContain('Money spent: 0.12 EUR.');
    expect(err).toContain('servers.web-1: apply promo code ... done\n');
  });

  it.each([
    ['refused', 'The promo code was refused'],
    ['ignored', 'The promo code makes nothing cheaper'],
  ] as const)('that are %s stop the purchase: 4, nothing paid, our line gone from the cart', async (how, said) => {
    stage.vendors.zomro.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
    stage.vendors.zomro.knobs.promoBehaviour = how;
    stage.declare(WITH_CODE);
    const { out } = expectCode(await stage.hostform(...APPLY), 4);
    expect(out).toContain(said);
    expect(stage.charges()).toEqual([]);
    expect(stage.vendors.zomro.cloud.lines.size).toBe(0);
  });

  it('act on the whole cart, so a line that is not ours stops the purchase and stays', async () => {
    stage.vendors.zomro.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
    const line = stage.vendors.zomro.cloud.addLine({ servername: 'somebody-elses' });
    stage.declare(WITH_CODE);
    const { out } = expectCode(await stage.hostform(...APPLY), 4);
    expect(words(out)).toContain(`line ${line}`);
    expect([...stage.vendors.zomro.cloud.lines.keys()]).toEqual([line]);
    expect(stage.charges()).toEqual([]);
  });

  it('that are empty are none', async () => {
    stage.vendors.zomro.cloud.addLine({ servername: 'somebody-elses' });
    stage.declare({ servers: { 'web-1': { ...SERVER, promo_code: '${PROMO:-}' } } });
    const { out } = expectCode(await stage.hostform(...APPLY), 0);
    expect(out).not.toContain('apply promo code');
    expect(stage.vendors.zomro.cloud.lines.size).toBe(1);
  });
});

describe('the price', () => {
  it('that is dearer in the cart than in the plan is not paid: 4', async () => {
    stage.vendors.zomro.knobs.cartPriceFactor = 1.1;
    stage.declare(ONE);
    const { out } = expectCode(await stage.hostform(...APPLY), 4);
    expect(words(out)).toContain('The plan showed 0.13 EUR at most; the vendor now asks 0.14 EUR. Nothing was paid.');
    expect(stage.charges()).toEqual([]);
    expect(stage.vendors.zomro.cloud.lines.size).toBe(0);
  });

  it('of a renewal is held against max_price, without tax', async () => {
    const shop = {
      product: 'vps',
      service: 'vps-1a2b.vps.example',
      with: ['backup-option-77'],
      ensure_valid_for: 'P14D',
    };
    stage.declare({ renewals: { shop: { ...shop, max_price: '14.99 EUR' } } });
    const { out } = expectCode(await stage.hostform('apply', '--auto-approve', '--max-spend', '100 EUR'), 4);
    expect(words(out)).toContain('max_price');
    expect(stage.vendors.ovh.cloud.ledger).toEqual([]);
    stage.declare({ renewals: { shop: { ...shop, max_price: '15.00 EUR' } } });
    expectCode(await stage.hostform('apply', '--auto-approve', '--max-spend', '17.99 EUR'), 4);
    expectCode(await stage.hostform('apply', '--auto-approve', '--max-spend', '18.00 EUR'), 0);
    expect(stage.vendors.ovh.cloud.ledger).toHaveLength(1);
  });
});

describe('an interrupted purchase', () => {
  it('of an address whose block is gone is held, never forgotten', async () => {
    stage.vendors.zomro.faults.add({ kind: 'drop-answer', func: 'cartorder.create.confirm' });
    stage.vendors.zomro.knobs.listingLagMs = 3_600_000;
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 7);
    stage.declare({});
    const plan = expectCode(await stage.hostform('plan'), 0);
    expect(plan.out).toContain('An open purchase is held');
    expect(plan.out).toContain('No changes.');
    const { out } = expectCode(await stage.hostform(...APPLY, '--allow-destroy'), 7);
    expect(out).toContain('servers.web-1: An open purchase is held');
    expect(stage.json('state/hostform.state.json')['pending']).toHaveLength(1);
  });
});

describe('how much one apply may touch', () => {
  const THREE = { servers: { 'web-1': SERVER, 'web-2': SERVER, 'web-3': SERVER } };

  it('is refused by plan and apply before anything is sent, and the flag that is named allows exactly it', async () => {
    stage.declare({ ...THREE, guards: { max_creates: '50%' } });
    const plan = expectCode(await stage.hostform('plan'), 0);
    expect(words(plan.out)).toContain(
      'It would create 3 (servers.web-1, servers.web-2, servers.web-3); guards.max_creates (50% of the 3 declared) allows 1.',
    );
    const refused = expectCode(await stage.hostform(...APPLY), 4);
    expect(changingCalls(stage.vendors)).toEqual([]);
    const [flag = '', count = ''] = /--max-creates (\d+)/.exec(refused.out) ?? [];
    expect(flag).toBe('--max-creates 3');
    expectCode(await stage.hostform(...APPLY, '--max-creates', String(Number(count) - 1)), 4);
    expectCode(await stage.hostform(...APPLY, '--max-creates', count), 0);
    expect(stage.charges()).toHaveLength(3);
  });

  it('holds for a saved plan as it was when that was made, and for destroy', async () => {
    stage.declare({ ...THREE, guards: { max_creates: 2, max_deletes: 2 } });
    expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
    stage.declare(THREE);
    expectCode(await stage.hostform('apply', 'plan.json'), 4);
    expectCode(await stage.hostform('apply', 'plan.json', '--max-creates', '3'), 0);
    stage.declare({ ...THREE, guards: { max_deletes: 2 } });
    const destroy = ['destroy', '--auto-approve', '--allow-destroy'];
    expect(words(expectCode(await stage.hostform(...destroy), 4).out)).toContain('give --max-deletes 3');
    expect(stage.servers()).toHaveLength(3);
    expectCode(await stage.hostform(...destroy, '--max-deletes', '3'), 0);
    expect(stage.servers()).toEqual([]);
  });

  it('counts replacements on their own', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 0);
    const debian = { servers: { 'web-1': { ...SERVER, os: 'Debian 12', lifecycle: { replace: 'allow' } } } };
    stage.declare({ ...debian, guards: { max_creates: 0, max_deletes: 0, max_replaces: '99%' } });
    const { out } = expectCode(await stage.hostform(...APPLY, '--allow-destroy'), 4);
    expect(words(out)).toContain('give --max-replaces 1');
    expectCode(await stage.hostform(...APPLY, '--allow-destroy', '--max-replaces', '1'), 0);
  });

  it.each(['-1', '1.5', '20%', 'all', ''])('takes no flag of "%s": 64, before any call', async (count) => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY, `--max-creates=${count}`), 64);
    expect(stage.vendors.zomro.calls).toEqual([]);
  });
});

describe('a ceiling', () => {
  it('that equals the total passes, and one cent less refuses and names the flag that would do', async () => {
    stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
    const { out } = expectCode(await stage.hostform('apply', '--auto-approve', '--max-spend', '0.25 EUR'), 4);
    expect(words(out)).toContain('give --max-spend "0.26 EUR"');
    expect(changingCalls(stage.vendors)).toEqual([]);
    expectCode(await stage.hostform('apply', '--auto-approve', '--max-spend', '0.26 EUR'), 0);
    expect(stage.charges()).toHaveLength(2);
  });

  it('of one provider refuses what is bought there, and is enough of a ceiling where nobody is asked', async () => {
    stage.declare({ ...ONE, budget: { zomro: { max_charge: '0.12 EUR' } } });
    const { out } = expectCode(await stage.hostform('apply', '--auto-approve'), 4);
    expect(words(out)).toContain('raise budget.zomro.max_charge to at least "0.13 EUR"');
    stage.declare({ ...ONE, budget: { zomro: { max_charge: '0.13 EUR' } } });
    expectCode(await stage.hostform('apply', '--auto-approve'), 0);
  });

  it('is never --auto-approve alone', async () => {
    stage.declare({ ...ONE, budget: { ovh: { max_charge: '100.00 EUR' }, max_monthly: '100.00 EUR' } });
    const { out } = expectCode(await stage.hostform('apply', '--auto-approve'), 4);
    expect(words(out)).toContain('--auto-approve alone never spends');
    expect(changingCalls(stage.vendors)).toEqual([]);
  });
});
