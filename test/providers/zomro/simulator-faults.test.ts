import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../src/providers/zomro/simulated/faults.ts';
import { addToCart, confirm, dig, errorOf, open, rows, SECOND, textAt, timesCalled } from './simulator-caller.ts';

const CONFIRM = 'cartorder.create.confirm';

/** A cart with one line, a fault on confirm, and what came of confirming. */
async function confirmUnder(fault: Fault) {
  const opened = await open();
  const line = await addToCart(opened);
  const armed = opened.sim.faults.add({ func: CONFIRM, ...fault });
  const answer = await confirm(opened, line).catch((error: unknown) => error as Error);
  const bought = opened.sim.cloud.servers.size;
  return { opened, line, answer, armed, bought, outcome: opened.sim.calls.at(-1)?.outcome };
}

describe('lost requests and answers (zomro.md §11.11)', () => {
  test('a request that is dropped has done nothing, and the same line can be confirmed again', async () => {
    const { opened, line, answer, bought, outcome } = await confirmUnder({ kind: 'drop-request' });
    expect([answer instanceof Error, bought, outcome]).toEqual([true, 0, 'drop-request']);
    expect(errorOf(await confirm(opened, line))).toBeUndefined();
    expect(timesCalled(opened, CONFIRM)).toBe(2);
  });

  test('an answer that is dropped has bought, and the line is gone', async () => {
    const { opened, line, answer, bought, outcome } = await confirmUnder({ kind: 'drop-answer' });
    expect([answer instanceof Error, bought, outcome]).toEqual([true, 1, 'ok (drop-answer)']);
    expect(errorOf(await confirm(opened, line))).toBe('missed/lineitem');
    expect(opened.sim.cloud.ledger).toHaveLength(1);
  });

  test('a late request buys long after its connection broke', async () => {
    const { opened, answer, bought } = await confirmUnder({ kind: 'late', ms: 120 * SECOND });
    expect([answer instanceof Error, bought]).toEqual([true, 0]);
    opened.pass(119 * SECOND);
    expect(textAt((await opened.ask('cart')).doc, 'total', 'count')).toBe('1');
    opened.pass(SECOND);
    expect(textAt((await opened.ask('cart')).doc, 'total', 'count')).toBe('0');
    expect([opened.sim.cloud.servers.size, opened.sim.cloud.ledger[0]?.at]).toEqual([1, opened.now()]);
  });

  test('a late request finds its line consumed by then', async () => {
    const { opened, line } = await confirmUnder({ kind: 'late', ms: SECOND });
    await confirm(opened, line);
    opened.pass(SECOND);
    expect(opened.sim.cloud.ledger).toHaveLength(1);
  });

  test.each([
    [false, 0],
    [true, 1],
  ])('a call that hangs (after the work: %s) is ended by the client only', async (after, servers) => {
    const opened = await open();
    const line = await addToCart(opened);
    opened.sim.faults.add({ kind: 'hang', after });
    const giveUp = new AbortController();
    opened.sim.hook = (moment) => {
      if (moment === (after ? 'committed' : 'received')) setImmediate(() => giveUp.abort());
    };
    const body = new URLSearchParams({
      func: CONFIRM,
      auth: opened.sim.token,
      out: 'json',
      sok: 'ok',
      elid: line,
      paymethod_id: '0',
    });
    await expect(fetch(opened.sim.url, { method: 'POST', body, signal: giveUp.signal })).rejects.toThrow('abort');
    expect(opened.sim.cloud.servers.size).toBe(servers);
  });

  test('a delay is waited for before or after the work', async () => {
    const waits: number[] = [];
    const sleep = async (ms: number) => void waits.push(ms);
    const { sim, ask } = await open({ sleep });
    sim.faults.add({ kind: 'delay', ms: 5, func: 'cart' });
    sim.faults.add({ kind: 'delay', ms: 7, func: 'cart', after: true });
    expect(errorOf(await ask('cart'))).toBeUndefined();
    expect(waits).toEqual([5, 7]);
  });
});

describe('answers that are no answers (§1, §11.11)', () => {
  const statuses = [403, 408, 429, 460, 500, 502, 503, 504];
  test.each(statuses.flatMap((status) => [[status, false] as const, [status, true] as const]))(
    'status %d comes with HTML, after the work: %s',
    async (status, after) => {
      const { answer, bought } = await confirmUnder({ kind: 'status', status, after });
      expect(answer).toMatchObject({ status, type: 'text/html; charset=UTF-8', doc: null });
      expect(bought).toBe(after ? 1 : 0);
    },
  );

  test('429 may say when to come back', async () => {
    const { sim } = await open();
    sim.faults.add({ kind: 'status', status: 429, retryAfter: '17' });
    expect((await fetch(sim.url)).headers.get('retry-after')).toBe('17');
  });

  test.each([
    ['page', 'BILLmanager'],
    ['captcha', 'captcha'],
  ] as const)('%s is HTTP 200 and HTML', async (kind, word) => {
    for (const after of [false, true]) {
      const { answer, bought } = await confirmUnder({ kind, after });
      expect(answer).toMatchObject({ status: 200, doc: null, text: expect.stringContaining(word) });
      expect(bought).toBe(after ? 1 : 0);
    }
  });

  test.each([301, 302, 303, 307, 308] as const)('redirect %d leads elsewhere', async (status) => {
    const { sim } = await open();
    sim.faults.add({ kind: 'redirect', status, location: 'http://127.0.0.1:9/' });
    const response = await fetch(sim.url, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([status, 'http://127.0.0.1:9/']);
  });

  test('an empty 200 before or after the work', async () => {
    for (const after of [false, true]) {
      const { answer, bought } = await confirmUnder({ kind: 'empty', after });
      expect([answer, bought]).toMatchObject([{ status: 200, text: '' }, after ? 1 : 0]);
    }
  });

  test('a long request is at work, and its URL has the answer after some polls', async () => {
    const { opened, answer, bought } = await confirmUnder({ kind: 'long', polls: 2 });
    const text = 'text' in answer ? answer.text : '';
    expect([bought, text]).toEqual([1, expect.stringContaining('Request in process, please wait')]);
    const path = /long.+billmgr/.exec(text)?.[0] ?? '';
    const polls = [];
    for (let count = 0; count < 3; count += 1) polls.push(await (await fetch(`${opened.sim.url}${path}`)).text());
    expect(polls.map((poll) => poll.startsWith('{"doc"'))).toEqual([false, false, true]);
  });

  test('truncated JSON, as a whole reply or with the connection cut', async () => {
    const whole = await confirmUnder({ kind: 'truncated' });
    expect([whole.answer, whole.bought]).toMatchObject([
      { status: 200, doc: null, text: expect.stringMatching(/^\{"doc"/) },
      1,
    ]);
    const cut = await confirmUnder({ kind: 'truncated', cut: true });
    expect([cut.answer instanceof Error, cut.bought]).toEqual([true, 1]);
  });

  test('the wrong content type, any body, a huge reply, a deep one', async () => {
    const { sim, ask } = await open();
    sim.faults.add({ kind: 'content-type', type: 'text/plain' });
    expect(await ask('cart')).toMatchObject({ type: 'text/plain', doc: { list: expect.anything() } });
    sim.faults.add({ kind: 'body', body: 'null' });
    expect((await ask('cart')).text).toBe('null');
    sim.faults.add({ kind: 'huge', bytes: 5_000_000 });
    const huge = await ask('cart');
    expect([huge.text.length > 5_000_000, errorOf(huge)]).toEqual([true, undefined]);
    sim.faults.add({ kind: 'deep', levels: 10_000 });
    expect((await ask('cart')).text.match(/\{"doc":/g)).toHaveLength(10_001);
  });
});

describe('errors on order (§3, §11.11)', () => {
  test('runningoperation after a success: the work is done', async () => {
    const { answer, bought, armed } = await confirmUnder({ kind: 'running-operation' });
    if (answer instanceof Error) throw answer;
    expect([errorOf(answer), bought, armed.fired()]).toEqual(['value/runningoperation', 1, 1]);
  });

  test('any doc.error before the work', async () => {
    const { answer, bought } = await confirmUnder({
      kind: 'error',
      type: 'busy',
      object: 'x',
      param: 'y',
      text: 'Later',
    });
    if (answer instanceof Error) throw answer;
    expect([errorOf(answer), textAt(answer.doc, 'error', 'param'), bought]).toEqual(['busy/x', 'y', 0]);
  });

  test('an expired session between any two calls, told as the knob says', async () => {
    for (const expiredSession of ['auth', 'access'] as const) {
      const { sim, ask } = await open({ knobs: { expiredSession } });
      const auth = sim.token;
      sim.faults.add({ kind: 'expired-session', func: 'cart' });
      expect(errorOf(await ask('whoami', { auth }))).toBeUndefined();
      expect(errorOf(await ask('cart', { auth }))).toBe(expiredSession);
      expect(errorOf(await ask('whoami', { auth }))).toBe(expiredSession);
    }
  });
});

describe('which calls a fault strikes', () => {
  test('the n-th that matches function and sok, and as many after it as it says', async () => {
    const { sim, ask } = await open();
    const armed = sim.faults.add({ kind: 'error', type: 'x', func: ['cart', 'basket'], sok: false, n: 2, times: 2 });
    const funcs = ['cart', 'whoami', 'basket', 'cart', 'cart'];
    const results: (string | undefined)[] = [];
    for (const func of funcs) results.push(errorOf(await ask(func)));
    expect([results, armed.fired()]).toEqual([[undefined, undefined, 'x', 'x', undefined], 2]);
    expect(errorOf(await ask('cart', { sok: 'ok' }))).toBeUndefined();
  });

  test('all of them with Infinity, until it is removed', async () => {
    const { sim, ask } = await open();
    const armed = sim.faults.add({ kind: 'status', status: 503, times: Infinity });
    const status = async () => (await ask('cart')).status;
    expect([await status(), await status(), await status()]).toEqual([503, 503, 503]);
    armed.remove();
    expect(await status()).toBe(200);
    sim.faults.add({ kind: 'status', status: 500, times: Infinity });
    sim.faults.clear();
    expect(await status()).toBe(200);
  });
});

describe('hooks', () => {
  test('see a call received, committed and answered, and can hold it up', async () => {
    const opened = await open();
    const line = await addToCart(opened);
    const seen: string[] = [];
    opened.sim.hook = async (moment, { func, changed }) => {
      await Promise.resolve();
      seen.push(`${moment} ${func} ${changed} ${opened.sim.cloud.servers.size}`);
    };
    await confirm(opened, line);
    opened.sim.hook = undefined;
    await opened.ask('cart');
    expect(seen.slice(0, 2)).toEqual([`received ${CONFIRM} false 0`, `committed ${CONFIRM} true 1`]);
    expect(seen[2]).toBe(`answered ${CONFIRM} true 1`);
  });

  test('an answer that a fault gave is an answer, one that was dropped is none', async () => {
    const { sim, ask } = await open();
    const seen: string[] = [];
    sim.hook = (moment) => void seen.push(moment);
    sim.faults.add({ kind: 'status', status: 503 });
    sim.faults.add({ kind: 'drop-answer', n: 2 });
    await ask('cart');
    await ask('cart').catch(() => undefined);
    await ask('cart');
    expect(seen.slice(0, 4)).toEqual(['received', 'answered', 'received', 'committed']);
    expect(seen.slice(4, 6)).toEqual(['received', 'committed']);
  });

  test.each([
    ['received', 0],
    ['committed', 1],
  ] as const)('a vendor that dies when %s breaks the connection', async (deadly, servers) => {
    const opened = await open();
    const line = await addToCart(opened);
    opened.sim.hook = async (moment) => {
      if (moment === deadly) throw new Error('killed');
    };
    await expect(confirm(opened, line)).rejects.toThrow('fetch failed');
    opened.sim.hook = undefined;
    expect([opened.sim.cloud.servers.size, opened.sim.calls.at(-1)?.outcome]).toEqual([
      servers,
      expect.stringContaining('killed'),
    ]);
    expect(rows(await opened.ask('instances'))).toHaveLength(servers);
  });

  test('an onChange that fails is a 500, so that nobody takes the change for persisted', async () => {
    const { ask } = await open({
      onChange: () => {
        throw new Error('disk full');
      },
    });
    const answer = await ask('cart.empty');
    expect([answer.status, answer.text]).toEqual([500, expect.stringContaining('disk full')]);
    expect(dig((await ask('cart')).doc, 'total')).toBeDefined();
  });
});
