import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../../src/model/json.ts';
import type { FieldChange, Step, Verb } from '../../../src/model/plan.ts';
import type { LiveResource } from '../../../src/model/resource.ts';
import type { Fault } from '../../../src/providers/ovh/simulated/faults.ts';
import { like } from './support/like.ts';
import { DAY, failure, required, startWorld, type World } from './support/world.ts';

const vps = { product: 'vps', service: 'vps-1a2b.vps.example' };
const KEY = 'vps/vps-1a2b.vps.example';

interface Given {
  readonly spec: Attributes;
  readonly live?: LiveResource | undefined;
  readonly changes?: readonly FieldChange[];
  readonly order?: Attributes;
  readonly verb?: Verb;
}

function steps({ kind }: World, { spec, live, changes = [], order, verb = 'update' }: Given): readonly Step[] {
  return kind.steps({ verb, spec, live, changes, order, secrets: [], due: order !== undefined });
}

const names = (list: readonly Step[]): string[] => list.map(({ name }) => name);
const changed = (...fields: string[]): FieldChange[] => fields.map((field) => ({ field, before: 'x', after: 'y' }));

/** Sets a policy as apply would: one call, then waiting until it shows. */
async function set(
  world: World,
  spec: Attributes,
  fields: readonly string[] = ['mode', 'period'],
): Promise<Attributes> {
  const step = { name: 'set renewal mode', effect: 'call', params: { fields: [...fields] } } as const;
  const run = { step, address: 'renewals.shop', id: undefined, spec, order: {}, secrets: {} } as const;
  await world.kind.call(run);
  world.clock.pass(5000);
  const key = world.kind.key(spec, run);
  const live = await world.live(key);
  expect(world.kind.progress(step, live, spec)).toEqual({ state: 'done' });
  return required(live).spec;
}

function written({ simulator }: World): unknown[] {
  return simulator.calls.filter(({ method }) => method === 'PUT').map(({ body }) => body);
}

describe('the steps of a policy', () => {
  it('set a mode and wait until it shows', async () => {
    const world = await startWorld();
    const spec = { ...vps, mode: 'manual', period: 'P3M' };
    const live = await world.live(KEY);
    const list = steps(world, { spec, live, changes: changed('mode') });
    expect(names(list)).toEqual(['set renewal mode', 'wait until the mode shows']);
    expect(list[0]?.params).toEqual({ fields: ['mode'] });
  });

  it('are none for what only the record knows', async () => {
    const world = await startWorld();
    const live = await world.live(KEY);
    const spec = { ...vps, mode: 'automatic', max_price: '20.00 EUR' };
    expect(steps(world, { spec, live, changes: changed('max_price', 'with', 'payment_method') })).toEqual([]);
  });

  it.each(['forget', 'delete', 'no-op'] as const)('are none to %s', async (verb) => {
    const world = await startWorld();
    expect(steps(world, { spec: vps, changes: changed('mode'), verb })).toEqual([]);
  });

  it('write everything that is declared when another service is named', async () => {
    const world = await startWorld();
    const live = await world.live(KEY);
    const spec = { product: 'vps', service: 'vps-3c4d.vps.example', mode: 'manual', period: 'P1M' };
    const list = steps(world, { spec, live, changes: changed('service') });
    expect(list[0]?.params).toEqual({ fields: ['mode', 'period'] });
  });

  it('buy as often as the order says, each after the one before shows', async () => {
    const world = await startWorld();
    const spec = { ...vps, period: 'P1M', ensure_valid_for: 'P50D', max_price: '15.00 EUR' };
    const { order } = await world.offer(spec);
    const list = steps(world, { spec, live: await world.live(KEY), order });
    expect(list.map(({ name, note }) => `${name} ${note}`)).toEqual([
      'order renewal 1 of 2',
      'pay the order 1 of 2',
      'wait until renewed 1 of 2',
      'order renewal 2 of 2',
      'pay the order 2 of 2',
      'wait until renewed 2 of 2',
    ]);
    expect(list.map(({ effect }) => effect)).toEqual(['reserve', 'pay', 'wait', 'reserve', 'pay', 'wait']);
    expect(list[5]?.params).toEqual({ expiration: '2026-09-10', months: 2 });
  });

  it('set the mode before they buy, and after it where the service is expired', async () => {
    const world = await startWorld();
    const due = { period: 'P1M', ensure_valid_for: 'P14D', max_price: '15.00 EUR', mode: 'automatic' };
    const fresh = { ...vps, ...due };
    const expired = { product: 'vps', service: 'vps-5e6f.vps.example', ...due };
    const first = async (spec: Attributes, key: string) => {
      const { order } = await world.offer(spec);
      return names(steps(world, { spec, live: await world.live(key), changes: changed('mode'), order }))[0];
    };
    expect(await first(fresh, KEY)).toBe('set renewal mode');
    expect(await first(expired, 'vps/vps-5e6f.vps.example')).toBe('order renewal');
  });

  it('count a planned deletion as the end of the service', async () => {
    const { kind } = await startWorld();
    const ends = (changes: FieldChange[], spec: Attributes) => kind.endsService?.(changes, spec);
    expect(ends([{ field: 'mode', before: 'manual', after: 'delete-at-expiration' }], vps)).toBe(true);
    expect(ends([{ field: 'mode', before: 'delete-at-expiration', after: 'manual' }], vps)).toBe(false);
    expect(ends(changed('service'), { ...vps, mode: 'delete-at-expiration' })).toBe(true);
    expect(ends(changed('service'), { ...vps, mode: 'manual' })).toBe(false);
  });
});

describe('waiting', () => {
  const step: Step = { name: 'wait until renewed', effect: 'wait', params: { expiration: '2026-09-10', months: 1 } };

  it.each([
    ['2026-09-10', 'waiting'],
    ['2026-10-06', 'waiting'],
    ['2026-10-07', 'done'],
    ['2026-10-10', 'done'],
  ])('for a renewal, with an expiration of %s, is %s', async (expiration, state) => {
    const world = await startWorld();
    const live = required(await world.live(KEY));
    const seen = { ...live, outputs: { ...live.outputs, expiration } };
    expect(world.kind.progress(step, seen, vps).state).toBe(state);
  });

  it('says what it waits for', async () => {
    const world = await startWorld();
    const live = required(await world.live(KEY));
    expect(world.kind.progress(step, live, vps)).toEqual({ state: 'waiting', status: 'ok; expires 2026-09-10' });
    expect(world.kind.progress(step, undefined, vps)).toEqual({
      state: 'waiting',
      status: 'the service is not listed',
    });
    const mode: Step = { name: 'wait until the mode shows', effect: 'wait', params: { fields: ['mode'] } };
    expect(world.kind.progress(mode, live, { ...vps, mode: 'manual' })).toEqual({
      state: 'waiting',
      status: 'ok; mode not shown yet',
    });
  });

  it('does not wait for a period that the vendor does not show', async () => {
    const world = await startWorld();
    const live = required(await world.live(KEY));
    const { period: _, ...shown } = live.spec;
    const mode: Step = { name: 'wait until the mode shows', effect: 'wait', params: { fields: ['mode', 'period'] } };
    const spec = { ...vps, mode: 'automatic', period: 'P3M' };
    expect(world.kind.progress(mode, { ...live, spec: shown }, spec).state).toBe('done');
    expect(world.kind.progress(mode, live, spec).state).toBe('waiting');
  });

  it('tells how a paid order is getting on, and when documents are wanted', async () => {
    const world = await startWorld();
    const want = await world.want({ ...vps, period: 'P1M', ensure_valid_for: 'P14D', max_price: '15.00 EUR' });
    await world.sale.survey(want);
    const order = await world.sale.reserve(want);
    await world.sale.pay(order, want);
    expect((await world.live(KEY))?.statusText).toBe(`ok; order ${order} checking`);
    required(world.orders()[0]).documents = 'wanted';
    world.clock.pass(60_000);
    expect((await world.live(KEY))?.statusText).toMatch(/waits for documents/);
    await world.live(KEY);
    expect(world.notices).toMatchObject([{ severity: 'warning', detail: like(/asked for by e-mail/) }]);
    required(world.orders()[0]).documents = 'given';
    world.clock.pass(60_000);
    await world.live(KEY);
    expect((await world.live(KEY))?.statusText).toBe('ok');
  });
});

describe('setting a policy', () => {
  it.each([
    ['vps', 'vps-1a2b.vps.example'],
    ['domain', 'example-shop.example'],
    ['domain/zone', 'example-shop.example'],
    ['hosting/web', 'example-shop.example'],
    ['dedicated/server', 'ns1000001.ip-192-0-2.example'],
    ['ip/service', 'ip-192.0.2.0/28'],
  ])('works for %s %s in every mode and back', async (product, service) => {
    const world = await startWorld();
    for (const mode of ['manual', 'delete-at-expiration', 'automatic', 'delete-at-expiration', 'manual', 'automatic']) {
      expect((await set(world, { product, service, mode }, ['mode']))['mode']).toBe(mode);
    }
  });

  it('sends the complete renew without forced, and nothing else', async () => {
    const world = await startWorld();
    await set(world, { ...vps, mode: 'manual', period: 'P3M' });
    expect(written(world)).toEqual([
      { renew: { automatic: false, manualPayment: true, deleteAtExpiration: false, period: 3 } },
    ]);
  });

  it('survives a vendor that resets what is left out', async () => {
    const world = await startWorld({ partialRenew: 'reset' });
    expect(await set(world, { ...vps, period: 'P3M' }, ['period'])).toMatchObject({ mode: 'automatic', period: 'P3M' });
    expect(await set(world, { ...vps, mode: 'manual' }, ['mode'])).toMatchObject({ mode: 'manual', period: 'P3M' });
  });

  it('changes the period alone without touching a planned deletion', async () => {
    const world = await startWorld();
    const spec = { product: 'domain', service: 'other-shop.example', period: 'P2Y' };
    expect(await set(world, spec, ['period'])).toMatchObject({ mode: 'delete-at-expiration', period: 'P2Y' });
  });

  it('does not write a mode that flaps when only the period changes', async () => {
    const world = await startWorld({ flappingAutomatic: true });
    const spec = { product: 'dedicated/server', service: 'ns1000001.ip-192-0-2.example', period: 'P3M' };
    for (const period of ['P3M', 'P6M', 'P1M']) await set(world, { ...spec, period }, ['period']);
    expect(written(world)).toMatchObject(Array(3).fill({ renew: { automatic: true, manualPayment: false } }));
  });

  it('refuses to guess a mode that nobody settles', async () => {
    const world = await startWorld({ flappingAutomatic: true, absentRoutes: ['/services/{serviceId}'] });
    const spec = { product: 'dedicated/server', service: 'ns1000001.ip-192-0-2.example', period: 'P3M' };
    expect(await failure(set(world, spec, ['period']))).toMatchObject({
      code: 'VENDOR_ERROR',
      details: { effect: 'not-sent' },
    });
    expect(written(world)).toEqual([]);
  });

  it('asks a service that is not active yet again, and reads before each time', async () => {
    const world = await startWorld();
    const spec = { product: 'vps', service: 'vps-7a8b.vps.example', mode: 'manual' };
    await set(world, spec, ['mode']);
    expect(written(world).length).toBeGreaterThan(1);
    expect(new Set(world.clock.slept)).toEqual(new Set([15_000]));
    const calls = world.calls().filter((call) => call.includes('serviceInfos'));
    expect(calls.slice(0, 4).map((call) => call.split(' ')[0])).toEqual(['GET', 'PUT', 'GET', 'PUT']);
  });

  it('gives up on a service that never becomes active', async () => {
    const world = await startWorld({ activationMs: DAY });
    const spec = { product: 'vps', service: 'vps-7a8b.vps.example', mode: 'manual' };
    expect(await failure(set(world, spec))).toMatchObject({
      details: { effect: 'refused', detail: like(/not active yet/) },
    });
    expect(world.clock.elapsed()).toBeLessThan(400_000);
  });

  it.each([
    ['another 400', { do: 'fail', when: 'before', failure: 'runningTasks' }, 'refused'],
    ['a 500', { do: 'fail', when: 'after', failure: 'internal' }, 'unclear'],
    ['a cut connection', { do: 'drop', when: 'after' }, 'unclear'],
  ] as [string, Fault, string][])('is sent once when it ends with %s', async (_, fault, effect) => {
    const world = await startWorld();
    world.simulator.faults.add({ method: 'PUT', ...fault });
    const error = await failure(set(world, { ...vps, mode: 'manual' }));
    expect(error.details.effect).toBe(effect);
    expect(written(world)).toHaveLength(1);
  });

  it('is not sent when the service can not be read first', async () => {
    const world = await startWorld();
    world.simulator.faults.add({
      path: '/vps/*',
      do: 'html',
      when: 'before',
      status: 503,
      times: Number.POSITIVE_INFINITY,
    });
    expect((await failure(set(world, { ...vps, mode: 'manual' }))).details.effect).toBe('not-sent');
    const gone = await failure(set(world, { ...vps, service: 'nobody.example', mode: 'manual' }));
    expect(gone.details.effect).toBe('not-sent');
  });

  it('is refused by a client that may not write', async () => {
    const world = (await startWorld()).connectAgain({ mayWrite: false });
    expect(await failure(set(world, { ...vps, mode: 'manual' }))).toMatchObject({ code: 'READ_ONLY' });
  });

  it('settles flags that contradict one another after a deletion was cancelled', async () => {
    const world = await startWorld({ automaticRestoresType: false });
    await set(world, { ...vps, mode: 'delete-at-expiration' }, ['mode']);
    expect((await set(world, { ...vps, mode: 'automatic' }, ['mode']))['mode']).toBe('automatic');
  });
});
