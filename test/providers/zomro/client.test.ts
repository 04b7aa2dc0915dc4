import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, test } from 'vitest';
import { clientFor, failureOf } from './support/connect.ts';
import { type Asked, fault, type Reply, tinyServer } from './support/tiny-server.ts';

const DONE: Reply = { doc: { ok: {} } };

describe('what is sent', () => {
  test('each call is a urlencoded form with func, out, lang and the token', async () => {
    const server = await tinyServer(() => DONE);
    await clientFor(server.url).client.read('whoami', { elid: 'a b&c="d"' });
    expect(server.asked[0]).toMatchObject({
      method: 'POST',
      path: '/',
      params: { func: 'whoami', out: 'json', lang: 'en', auth: 'test-token', elid: 'a b&c="d"' },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  });

  test('a changing call has a connection of its own, reads share one', async () => {
    const server = await tinyServer(() => DONE);
    const { client } = clientFor(server.url);
    await client.read('whoami');
    await client.change('service.stop', { elid: '1' });
    await client.read('whoami');
    const [first, second, third] = server.asked.map(({ port }) => port);
    expect(third).toBe(first);
    expect(second).not.toBe(first);
  });
});

describe('the table of calls', () => {
  test.each(['cart.empty', 'instances.fleio_bckps.edit', 'basket', 'constructor'])('%s is never sent', async (func) => {
    const server = await tinyServer(() => DONE);
    const { client } = clientFor(server.url);
    expect(await failureOf(client.read(func))).toMatchObject({ code: 'INTERNAL' });
    expect(await failureOf(client.change(func, {}))).toMatchObject({
      code: 'INTERNAL',
      details: { effect: 'not-sent' },
    });
    expect(server.asked).toEqual([]);
  });

  test('the old basket is never emptied, nor anything in it paid', async () => {
    const server = await tinyServer(() => DONE);
    const { client } = clientFor(server.url);
    for (const clicked_button of ['clearbasket', 'setpromocode', 'ok', 'pay'])
      expect(await failureOf(client.change('basket', { sok: 'ok', clicked_button, elid: '1' }))).toMatchObject({
        code: 'INTERNAL',
      });
    expect(await failureOf(client.change('basket', { sok: 'ok', clicked_button: 'delete', elid: '' }))).toMatchObject({
      code: 'INTERNAL',
    });
    expect(server.asked).toEqual([]);
  });

  test('a change can not be slipped in as a read, nor a read as a change', async () => {
    const server = await tinyServer(() => DONE);
    const { client } = clientFor(server.url);
    expect(await failureOf(client.read('instances.delete', { elid: '1' }))).toMatchObject({ code: 'INTERNAL' });
    expect(await failureOf(client.read('instances.edit', { elid: '1', sok: 'ok' }))).toMatchObject({
      code: 'INTERNAL',
    });
    expect(await failureOf(client.change('instances.edit', { elid: '1' }))).toMatchObject({ code: 'INTERNAL' });
    expect(server.asked).toEqual([]);
  });

  const changes = [
    ['v2.instances.order.param', { sok: 'ok' }],
    ['v2.image.order.param', { sok: 'ok' }],
    ['cartorder.create.confirm', { sok: 'ok', elid: '1' }],
    ['cart', { sok: 'ok', clicked_button: 'delete' }],
    ['instances.edit', { sok: 'ok' }],
    ['image.edit', { sok: 'ok' }],
    ['service.start', {}],
    ['service.stop', {}],
    ['instances.delete', {}],
    ['image.delete', {}],
    ['instances.fleio_bckps.schedule.edit', { sok: 'ok' }],
    ['instances.fleio_bckps.schedule.delete', {}],
  ] as const;
  test.each(changes)('a plan can not send %s', async (func, params) => {
    const server = await tinyServer(() => DONE);
    const { client } = clientFor(server.url, { mayWrite: false });
    expect(await failureOf(client.change(func, { ...params }))).toMatchObject({
      code: 'READ_ONLY',
      details: { effect: 'not-sent' },
    });
    expect(server.asked).toEqual([]);
  });

  test('a plan may read forms and clear a filter', async () => {
    const server = await tinyServer(() => DONE);
    const { client } = clientFor(server.url, { mayWrite: false });
    await client.read('v2.instances.order.param', { pricelist: '6740' });
    await client.read('instances.filter', { sok: 'ok', id: '' });
    expect(server.funcs()).toEqual(['v2.instances.order.param', 'instances.filter']);
  });
});

/** Answers oddly this often, then well. */
function after(odd: Reply, times: number): (asked: Asked, count: number) => Reply {
  return (_, count) => (count <= times ? odd : DONE);
}

describe('a read', () => {
  const passing: readonly [string, Reply][] = [
    ['a broken connection', 'drop'],
    ['a web page', { body: '<html><title>DDoS guard</title></html>' }],
    ['an empty answer', { body: '' }],
    ['half of a document', { body: '{"doc":{"elem":[{"id"' }],
    ['a bare string', { body: '"please wait"' }],
    ['a list', { body: '[]' }],
    ['JSON without a document', { body: '{"error":"x"}' }],
    ['a server error', { status: 503, body: '{"doc":{"ok":{}}}' }],
    ['too many requests', { status: 429, body: 'slow down', headers: { 'retry-after': '7' } }],
  ];
  test.each(passing)('is repeated after %s', async (_, odd) => {
    const server = await tinyServer(after(odd, 2));
    const { client } = clientFor(server.url);
    expect(await client.read('whoami')).toEqual({ ok: {} });
    expect(server.asked).toHaveLength(3);
  });

  test('waits as long as Retry-After says', async () => {
    const server = await tinyServer(after({ status: 429, body: '', headers: { 'retry-after': '7' } }, 1));
    const { client, clock } = clientFor(server.url);
    await client.read('whoami');
    expect(clock.slept).toEqual([7000]);
  });

  test('is given up after five attempts, and an odd answer is never an empty document', async () => {
    const server = await tinyServer(() => ({ body: '<html>' }));
    const error = await failureOf(clientFor(server.url).client.read('instances'));
    expect(error).toMatchObject({ code: 'VENDOR_UNREACHABLE', details: { vendor: { status: 200 } } });
    expect(error.details.detail).toContain('web page');
    expect(server.asked).toHaveLength(5);
  });

  test.each([403, 460])('is not repeated when the address is blocked (HTTP %i)', async (status) => {
    const server = await tinyServer(() => ({ status, body: '<html>blocked</html>' }));
    const error = await failureOf(clientFor(server.url).client.read('whoami'));
    expect(error.message).toBe('Zomro blocks this IP address');
    expect(server.asked).toHaveLength(1);
  });

  test('does not follow a redirect', async () => {
    const server = await tinyServer(() => ({ status: 307, body: '', headers: { location: 'http://127.0.0.1:1/' } }));
    expect(await failureOf(clientFor(server.url).client.read('whoami'))).toMatchObject({
      details: { vendor: { status: 307 } },
    });
    expect(server.asked).toHaveLength(1);
  });

  test("brings the vendor's own word for a refusal, cleaned of mark-up and secrets", async () => {
    const text = ' The <b>elid</b> field\n has invalid value: test-token ';
    const server = await tinyServer(() => fault('value', { object: 'elid', text }));
    const error = await failureOf(clientFor(server.url).client.read('instances.edit', { elid: 'x' }));
    expect(error).toMatchObject({
      code: 'VENDOR_ERROR',
      details: { vendor: { code: 'value', object: 'elid', status: 200 } },
    });
    expect(error.details.detail).toBe('value (elid): The elid field has invalid value: (hidden)');
    expect(error.details.effect).toBeUndefined();
    expect(server.asked).toHaveLength(1);
  });

  test('finds the words of an error in msg or in detail, and does without them', async () => {
    const said = [
      { $type: 'value', detail: { $: 'bad field' } },
      { $type: 'value' },
      { param: { $name: 'value', $: 'x' }, msg: {} },
    ];
    const server = await tinyServer((_, count) => ({ doc: { error: said[count - 1] ?? {} } }));
    const { client } = clientFor(server.url);
    const details = [];
    for (const _ of said) details.push((await failureOf(client.read('whoami'))).details.detail);
    expect(details).toEqual(['value: bad field', 'value', 'unknown']);
  });
});

describe('a changing call', () => {
  const unclear: readonly [string, Reply][] = [
    ['a broken connection', 'drop'],
    ['a web page', { body: '<html></html>' }],
    ['an empty answer', { body: '' }],
    ['half of a document', { body: '{"doc":{"ok' }],
    ['a redirect', { status: 302, body: '', headers: { location: '/' } }],
    [
      'a server error, even with a refusal in it',
      { status: 500, body: JSON.stringify({ doc: { error: { $type: 'value' } } }) },
    ],
    ['a timeout of the gateway', { status: 408, body: JSON.stringify({ doc: { error: { $type: 'value' } } }) }],
    ['too many requests without a document', { status: 429, body: 'slow down' }],
    ['a blocked address', { status: 403, body: '<html>blocked</html>' }],
    ['an operation that is running, as the object', fault('value', { object: 'runningoperation' })],
    ['an operation that is running, as the type', fault('runningoperation')],
  ];
  test.each(unclear)('is sent once and its outcome is unclear after %s', async (_, odd) => {
    const server = await tinyServer(() => odd);
    const error = await failureOf(
      clientFor(server.url).client.change('cartorder.create.confirm', { sok: 'ok', elid: '1818' }),
    );
    expect(error.details.effect).toBe('unclear');
    expect(server.asked).toHaveLength(1);
  });

  const refused: readonly [string, Reply][] = [
    ['a business error', fault('not_enough_money')],
    [
      'a business error with a client status',
      { status: 429, body: JSON.stringify({ doc: { error: { $type: 'limit' } } }) },
    ],
  ];
  test.each(refused)('is refused by %s', async (_, reply) => {
    const server = await tinyServer(() => reply);
    const error = await failureOf(clientFor(server.url).client.change('service.stop', { elid: '1' }));
    expect(error).toMatchObject({ code: 'VENDOR_ERROR', details: { effect: 'refused' } });
    expect(server.asked).toHaveLength(1);
  });

  test('was not sent when nobody listens', async () => {
    const probe = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => probe.once('listening', resolve));
    const { port } = probe.address() as AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    const error = await failureOf(clientFor(`http://127.0.0.1:${port}/`).client.change('service.stop', { elid: '1' }));
    expect(error).toMatchObject({ code: 'VENDOR_UNREACHABLE', details: { effect: 'not-sent' } });
  });

  test('never lets a password or a promo code back out in a message', async () => {
    const server = await tinyServer(({ params }) =>
      fault('value', { object: 'password', text: `bad: ${params['password']}` }),
    );
    const { client } = clientFor(server.url);
    const error = await failureOf(
      client.change('v2.instances.order.param', { sok: 'ok', password: 'Secret-Passw0rd' }),
    );
    expect(JSON.stringify([error.message, error.details, error.problem])).not.toContain('Secret-Passw0rd');
  });
});

describe('a slow function', () => {
  const text = 'Request in process, please wait <a href="/long/request-1/billmgr">';

  test('is followed until its document is there', async () => {
    const server = await tinyServer(({ method }, count) => (method === 'POST' || count < 4 ? { body: text } : DONE));
    const { client, clock } = clientFor(server.url);
    expect(await client.change('service.stop', { elid: '1' })).toEqual({ ok: {} });
    expect(server.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /',
      'GET /long/request-1/billmgr',
      'GET /long/request-1/billmgr',
      'GET /long/request-1/billmgr',
    ]);
    expect(clock.slept).toEqual([10_000, 10_000, 10_000]);
  });

  test('may be announced as a JSON string, and its result may be a refusal', async () => {
    const server = await tinyServer(({ method }) =>
      method === 'POST' ? { body: JSON.stringify(text) } : fault('missed', { object: 'elid' }),
    );
    const error = await failureOf(clientFor(server.url).client.change('service.stop', { elid: '1' }));
    expect(error).toMatchObject({ details: { effect: 'refused', vendor: { code: 'missed' } } });
  });

  test('stays unclear when its result can not be had, whatever the reason', async () => {
    const server = await tinyServer(({ method }) => (method === 'POST' ? { body: text } : 'drop'));
    const error = await failureOf(clientFor(server.url).client.change('service.stop', { elid: '1' }));
    expect(error.details.effect).toBe('unclear');
    expect(server.asked).toHaveLength(6);
  });

  test('is given up some time', async () => {
    const server = await tinyServer(() => ({ body: text }));
    const error = await failureOf(clientFor(server.url).client.change('service.stop', { elid: '1' }));
    expect(error).toMatchObject({ code: 'VENDOR_UNREACHABLE', details: { effect: 'unclear' } });
    expect(server.asked.length).toBeGreaterThan(50);
  });

  test('is never fetched from another place', async () => {
    const server = await tinyServer(() => ({ body: 'see long:evil.example/billmgr' }));
    const error = await failureOf(clientFor(server.url).client.change('service.stop', { elid: '1' }));
    expect(error.details.effect).toBe('unclear');
    expect(server.asked).toHaveLength(1);
  });
});
