/** Images are bought in one call (zomro.md §7.13), so only looking by name and region protects from a second one. */
import { describe, expect, it } from 'vitest';
import type { Attributes } from '../../src/model/json.ts';
import { accounting, steps, words } from './support/screen.ts';
import { callsOf, charges, openStage, pendingOf, type Stage } from './support/stage.ts';

const MINUTE = 60_000;
const IMAGE = {
  name: 'Golden',
  region: 'Netherlands-2',
  url: 'https://images.shop.example/golden.qcow2',
  disk_format: 'qcow2',
  os_distro: 'ubuntu',
};

const declared = (more: Attributes = {}) => ({ images: { golden: { ...IMAGE, ...more } } });
const orders = (stage: Stage) => callsOf(stage, 'v2.image.order.param', true);
const names = ({ sim }: Stage): string[] =>
  [...sim.cloud.images.values()].map(({ name, type }) => `${type} ${name}`).sort();

describe('the one call that orders an image', () => {
  it.each([
    { kind: 'drop-request' as const, sent: 2 },
    { kind: 'drop-answer' as const, sent: 1 },
    { kind: 'running-operation' as const, sent: 1 },
    { kind: 'truncated' as const, sent: 1 },
    { kind: 'page' as const, sent: 2 },
    { kind: 'captcha' as const, sent: 2 },
    { kind: 'empty' as const, sent: 2 },
    { kind: 'long' as const, polls: 3, sent: 1 },
    { kind: 'status' as const, status: 502, sent: 2 },
    { kind: 'status' as const, status: 502, after: true, sent: 1 },
    { kind: 'late' as const, ms: 3 * MINUTE, sent: 1 },
    { kind: 'expired-session' as const, sent: 2 },
  ])('ends in $kind: one image, one charge', async ({ sent, ...mishap }) => {
    const stage = await openStage();
    stage.declare(declared());
    stage.sim.faults.add({ ...mishap, func: 'v2.image.order.param', sok: true });
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(names(stage)).toEqual(['Image Golden']);
    expect(charges(stage)).toHaveLength(1);
    expect(orders(stage)).toHaveLength(sent);
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });

  it('is sent again only after settle_time and four readings that show nothing', async () => {
    const stage = await openStage();
    stage.declare(declared());
    stage.sim.faults.add({ kind: 'drop-request', func: 'v2.image.order.param', sok: true });
    expect((await stage.apply()).code).toBe(0);
    const [first, second] = orders(stage);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(10 * MINUTE);
    const between = callsOf(stage, 'image').filter(({ n }) => n > (first?.n ?? 0) && n < (second?.n ?? 0));
    expect(between.length).toBeGreaterThanOrEqual(4);
  });

  it('is never sent a third time: after two lost answers 7, until a person says what became of it', async () => {
    const stage = await openStage();
    stage.declare(declared());
    stage.sim.faults.add({ kind: 'drop-request', func: 'v2.image.order.param', sok: true, times: 100 });
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(7);
    await expect(accounting(applied)).toMatchFileSnapshot('golden/image-two-lost-answers.txt');
    stage.sim.faults.clear();
    for (let run = 0; run < 2; run += 1) expect((await stage.apply()).code).toBe(7);
    expect(orders(stage)).toHaveLength(2);
    expect((await stage.hostform('pending', 'resolve', 'images.golden', '--not-bought')).code).toBe(0);
    expect((await stage.apply()).code).toBe(0);
    expect(names(stage)).toEqual(['Image Golden']);
  });

  it('that is carried out long after all, beside the second one, makes two: 7, both named', async () => {
    const stage = await openStage();
    stage.declare(declared());
    stage.sim.faults.add({ kind: 'late', ms: 10 * MINUTE + 5000, func: 'v2.image.order.param', sok: true });
    stage.sim.hook = (moment, { func, sok }) => {
      if (moment === 'committed' && func === 'v2.image.order.param' && sok) stage.clock.pass(10_000);
    };
    for (let apply = 0; apply < 2; apply += 1) expect((await stage.apply()).code).toBe(7);
    const images = [...stage.sim.cloud.images.keys()];
    expect(images).toHaveLength(2);
    const [intent] = await pendingOf(stage);
    expect(intent?.evidence?.candidates.map(({ id }) => id).sort()).toEqual(images.sort());
    expect(orders(stage)).toHaveLength(2);
  });

  it('is not sent at all while an image of that name and region is there', async () => {
    const stage = await openStage();
    stage.sim.cloud.addImage({ name: 'Golden', region: 'Netherlands-2' });
    stage.declare(declared());
    expect((await stage.apply()).code).toBe(4);
    expect(orders(stage)).toEqual([]);
  });

  it.each([
    { name: 'a snapshot', fields: { type: 'Snapshot' as const } },
    { name: 'a backup', fields: { type: 'Backup' as const } },
    { name: 'an image in another region', fields: { region: 'Poland' } },
  ])('does not take $name of that name for the image', async ({ fields }) => {
    const stage = await openStage();
    stage.sim.cloud.addImage({ name: 'Golden', region: 'Netherlands-2', ...fields });
    stage.declare(declared());
    stage.sim.faults.add({ kind: 'drop-answer', func: 'v2.image.order.param', sok: true });
    const applied = await stage.apply();
    expect(applied.code, applied.out).toBe(0);
    expect(names(stage)).toHaveLength(2);
    const [record] = (await stage.state()).resources;
    expect(stage.sim.cloud.images.get(record?.id ?? '')?.type).toBe('Image');
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });

  it('of a snapshot made meanwhile under the same name is not mistaken for it', async () => {
    const stage = await openStage();
    stage.declare(declared());
    stage.sim.faults.add({ kind: 'drop-request', func: 'v2.image.order.param', sok: true });
    let made = false;
    stage.sim.hook = (moment, { func, sok }) => {
      if (moment !== 'received' || func !== 'v2.image.order.param' || !sok || made) return;
      made = true;
      stage.sim.cloud.addImage({ name: 'Golden', region: 'Netherlands-2', type: 'Snapshot' });
    };
    expect((await stage.apply()).code).toBe(0);
    expect(names(stage)).toEqual(['Image Golden', 'Snapshot Golden']);
  });
});

describe('an image that takes its time', () => {
  it('is waited for, and gone on with by the next run', async () => {
    const stage = await openStage({ knobs: { savingMs: 45 * MINUTE } });
    stage.declare(declared());
    expect((await stage.apply()).code).toBe(3);
    expect((await stage.apply()).code).toBe(0);
    expect(orders(stage)).toHaveLength(1);
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });

  it('boots a server from it once it is there, and knows its uid', async () => {
    const stage = await openStage();
    stage.declare({
      ...declared(),
      servers: {
        'web-1': {
          tariff: 'Cloud Essential | NL-2',
          datacenter: 'Netherlands-2',
          os: '${images.golden.uid}',
          period: 'P1D',
          ssh_key: 'deploy',
        },
      },
    });
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
    expect(charges(stage)).toHaveLength(2);
  });
});

describe('a protected image', () => {
  it('is unprotected as a step of its own that plan and apply show', async () => {
    const stage = await openStage();
    stage.declare(declared({ protected: true }));
    expect((await stage.apply()).code).toBe(0);
    stage.declare({});
    const plan = await stage.hostform('plan');
    expect(words(plan.out)).toContain('lift deletion protection');
    const applied = await stage.apply('--allow-destroy');
    expect(applied.code, applied.out).toBe(0);
    expect(stage.sim.cloud.images.size).toBe(0);
    await expect(steps(applied)).toMatchFileSnapshot('golden/image-protected-deletion.txt');
  });

  it.each(['image.edit', 'image.delete'])('is deleted once although the answer to %s is lost', async (func) => {
    const stage = await openStage();
    stage.declare(declared({ protected: true }));
    expect((await stage.apply()).code).toBe(0);
    stage.declare({});
    stage.sim.faults.add({ kind: 'drop-answer', func });
    expect((await stage.apply('--allow-destroy')).code).toBe(0);
    expect(stage.sim.cloud.images.size).toBe(0);
    expect(callsOf(stage, 'image.delete')).toHaveLength(1);
  });
});

describe('an image whose answer about money is no', () => {
  it.each(['error', 'redirect'] as const)('as %s: 4, nothing bought, nothing open', async (insufficientFunds) => {
    const stage = await openStage({ knobs: { insufficientFunds }, accounts: [{ balance: '0.0000' }] });
    stage.declare(declared());
    const applied = await stage.apply();
    expect(applied.code, `${applied.out}${applied.err}`).toBe(4);
    expect(await pendingOf(stage)).toEqual([]);
    stage.sim.cloud.topUp('5.0000');
    expect((await stage.apply()).code).toBe(0);
    expect(names(stage)).toEqual(['Image Golden']);
  });
});
