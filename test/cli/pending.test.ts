/** contract.md §3, §5: purchases whose outcome is not known, and how a person closes them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { APPLY, changingCalls, expectCode, expectStream, SERVER, useStage } from './stage.ts';

const stage = useStage();
const ONE = { servers: { 'web-1': SERVER } };

const open = (): unknown[] => stage.json('state/hostform.state.json')['pending'] as unknown[];
const bought = (): string => [...stage.vendors.zomro.cloud.servers.keys()].at(-1) ?? '';
const words = (text: string): string => text.replace(/\s+/g, ' ');

/** The vendor carries a confirm out, its answer is lost, and nothing is listed: nobody can tell. */
async function leaveOpen(): Promise<void> {
  stage.vendors.zomro.faults.add({ kind: 'drop-answer', func: 'cartorder.create.confirm' });
  stage.vendors.zomro.knobs.listingLagMs = 3_600_000;
  stage.declare(ONE);
  expectCode(await stage.hostform(...APPLY), 7);
}

/** Confirms are lost on their way: the line stays in the cart. */
function neverConfirm(): void {
  const times = Number.POSITIVE_INFINITY;
  stage.vendors.zomro.faults.add({ kind: 'drop-request', func: 'cartorder.create.confirm', times });
}

/** From now on the vendor lists what it has. */
const list = (): void => {
  stage.vendors.zomro.knobs.listingLagMs = 0;
};

describe('without open purchases', () => {
  it('says so', async () => {
    expect(expectCode(await stage.hostform('pending'), 0).out).toBe('No purchase is open.\n');
    expect(JSON.parse(expectCode(await stage.hostform('pending', '--json'), 0).out)).toEqual({ pending: [] });
  });

  it('has nothing to resolve: exit 1', async () => {
    const { err } = expectCode(await stage.hostform('pending', 'resolve', 'servers.web-1', '--not-bought'), 1);
    expect(err).toContain('servers.web-1 has no open purchase.');
  });
});

describe('an open purchase', () => {
  beforeEach(leaveOpen);

  it('is told with what is known, and with the commands that close it', async () => {
    const asked = stage.vendors.zomro.calls.length;
    const { out } = expectCode(await stage.hostform('pending'), 0);
    expect(out).toContain('1 purchase is open.');
    expect(out).toContain('servers.web-1 (zomro): the payment was sent, and its answer was not seen');
    expect(out).toContain('price:       0.13 EUR');
    expect(out).toContain('hostform pending resolve servers.web-1 --id ID');
    const { out: json } = await stage.hostform('pending', '--json');
    expect(JSON.parse(json)).toMatchObject({ pending: [{ address: 'servers.web-1', phase: 'paying', sent: true }] });
    expect(stage.vendors.zomro.calls).toHaveLength(asked);
  });

  it('ends its run with 7, an accounting, and the money that may have left', async () => {
    const { out } = expectCode(await stage.hostform(...APPLY), 7);
    expect(out).toContain('Apply incomplete: 0 done, 1 with unknown outcome.');
    expect(out).toContain('hostform pending resolve servers.web-1 --not-bought');
    expect(out).toContain('Money spent: nothing; 0.13 EUR may have been paid.');
    const events = expectStream(await stage.hostform(...APPLY, '--json'), 7);
    expect(events.at(-1)).toMatchObject({
      summary: { unknown: [{ address: 'servers.web-1' }], spent: {}, maybe_spent: { EUR: '0.1300' } },
    });
  });

  it('weighs more than a refusal: 7, and both are told', async () => {
    const { err } = expectCode(await stage.hostform('apply', '--auto-approve'), 7);
    expect(err).toContain('Spending without a ceiling needs a person');
    expect(err).toContain('A payment for servers.web-1 is still open: hostform pending shows it.');
  });

  it('is planned as create with the word resume, counted under add', async () => {
    const { out } = expectCode(await stage.hostform('plan', '--detailed-exitcode'), 2);
    expect(out).toContain('# servers.web-1 will be created (resume: ');
    expect(out).toContain('Plan: 1 to add, 0 to change, 0 to destroy.');
    expect(out).toContain('may be paid already; it is never paid twice');
  });

  it('is gone on with by the next apply, once the vendor lists it, and nothing is bought twice', async () => {
    list();
    const { out } = expectCode(await stage.hostform(...APPLY), 0);
    expect(out).toContain('Apply complete! Resources: 1 added, 0 changed, 0 destroyed.');
    expect(out).toContain('Money spent: 0.13 EUR.');
    expect(stage.charges()).toHaveLength(1);
    expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0);
  });

  it('is closed by the id of what was bought', async () => {
    list();
    const sent = changingCalls(stage.vendors).length;
    const { out } = expectCode(await stage.hostform('pending', 'resolve', 'servers.web-1', '--id', bought()), 0);
    expect(out).toContain(`Recorded servers.web-1 as ${bought()}.`);
    expect(open()).toEqual([]);
    expect(changingCalls(stage.vendors)).toHaveLength(sent);
    expectCode(await stage.hostform('plan', '--detailed-exitcode'), 0);
    expect(stage.charges()).toHaveLength(1);
  });

  it('is closed as not bought: the next apply buys, unless the name turns out to be taken', async () => {
    const { out } = expectCode(await stage.hostform('pending', 'resolve', 'servers.web-1', '--not-bought'), 0);
    expect(words(out)).toContain('if it was bought after all, the next apply finds its name taken');
    expect(open()).toEqual([]);
    list();
    expectCode(await stage.hostform(...APPLY), 4);
    stage.vendors.zomro.cloud.servers.clear();
    expectCode(await stage.hostform(...APPLY), 0);
    expect(stage.servers()).toEqual(['web-1']);
  });

  it('that is not bought needs no vendor to be closed', async () => {
    const asked = stage.vendors.zomro.calls.length;
    expectCode(await stage.hostform('pending', 'resolve', 'servers.web-1', '--not-bought'), 0);
    expect(stage.vendors.zomro.calls).toHaveLength(asked);
  });

  it('is found by the closest address', async () => {
    const { err } = expectCode(await stage.hostform('pending', 'resolve', 'servers.web1', '--not-bought'), 1);
    expect(err).toContain('did you mean servers.web-1?');
  });

  it('can be resolved without a manifest', async () => {
    list();
    const elsewhere = ['--state', 'state/hostform.state.json', '-f', 'state'];
    expectCode(await stage.hostform('pending', 'resolve', 'servers.web-1', '--id', bought(), ...elsewhere), 0);
  });

  it.each([
    ['an id that the vendor does not list', () => '1', 'does not list 1 among the servers'],
    [
      "somebody else's server that came meanwhile",
      () =>
        stage.vendors.zomro.cloud.addServer(
          {},
          { servername: 'web-1', tariff: 'Cloud Standard | NL-2', system: 'Ubuntu 22.04' },
        ).id,
      'is something else: tariff is "Cloud Standard | NL-2", and "Cloud Essential | NL-2" was ordered',
    ],
    [
      'an order that was never paid',
      () => stage.vendors.zomro.cloud.addServer({ status: '1' }, { servername: 'web-1' }).id,
      'is there, but not bought',
    ],
  ])('is not closed by %s: 64, and it stays open', async (_, idOf, said) => {
    list();
    const { err } = expectCode(await stage.hostform('pending', 'resolve', 'servers.web-1', '--id', idOf()), 64);
    expect(words(err)).toContain(said);
    expect(open()).toHaveLength(1);
  });
});

describe('what was there before', () => {
  it('can not be what was bought', async () => {
    const old = stage.vendors.zomro.cloud.addServer({}, { servername: 'old' }).id;
    neverConfirm();
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 7);
    const { err } = expectCode(await stage.hostform('pending', 'resolve', 'servers.web-1', '--id', old), 64);
    expect(err).toContain('existed before this purchase was begun');
  });

  it('and is recorded for another address can not be either', async () => {
    stage.declare({ servers: { 'web-0': SERVER } });
    expectCode(await stage.hostform(...APPLY), 0);
    const id = bought();
    neverConfirm();
    stage.declare({ servers: { 'web-0': SERVER, 'web-1': SERVER } });
    expectCode(await stage.hostform(...APPLY), 7);
    const { err } = expectCode(await stage.hostform('pending', 'resolve', 'servers.web-1', '--id', id), 64);
    expect(err).toContain('is recorded as servers.web-0 already');
  });
});

describe('a payment that never arrives', () => {
  it('is sent again for the same cart line only, and then left open', async () => {
    neverConfirm();
    stage.declare(ONE);
    expectCode(await stage.hostform(...APPLY), 7);
    const paid = stage.vendors.zomro.calls.filter(({ func }) => func === 'cartorder.create.confirm');
    expect(new Set(paid.map(({ params }) => params['elid'])).size).toBe(1);
    expect(
      stage.vendors.zomro.calls.filter(({ func, sok }) => func === 'v2.instances.order.param' && sok),
    ).toHaveLength(1);
    stage.vendors.zomro.faults.clear();
    expectCode(await stage.hostform(...APPLY), 0);
    expect(stage.charges()).toHaveLength(1);
    expect(stage.servers()).toEqual(['web-1']);
  });
});
