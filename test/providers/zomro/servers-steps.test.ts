import { describe, expect, test } from 'vitest';
import type { Attributes } from '../../../src/model/json.ts';
import type { StepsInput } from '../../../src/model/kind.ts';
import type { LiveResource, LiveStatus } from '../../../src/model/resource.ts';
import { serverProgress, serverSteps } from '../../../src/providers/zomro/kinds/servers/steps.ts';
import { failureOf, type SimulatedBench, simulated } from './support/connect.ts';

const SPEC = { name: 'web-1', tariff: 'Cloud Essential | NL-2' };

function live(status: LiveStatus, cloud: string, spec: Attributes = SPEC): LiveResource {
  return { id: '2', key: 'web-1', spec, outputs: { id: '2', status: cloud }, status, statusText: cloud };
}

function names(input: Partial<StepsInput>): string[] {
  const steps = serverSteps({
    verb: 'create',
    spec: SPEC,
    live: undefined,
    changes: [],
    order: { servername: 'web-1' },
    secrets: [],
    due: false,
    ...input,
  });
  return steps.map(({ name, effect }) => `${effect}: ${name}`);
}

const BUY = ['reserve: add to cart', 'pay: confirm and pay', 'wait: wait until active'];

describe('the steps', () => {
  const cases: readonly [string, Partial<StepsInput>, readonly string[]][] = [
    ['of a create', {}, BUY],
    [
      'with a promo code',
      { secrets: ['password', 'promo_code'] },
      [BUY[0] ?? '', 'promo: apply promo code', ...BUY.slice(1)],
    ],
    [
      'of a stopped server',
      { spec: { ...SPEC, power: 'stopped' } },
      [...BUY, 'call: stop', 'wait: wait until stopped'],
    ],
    ['of a running server', { spec: { ...SPEC, power: 'running' } }, BUY],
    ['of a marked order', { order: { servername: 'web-1-habcdefgh' } }, [...BUY, 'call: rename']],
    [
      'of a marked order whose delivery is resumed',
      { order: undefined, live: live('creating', '', { name: 'web-1-habcdefgh' }) },
      [...BUY, 'call: rename'],
    ],
    ['of a resumed delivery', { order: undefined, live: live('creating', '') }, BUY],
    ['of a new name', { verb: 'update', changes: [{ field: 'name' }] }, ['call: rename']],
    [
      'of a stop',
      { verb: 'update', changes: [{ field: 'power' }], spec: { ...SPEC, power: 'stopped' } },
      ['call: stop', 'wait: wait until stopped'],
    ],
    [
      'of a start and a new name',
      { verb: 'update', changes: [{ field: 'power' }, { field: 'name' }], spec: { ...SPEC, power: 'running' } },
      ['call: rename', 'call: start', 'wait: wait until running'],
    ],
    [
      'of a replacement',
      { verb: 'replace', live: live('ready', 'active', { name: 'old-name' }) },
      ['call: delete', 'wait: wait until gone', ...BUY],
    ],
    ['of a delete', { verb: 'delete', live: live('ready', 'active') }, ['call: delete', 'wait: wait until gone']],
    ['of a delete that is under way', { verb: 'delete', live: live('deleting', '') }, ['wait: wait until gone']],
    ['of an adoption', { verb: 'adopt' }, []],
    ['of nothing', { verb: 'no-op' }, []],
  ];
  test.each(cases)('%s', (_, input, expected) => {
    expect(names(input)).toEqual(expected);
  });
});

describe('how far a step is', () => {
  const stopped = { ...SPEC, power: 'stopped' };
  const running = { ...SPEC, power: 'running' };
  const cases: readonly [string, LiveResource | undefined, Attributes, 'done' | 'waiting' | 'failed'][] = [
    ['wait until active', undefined, SPEC, 'waiting'],
    ['wait until active', live('creating', 'activation in progress'), SPEC, 'waiting'],
    ['wait until active', live('ready', 'starting'), SPEC, 'waiting'],
    ['wait until active', live('ready', 'active'), SPEC, 'done'],
    ['wait until active', live('ready', 'stopped'), SPEC, 'done'],
    ['wait until active', live('suspended', 'Suspended'), SPEC, 'waiting'],
    ['wait until active', live('suspended', 'Suspended by administrator'), SPEC, 'failed'],
    ['wait until active', live('error', 'error'), SPEC, 'failed'],
    ['wait until active', live('deleting', 'Deletion in progress'), SPEC, 'failed'],
    ['wait until stopped', live('ready', 'stopping', stopped), stopped, 'waiting'],
    ['wait until stopped', live('ready', 'stopped', stopped), stopped, 'done'],
    ['wait until running', live('ready', 'starting', running), running, 'waiting'],
    ['wait until running', live('ready', 'active', running), running, 'done'],
    ['wait until gone', undefined, SPEC, 'done'],
    ['wait until gone', live('ready', 'active'), SPEC, 'waiting'],
    ['wait until gone', live('error', 'error'), SPEC, 'waiting'],
    ['wait until gone', live('deleting', 'Deletion in progress'), SPEC, 'waiting'],
    ['delete', live('ready', 'active'), SPEC, 'waiting'],
    ['delete', live('deleting', 'Deletion in progress'), SPEC, 'done'],
    ['delete', undefined, SPEC, 'done'],
    ['rename', live('ready', 'active', { name: 'old' }), SPEC, 'waiting'],
    ['rename', live('ready', 'active'), SPEC, 'done'],
    ['stop', live('ready', 'active', running), stopped, 'waiting'],
    ['stop', live('ready', 'stopping', stopped), stopped, 'done'],
    ['start', live('ready', 'starting', running), running, 'done'],
  ];
  test.each(cases)('"%s" seeing %j, wanted %j: %s', (name, seen, spec, state) => {
    expect(serverProgress({ name, effect: 'wait' }, seen, spec).state).toBe(state);
  });

  test("people see the vendor's words while they wait", () => {
    const progress = serverProgress(
      { name: 'wait until active', effect: 'wait' },
      live('creating', 'Activation in progress'),
      SPEC,
    );
    expect(progress).toEqual({ state: 'waiting', status: 'Activation in progress' });
  });
});

async function withServer(): Promise<{ bench: SimulatedBench; id: string; call: (name: string) => Promise<void> }> {
  const bench = await simulated();
  const [id = ''] = bench.simulator.cloud.seedServers(1);
  const call = (name: string) =>
    bench.kind('servers').call({
      step: { name, effect: 'call' },
      address: 'servers.web-1',
      id,
      spec: { name: 'new-name' },
      order: {},
      secrets: {},
    });
  return { bench, id, call };
}

describe('a call', () => {
  test('renames with sok, because without it nothing happens and it looks well', async () => {
    const { bench, id, call } = await withServer();
    await call('rename');
    expect(bench.simulator.cloud.servers.get(id)?.servername).toBe('new-name');
    expect(bench.simulator.calls.at(-1)?.params).toMatchObject({
      elid: id,
      servername: 'new-name',
      sok: 'ok',
      clicked_button: 'ok',
    });
  });

  test('stops and starts, and the listing tells how far it is', async () => {
    const { bench, call } = await withServer();
    const servers = bench.kind('servers');
    const state = async (name: string) => {
      const [seen] = await servers.list({ keys: [], ids: [] });
      return servers.progress({ name, effect: 'wait' }, seen, {}).state;
    };
    await call('stop');
    expect(await state('wait until stopped')).toBe('waiting');
    bench.clock.advance(60_000);
    expect(await state('wait until stopped')).toBe('done');
    await call('start');
    expect(await state('wait until running')).toBe('waiting');
    bench.clock.advance(60_000);
    expect(await state('wait until running')).toBe('done');
    expect(bench.simulator.calls.map(({ func }) => func)).toEqual(
      expect.arrayContaining(['service.stop', 'service.start']),
    );
  });

  test.each(['2_stop', '3', '3_stop'])(
    'a stopped server is seen as stopped under the code %s',
    async (stoppedStatus) => {
      const { bench, call } = await withServer();
      Object.assign(bench.simulator.knobs, { stoppedStatus });
      await call('stop');
      bench.clock.advance(60_000);
      const [seen] = await bench.kind('servers').list({ keys: [], ids: [] });
      expect(seen).toMatchObject({ status: 'ready', spec: { power: 'stopped' } });
    },
  );

  test('deletes at once, and what is gone already is fine', async () => {
    const { bench, call } = await withServer();
    await call('delete');
    bench.clock.advance(60_000);
    expect(await bench.kind('servers').list({ keys: [], ids: [] })).toEqual([]);
    await call('delete');
  });

  test('that the vendor says is running already is unclear', async () => {
    const { bench, call } = await withServer();
    bench.simulator.faults.add({ func: 'service.stop', kind: 'running-operation' });
    expect(await failureOf(call('stop'))).toMatchObject({ details: { effect: 'unclear' } });
  });

  test('that nobody knows, or without an id, is not sent', async () => {
    const { bench, call } = await withServer();
    expect(await failureOf(call('reinstall'))).toMatchObject({ code: 'INTERNAL', details: { effect: 'not-sent' } });
    const nameless = {
      step: { name: 'stop', effect: 'call' },
      address: 'servers.web-1',
      id: undefined,
      spec: {},
      order: {},
      secrets: {},
    } as const;
    expect(await failureOf(bench.kind('servers').call(nameless))).toMatchObject({ details: { effect: 'not-sent' } });
    expect(bench.simulator.calls).toEqual([]);
  });

  test('is refused by a connection that only plans', async () => {
    const bench = await simulated({}, { mayWrite: false });
    const run = {
      step: { name: 'delete', effect: 'call' },
      address: 'servers.web-1',
      id: '1',
      spec: {},
      order: {},
      secrets: {},
    } as const;
    expect(await failureOf(bench.kind('servers').call(run))).toMatchObject({ code: 'READ_ONLY' });
    expect(bench.simulator.calls).toEqual([]);
  });
});
