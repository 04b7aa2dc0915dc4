import { describe, expect, it } from 'vitest';
import { DAY, HOUR, required, SECOND, START, startBench } from './simulator-support.ts';

const VPS = '/vps/vps-1a2b.vps.example/serviceInfos';
const MANUAL = '/vps/vps-3c4d.vps.example/serviceInfos';

describe('the seeded account', () => {
  it.each([
    ['/vps', '/vps/vps-1a2b.vps.example', 12345],
    ['/domain', '/domain/example-shop.example', 22001],
    ['/domain/zone', '/domain/zone/example-shop.example', 22002],
    ['/hosting/web', '/hosting/web/example-shop.example', 33001],
    ['/dedicated/server', '/dedicated/server/ns1000001.ip-192-0-2.example', 44001],
    ['/ip/service', '/ip/service/ip-192.0.2.0%2F28', 55001],
  ])('has at least two services under %s', async (list, path, id) => {
    const bench = await startBench();
    expect((await bench.get(list)).json.length).toBeGreaterThanOrEqual(2);
    expect((await bench.get(`${path}/serviceInfos`)).json).toMatchObject({ serviceId: id });
  });

  it('has names that must be percent-encoded', async () => {
    const bench = await startBench();
    expect((await bench.get('/ip/service')).json).toContain('ip-192.0.2.0/28');
    expect((await bench.get('/ip/service/ip-192.0.2.0/28/serviceInfos')).status).toBe(404);
    expect((await bench.get('/services/55001')).json.route.url).toBe('/ip/service/ip-192.0.2.0%2F28');
  });

  it('finds the id of a name, and tells domain, zone and hosting apart by route', async () => {
    const bench = await startBench();
    const find = async (query: string) => (await bench.get(`/services?${query}`)).json;
    expect(await find('resourceName=example-shop.example')).toEqual([22001, 22002, 33001]);
    expect(await find('resourceName=example-shop.example&routes=/domain/{serviceName}')).toEqual([22001]);
    expect(
      await find('resourceName=example-shop.example&routes=/domain/zone/{zoneName},/hosting/web/{serviceName}'),
    ).toEqual([22002, 33001]);
    expect(await find('resourceName=nobody')).toEqual([]);
    expect(await find('orderBy=billing.expirationDate&sort=DESC')).toEqual(expect.arrayContaining([33002]));
    expect((await find('orderBy=billing.expirationDate&sort=DESC'))[0]).toBe(33002);
    expect((await find('orderBy=billing.expirationDate'))[0]).toBe(12347);
  });
});

describe('the views of one service', () => {
  it('agree: serviceInfos, /service and /services', async () => {
    const bench = await startBench();
    expect((await bench.get(VPS)).json).toEqual({
      serviceId: 12345,
      domain: 'vps-1a2b.vps.example',
      status: 'ok',
      creation: '2026-02-13',
      expiration: '2026-09-10',
      engagedUpTo: null,
      contactAdmin: 'aa1-ovh',
      contactBilling: 'aa1-ovh',
      contactTech: 'aa1-ovh',
      renewalType: 'automaticV2016',
      canDeleteAtExpiration: true,
      possibleRenewPeriod: [1, 3, 6, 12],
      renew: { automatic: true, deleteAtExpiration: false, forced: false, manualPayment: false, period: 1 },
    });
    expect((await bench.get('/service/12345')).json).toMatchObject({
      expirationDate: '2026-09-10',
      state: 'ok',
      renew: {
        mode: 'automaticV2016',
        interval: 'P1M',
        dayOfMonth: 10,
        possibleIntervals: ['P1M', 'P3M', 'P6M', 'P1Y'],
      },
      route: { path: '/vps/{serviceName}', url: '/vps/vps-1a2b.vps.example' },
    });
    expect((await bench.get('/services/12345')).json).toMatchObject({
      billing: {
        expirationDate: '2026-09-10T08:00:00+02:00',
        pricing: {
          duration: 'P1M',
          priceInUcents: 1_200_000_000,
          price: { value: 12, text: '12.00 €', priceInUcents: 1_200_000_000 },
        },
        renew: { current: { mode: 'automatic', period: 'P1M' }, capacities: { mode: ['automatic', 'manual'] } },
        lifecycle: { current: { state: 'active', pendingActions: [] } },
        engagement: null,
      },
      resource: { name: 'vps-1a2b.vps.example', state: 'active' },
    });
  });

  it('name the expiration day of the zone in the settings', async () => {
    const bench = await startBench({ settings: { dateZone: 'Pacific/Honolulu' } });
    expect((await bench.get(VPS)).json.expiration).toBe('2026-09-09');
    expect((await bench.get('/services/12345')).json.billing.expirationDate).toBe('2026-09-10T08:00:00+02:00');
  });

  it('may write the service id as text', async () => {
    const bench = await startBench({ settings: { serviceIdType: 'string' } });
    expect((await bench.get(VPS)).json.serviceId).toBe('12345');
  });

  it('may have no price in ucents', async () => {
    const bench = await startBench({ settings: { priceInUcents: 'absent' } });
    expect((await bench.get('/services/12345')).json.billing.pricing.price).not.toHaveProperty('priceInUcents');
    bench.simulator.settings.priceInUcents = 'null';
    expect((await bench.get('/services/12345')).json.billing.pricing.price.priceInUcents).toBeNull();
  });

  it('show options as services of their own', async () => {
    const bench = await startBench();
    const { json } = await bench.get('/services/12345/options');
    expect(json).toMatchObject([
      { serviceId: 12399, parentServiceId: 12345, route: null, resource: { name: 'backup-option-77' } },
    ]);
    expect((await bench.get('/services/12346/options')).json).toEqual([]);
  });

  it('offer the same periods in both spellings', async () => {
    const bench = await startBench();
    expect((await bench.get('/services/12345/renewPeriodCapacities')).json).toEqual(['P1M', 'P3M', 'P6M', 'P1Y']);
    expect((await bench.get('/services/22001/renewPeriodCapacities')).json).toEqual(['P1Y', 'P2Y', 'P3Y']);
    expect((await bench.get('/services/33002/renewPeriodCapacities')).json).toEqual([]);
  });

  it('have no renewal where a product is given once', async () => {
    const bench = await startBench();
    const { json } = await bench.get('/hosting/web/gift.hosting.example/serviceInfos');
    expect(json).toMatchObject({ renewalType: 'oneShot', renew: null, possibleRenewPeriod: null });
    expect((await bench.get('/service/33002')).json.renew).toBeNull();
    expect((await bench.get('/services/33002')).json.billing.renew).toBeNull();
  });

  it('tell of a debt without ending the service', async () => {
    const bench = await startBench();
    expect((await bench.get('/vps/vps-9c0d.vps.example/serviceInfos')).json.status).toBe('pendingDebt');
    expect((await bench.get('/service/12349')).json.state).toBe('unpaid');
    expect((await bench.get('/services/12349')).json.billing.lifecycle.current.state).toBe('unpaid');
  });

  it('tell of an engagement, whose end rule can be chosen', async () => {
    const bench = await startBench();
    const path = '/services/44001/billing/engagement';
    expect((await bench.get(path)).json).toMatchObject({ currentPeriod: { endDate: '2027-03-20' } });
    expect((await bench.put(`${path}/endRule`, { strategy: 'CANCEL_SERVICE' })).status).toBe(200);
    expect((await bench.get(path)).json.endRule.strategy).toBe('CANCEL_SERVICE');
    expect((await bench.put(`${path}/endRule`, { strategy: 'STOP_ENGAGEMENT_KEEP_PRICE' })).status).toBe(400);
    expect((await bench.get('/services/12345/billing/engagement')).status).toBe(404);
  });

  it('show the machine of a VPS', async () => {
    const bench = await startBench();
    expect((await bench.get('/vps/vps-1a2b.vps.example')).json).toMatchObject({
      name: 'vps-1a2b.vps.example',
      state: 'running',
      model: { maximumAdditionnalIp: 16 },
      iam: { urn: 'urn:v1:eu:resource:vps:vps-1a2b.vps.example' },
    });
  });
});

describe('PUT /service/{id}', () => {
  it('renames, and cannot touch the renewal', async () => {
    const bench = await startBench({ settings: { fullObjectPut: 'accepted' } });
    const { json } = await bench.get('/service/12345');
    const body = {
      ...json,
      renew: { ...json.renew, mode: 'manual' },
      resource: { ...json.resource, displayName: 'web' },
    };
    expect((await bench.put('/service/12345', body)).status).toBe(200);
    bench.pass(HOUR);
    const { json: after } = await bench.get('/service/12345');
    expect(after.resource.displayName).toBe('web');
    expect(after.renew.mode).toBe('automaticV2016');
  });
});

describe('the end of a service', () => {
  it('comes at its date when a deletion is planned', async () => {
    const bench = await startBench();
    await bench.put(VPS, { renew: { deleteAtExpiration: true } });
    bench.pass(9 * DAY - SECOND);
    expect((await bench.get('/services/12345')).status).toBe(200);
    bench.pass(SECOND);
    expect((await bench.get('/services/12345')).status).toBe(404);
    expect((await bench.get(VPS)).status).toBe(404);
    expect((await bench.get('/vps')).json).not.toContain('vps-1a2b.vps.example');
    expect(bench.simulator.cloud.ledger).toEqual([]);
  });

  it('comes some days after its date when nobody pays', async () => {
    const bench = await startBench({ settings: { deletionGraceMs: 7 * DAY } });
    bench.pass(3 * DAY - SECOND);
    expect((await bench.get(MANUAL)).json.status).toBe('ok');
    bench.pass(SECOND);
    expect((await bench.get(MANUAL)).status).toBe(460);
    bench.pass(7 * DAY);
    expect((await bench.get(MANUAL)).status).toBe(404);
  });

  it('waits for an order that was paid in the last moment', async () => {
    const bench = await startBench({ settings: { deletionGraceMs: HOUR, checkingMs: 2 * HOUR } });
    bench.pass(3 * DAY + HOUR - SECOND);
    const body = { duration: 'P1M', services: [12346], dryRun: false };
    const { json } = await bench.post('/service/12346/renew', body);
    await bench.post(`/me/order/${json.orderId}/pay`, { paymentMethod: { id: 987 } });
    bench.pass(DAY);
    expect((await bench.get(MANUAL)).json).toMatchObject({ status: 'ok', expiration: '2026-10-04' });
  });

  it('comes at the end of the engagement when that was asked for', async () => {
    const bench = await startBench();
    await bench.put('/services/44001', { terminationPolicy: 'terminateAtEngagementDate' });
    bench.pass(200 * DAY - DAY);
    expect((await bench.get('/services/44001')).status).toBe(200);
    bench.pass(DAY);
    expect((await bench.get('/services/44001')).status).toBe(404);
    const renewals = bench.simulator.cloud.ledger.filter(({ serviceIds }) => serviceIds.includes(44001));
    expect(renewals.length).toBeGreaterThan(5);
    expect(required(bench.service(44001).deletedAt)).toBe(START + 200 * DAY);
  });
});
