import { describe, expect, it } from 'vitest';
import { like } from './support/like.ts';
import { DAY, failure, required, startWorld } from './support/world.ts';

describe('the listing of renewals', () => {
  it('reads the wanted service in full and names the others of its product', async () => {
    const world = await startWorld();
    const listed = await world.kind.list({ keys: ['vps/vps-1a2b.vps.example'], ids: [] });
    expect(listed.find(({ id }) => id === '12345')).toEqual({
      id: '12345',
      key: 'vps/vps-1a2b.vps.example',
      spec: { product: 'vps', service: 'vps-1a2b.vps.example', mode: 'automatic', period: 'P1M' },
      outputs: { service_id: '12345', expiration: '2026-09-10', status: 'ok' },
      status: 'ready',
      statusText: 'ok',
      term: { ends: '2026-09-10', renewsItself: true },
    });
    expect(listed.map(({ key }) => key).sort()).toEqual([
      'vps/vps-1a2b.vps.example',
      'vps/vps-3c4d.vps.example',
      'vps/vps-5e6f.vps.example',
      'vps/vps-7a8b.vps.example',
      'vps/vps-9c0d.vps.example',
    ]);
    expect(world.calls()).toEqual(['GET /vps/vps-1a2b.vps.example/serviceInfos', 'GET /vps']);
  });

  it.each([
    ['vps', 'vps-3c4d.vps.example', '12346', 'manual', 'P1M'],
    ['domain', 'example-shop.example', '22001', 'automatic', 'P1Y'],
    ['domain/zone', 'example-shop.example', '22002', 'automatic', 'P1Y'],
    ['hosting/web', 'example-shop.example', '33001', 'automatic', 'P1Y'],
    ['dedicated/server', 'ns1000001.ip-192-0-2.example', '44001', 'automatic', 'P1M'],
    ['ip/service', 'ip-192.0.2.0/28', '55001', 'automatic', 'P1M'],
    ['domain', 'other-shop.example', '22003', 'delete-at-expiration', 'P1Y'],
  ])('shows %s %s as service %s', async (product, service, id, mode, period) => {
    const world = await startWorld();
    const live = await world.live(`${product}/${service}`);
    expect(live).toMatchObject({ id, spec: { product, service, mode, period } });
  });

  it.each([
    ['vps-1a2b.vps.example', undefined, true],
    ['vps-3c4d.vps.example', undefined, false],
    ['vps-5e6f.vps.example', 'suspended', false],
    ['vps-9c0d.vps.example', 'unpaid', true],
  ])('says of %s what is wrong (%s), and whether the vendor renews it', async (service, trouble, renewsItself) => {
    const world = await startWorld();
    const live = await world.live(`vps/${service}`);
    expect(live?.trouble).toBe(trouble);
    expect(live?.term?.renewsItself).toBe(renewsItself);
  });

  it('encodes a name that has a slash', async () => {
    const world = await startWorld();
    await world.live('ip/service/ip-192.0.2.0/28');
    expect(world.calls()).toContain('GET /ip/service/ip-192.0.2.0%2F28/serviceInfos');
  });

  it('shows no mode change and no period for a service that was sold for one term', async () => {
    const world = await startWorld();
    const live = await world.live('hosting/web/gift.hosting.example');
    expect(live?.spec).toEqual({ product: 'hosting/web', service: 'gift.hosting.example', mode: 'manual' });
  });

  it('does not show a service that does not exist', async () => {
    const world = await startWorld();
    const listed = await world.kind.list({ keys: ['vps/nobody.example'], ids: ['99999'] });
    expect(listed.filter(({ key, id }) => key === 'vps/nobody.example' || id === '99999')).toEqual([]);
  });

  it('reads a recorded id that no wanted name stands for', async () => {
    const world = await startWorld();
    const listed = await world.kind.list({ keys: [], ids: ['22002'] });
    expect(listed.find(({ id }) => id === '22002')).toMatchObject({ key: 'domain/zone/example-shop.example' });
    expect(listed.map(({ key }) => key)).toContain('domain/zone/other-shop.example');
  });

  it('takes ids as text from the vendor too', async () => {
    const world = await startWorld({ serviceIdType: 'string' });
    expect((await world.live('vps/vps-1a2b.vps.example'))?.id).toBe('12345');
  });

  it('fails as a whole when one reading fails', async () => {
    const world = await startWorld();
    world.simulator.faults.add({
      path: '/vps',
      do: 'html',
      when: 'before',
      status: 503,
      times: Number.POSITIVE_INFINITY,
    });
    const error = await failure(world.kind.list({ keys: ['vps/vps-1a2b.vps.example'], ids: [] }));
    expect(error.code).toBe('VENDOR_ERROR');
  });

  it('refuses a listing that is not one', async () => {
    const world = await startWorld();
    world.simulator.faults.add({ path: '/vps', do: 'reply', when: 'before', status: 200, body: { names: [] } });
    const error = await failure(world.kind.list({ keys: ['vps/vps-1a2b.vps.example'], ids: [] }));
    expect(error.code).toBe('LISTING_INCOMPLETE');
  });
});

describe('an expired service', () => {
  const key = 'vps/vps-5e6f.vps.example';

  it('is read from /services when its product says 460', async () => {
    const world = await startWorld();
    expect(await world.live(key)).toMatchObject({
      id: '12347',
      spec: { mode: 'manual', period: 'P1M' },
      outputs: { expiration: '2026-08-28', status: 'expired' },
      status: 'ready',
    });
  });

  it('is told from another service of its name by its route', async () => {
    const world = await startWorld();
    const zone = world.service(22002);
    zone.terms.push({ at: 0, expiresAt: world.clock.now() - 2 * DAY });
    const policy = required(zone.policies[0]).policy;
    zone.policies.push({ at: 0, policy: { ...policy, automatic: false, manualPayment: true } });
    expect(await world.live('domain/zone/example-shop.example')).toMatchObject({
      id: '22002',
      outputs: { status: 'expired' },
    });
  });

  it('is read as usual where its product still answers', async () => {
    const world = await startWorld({ expiredServiceInfos: 'answered' });
    expect(await world.live(key)).toMatchObject({
      id: '12347',
      outputs: { expiration: '2026-08-28', status: 'expired' },
    });
  });

  it('is known by its id alone where nothing else is shown', async () => {
    const world = await startWorld({ expiredServiceRoutes: 'refused' });
    expect(await world.live(key)).toMatchObject({ id: '12347', outputs: { service_id: '12347', status: 'expired' } });
  });
});

describe('a dedicated server', () => {
  const key = 'dedicated/server/ns1000001.ip-192-0-2.example';

  it('shows one mode although its own answers flap', async () => {
    const world = await startWorld({ flappingAutomatic: true });
    for (let read = 0; read < 6; read += 1) expect((await world.live(key))?.spec['mode']).toBe('automatic');
  });

  it('shows no mode at all when the newer view contradicts itself too', async () => {
    const world = await startWorld();
    const body = { billing: { renew: { current: { mode: 'manual' } } } };
    world.simulator.faults.add({ path: '/services/44001', do: 'reply', when: 'before', status: 200, body });
    expect((await world.live(key))?.spec).not.toHaveProperty('mode');
    expect((await world.live(key))?.spec['mode']).toBe('automatic');
  });

  it('shows no mode at all when /services is not there and the readings differ', async () => {
    const world = await startWorld({ flappingAutomatic: true, absentRoutes: ['/services/{serviceId}'] });
    expect((await world.live(key))?.spec).not.toHaveProperty('mode');
  });

  it('shows the mode when /services is not there and four readings agree', async () => {
    const world = await startWorld({ absentRoutes: ['/services/{serviceId}'] });
    expect((await world.live(key))?.spec['mode']).toBe('automatic');
    expect(world.calls().filter((call) => call.endsWith('/serviceInfos'))).toHaveLength(4);
  });
});

describe('reading one service', () => {
  it('works by id and by the name that people see', async () => {
    const world = await startWorld();
    expect(await world.kind.read('55001')).toMatchObject({ key: 'ip/service/ip-192.0.2.0/28' });
    expect(await world.kind.read('ip/service/ip-192.0.2.0/28')).toMatchObject({ id: '55001' });
  });

  it('says undefined only for what both families of routes do not know', async () => {
    const world = await startWorld();
    expect(await world.kind.read('99999')).toBeUndefined();
    expect(world.calls()).toEqual(['GET /services/99999', 'GET /service/99999']);
    expect(await world.kind.read('vps/nobody.example')).toBeUndefined();
    world.simulator.faults.add({ path: '/services/12345', do: 'fail', when: 'before', failure: 'unknownObject' });
    expect(await world.kind.read('12345')).toMatchObject({ id: '12345' });
  });

  it('refuses a service without a product of its own', async () => {
    const world = await startWorld();
    expect(await failure(world.kind.read('12399'))).toMatchObject({
      code: 'CATALOGUE',
      details: { detail: like(/backup-option-77/) },
    });
  });
});
