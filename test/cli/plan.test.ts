/** contract.md §3, `plan`: it shows what apply would do, and changes nothing anywhere. */
import { describe, expect, it } from 'vitest';
import { APPLY, changingCalls, expectCode, filesIn, IMAGE, SERVER, useStage } from './stage.ts';

const stage = useStage();
const RENEWAL = { product: 'vps', service: 'vps-1a2b.vps.example', mode: 'manual' };

describe('what plan says', () => {
  it("counts in Terraform's sentence, and says the money on the line under it", async () => {
    stage.declare({ servers: { 'web-1': SERVER, 'web-2': SERVER } });
    const { out } = expectCode(await stage.hostform('plan'), 0);
    expect(out).toContain('\nPlan: 2 to add, 0 to change, 0 to destroy.\n');
    expect(out).toContain('\nCost: 0.26 EUR now, +0.26 EUR/day (+7.80 EUR/30 days); balance 20.00 EUR -> 19.74 EUR.\n');
  });

  it('says that nothing changes, and then says nothing of money', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    const { out, err } = expectCode(await stage.hostform('plan'), 0);
    expect(out).toBe('No changes. Your infrastructure matches the configuration.\n');
    expect(err).toBe('');
  });

  it('names the steps, the price and the order of the work', async () => {
    stage.declare({
      servers: { 'web-1': { ...SERVER, promo_code: 'WELCOME' } },
      backup_schedules: { nightly: { server: 'web-1', days: ['mon'], time: '02:01' } },
    });
    const { out } = await stage.hostform('plan');
    const words = out.replace(/\s+/g, ' ');
    expect(words).toContain(
      'steps: add to cart -> apply promo code (acts on the whole cart) -> confirm and pay -> wait until active',
    );
    expect(words).toContain('price: 0.13 EUR per day (at most; the promo code is applied to the cart)');
    expect(out).toContain('after: servers.web-1');
  });

  it('counts what lives in the account and is not ours, and leaves it alone', async () => {
    stage.vendors.zomro.cloud.seedServers(3);
    stage.declare({ servers: { mine: SERVER } });
    const { out } = await stage.hostform('plan');
    expect(out).toContain('3 servers at zomro are not managed here and are left alone.');
    expect(out).toContain('Plan: 1 to add, 0 to change, 0 to destroy.');
  });

  it('plans an empty manifest without asking any vendor', async () => {
    stage.declare({});
    expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0);
    expect(stage.vendors.zomro.calls).toEqual([]);
  });
});

describe('plan and the world', () => {
  it('sends no changing call and writes nothing', async () => {
    stage.declare({
      servers: { 'web-1': { ...SERVER, promo_code: 'WELCOME' } },
      images: { golden: IMAGE },
      backup_schedules: { nightly: { server: 'web-1', days: ['mon'], time: '02:01' } },
      renewals: {
        shop: { ...RENEWAL, ensure_valid_for: 'P14D', max_price: '15.00 EUR', with: ['backup-option-77'] },
      },
    });
    const before = filesIn(stage.path);
    expectCode(await stage.hostform('plan'), 0);
    expect(filesIn(stage.path)).toEqual(before);
    expect(changingCalls(stage.vendors)).toEqual([]);
    expect(stage.vendors.zomro.calls.length).toBeGreaterThan(0);
    expect(stage.vendors.ovh.calls.length).toBeGreaterThan(0);
  });

  it('changes nothing while it plans updates, replacements and deletions', async () => {
    stage.declare({
      servers: { 'web-1': SERVER, 'web-2': SERVER, 'web-3': SERVER },
      renewals: { shop: RENEWAL },
    });
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({
      servers: {
        'web-1': { ...SERVER, power: 'stopped' },
        'web-2': { ...SERVER, os: 'Debian 12', lifecycle: { replace: 'allow' } },
      },
      renewals: { shop: { ...RENEWAL, mode: 'automatic' } },
    });
    const before = filesIn(stage.path);
    const sent = changingCalls(stage.vendors).length;
    const { out } = expectCode(await stage.hostform('plan'), 0);
    expect(out).toContain('Plan: 1 to add, 2 to change, 2 to destroy.');
    expect(filesIn(stage.path)).toEqual(before);
    expect(changingCalls(stage.vendors)).toHaveLength(sent);
  });

  it('clears a filter that a person left on a listing, and reports it', async () => {
    const [id = ''] = stage.vendors.zomro.cloud.seedServers(2);
    stage.vendors.zomro.cloud.setFilter('instances', { id });
    stage.declare({ servers: { mine: SERVER } });
    const { out } = expectCode(await stage.hostform('plan'), 0);
    expect(out).toContain('2 servers at zomro are not managed here');
    expect(out).toMatch(/Warning: .*filter/);
    expect(stage.vendors.zomro.cloud.filters.size).toBe(0);
  });

  it('needs no lock, and works while another run holds it', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    stage.write({ 'state/hostform.lock': '{}' });
    expectCode(await stage.hostform('plan'), 0);
    expect(stage.text('state/hostform.lock')).toBe('{}');
  });
});

describe('plan --detailed-exitcode', () => {
  it('is 2 when there is something to do, 0 when there is not, and 1 for an error', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform('plan', '--detailed-exitcode'), 2);
    expectCode(await stage.hostform('plan'), 0);
    expectCode(await stage.hostform(...APPLY), 0);
    expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0);
    stage.declare({ servers: { 'web-1': { ...SERVER, tarif: 'x' } } });
    expectCode(await stage.hostform('plan', '--detailed-exitcode'), 1);
  });

  it('is 2 also when only something is forgotten, and when only protection moves', async () => {
    stage.declare({ renewals: { shop: RENEWAL }, servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-1': SERVER } });
    expectCode(await stage.hostform('plan', '--detailed-exitcode'), 2);
    expectCode(await stage.hostform(...APPLY), 0);
    stage.declare({ servers: { 'web-1': { ...SERVER, lifecycle: { protect: true } } } });
    const { out } = expectCode(await stage.hostform('plan', '--detailed-exitcode'), 2);
    expect(out).toContain('only its protection changes; nothing is sent to zomro');
    expect(out).toContain('In the state only: 1 to protect.\n\nPlan: 0 to add, 0 to change, 0 to destroy.');
    const sent = changingCalls(stage.vendors).length;
    expectCode(await stage.hostform(...APPLY), 0);
    expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0);
    expect(changingCalls(stage.vendors)).toHaveLength(sent);
  });
});

describe('what apply would refuse', () => {
  it.each([
    ['no licence', { providers: { zomro: {} } }, 'licence_agreement: accepted'],
    ['a ceiling', { budget: { max_charge: '0.10 EUR' } }, 'raise budget.max_charge to at least "0.13 EUR"'],
    ['a monthly ceiling', { budget: { max_monthly: '1.00 EUR' } }, 'raise budget.max_monthly to at least "3.90 EUR"'],
  ])('is shown with what would allow it, and the exit code stays 0 or 2: %s', async (_, given, hint) => {
    stage.declare({ servers: { 'web-1': SERVER }, ...given });
    const { out } = expectCode(await stage.hostform('plan'), 0);
    expect(out.replace(/\s+/g, ' ')).toContain(hint);
    expectCode(await stage.hostform('plan', '--detailed-exitcode'), 2);
  });

  it('shows a balance that is too low', async () => {
    stage.vendors.zomro.cloud.setBalance('0.05');
    stage.declare({ servers: { 'web-1': SERVER } });
    const { out } = expectCode(await stage.hostform('plan'), 0);
    expect(out).toContain('0.08 EUR are missing');
  });

  it('does not warn of what only an unattended run would need', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    const { out } = await stage.hostform('plan');
    expect(out).not.toMatch(/auto-approve|max-spend/);
  });
});

describe('references', () => {
  it("fills another resource's output where it is known, and orders the work", async () => {
    stage.declare({ images: { golden: IMAGE } });
    expectCode(await stage.hostform(...APPLY), 0);
    const [uid] = [...stage.vendors.zomro.cloud.images.values()].map(({ id }) => id);
    stage.declare({ images: { golden: IMAGE }, servers: { 'web-1': { ...SERVER, os: '${images.golden.uid}' } } });
    const { out } = expectCode(await stage.hostform('plan'), 0);
    expect(out).toContain('Plan: 1 to add, 0 to change, 0 to destroy.');
    expect(out).not.toMatch(/os +=.*known after apply/);
    expect(uid).toBeDefined();
  });

  it('says "(known after apply)" for an output of something that is created in the same run', async () => {
    stage.declare({ images: { golden: IMAGE }, servers: { 'web-1': { ...SERVER, os: '${images.golden.uid}' } } });
    const { out } = expectCode(await stage.hostform('plan'), 0);
    expect(out).toMatch(/os +=.*known after apply/);
    expect(out).toContain('after: images.golden');
  });
});

describe('a balance that the vendor does not show', () => {
  it('is told, because nobody has checked that it covers the plan', async () => {
    stage.declare({ servers: { 'web-1': SERVER } });
    for (const func of ['dashboard.info', 'notify']) {
      stage.vendors.zomro.faults.add({ func, kind: 'error', type: 'missed', times: Number.POSITIVE_INFINITY });
    }
    const { out } = expectCode(await stage.hostform('plan'), 0);
    expect(out).toContain('The balance can not be read');
    expect(out).not.toContain('balance 20.00');
  });
});
