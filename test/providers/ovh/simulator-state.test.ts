import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/model/json.ts';
import { type OvhSimulator, startOvhSimulator } from '../../../src/providers/ovh/simulator.ts';
import { DAY, HOUR, START, sendRaw, startBench } from './simulator-support.ts';

const order = { duration: 'P1M', services: [12345], dryRun: false };

describe('a snapshot', () => {
  it('is plain data that a new simulator goes on from', async () => {
    const first = await startBench();
    const { json } = await first.post('/service/12345/renew', order);
    await first.post(`/me/order/${json.orderId}/pay`, { paymentMethod: { id: 987 } });
    const snapshot = JSON.parse(JSON.stringify(first.simulator.snapshot())) as Json;
    const second = await startBench({ restore: snapshot }, START + HOUR);
    expect((await second.get(`/me/order/${json.orderId}/status`)).json).toBe('delivered');
    expect((await second.get('/service/12345')).json.expirationDate).toBe('2026-10-10');
    expect(second.simulator.cloud.ledger).toEqual(first.simulator.cloud.ledger);
    expect((await second.post('/service/12345/renew', order)).json.orderId).toBe(json.orderId + 1);
  });

  it('comes back as it was', async () => {
    const first = await startBench();
    await first.post('/service/12345/renew', order);
    const snapshot = first.simulator.snapshot();
    const second = await startBench({ restore: snapshot });
    expect(second.simulator.snapshot()).toEqual(snapshot);
  });

  it('shares nothing with the tables', async () => {
    const bench = await startBench();
    const before = JSON.stringify(bench.simulator.snapshot());
    const snapshot = bench.simulator.snapshot();
    bench.simulator.cloud.account.currency = 'PLN';
    expect(JSON.stringify(snapshot)).toBe(before);
  });

  it('of something else is refused', async () => {
    for (const restore of [null, [], {}, { version: 2, services: [] }]) {
      await expect(startOvhSimulator({ restore })).rejects.toThrow(RangeError);
    }
  });

  it('is taken at the time of the clock', async () => {
    const bench = await startBench();
    bench.pass(9 * DAY + HOUR);
    bench.simulator.snapshot();
    expect(bench.simulator.cloud.ledger).toHaveLength(1);
  });
});

describe('the same seed', () => {
  it('gives the same keys and passwords, another one others', async () => {
    const password = async (seed: number) => {
      const bench = await startBench({ seed });
      return (await bench.post('/service/12345/renew', order)).json.password;
    };
    expect(await password(7)).toBe(await password(7));
    expect(await password(8)).not.toBe(await password(7));
  });
});

describe('onChange', () => {
  it('gets the tables after each change, before the answer leaves', async () => {
    const events: string[] = [];
    const bench = await startBench({
      onChange: (snapshot) => events.push(`saved ${(snapshot as { orders: unknown[] }).orders.length} orders`),
    });
    bench.simulator.hook = async (moment, { method }) => {
      if (method === 'POST') events.push(moment);
    };
    await bench.post('/service/12345/renew', order);
    expect(events.slice(0, 3)).toEqual(['received', 'saved 5 orders', 'committed']);
  });

  it('is silent while nothing changes', async () => {
    let changes = 0;
    const bench = await startBench({ onChange: () => (changes += 1) });
    await bench.get('/service/12345');
    await bench.get('/nowhere');
    await bench.post('/service/12345/renew', { ...order, dryRun: true });
    await bench.put('/services/12345', { renew: { mode: 'automatic' } });
    expect(changes).toBe(0);
    await bench.put('/services/12345', { renew: { mode: 'manual' } });
    expect(changes).toBe(1);
  });

  it('hears of what time has changed', async () => {
    let changes = 0;
    const bench = await startBench({ onChange: () => (changes += 1) });
    bench.pass(9 * DAY);
    await bench.get('/me');
    expect(changes).toBe(1);
  });
});

describe('the hook', () => {
  it('stops a call where a test wants it: received, committed, answered', async () => {
    const bench = await startBench();
    const seen: string[] = [];
    const answered = new Promise<void>((resolve) => {
      bench.simulator.hook = async (moment, call) => {
        seen.push(`${moment}: ${bench.made().length} orders, status ${call.status}`);
        if (moment === 'answered') resolve();
      };
    });
    await bench.post('/service/12345/renew', order);
    await answered;
    expect(seen).toEqual([
      'received: 0 orders, status null',
      'committed: 1 orders, status null',
      'answered: 1 orders, status 200',
    ]);
  });

  it('is awaited', async () => {
    const bench = await startBench();
    const gate: { open?: () => void } = {};
    const reached = new Promise<void>((resolve) => {
      bench.simulator.hook = (moment) => {
        if (moment !== 'received') return Promise.resolve();
        resolve();
        return new Promise((open) => {
          gate.open = open;
        });
      };
    });
    const answer = bench.post('/service/12345/renew', order);
    await reached;
    expect(bench.made()).toHaveLength(0);
    gate.open?.();
    expect((await answer).status).toBe(200);
  });
});

describe('reset', () => {
  it('brings back the seeded account and the first settings, in the same objects', async () => {
    const bench = await startBench({ settings: { quoteValidityDays: 3 } });
    const { cloud, settings, calls, faults } = bench.simulator;
    const fresh = JSON.stringify(cloud);
    await bench.post('/service/12345/renew', order);
    settings.quoteValidityDays = 9;
    settings.failures.expired.status = 410;
    faults.add({ do: 'html', when: 'before', status: 503, times: Number.POSITIVE_INFINITY });
    bench.simulator.reset();
    expect(JSON.stringify(cloud)).toBe(fresh);
    expect(settings).toMatchObject({ quoteValidityDays: 3, failures: { expired: { status: 460 } } });
    expect(calls).toEqual([]);
    expect((await bench.get('/me')).status).toBe(200);
  });
});

describe('a simulator', () => {
  it('listens on the port it is given and on a wall clock by default', async () => {
    const probe = await startOvhSimulator();
    const port = Number(new URL(probe.url).port);
    await probe.close();
    const simulator: OvhSimulator = await startOvhSimulator({ port });
    expect(simulator.url).toBe(`http://127.0.0.1:${port}/1.0`);
    expect(simulator.tokenUrl).toBe(`http://127.0.0.1:${port}/auth/oauth2/token`);
    const before = Math.floor(Date.now() / 1000);
    const { json } = await sendRaw(`${simulator.url}/auth/time`);
    expect(json).toBeGreaterThanOrEqual(before);
    await expect(startOvhSimulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await simulator.close();
  });
});
