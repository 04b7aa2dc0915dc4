import { describe, expect, test } from 'vitest';
import type { Attributes } from '../../../src/model/json.ts';
import type { StepsInput } from '../../../src/model/kind.ts';
import type { Want } from '../../../src/model/purchase.ts';
import { examples } from '../../../src/providers/zomro/kinds/images/examples.ts';
import { liveImage } from '../../../src/providers/zomro/kinds/images/row.ts';
import type { ZomroSimulatorOptions } from '../../../src/providers/zomro/simulator.ts';
import { failureOf, type SimulatedBench, simulated } from './support/connect.ts';
import { alignInput, desire, offerInput, wantOf } from './support/desired.ts';

const GOLDEN = examples.fullest;

async function wanted(bench: SimulatedBench, entry: Attributes = GOLDEN): Promise<Want> {
  const images = bench.kind('images');
  const desired = desire('images.golden', entry);
  const aligned = await images.align(alignInput(desired));
  expect(aligned.problems).toEqual([]);
  const offer = await images.offer?.(offerInput(desired, aligned.spec));
  return wantOf(desired, aligned.spec, offer ?? { order: {} });
}

/** Orders an image and waits until it is there. */
async function ordered(options: ZomroSimulatorOptions = {}) {
  const bench = await simulated(options);
  const images = bench.kind('images');
  const want = await wanted(bench);
  const before = await images.oneShot?.survey(want);
  if (!images.oneShot || !before) throw new Error('images are ordered in one call');
  return { bench, images, want, before, oneShot: images.oneShot };
}

function call(id: string, name: string, more: { spec?: Attributes; params?: Attributes } = {}) {
  const step = { name, effect: 'call' as const, ...(more.params ? { params: more.params } : {}) };
  return { step, address: 'images.golden' as const, id, spec: more.spec ?? {}, order: {}, secrets: {} };
}

describe('an order', () => {
  test('is one call that buys at once, with the region by its name', async () => {
    const { bench, want, oneShot } = await ordered();
    expect(await oneShot.send(want)).toEqual({});
    expect(bench.simulator.calls.at(-1)?.params).toEqual({
      func: 'v2.image.order.param',
      out: 'json',
      lang: 'en',
      auth: expect.any(String),
      sok: 'ok',
      image_type: 'image',
      skipbasket: 'on',
      image_name: 'Golden',
      region: 'Netherlands-2',
      url: 'https://images.shop.example/golden.iso',
      disk_format: 'iso',
      os_distro: 'ubuntu',
      os_version: '24.04',
      architecture: 'x86_64',
      min_disk: '10',
      min_ram: '1',
      protected: 'on',
      pricelist: '6854',
      order_period: '-50',
    });
  });

  test('of the smallest image fills in what the vendor requires', async () => {
    const bench = await simulated();
    const want = await wanted(bench, examples.smallest);
    await bench.kind('images').oneShot?.send(want);
    const { params } = bench.simulator.calls.at(-1) ?? { params: {} };
    expect(params).toMatchObject({
      image_name: 'golden',
      architecture: 'x86_64',
      min_disk: '1',
      min_ram: '1',
      protected: 'off',
    });
    expect(params).not.toHaveProperty('os_version');
  });

  test('has no price that is known before; the plan says how it is billed', async () => {
    const bench = await simulated({}, { mayWrite: false });
    const offer = await bench.kind('images').offer?.(offerInput(desire('images.golden', GOLDEN), GOLDEN));
    expect(offer?.quote?.charge).toEqual({ amount: '0.00', currency: 'EUR' });
    expect(offer?.notes).toEqual([
      'Images are billed per GB and day (0.0034 EUR in the price list); the size is known only after Zomro has fetched the file.',
    ]);
  });

  test('takes the documented product where the vendor has no price list of images', async () => {
    const bench = await simulated({}, { mayWrite: false });
    bench.simulator.faults.add({ func: 'v2.image.order.pricelist', kind: 'error', type: 'missed', object: 'func' });
    const offer = await bench.kind('images').offer?.(offerInput(desire('images.golden', GOLDEN), GOLDEN));
    expect(offer).toMatchObject({ problems: [], order: { pricelist: '6854', order_period: '-50' } });
  });

  test('is found by name and region among what is new', async () => {
    const { bench, want, before, oneShot } = await ordered();
    bench.simulator.cloud.addImage({ name: 'Golden', type: 'Snapshot' });
    bench.simulator.cloud.addImage({ name: 'Golden', region: 'Poland' });
    expect(await oneShot.seek(want, before, undefined)).toEqual({ kind: 'unpaid' });
    await oneShot.send(want);
    const seen = await oneShot.seek(want, before, undefined);
    const bought = [...bench.simulator.cloud.images.values()].find(({ osVersion }) => osVersion === '24.04');
    expect(seen).toEqual({ kind: 'bought', id: bought?.id });
  });

  test('whose answer was lost is found by looking', async () => {
    const { bench, want, before, oneShot } = await ordered();
    bench.simulator.faults.add({ func: 'v2.image.order.param', sok: true, kind: 'drop-answer' });
    expect(await failureOf(oneShot.send(want))).toMatchObject({ details: { effect: 'unclear' } });
    expect(await oneShot.seek(want, before, undefined)).toMatchObject({ kind: 'bought' });
    expect(bench.simulator.calls.filter(({ func, sok }) => func === 'v2.image.order.param' && sok)).toHaveLength(1);
  });

  test('is found although a filter was set since this connection has looked for one', async () => {
    const { bench, want, before, oneShot } = await ordered();
    await oneShot.send(want);
    bench.simulator.cloud.setFilter('image', { name: 'something else' });
    expect(await oneShot.seek(want, before, undefined)).toMatchObject({ kind: 'bought' });
  });

  test('begins with all that exists, although a filter was set since', async () => {
    const { bench, want, before, oneShot } = await ordered();
    const { id } = bench.simulator.cloud.addImage({});
    bench.simulator.cloud.setFilter('image', { name: 'something else' });
    expect((await oneShot.survey(want)).things).toEqual([...before.things, id]);
  });

  test('of which two are found needs a human, unless the answer named one of them', async () => {
    const { want, before, oneShot } = await ordered({ knobs: { imageReplyHasId: true } });
    const { hint } = await oneShot.send(want);
    await oneShot.send(want);
    expect(await oneShot.seek(want, before, undefined)).toMatchObject({
      kind: 'ambiguous',
      because: '2 new images fit the order.',
    });
    expect(await oneShot.seek(want, before, hint)).toEqual({ kind: 'bought', id: hint });
  });

  test.each(['error', 'redirect'] as const)('with too little money is a refusal (%s)', async (insufficientFunds) => {
    const { want, before, oneShot } = await ordered({
      accounts: [{ balance: '0.0000' }],
      knobs: { insufficientFunds },
    });
    expect(await failureOf(oneShot.send(want))).toMatchObject({ code: 'BALANCE', details: { effect: 'refused' } });
    expect(await oneShot.seek(want, before, undefined)).toEqual({ kind: 'unpaid' });
  });

  test('an answer that leads to the basket did not buy', async () => {
    const { bench, want, oneShot } = await ordered();
    const body = JSON.stringify({ doc: { ok: { $: 'func=basket' } } });
    bench.simulator.faults.add({ func: 'v2.image.order.param', sok: true, kind: 'body', body });
    expect(await failureOf(oneShot.send(want))).toMatchObject({ code: 'BALANCE', details: { effect: 'refused' } });
  });

  test('is not judged by a listing that hides what existed before', async () => {
    const bench = await simulated();
    const image = bench.simulator.cloud.addImage({ name: 'old' });
    const want = await wanted(bench);
    const { oneShot } = bench.kind('images');
    const before = await oneShot?.survey(want);
    Object.assign(bench.simulator.knobs, { hidden: [image.id] });
    const seen = oneShot && before && oneShot.seek(want, before, undefined);
    expect(await failureOf(Promise.resolve(seen))).toMatchObject({ code: 'LISTING_INCOMPLETE' });
  });
});

describe('the listing', () => {
  test('shows images in the words of a manifest, and never snapshots or backups', async () => {
    const bench = await simulated();
    const image = bench.simulator.cloud.addImage({ name: 'Golden', protected: true, minDisk: '10' });
    bench.simulator.cloud.addImage({ name: 'snap', type: 'Snapshot' });
    bench.simulator.cloud.addImage({ name: 'back', type: 'Backup' });
    expect(await bench.kind('images').list({ keys: [], ids: [] })).toEqual([
      {
        id: image.id,
        key: 'Golden in Netherlands-2',
        spec: {
          name: 'Golden',
          region: 'Netherlands-2',
          disk_format: 'qcow2',
          os_distro: 'Ubuntu',
          os_version: '24',
          architecture: 'x86_64',
          min_disk: 10,
          min_ram: 1,
          protected: true,
        },
        outputs: { id: image.id, uid: expect.stringMatching(/^[0-9a-f-]{36}$/), status: 'active', size: '2.0' },
        status: 'ready',
        statusText: 'Active',
      },
    ]);
  });

  const states: readonly [string, object, string | undefined][] = [
    ['saving', { status: { $: '5' }, fleio_status: { $: ' Saving ' } }, 'creating'],
    ['active', { status: { $: '2' }, fleio_status: { $: 'Active' } }, 'ready'],
    ['suspended', { status: { $: '2' }, fleio_status: { $: 'Suspended' } }, 'suspended'],
    ['not paid for any more', { status: { $: '3' }, fleio_status: { $: 'Active' } }, 'suspended'],
    ['ordered', { status: { $: '1' } }, 'unpaid'],
    [
      'being deleted',
      { item_status: { $orig: '5_close', $: 'Deletion in progress' }, fleio_status: { $: 'Active' } },
      'deleting',
    ],
    ['broken', { status: { $: '2' }, fleio_status: { $: 'error' } }, 'error'],
    ['in a state with an unknown word', { status: { $: '5' }, fleio_status: { $: 'Queueing' } }, 'creating'],
    ['told by nothing at all', {}, 'ready'],
    ['deleted, still shown', { status: { $: '4' } }, undefined],
  ];
  test.each(states)('an image that is %s', (_, columns, status) => {
    expect(liveImage({ id: { $: '1' }, ...columns } as Attributes)?.status).toBe(status);
  });

  test('does not take a list that can not be read for an empty one', async () => {
    const bench = await simulated();
    bench.simulator.faults.add({ func: 'image', kind: 'page', times: 1000 });
    const listed = bench.kind('images').list({ keys: ['golden'], ids: [] });
    await expect(listed).rejects.toMatchObject({ code: 'VENDOR_UNREACHABLE' });
  });

  test('that a purchase rests on shows what a filter was set to hide since', async () => {
    const bench = await simulated();
    const { id } = bench.simulator.cloud.addImage({});
    const images = bench.kind('images');
    await images.list({ keys: [], ids: [] });
    bench.simulator.cloud.setFilter('image', { name: 'something else' });
    expect(await images.list({ keys: [], ids: [], anew: true })).toMatchObject([{ id }]);
  });

  test('reads one by id: there, not there, or hidden', async () => {
    const bench = await simulated();
    const { id } = bench.simulator.cloud.addImage({});
    const images = bench.kind('images');
    expect(await images.read(id)).toMatchObject({ id, status: 'ready' });
    expect(await images.read('1')).toBeUndefined();
    Object.assign(bench.simulator.knobs, { hidden: [id] });
    expect(await images.read(id)).toMatchObject({ id, statusText: 'exists, but is not listed' });
  });
});

describe('alignment', () => {
  test('what the vendor writes differently is the same', async () => {
    const bench = await simulated({}, { mayWrite: false });
    bench.simulator.cloud.addImage({ name: 'Golden', osDistro: 'ubuntu' });
    const images = bench.kind('images');
    const [live] = await images.list({ keys: [], ids: [] });
    const at = bench.simulator.calls.length;
    const desired = desire('images.golden', { ...GOLDEN, os_distro: 'UBUNTU', disk_format: 'qcow2' });
    const aligned = await images.align(alignInput(desired, { live }));
    expect(aligned.spec).toMatchObject({
      os_distro: 'Ubuntu',
      disk_format: 'qcow2',
      region: 'Netherlands-2',
      min_disk: 10,
    });
    expect(bench.simulator.calls).toHaveLength(at);
    const alt = live && { ...live, spec: { ...live.spec, os_distro: 'ALT Linux' } };
    const same = await images.align(
      alignInput(desire('images.golden', { ...GOLDEN, os_distro: 'altlinux' }), { live: alt }),
    );
    expect(same.spec['os_distro']).toBe('ALT Linux');
  });

  test('the key is name and region, and the name defaults to the key of the manifest', async () => {
    const images = (await simulated()).kind('images');
    expect(images.key({ region: 'Poland' }, { address: 'images.golden' })).toBe('golden in Poland');
  });

  test('a region that does not exist, or an id instead of its name, is a problem', async () => {
    const images = (await simulated()).kind('images');
    for (const region of ['Netherland-2', '13']) {
      const { problems } = await images.align(alignInput(desire('images.golden', { ...GOLDEN, region })));
      expect(problems).toMatchObject([{ code: 'CATALOGUE', summary: 'Unknown region' }]);
    }
  });

  test('a link that leads inside is a problem at its place, without the link in it', async () => {
    const images = (await simulated()).kind('images');
    const desired = desire('images.golden', { ...GOLDEN, url: 'https://2130706433/x' });
    const { problems } = await images.align(alignInput(desired));
    expect(problems).toMatchObject([{ code: 'SCHEMA', at: desired.positions['url'] }]);
  });
});

describe('the steps', () => {
  function names(
    input: Partial<StepsInput>,
    images: { steps: (input: StepsInput) => readonly { name: string; effect: string }[] },
  ) {
    const steps = images.steps({
      verb: 'create',
      spec: GOLDEN,
      live: undefined,
      changes: [],
      order: {},
      secrets: [],
      due: false,
      ...input,
    });
    return steps.map(({ name, effect }) => `${effect}: ${name}`);
  }

  test('lift the protection visibly before a delete, and only where there is one', async () => {
    const bench = await simulated();
    bench.simulator.cloud.addImage({ protected: true });
    const images = bench.kind('images');
    const [live] = await images.list({ keys: [], ids: [] });
    const remove = ['call: lift deletion protection', 'call: delete', 'wait: wait until gone'];
    const order = ['send: order image', 'wait: wait until active'];
    expect(names({ verb: 'delete', live }, images)).toEqual(remove);
    expect(names({ verb: 'replace', live }, images)).toEqual([...remove, ...order]);
    const bare = live && { ...live, spec: { ...live.spec, protected: false } };
    expect(names({ verb: 'delete', live: bare }, images)).toEqual(remove.slice(1));
    expect(names({}, images)).toEqual(order);
  });

  test('edit only what changed, and are done when the listing shows it', async () => {
    const bench = await simulated();
    const image = bench.simulator.cloud.addImage({ name: 'Golden', minDisk: '1' });
    const images = bench.kind('images');
    const spec = { ...GOLDEN, min_disk: 12, os_distro: 'Debian', protected: true };
    const [step] = images.steps({
      verb: 'update',
      spec,
      live: undefined,
      changes: [{ field: 'protected' }, { field: 'min_disk' }, { field: 'os_distro' }],
      order: undefined,
      secrets: [],
      due: false,
    });
    if (!step) throw new Error('an edit has a step');
    const seen = async () => images.progress(step, (await images.list({ keys: [], ids: [] }))[0], spec).state;
    expect(await seen()).toBe('waiting');
    await images.call({ ...call(image.id, step.name), step, spec });
    const { func: _f, out: _o, lang: _l, auth: _a, ...sent } = bench.simulator.calls.at(-1)?.params ?? {};
    expect(sent).toEqual({
      elid: image.id,
      min_disk: '12',
      os_distro: 'debian',
      protected: 'on',
      sok: 'ok',
      clicked_button: 'ok',
    });
    expect(await seen()).toBe('done');
  });

  test('a protected image is deleted in the end', async () => {
    const bench = await simulated();
    const { id } = bench.simulator.cloud.addImage({ protected: true });
    const images = bench.kind('images');
    expect(await failureOf(images.call(call(id, 'delete')))).toMatchObject({ details: { effect: 'refused' } });
    await images.call(call(id, 'lift deletion protection'));
    await images.call(call(id, 'delete'));
    bench.clock.advance(60_000);
    expect(await images.list({ keys: [], ids: [] })).toEqual([]);
    await images.call(call(id, 'delete'));
  });

  test('a failed import is not waited for', async () => {
    const images = (await simulated()).kind('images');
    const live = { id: '1', key: 'x', spec: {}, outputs: {}, status: 'error', statusText: 'error' } as const;
    expect(images.progress({ name: 'wait until active', effect: 'wait' }, live, {}).state).toBe('failed');
    expect(images.progress({ name: 'wait until gone', effect: 'wait' }, live, {}).state).toBe('waiting');
  });
});
