import { describe, expect, it } from 'vitest';
import type { Intent, Sighting } from '../../../src/model/purchase.ts';
import { failed, intentOf, openDesk, unreadable } from '../support/desk.ts';

const ABSENT: Sighting = { kind: 'unpaid' };
const BOUGHT: Sighting = { kind: 'bought', id: 'img-1' };
const TWO: Sighting = {
  kind: 'ambiguous',
  candidates: [
    { id: 'img-1', text: 'a' },
    { id: 'img-2', text: 'b' },
  ],
  because: 'Two fit.',
};
const lost = failed('unclear');

function sending(over: Partial<Intent> = {}): Intent {
  const { reservation: _, ...rest } = intentOf('servers.ann', {
    style: 'one-shot',
    phase: 'sending',
    lost: 1,
    ...over,
  });
  return rest;
}

describe('a create in one call', () => {
  it('is written down, sent once and looked for', async () => {
    const onDisk: unknown[] = [];
    const desk = openDesk({
      oneShot: { seek: [ABSENT, BOUGHT] },
      beforeCall: (name) => {
        if (name === 'send') onDisk.push([desk.intent()?.phase, desk.intent()?.sent]);
      },
    });
    expect(await desk.buy()).toMatchObject({ id: 'img-1' });
    expect(onDisk).toEqual([['sending', true]]);
    expect(desk.count('send')).toBe(1);
  });

  it('is sent once more, once, when its answer was lost and nothing appeared for settle_time', async () => {
    const at: number[] = [];
    const desk = openDesk({
      oneShot: { send: [lost, {}], seek: [() => (desk.count('send') < 2 ? ABSENT : BOUGHT)] },
      beforeCall: (name) => {
        if (name === 'send') at.push(desk.timeline.now());
      },
    });
    await desk.buy();
    expect(desk.count('send')).toBe(2);
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(600_000);
  });

  it('is unknown after a second lost answer', async () => {
    const desk = openDesk({ oneShot: { send: [lost], seek: [ABSENT] } });
    expect((await desk.refusal()).code).toBe('OUTCOME_UNKNOWN');
    expect(desk.count('send')).toBe(2);
    expect(desk.intent()).toMatchObject({ phase: 'sending', sent: true, lost: 2 });
  });

  it('is watched as long after the second lost answer as after the first', async () => {
    const sent: number[] = [];
    const desk = openDesk({
      oneShot: {
        send: [lost],
        seek: [() => (desk.timeline.now() - (sent[1] ?? Number.POSITIVE_INFINITY) > 300_000 ? BOUGHT : ABSENT)],
      },
      beforeCall: (name) => {
        if (name === 'send') sent.push(desk.timeline.now());
      },
    });
    await expect(desk.buy()).resolves.toMatchObject({ id: 'img-1' });
    expect(sent).toHaveLength(2);
  });

  it('is never sent a third time, whatever the next runs see', async () => {
    const first = openDesk({ oneShot: { send: [lost], seek: [ABSENT] } });
    await first.refusal();
    const next = openDesk({ open: first.intent() as Intent, oneShot: { seek: [ABSENT] } });
    expect((await next.refusal()).code).toBe('OUTCOME_UNKNOWN');
    expect(next.count('send')).toBe(0);
  });

  it('that died while it was sent a second time is not sent a third time', async () => {
    let died: Intent | undefined;
    const first = openDesk({
      oneShot: { send: [lost, {}], seek: [() => (first.count('send') < 2 ? ABSENT : BOUGHT)] },
      beforeCall: (name) => {
        if (name === 'send') died = first.intent();
      },
    });
    await first.buy();
    const next = openDesk({ open: died as Intent, oneShot: { seek: [ABSENT] } });
    expect((await next.refusal()).code).toBe('OUTCOME_UNKNOWN');
    expect(next.count('send')).toBe(0);
  });

  it('that died while it was sent the first time is sent once more', async () => {
    let died: Intent | undefined;
    const first = openDesk({
      oneShot: { seek: [BOUGHT] },
      beforeCall: (name) => {
        if (name === 'send') died = first.intent();
      },
    });
    await first.buy();
    const next = openDesk({ open: died as Intent, oneShot: { send: [lost], seek: [ABSENT] } });
    await next.refusal();
    expect(next.count('send')).toBe(1);
  });

  it('ends as unknown, instead of never, when the vendor can not be read', async () => {
    const desk = openDesk({ oneShot: { send: [lost], seek: [unreadable] } });
    expect((await desk.refusal()).code).toBe('OUTCOME_UNKNOWN');
    expect(desk.count('send')).toBe(1);
    expect(desk.intent()).toMatchObject({ phase: 'sending', sent: true });
  });

  it('is not sent again when the manifest has moved since', async () => {
    const intent = sending();
    const desk = openDesk({
      open: intent,
      action: { resume: { from: 'intent', intent: intent.id, phase: 'sending', observeOnly: true } },
      oneShot: { seek: [ABSENT] },
    });
    expect((await desk.refusal()).message).toContain('the manifest has moved');
    expect(desk.count('send')).toBe(0);
  });

  it.each<{ name: string; last: Sighting | Error }>([
    { name: 'something that may be it has appeared', last: TWO },
    { name: 'nobody can look', last: unreadable },
  ])('is not sent again when $name at the end of the window', async ({ last }) => {
    const desk = openDesk({
      oneShot: { send: [lost], seek: [...Array.from({ length: 55 }, () => ABSENT), last] },
    });
    expect((await desk.refusal()).code).toBe('OUTCOME_UNKNOWN');
    expect(desk.count('send')).toBe(1);
  });

  it('is sent again once the vendor can be looked at again, and shows nothing', async () => {
    const desk = openDesk({
      oneShot: {
        send: [lost, {}],
        seek: [
          ...Array.from({ length: 55 }, () => ABSENT),
          ...Array.from({ length: 10 }, () => unreadable),
          () => (desk.count('send') < 2 ? ABSENT : BOUGHT),
        ],
      },
    });
    await desk.buy();
    expect(desk.count('send')).toBe(2);
  });

  it('names the candidates when two are found', async () => {
    const desk = openDesk({ oneShot: { send: [lost], seek: [TWO] } });
    expect((await desk.refusal()).details.detail).toContain('img-2');
    expect(desk.count('send')).toBe(1);
  });

  it.each([
    { effect: 'refused', code: 'value', sends: 1 },
    { effect: 'refused', code: 'auth', sends: 3 },
    { effect: 'not-sent', code: undefined, sends: 3 },
  ] as const)('that was $effect ($code) leaves nothing open', async ({ effect, code, sends }) => {
    const desk = openDesk({ oneShot: { send: [failed(effect, code)] } });
    await desk.refusal();
    expect(desk.count('send')).toBe(sends);
    expect(desk.memory.state().pending).toEqual([]);
  });

  it('that is refused after a lost answer stays open', async () => {
    const desk = openDesk({ oneShot: { send: [lost, failed('refused', 'value')], seek: [ABSENT] } });
    expect((await desk.refusal()).code).toBe('OUTCOME_UNKNOWN');
    expect(desk.memory.state().pending).toHaveLength(1);
  });

  it('that never left is closed when an interrupt comes before the next try', async () => {
    const desk = openDesk({
      oneShot: { send: [failed('not-sent')] },
      beforeCall: (name) => {
        if (name === 'send') desk.stop.abort();
      },
    });
    expect((await desk.refusal()).code).toBe('INTERRUPTED');
    expect(desk.count('send')).toBe(1);
    expect(desk.memory.state().pending).toEqual([]);
  });

  it('that the vendor accepted is waited for as long as a delivery', async () => {
    const desk = openDesk({ oneShot: { seek: [ABSENT] } });
    expect((await desk.refusal()).code).toBe('DELIVERY');
    expect(desk.timeline.now()).toBeGreaterThanOrEqual(1_800_000);
    expect(desk.count('send')).toBe(1);
  });

  it('is not sent again early because a wall clock jumped', async () => {
    const at: number[] = [];
    const desk = openDesk({
      oneShot: { send: [lost, {}], seek: [() => (desk.count('send') < 2 ? ABSENT : BOUGHT)] },
      beforeCall: (name) => {
        if (name === 'send') at.push(desk.timeline.now());
        if (name === 'seek' && desk.count('seek') === 2) desk.skewMs = 3_600_000;
      },
    });
    await desk.buy();
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(600_000);
  });
});
