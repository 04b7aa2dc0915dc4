import { describe, expect, it } from 'vitest';
import { HostformError } from '../../../src/model/errors.ts';
import type { Sighting } from '../../../src/model/purchase.ts';
import { type Desk, failed, intentOf, line, open, openDesk, unreadable } from '../support/desk.ts';
import { EUR } from '../support/samples.ts';

const gone = { state: 'gone', others: [] } as const;
const unpaidUntilPaid = (desk: Desk): Sighting =>
  desk.count('pay') === 0 ? { kind: 'unpaid' } : { kind: 'bought', id: 'srv-1' };

describe('a purchase in which nothing goes wrong', () => {
  it('surveys, reserves, looks, pays and observes, in that order', async () => {
    const desk = openDesk({});
    expect(await desk.buy()).toEqual({ id: 'srv-1', charge: EUR('1.00') });
    expect(desk.calls).toEqual(['survey', 'reserve', 'inspect line-1', 'pay line-1', 'seek line-1']);
  });

  it('writes down each step before it is taken', async () => {
    const onDisk: string[] = [];
    const desk = openDesk({
      secrets: { promo_code: 'CODE' },
      sale: { inspect: [open('line-1', '1.00'), open('line-1', '0.80')] },
      beforeCall: (name) => {
        const intent = desk.intent();
        if (['reserve', 'applyPromo', 'pay'].includes(name)) {
          onDisk.push(
            `${name}: ${intent?.phase}, ${intent?.sent ? 'sent' : 'not sent'}, ${intent?.reservation ?? 'no line'}`,
          );
        }
      },
    });
    await desk.buy();
    expect(onDisk).toEqual([
      'reserve: adding, not sent, no line',
      'applyPromo: promo, not sent, line-1',
      'pay: paying, sent, line-1',
    ]);
  });

  it('records the thing and closes the purchase in one breath', async () => {
    const commits: string[][] = [];
    const desk = openDesk({ beforeCommit: (changes) => void commits.push(changes.map((change) => change.do)) });
    await desk.buy();
    expect(commits.at(-1)).toEqual(['record', 'close', 'bought']);
    expect(desk.memory.state()).toMatchObject({ pending: [], resources: [{ address: 'servers.ann', id: 'srv-1' }] });
  });

  it('keeps the values of secrets out of the state', async () => {
    const desk = openDesk({
      action: { secrets: { promo_code: '${PROMO}', password: null } },
      secrets: { promo_code: 'CODE-4711', password: 'hunter2-hunter2' },
      sale: { inspect: [open('line-1', '1.00'), open('line-1', '0.80')] },
    });
    await desk.buy();
    expect(JSON.stringify(desk.memory.committed)).not.toMatch(/CODE-4711|hunter2/);
  });

  it('reports what was charged, not what was planned at most', async () => {
    const desk = openDesk({ sale: { inspect: [open('line-1', '0.70')] } });
    expect((await desk.buy()).charge).toEqual(EUR('0.70'));
  });
});

describe('when a write fails', () => {
  it.each([
    { phase: 'adding', never: 'reserve' },
    { phase: 'promo', never: 'applyPromo' },
    { phase: 'paying', never: 'pay' },
  ])('$never is never sent unless "$phase" is on disk', async ({ phase, never }) => {
    const desk = openDesk({
      secrets: { promo_code: 'CODE' },
      sale: { inspect: [open('line-1', '1.00'), open('line-1', '0.80')] },
      beforeCommit: (changes) => {
        if (changes.some((change) => change.do === 'intent' && change.intent.phase === phase))
          throw new HostformError('STATE_FENCED', 'Another run holds the state');
      },
    });
    expect((await desk.refusal()).code).toBe('STATE_FENCED');
    expect(desk.count(never)).toBe(0);
  });
});

describe('an interrupt', () => {
  it.each([
    { name: 'before anything', at: 'survey', code: 'INTERRUPTED', open: [] },
    { name: 'while the reservation is made', at: 'reserve', code: 'INTERRUPTED', open: ['reserved'] },
    { name: 'while the payment is under way', at: 'pay', code: 'OUTCOME_UNKNOWN', open: ['paid'] },
  ])('$name leaves the purchase in a known place', async ({ at, code, open: phases }) => {
    const desk = openDesk({
      sale: { seek: [{ kind: 'gone' }] },
      beforeCall: (name) => {
        if (name === at) desk.stop.abort();
      },
    });
    if (at === 'survey') desk.stop.abort();
    expect((await desk.refusal()).code).toBe(code);
    expect(desk.memory.state().pending.map(({ phase }) => phase)).toEqual(phases);
  });

  it('is not heard between writing "paying" and the answer: what was sent is waited for', async () => {
    const desk = openDesk({
      beforeCall: (name) => {
        if (name === 'pay') desk.stop.abort();
      },
    });
    expect(await desk.buy()).toMatchObject({ id: 'srv-1' });
  });
});

describe('a reservation that vanished although nothing was sent for it', () => {
  it('is made again when it does not come back and nothing was bought', async () => {
    const desk = openDesk({
      sale: {
        reserve: ['line-1', 'line-2'],
        inspect: [gone, gone, gone, gone, open('line-2', '1.00')],
        seek: [() => (desk.count('reserve') === 1 ? { kind: 'gone' } : unpaidUntilPaid(desk))],
      },
    });
    expect(await desk.buy()).toMatchObject({ id: 'srv-1' });
    expect(desk.calls.filter((call) => call.startsWith('pay'))).toEqual(['pay line-2']);
  });

  it('is made again only when it was looked for as long as a lost payment', async () => {
    const made: number[] = [];
    const desk = openDesk({
      sale: {
        reserve: ['line-1', 'line-2'],
        inspect: [gone, gone, gone, gone, open('line-2', '1.00')],
        seek: [() => (desk.count('reserve') === 1 ? { kind: 'gone' } : unpaidUntilPaid(desk))],
      },
      beforeCall: (name) => {
        if (name === 'reserve') made.push(desk.timeline.now());
      },
    });
    await desk.buy();
    expect((made[1] ?? 0) - (made[0] ?? 0)).toBeGreaterThanOrEqual(600_000);
  });

  it('is not made again on fewer than four complete looks, however long that took', async () => {
    const desk = openDesk({
      sale: { inspect: [gone], seek: [{ kind: 'gone' }, { kind: 'gone' }, { kind: 'gone' }, unreadable] },
    });
    expect((await desk.refusal()).code).toBe('VENDOR_UNREACHABLE');
    expect([desk.count('reserve'), desk.count('pay')]).toEqual([1, 0]);
  });

  it('counts as left over when it is made again: it may come back into view', async () => {
    const desk = openDesk({
      sale: {
        reserve: ['line-1', 'line-2'],
        inspect: [gone, gone, gone, gone, open('line-2', '1.00', [line('line-1')])],
        seek: [() => (desk.count('reserve') === 1 ? { kind: 'gone' } : unpaidUntilPaid(desk))],
      },
    });
    await desk.buy();
    expect(desk.memory.state().accounts['shop']?.strays).toHaveLength(1);
    expect(desk.notices.map(({ detail }) => detail)).toEqual([expect.stringContaining('Line line-1')]);
  });

  it.each<{ name: string; seen: Sighting }>([
    { name: 'one thing', seen: { kind: 'bought', id: 'srv-9' } },
    {
      name: 'several things',
      seen: {
        kind: 'ambiguous',
        candidates: [
          { id: 'srv-8', text: 'a' },
          { id: 'srv-9', text: 'b' },
        ],
        because: 'Two fit.',
      },
    },
  ])('is watched for settle_time first: where $name appeared, somebody may have paid it by hand', async ({ seen }) => {
    const desk = openDesk({ sale: { inspect: [gone], seek: [{ kind: 'gone' }, seen] } });
    const problem = await desk.refusal();
    expect(problem.code).toBe('NAME_TAKEN');
    expect(problem.details.detail).toContain('srv-9');
    expect([desk.count('reserve'), desk.count('pay')]).toEqual([1, 0]);
    expect(desk.memory.state()).toMatchObject({ pending: [], resources: [] });
  });

  it('is gone on with when it comes back into view', async () => {
    const desk = openDesk({
      sale: {
        inspect: [gone, gone, gone, gone, open('line-1', '1.00')],
        seek: [{ kind: 'gone' }, { kind: 'unpaid' }, { kind: 'bought', id: 'srv-1' }],
      },
    });
    await desk.buy();
    expect(desk.count('reserve')).toBe(1);
    expect(desk.calls.filter((call) => call.startsWith('pay'))).toEqual(['pay line-1']);
  });

  it('closes the purchase unpaid when it vanishes a second time', async () => {
    const desk = openDesk({ sale: { reserve: ['line-1', 'line-2'], inspect: [gone], seek: [{ kind: 'gone' }] } });
    expect((await desk.refusal()).message).toBe('The reservation vanished before it was paid');
    expect(desk.memory.state().pending).toEqual([]);
    expect(desk.count('pay')).toBe(0);
  });

  it('is not paid, and the run ends, when one view shows it and the other never does', async () => {
    const desk = openDesk({ sale: { inspect: [gone], seek: [{ kind: 'unpaid' }] } });
    expect((await desk.refusal()).code).toBe('VENDOR_ERROR');
    expect(desk.count('pay')).toBe(0);
    expect(desk.intent()).toMatchObject({ phase: 'reserved', reservation: 'line-1' });
  });

  it('does not wait for ever for a vendor that can not be read', async () => {
    const desk = openDesk({ sale: { inspect: [gone], seek: [unreadable] } });
    expect((await desk.refusal()).code).toBe('VENDOR_UNREACHABLE');
    expect(desk.intent()).toMatchObject({ phase: 'reserved', reservation: 'line-1' });
  });
});

describe('going on with a purchase that nothing was paid for', () => {
  it('looks at the line again before it pays it', async () => {
    const desk = openDesk({
      open: intentOf('servers.ann', { phase: 'reserved', sent: false }),
      sale: { seek: [{ kind: 'unpaid' }, { kind: 'bought', id: 'srv-1' }] },
    });
    await desk.buy();
    // The price is looked at last, right before it is paid.
    expect(desk.calls).toEqual(['seek line-1', 'inspect line-1', 'pay line-1', 'seek line-1']);
  });

  it.each<{ name: string; seen: Sighting }>([
    { name: 'one', seen: { kind: 'bought', id: 'srv-7' } },
    { name: 'more', seen: { kind: 'ambiguous', candidates: [{ id: 'srv-7', text: 'ann' }], because: 'It is there.' } },
  ])('buys nothing when somebody has bought $name like it meanwhile', async ({ seen }) => {
    const desk = openDesk({
      open: intentOf('servers.ann', { phase: 'reserved', sent: false }),
      secrets: { promo_code: 'CODE' },
      sale: { seek: [seen] },
    });
    const problem = await desk.refusal();
    expect(problem.code).toBe('NAME_TAKEN');
    expect(problem.details.detail).toContain('srv-7');
    expect(desk.count('pay') + desk.count('applyPromo')).toBe(0);
    expect(desk.calls.at(-1)).toBe('release line-1');
    expect(desk.memory.state().pending).toEqual([]);
  });

  it('buys nothing when something like it appeared while adds were lost', async () => {
    const desk = openDesk({
      sale: {
        reserve: [failed('unclear'), 'line-2'],
        inspect: [open('line-2', '1.00')],
        seek: [{ kind: 'bought', id: 'srv-7' }],
      },
    });
    expect((await desk.refusal()).code).toBe('NAME_TAKEN');
    expect(desk.count('pay')).toBe(0);
  });

  it('adds anew when nobody saw the answer to the add, and never pays a line that it can not be sure of', async () => {
    const { reservation: _, ...unanswered } = intentOf('servers.ann', { phase: 'adding', sent: false });
    const desk = openDesk({
      open: unanswered,
      sale: {
        reserve: ['line-2'],
        inspect: [open('line-2', '1.00', [line('line-1')])],
        seek: [{ kind: 'unpaid' }, { kind: 'bought', id: 'srv-1' }],
      },
    });
    await desk.buy();
    expect(desk.calls.filter((call) => call.startsWith('pay'))).toEqual(['pay line-2']);
    expect(desk.notices.map(({ detail }) => detail)).toEqual([expect.stringContaining('Line line-1')]);
  });

  it('takes the old reservation back first when the manifest has moved', async () => {
    const old = intentOf('servers.ann', { phase: 'reserved', sent: false, reservation: 'line-0' });
    const desk = openDesk({
      open: old,
      action: { resume: { from: 'abandon', intent: old.id, phase: 'reserved' } },
    });
    await desk.buy();
    expect(desk.calls.slice(0, 3)).toEqual(['release line-0', 'survey', 'reserve']);
  });

  it('begins nothing new while the old reservation may still be there', async () => {
    const old = intentOf('servers.ann', { phase: 'reserved', sent: false });
    const desk = openDesk({
      open: old,
      action: { resume: { from: 'abandon', intent: old.id, phase: 'reserved' } },
      sale: { release: [failed('unclear')] },
    });
    await desk.refusal();
    expect(desk.calls).toEqual(['release line-1']);
    expect(desk.intent()).toEqual(old);
  });

  it('never takes back, nor pays again, what was paid for since the plan was made', async () => {
    const paid = intentOf('servers.ann', { phase: 'paying', sent: true });
    const desk = openDesk({
      open: paid,
      action: { resume: { from: 'abandon', intent: paid.id, phase: 'reserved' } },
      sale: { seek: [{ kind: 'unpaid' }] },
    });
    expect((await desk.refusal()).code).toBe('OUTCOME_UNKNOWN');
    expect(desk.count('release') + desk.count('pay')).toBe(0);
  });
});
