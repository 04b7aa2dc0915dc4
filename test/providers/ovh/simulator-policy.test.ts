import { describe, expect, it } from 'vitest';
import { type Bench, HOUR, MINUTE, SECOND, startBench } from './simulator-support.ts';

const VPS = '/vps/vps-1a2b.vps.example/serviceInfos';
const MANUAL = '/vps/vps-3c4d.vps.example/serviceInfos';

/** A policy written through `serviceInfos`, and its view once it has propagated. */
async function write(bench: Bench, path: string, renew: object) {
  const answer = await bench.put(path, { renew });
  bench.pass(HOUR);
  return { answer, after: (await bench.get(path)).json };
}

describe('PUT serviceInfos', () => {
  it('switches to manual and back, and the renewal type follows', async () => {
    const bench = await startBench();
    const toManual = await write(bench, VPS, {
      automatic: false,
      manualPayment: true,
      deleteAtExpiration: false,
      period: 1,
    });
    expect(toManual.answer.text).toBe('null');
    expect(toManual.after).toMatchObject({ renewalType: 'manual', renew: { automatic: false, manualPayment: true } });
    expect((await bench.get('/services/12345')).json.billing.renew.current.mode).toBe('manual');
    const back = await write(bench, VPS, {
      automatic: true,
      manualPayment: false,
      deleteAtExpiration: false,
      period: 3,
    });
    expect(back.after).toMatchObject({ renewalType: 'automaticV2016', renew: { automatic: true, period: 3 } });
  });

  it('merges what is left out, or resets it', async () => {
    const bench = await startBench();
    expect((await write(bench, VPS, { period: 6 })).after.renew).toMatchObject({ automatic: true, period: 6 });
    bench.simulator.settings.partialRenew = 'reset';
    expect((await write(bench, VPS, { period: 3 })).after.renew).toMatchObject({
      automatic: false,
      manualPayment: null,
      period: 3,
    });
  });

  it('shows a write only after it has propagated', async () => {
    const bench = await startBench({ settings: { propagationMs: 5 * SECOND } });
    await bench.put(VPS, { renew: { period: 6 } });
    expect((await bench.get(VPS)).json.renew.period).toBe(1);
    bench.pass(4 * SECOND);
    expect((await bench.get('/services/12345')).json.billing.renew.current.period).toBe('P1M');
    bench.pass(SECOND);
    expect((await bench.get(VPS)).json.renew.period).toBe(6);
  });

  it('merges into the last write, not into what readers still see', async () => {
    const bench = await startBench({ settings: { propagationMs: MINUTE } });
    await bench.put(VPS, { renew: { period: 6 } });
    const { after } = await write(bench, VPS, { deleteAtExpiration: true });
    expect(after.renew).toMatchObject({ period: 6, deleteAtExpiration: true });
  });

  it('refuses a period that is not offered', async () => {
    const bench = await startBench();
    expect((await bench.put(VPS, { renew: { period: 2 } })).status).toBe(400);
    expect((await bench.put('/domain/example-shop.example/serviceInfos', { renew: { period: 1 } })).status).toBe(400);
  });

  it('switches to manual when a deletion is planned, and not back when it is taken back', async () => {
    const bench = await startBench();
    const planned = await write(bench, VPS, {
      automatic: true,
      manualPayment: false,
      deleteAtExpiration: true,
      period: 1,
    });
    expect(planned.after).toMatchObject({
      renewalType: 'manual',
      renew: { automatic: false, deleteAtExpiration: true },
    });
    const { current } = (await bench.get('/services/12345')).json.billing.lifecycle;
    expect(current).toMatchObject({
      pendingActions: ['terminateAtExpirationDate'],
      terminationDate: '2026-09-10T08:00:00+02:00',
    });
    expect((await bench.get('/service/12345')).json.renew.mode).toBe('deleteAtExpiration');
    const back = await write(bench, VPS, { deleteAtExpiration: false });
    expect(back.after).toMatchObject({ renewalType: 'manual', renew: { automatic: false, deleteAtExpiration: false } });
    const restored = await write(bench, VPS, { automatic: true });
    expect(restored.after).toMatchObject({ renewalType: 'automaticV2016', renew: { automatic: true } });
  });

  it('leaves the mode alone or the type behind when the settings say so', async () => {
    const bench = await startBench({
      settings: { deletionSwitchesToManual: false, pendingDeletionAction: 'deleteAtExpiration' },
    });
    expect((await write(bench, VPS, { deleteAtExpiration: true })).after.renew).toMatchObject({ automatic: true });
    expect((await bench.get('/services/12345')).json.billing.lifecycle.current.pendingActions).toEqual([
      'deleteAtExpiration',
    ]);
    bench.simulator.settings.automaticRestoresType = false;
    expect((await write(bench, MANUAL, { automatic: true, manualPayment: false })).after).toMatchObject({
      renewalType: 'manual',
      renew: { automatic: true },
    });
  });

  it('refuses a deletion where the product has none', async () => {
    const bench = await startBench();
    bench.service(12345).canDeleteAtExpiration = false;
    expect((await bench.put(VPS, { renew: { deleteAtExpiration: true } })).status).toBe(400);
    expect((await bench.get(VPS)).json.renew.deleteAtExpiration).toBe(false);
  });

  it('leaves deletion to the administrator', async () => {
    const bench = await startBench();
    bench.service(12345).contacts.admin = 'bb2-ovh';
    expect(await bench.put(VPS, { renew: { deleteAtExpiration: true } })).toMatchObject({
      status: 403,
      json: { message: expect.stringContaining('admin contact') },
    });
    expect((await bench.put(VPS, { renew: { period: 3 } })).status).toBe(200);
  });

  it('refuses a change of mode while a termination stays planned', async () => {
    const bench = await startBench();
    const path = '/domain/other-shop.example/serviceInfos';
    expect(
      (await bench.put(path, { renew: { automatic: true, manualPayment: false, deleteAtExpiration: true } })).status,
    ).toBe(400);
    expect(
      (await bench.put(path, { renew: { automatic: true, manualPayment: false, deleteAtExpiration: false } })).status,
    ).toBe(200);
    bench.simulator.settings.modeWhileTerminating = 'accepted';
    await bench.put(path, { renew: { automatic: false, manualPayment: true, deleteAtExpiration: true } });
    expect(
      (await bench.put(path, { renew: { automatic: true, manualPayment: false, deleteAtExpiration: true } })).status,
    ).toBe(200);
  });

  it('refuses automatic renewal without a valid payment method', async () => {
    const bench = await startBench();
    for (const method of bench.simulator.cloud.paymentMethods) method.status = 'EXPIRED';
    const refused = await bench.put(MANUAL, { renew: { automatic: true, manualPayment: false } });
    expect(refused).toMatchObject({ status: 400, json: { message: expect.stringContaining('payment method') } });
  });

  it.each([
    ['a gift', '/hosting/web/gift.hosting.example', { automatic: true }, 400],
    [
      'a forced product',
      '/dedicated/server/ns1000002.ip-192-0-2.example',
      { automatic: false, manualPayment: true },
      400,
    ],
    ['a service in debt', '/vps/vps-9c0d.vps.example', { automatic: false, manualPayment: true }, 403],
    [
      'a service that somebody else pays',
      '/ip/service/ip-198.51.100.7',
      { automatic: false, manualPayment: true },
      403,
    ],
  ])('refuses to switch %s', async (_, path, renew, status) => {
    const bench = await startBench();
    expect((await bench.put(`${path}/serviceInfos`, { renew })).status).toBe(status);
  });

  it('lets a forced product be deleted, without switching it', async () => {
    const bench = await startBench();
    const path = '/dedicated/server/ns1000002.ip-192-0-2.example/serviceInfos';
    const { after } = await write(bench, path, { deleteAtExpiration: true, forced: false });
    expect(after).toMatchObject({
      renewalType: 'automaticForcedProduct',
      renew: { automatic: true, deleteAtExpiration: true, forced: true },
    });
  });

  it('never writes what the contract says about forcing', async () => {
    const bench = await startBench();
    expect((await bench.put(VPS, { renew: { forced: true } })).status).toBe(200);
    expect(bench.service(12345).policies).toHaveLength(1);
    expect((await bench.get(VPS)).json.renew.forced).toBe(false);
  });

  it('refuses the whole object, or takes its renew and nothing else', async () => {
    const bench = await startBench();
    const { json: whole } = await bench.get(VPS);
    const changed = { ...whole, contactAdmin: 'zz9-ovh', renew: { ...whole.renew, period: 3 } };
    const refused = await bench.put(VPS, changed);
    expect(refused).toMatchObject({
      status: 400,
      json: { message: expect.stringContaining('Received not described parameters: (serviceId, ') },
    });
    bench.simulator.settings.fullObjectPut = 'accepted';
    expect((await bench.put(VPS, changed)).status).toBe(200);
    bench.pass(HOUR);
    expect((await bench.get(VPS)).json).toMatchObject({ contactAdmin: 'aa1-ovh', renew: { period: 3 } });
  });

  it('is refused until a new subscription is active', async () => {
    const bench = await startBench({ settings: { activationMs: 90 * SECOND } });
    const path = '/vps/vps-7a8b.vps.example/serviceInfos';
    const message = 'Unable to synchronize l1::Service, subscription is not active yet';
    expect(await bench.put(path, { renew: { period: 3 } })).toMatchObject({ status: 400, json: { message } });
    bench.pass(90 * SECOND);
    expect((await bench.put(path, { renew: { period: 3 } })).status).toBe(200);
  });

  it('changes nothing when it asks for what is', async () => {
    const bench = await startBench();
    expect((await bench.put(VPS, { renew: { automatic: true, period: 1 } })).status).toBe(200);
    expect((await bench.put(VPS, {})).status).toBe(200);
    expect(bench.service(12345).policies).toHaveLength(1);
  });
});

describe('a dedicated server', () => {
  it('shows automatic upside down every second time when that is switched on, and nothing else', async () => {
    const bench = await startBench({ settings: { flappingAutomatic: true } });
    const read = async (path: string) => (await bench.get(`${path}/serviceInfos`)).json;
    const seen = [];
    for (let n = 0; n < 20; n += 1) seen.push(await read('/dedicated/server/ns1000001.ip-192-0-2.example'));
    expect(seen.filter(({ renew }) => renew.automatic)).toHaveLength(10);
    expect(seen.every(({ renew }) => renew.deleteAtExpiration === false)).toBe(true);
    expect((await bench.get('/services/44001')).json.billing.renew.current.mode).toBe('automatic');
    for (let n = 0; n < 4; n += 1) expect((await read('/vps/vps-1a2b.vps.example')).renew.automatic).toBe(true);
  });
});

describe('PUT /services/{id}', () => {
  it('changes mode, period and name, each alone', async () => {
    const bench = await startBench();
    await bench.put('/services/12345', { renew: { mode: 'manual' } });
    await bench.put('/services/12345', { renew: { period: 'P3M' }, displayName: null });
    await bench.put('/services/12345', { displayName: 'web' });
    bench.pass(HOUR);
    const { json } = await bench.get('/services/12345');
    expect(json.billing.renew.current).toMatchObject({ mode: 'manual', period: 'P3M' });
    expect(json.resource.displayName).toBe('web');
    expect((await bench.get('/vps/vps-1a2b.vps.example')).json.displayName).toBe('web');
    expect((await bench.get(VPS)).json.renew).toMatchObject({ automatic: false, manualPayment: true, period: 3 });
  });

  it('plans and cancels a termination', async () => {
    const bench = await startBench();
    const pending = async (id: number) =>
      (await bench.get(`/services/${id}`)).json.billing.lifecycle.current.pendingActions;
    await bench.put('/services/12345', { terminationPolicy: 'terminateAtExpirationDate' });
    bench.pass(HOUR);
    expect(await pending(12345)).toEqual(['terminateAtExpirationDate']);
    expect((await bench.get(VPS)).json.renew).toMatchObject({ automatic: false, deleteAtExpiration: true });
    expect((await bench.put('/services/12345', { renew: { mode: 'automatic' } })).status).toBe(400);
    await bench.put('/services/12345', { terminationPolicy: 'empty' });
    expect((await bench.put('/services/12345', { renew: { mode: 'automatic' } })).status).toBe(200);
    bench.pass(HOUR);
    expect(await pending(12345)).toEqual([]);
  });

  it('ends an engaged service at its engagement, and only such a one', async () => {
    const bench = await startBench();
    expect((await bench.put('/services/44001', { terminationPolicy: 'terminateAtEngagementDate' })).status).toBe(200);
    expect((await bench.put('/services/12345', { terminationPolicy: 'terminateAtEngagementDate' })).status).toBe(400);
    bench.pass(HOUR);
    const { lifecycle } = (await bench.get('/services/44001')).json.billing;
    expect(lifecycle.current.pendingActions).toEqual(['terminateAtEngagementDate']);
  });

  it.each([
    [{ renew: { mode: 'sometimes' } }],
    [{ renew: { mode: 'manual', period: 'P2M' } }],
    [{ terminationPolicy: 'terminate' }],
    [{ renew: { mode: 'manual', colour: 'red' } }],
    [{ serviceId: 1 }],
  ])('refuses %j and changes nothing', async (body) => {
    const bench = await startBench();
    expect((await bench.put('/services/12345', body)).status).toBe(400);
    expect(bench.service(12345).policies).toHaveLength(1);
  });

  it('refuses an expired service, and charges nothing for it', async () => {
    const bench = await startBench();
    expect((await bench.put('/services/12347', { renew: { mode: 'automatic' } })).status).toBe(460);
    bench.simulator.snapshot();
    expect(bench.simulator.cloud.ledger).toEqual([]);
  });

  it('keeps what is outside the capacities', async () => {
    const bench = await startBench();
    expect((await bench.get('/services/44002')).json.billing.renew.capacities.mode).toEqual(['automatic']);
    expect((await bench.put('/services/44002', { renew: { mode: 'manual' } })).status).toBe(400);
  });
});
