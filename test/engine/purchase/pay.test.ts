import { describe, expect, it } from 'vitest';
import type { Sighting } from '../../../src/model/purchase.ts';
import { failed, intentOf, openDesk, unreadable } from '../support/desk.ts';

const UNPAID: Sighting = { kind: 'unpaid' };
const GONE: Sighting = { kind: 'gone' };
const BOUGHT: Sighting = { kind: 'bought', id: 'srv-1' };
const AMBIGUOUS: Sighting = {
  kind: 'ambiguous',
  candidates: [{ id: 'srv-8', text: 'ann, small' }],
  because: 'Two fit.',
};
const lost = failed('unclear');

/** Looks are ten seconds apart, so a window of ten minutes has 61. */
const SETTLE_MS = 600_000;

describe('a payment without an answer', () => {
  it('is not repeated when the thing is listed', async () => {
    const desk = openDesk({ sale: { pay: [lost], seek: [UNPAID, GONE, BOUGHT] } });
    expect(await desk.buy()).toMatchObject({ id: 'srv-1' });
    expect(desk.count('pay')).toBe(1);
  });

  it('is repeated for the same line, after settle_time of looking and not before', async () => {
    const sent: number[] = [];
    const desk = openDesk({
      sale: { pay: [lost, {}], seek: [() => (desk.count('pay') === 1 ? UNPAID : BOUGHT)] },
      beforeCall: (name) => {
        if (name === 'pay') sent.push(desk.timeline.now());
      },
    });
    await desk.buy();
    expect(desk.calls.filter((call) => call.startsWith('pay'))).toEqual(['pay line-1', 'pay line-1']);
    expect((sent[1] ?? 0) - (sent[0] ?? 0)).toBeGreaterThanOrEqual(SETTLE_MS);
    expect(desk.count('reserve')).toBe(1);
  });

  it('is only repeated after four complete readings, however long ago the first of them was', async () => {
    const desk = openDesk({
      open: intentOf('servers.ann', {
        sentAt: '2026-11-22T08:00:00.000Z',
        watch: { since: '2026-11-22T07:00:00.000Z', last: '2026-11-22T07:00:00.000Z', readings: 1 },
      }),
      sale: { seek: [unreadable, UNPAID, unreadable, UNPAID, UNPAID, BOUGHT] },
    });
    await desk.buy();
    expect(desk.calls.indexOf('pay line-1')).toBe(desk.calls.lastIndexOf('seek line-1') - 1);
    expect(desk.count('seek')).toBe(6);
  });

  it('is only repeated right after a look, not when the vendor can not be read at the end of the window', async () => {
    const desk = openDesk({
      sale: {
        pay: [lost, {}],
        seek: [
          ...Array.from({ length: 55 }, () => UNPAID),
          ...Array.from({ length: 10 }, () => unreadable),
          () => (desk.count('pay') === 1 ? UNPAID : BOUGHT),
        ],
      },
    });
    await desk.buy();
    const second = desk.calls.lastIndexOf('pay line-1');
    expect(desk.calls.slice(0, second).filter((call) => call === 'seek line-1')).toHaveLength(66);
  });

  it('is not repeated for a line that is gone: only looked for, and then it is unknown', async () => {
    const desk = openDesk({ sale: { pay: [lost], seek: [GONE] } });
    const problem = await desk.refusal();
    expect(problem.code).toBe('OUTCOME_UNKNOWN');
    expect(problem.details.hint).toContain('pending resolve servers.ann');
    expect(desk.count('pay')).toBe(1);
    expect(desk.intent()).toMatchObject({
      phase: 'paying',
      sent: true,
      reservation: 'line-1',
      evidence: { candidates: [] },
    });
  });

  it('names the candidates when it is ambiguous', async () => {
    const desk = openDesk({ sale: { pay: [lost], seek: [AMBIGUOUS] } });
    const problem = await desk.refusal();
    expect(problem.details.detail).toContain('srv-8 (ann, small)');
    expect(desk.intent()?.evidence?.candidates).toEqual([{ id: 'srv-8', text: 'ann, small' }]);
  });

  it('starts its wait anew when the line was gone in between', async () => {
    const desk = openDesk({
      open: intentOf('servers.ann', { sentAt: '2026-11-22T08:00:00.000Z' }),
      sale: {
        pay: [{}],
        seek: [...Array.from({ length: 30 }, () => UNPAID), GONE, () => (desk.count('pay') === 0 ? UNPAID : BOUGHT)],
      },
    });
    await desk.buy();
    expect(
      desk.calls.slice(0, desk.calls.indexOf('pay line-1')).filter((call) => call === 'seek line-1').length,
    ).toBeGreaterThan(90);
  });

  it('is given up after three, with the purchase open and the outcome unknown', async () => {
    const desk = openDesk({ sale: { pay: [lost], seek: [UNPAID] } });
    expect((await desk.refusal()).code).toBe('OUTCOME_UNKNOWN');
    expect(desk.count('pay')).toBe(3);
    expect(desk.intent()).toMatchObject({ phase: 'paying', sent: true });
  });

  it('is watched as long again before it is sent a third time', async () => {
    const sent: number[] = [];
    const desk = openDesk({
      sale: { pay: [lost], seek: [() => (desk.count('pay') < 3 ? UNPAID : BOUGHT)] },
      beforeCall: (name) => {
        if (name === 'pay') sent.push(desk.timeline.now());
      },
    });
    await desk.buy();
    expect(sent).toHaveLength(3);
    expect((sent[2] ?? 0) - (sent[1] ?? 0)).toBeGreaterThanOrEqual(SETTLE_MS);
  });

  it('closes the purchase when the vendor itself says that the line ended unpaid', async () => {
    const desk = openDesk({ sale: { pay: [lost], seek: [{ kind: 'void', because: 'Order 1 was cancelled.' }] } });
    expect((await desk.refusal()).code).toBe('VENDOR_ERROR');
    expect(desk.memory.state().pending).toEqual([]);
  });

  it('is not repeated when the manifest has moved since', async () => {
    const intent = intentOf('servers.ann');
    const desk = openDesk({
      open: intent,
      action: { resume: { from: 'intent', intent: intent.id, phase: 'paying', observeOnly: true } },
      sale: { seek: [UNPAID] },
    });
    expect((await desk.refusal()).message).toContain('the manifest has moved');
    expect(desk.count('pay')).toBe(0);
  });

  it('does not hide a login that is broken', async () => {
    const { HostformError } = await import('../../../src/model/errors.ts');
    const desk = openDesk({ sale: { pay: [lost], seek: [new HostformError('CREDENTIALS', 'The login is refused')] } });
    expect((await desk.refusal()).code).toBe('CREDENTIALS');
    expect(desk.intent()).toMatchObject({ phase: 'paying', sent: true });
  });
});

describe('a payment that the vendor accepted', () => {
  it('is waited for as long as a delivery, and never sent again', async () => {
    const desk = openDesk({ sale: { seek: [GONE] } });
    const problem = await desk.refusal();
    expect(problem.code).toBe('DELIVERY');
    expect(desk.timeline.now()).toBeGreaterThanOrEqual(1_800_000);
    expect(desk.intent()).toMatchObject({ phase: 'paid', sent: true });
    expect(desk.count('pay')).toBe(1);
  });

  it('and goes on showing unpaid was accepted for nothing: the same line is paid again after settle_time', async () => {
    const sent: number[] = [];
    const desk = openDesk({
      sale: { seek: [() => (desk.count('pay') === 1 ? UNPAID : BOUGHT)] },
      beforeCall: (name) => {
        if (name === 'pay') sent.push(desk.timeline.now());
      },
    });
    await desk.buy();
    expect(desk.calls.filter((call) => call.startsWith('pay'))).toEqual(['pay line-1', 'pay line-1']);
    expect((sent[1] ?? 0) - (sent[0] ?? 0)).toBeGreaterThanOrEqual(SETTLE_MS);
  });

  it('and shows unpaid however often it is sent leaves the outcome unknown, and nothing told as paid', async () => {
    const desk = openDesk({ sale: { seek: [UNPAID] } });
    expect((await desk.refusal()).code).toBe('OUTCOME_UNKNOWN');
    expect(desk.count('pay')).toBe(2);
    expect(desk.count('reserve')).toBe(1);
    expect(desk.intent()).toMatchObject({ phase: 'paying', sent: true });
  });

  it('and goes on showing unpaid is only paid again while no other purchase of the account is under way', async () => {
    let inside = false;
    const turns: boolean[] = [];
    const desk = openDesk({
      exclusively: async (work) => {
        inside = true;
        return work().finally(() => {
          inside = false;
        });
      },
      sale: { seek: [() => (desk.count('pay') === 1 ? UNPAID : BOUGHT)] },
      beforeCall: (name) => {
        if (name === 'pay') turns.push(inside);
      },
    });
    await desk.buy();
    expect(turns).toEqual([true, true]);
  });

  it('and goes on showing unpaid is not paid again when the manifest has moved since', async () => {
    const intent = intentOf('servers.ann', { phase: 'paid' });
    const desk = openDesk({
      open: intent,
      action: { resume: { from: 'intent', intent: intent.id, phase: 'paid', observeOnly: true } },
      sale: { seek: [UNPAID] },
    });
    expect((await desk.refusal()).message).toContain('the manifest has moved');
    expect(desk.count('pay')).toBe(0);
  });

  it('keeps the hint of the answer for the looks', async () => {
    const desk = openDesk({ sale: { pay: [{ hint: 'srv-1' }], seek: [GONE] } });
    await desk.refusal();
    expect(desk.intent()).toMatchObject({ hint: 'srv-1' });
  });
});

describe('the time of the window', () => {
  it('is measured by the monotonic clock: a wall clock that jumps forward shortens nothing', async () => {
    const sent: number[] = [];
    const desk = openDesk({
      sale: { pay: [lost, {}], seek: [() => (desk.count('pay') === 1 ? UNPAID : BOUGHT)] },
      beforeCall: (name) => {
        if (name === 'pay') sent.push(desk.timeline.now());
        if (name === 'seek' && desk.count('seek') === 2) desk.skewMs = 3_600_000;
      },
    });
    await desk.buy();
    expect((sent[1] ?? 0) - (sent[0] ?? 0)).toBeGreaterThanOrEqual(SETTLE_MS);
  });

  it('starts anew when the wall clock went back', async () => {
    const sent: number[] = [];
    const desk = openDesk({
      sale: { pay: [lost, {}], seek: [() => (desk.count('pay') === 1 ? UNPAID : BOUGHT)] },
      beforeCall: (name) => {
        if (name === 'pay') sent.push(desk.timeline.now());
        if (name === 'seek' && desk.count('seek') === 30) desk.skewMs = -3_600_000;
      },
    });
    await desk.buy();
    expect((sent[1] ?? 0) - (sent[0] ?? 0)).toBeGreaterThan(SETTLE_MS + 250_000);
  });

  it('goes on from what an earlier run has seen', async () => {
    const desk = openDesk({
      open: intentOf('servers.ann', {
        sentAt: '2026-11-22T07:50:00.000Z',
        watch: { since: '2026-11-22T07:51:00.000Z', last: '2026-11-22T07:59:00.000Z', readings: 10 },
      }),
      sale: { pay: [{}], seek: [() => (desk.count('pay') === 0 ? UNPAID : BOUGHT)] },
    });
    await desk.buy();
    expect(desk.timeline.now()).toBeLessThan(120_000);
  });

  it('ends for a line that is gone settle_time after the payment, also when an earlier run sent it', async () => {
    const desk = openDesk({ open: intentOf('servers.ann'), sale: { seek: [GONE] } });
    expect((await desk.refusal()).code).toBe('OUTCOME_UNKNOWN');
    expect(desk.count('seek')).toBe(4);
  });
});
