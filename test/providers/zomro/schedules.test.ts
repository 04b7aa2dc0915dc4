import { describe, expect, test } from 'vitest';
import type { Attributes } from '../../../src/model/json.ts';
import type { Want } from '../../../src/model/purchase.ts';
import { dayNumbers, daysOfWords, weekOrder } from '../../../src/providers/zomro/kinds/backup-schedules/days.ts';
import { splitPath } from '../../../src/providers/zomro/kinds/backup-schedules/rows.ts';
import { connectTo, failureOf, type SimulatedBench, simulated } from './support/connect.ts';
import { alignInput, desire } from './support/desired.ts';
import { fault, tinyServer } from './support/tiny-server.ts';

describe('days', () => {
  test('are a set: any order is the order of the week', () => {
    expect(weekOrder(['fri', 'mon', 'sun', 'fri'])).toEqual(['mon', 'fri', 'sun']);
  });

  test('are numbers on the wire, with Sunday as 0 at the end', () => {
    expect(dayNumbers(['sun', 'mon', 'sat'])).toBe('1,6,0');
  });

  test.each([
    [' Monday Tuesday Friday ', ['mon', 'tue', 'fri']],
    ['Sunday Monday', ['mon', 'sun']],
    ['FRIDAY, monday', ['mon', 'fri']],
    ['1,2,0', ['mon', 'tue', 'sun']],
    ['7', ['sun']],
    ['Monday Funday', undefined],
    ['Понедельник', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j is read as %j', (words, days) => {
    expect(daysOfWords(words)).toEqual(days);
  });
});

test('an id or key is taken apart at its first slash', () => {
  expect(splitPath('5203773/night/ly')).toEqual({ server: '5203773', part: 'night/ly' });
  expect(splitPath('web-1')).toEqual({ server: '', part: 'web-1' });
});

const ENTRY = { server: 'web-1', days: ['fri', 'mon'], time: '02:01' };

async function withServer(): Promise<{ bench: SimulatedBench; server: string; want: Want }> {
  const bench = await simulated();
  const [server = ''] = bench.simulator.cloud.seedServers(1);
  const spec = { name: 'nightly', server, days: ['mon', 'fri'], time: '02:01' };
  return { bench, server, want: { address: 'backup_schedules.nightly', spec, order: {}, secrets: {} } };
}

function schedules(bench: SimulatedBench) {
  const kind = bench.kind('backup_schedules');
  if (!kind.oneShot) throw new Error('schedules are created in one call');
  return { ...kind, oneShot: kind.oneShot };
}

describe('a schedule', () => {
  test('is created on its server and found by its name', async () => {
    const { bench, server, want } = await withServer();
    const kind = schedules(bench);
    const { oneShot } = kind;
    bench.simulator.cloud.addSchedule(server, { name: 'other' });
    const before = await oneShot.survey(want);
    expect(before.things).toEqual([`${server}/31`]);
    expect(await oneShot.seek(want, before, undefined)).toEqual({ kind: 'unpaid' });
    expect(await oneShot.send(want)).toEqual({ hint: `${server}/32` });
    expect(bench.simulator.calls.at(-1)?.params).toMatchObject({
      func: 'instances.fleio_bckps.schedule.edit',
      sok: 'ok',
      plid: server,
      name: 'nightly',
      rotation_days: '1,5',
      rotation_time: '02:01',
    });
    expect(bench.simulator.calls.at(-1)?.params).not.toHaveProperty('elid');
    expect(await oneShot.seek(want, before, undefined)).toEqual({ kind: 'bought', id: `${server}/32` });
    expect(await kind.list({ keys: [`${server}/nightly`], ids: [] })).toContainEqual({
      id: `${server}/32`,
      key: `${server}/nightly`,
      spec: { server, name: 'nightly', days: ['mon', 'fri'], time: '02:01' },
      outputs: { id: `${server}/32` },
      status: 'ready',
      statusText: 'active',
    });
  });

  test('whose answer was lost is found by looking; two of them need a human', async () => {
    const { bench, want } = await withServer();
    const { oneShot } = schedules(bench);
    const before = await oneShot.survey(want);
    bench.simulator.faults.add({ func: 'instances.fleio_bckps.schedule.edit', sok: true, kind: 'drop-answer' });
    expect(await failureOf(oneShot.send(want))).toMatchObject({ details: { effect: 'unclear' } });
    expect(await oneShot.seek(want, before, undefined)).toMatchObject({ kind: 'bought' });
    const { hint } = await oneShot.send(want);
    expect(await oneShot.seek(want, before, undefined)).toMatchObject({ kind: 'ambiguous' });
    expect(await oneShot.seek(want, before, hint)).toEqual({ kind: 'bought', id: hint });
  });

  test('is changed in place with all its fields, and a backup is never taken by mistake', async () => {
    const { bench, server } = await withServer();
    const kind = schedules(bench);
    const { id } = bench.simulator.cloud.addSchedule(server, { name: 'nightly' });
    const spec: Attributes = { name: 'nightly', server, days: ['sun'], time: '23:59' };
    const [step] = kind.steps({
      verb: 'update',
      spec,
      live: undefined,
      changes: [{ field: 'time' }, { field: 'days' }],
      order: undefined,
      secrets: [],
      due: false,
    });
    if (!step) throw new Error('an edit has a step');
    const path = `${server}/${id}`;
    const state = async () => kind.progress(step, (await kind.list({ keys: [], ids: [path] }))[0], spec).state;
    expect(await state()).toBe('waiting');
    await kind.call({ step, address: 'backup_schedules.nightly', id: path, spec, order: {}, secrets: {} });
    expect(bench.simulator.calls.at(-1)?.params).toMatchObject({ elid: id, plid: server, rotation_days: '0' });
    expect(await state()).toBe('done');
    expect(bench.simulator.calls.map(({ func }) => func)).not.toContain('instances.fleio_bckps.edit');
    expect(bench.simulator.cloud.images.size).toBe(0);
  });

  test('is deleted by its own id, and gone already is fine', async () => {
    const { bench, server } = await withServer();
    const kind = schedules(bench);
    const { id } = bench.simulator.cloud.addSchedule(server);
    const path = `${server}/${id}`;
    const run = {
      step: { name: 'delete', effect: 'call' },
      address: 'backup_schedules.nightly',
      id: path,
      spec: {},
      order: {},
      secrets: {},
    } as const;
    expect(await kind.read(path)).toMatchObject({ id: path });
    await kind.call(run);
    expect(await kind.read(path)).toBeUndefined();
    await kind.call(run);
    expect(bench.simulator.calls.at(-1)?.params).toMatchObject({
      func: 'instances.fleio_bckps.schedule.delete',
      elid: id,
    });
  });
});

describe('the listing', () => {
  test('reads only servers that something refers to, each once', async () => {
    const bench = await simulated();
    const [a = '', b = '', c = ''] = bench.simulator.cloud.seedServers(3);
    bench.simulator.cloud.addSchedule(a);
    bench.simulator.cloud.addSchedule(b);
    bench.simulator.cloud.addSchedule(c);
    const found = await bench
      .kind('backup_schedules')
      .list({ keys: [`${a}/x`, `${a}/y`, 'web-9/z'], ids: [`${b}/32`] });
    expect(found.map(({ spec }) => spec['server'])).toEqual([a, b]);
    expect(bench.simulator.calls.map(({ params }) => params['elid'])).toEqual([a, b]);
  });

  test('of a server that is gone is empty', async () => {
    const bench = await simulated();
    expect(await bench.kind('backup_schedules').list({ keys: ['1/nightly'], ids: [] })).toEqual([]);
    expect(await bench.kind('backup_schedules').read('1/31')).toBeUndefined();
  });

  test('of a vendor that does not know the function is an error, never empty', async () => {
    const server = await tinyServer(() => fault('missed', { object: 'func' }));
    const listed = connectTo(server.url)
      .kind('backup_schedules')
      .list({ keys: ['1/nightly'], ids: [] });
    expect(await failureOf(listed)).toMatchObject({ code: 'VENDOR_ERROR' });
  });

  test('brings times and unreadable days into shape', async () => {
    const rows = [
      { id: { $: '31' }, name: { $: 'a' }, rotation_days: { $: ' Monday ' }, rotation_time: { $: '2:01' } },
      { id: { $: '32' }, name: { $: 'b' }, rotation_days: { $: 'Lundi' }, rotation_time: { $: '02:01:00' } },
    ];
    const server = await tinyServer(() => ({ doc: { p_elems: { $: '2' }, elem: rows } }));
    const listed = await connectTo(server.url)
      .kind('backup_schedules')
      .list({ keys: ['7/a'], ids: [] });
    expect(listed.map(({ spec }) => spec)).toEqual([
      { server: '7', name: 'a', days: ['mon'], time: '02:01' },
      { server: '7', name: 'b', time: '02:01' },
    ]);
  });
});

describe('the declared schedule', () => {
  test('has its days in the order of the week and its key as its name', async () => {
    const kind = (await simulated()).kind('backup_schedules');
    const aligned = await kind.align(alignInput(desire('backup_schedules.nightly', ENTRY)));
    expect(aligned.spec).toEqual({ server: 'web-1', days: ['mon', 'fri'], time: '02:01', name: 'nightly' });
    expect(kind.key({ ...ENTRY, server: '5203773' }, { address: 'backup_schedules.nightly' })).toBe('5203773/nightly');
  });

  test('is replaced for free, and its server is a link', async () => {
    const kind = (await simulated()).kind('backup_schedules');
    expect(kind).toMatchObject({ costly: false, links: { server: { kind: 'servers', output: 'id' } } });
    const steps = (verb: 'create' | 'replace' | 'delete' | 'no-op') =>
      kind
        .steps({ verb, spec: ENTRY, live: undefined, changes: [], order: undefined, secrets: [], due: false })
        .map(({ name }) => name);
    expect(steps('create')).toEqual(['create schedule']);
    expect(steps('replace')).toEqual(['delete', 'create schedule']);
    expect(steps('delete')).toEqual(['delete']);
    expect(steps('no-op')).toEqual([]);
  });
});
