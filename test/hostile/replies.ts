/**
 * F5 of the numbered tables: answers of a vendor that are made to exhaust, deceive or overcharge. Each ends bounded in
 * time and memory, by a process that ends by itself and is no bug; nothing is bought, nothing false is recorded.
 */
import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { filesIn } from '../cli/stage.ts';
import { writeFiles } from '../support/run-cli.ts';
import { expectBounded, inFolder, runMeasured } from './child.ts';
import type { Table } from './score.ts';
import { drip, flood, startWicked, type Wickedness } from './wicked.ts';
import { APPLY, MANIFESTS, openWorld, type VendorName } from './worlds.ts';

interface HostileReply {
  readonly words: string;
  readonly vendor: VendorName;
  /** Which call is answered so: Zomro's function (`!`: it does what it shows), or method and path. */
  readonly call: string | RegExp;
  readonly wicked: Wickedness;
  /** Exit codes that tell the truth about it; with 0 among them, buying is right. */
  readonly codes?: readonly number[];
}

const MOST = { cpuS: 6, peakMb: 400 };
const GB = 2 ** 30;
const LIST = 'instances';
const PRICES = 'v2.instances.order.pricelist';
const ADD = 'v2.instances.order.param!';
const PAY = 'cartorder.create.confirm!';

const body = (text: string | Buffer, headers?: { readonly [name: string]: string }): Wickedness => ({
  reply: text,
  ...(headers && { headers }),
});
const doc = (value: unknown): Wickedness => body(JSON.stringify({ doc: value }));
const rows = (...elem: readonly unknown[]): Wickedness =>
  doc({ p_num: { $: '1' }, p_elems: { $: String(elem.length) }, elem });
const edit = (from: RegExp, to: string): Wickedness => ({ edit: (text) => text.replace(from, to) });
const pour = (bytes: number, headers: { readonly [name: string]: string } = {}): Wickedness => ({
  act: (response) => {
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    flood(response, Buffer.alloc(2 ** 16, 'a'), bytes);
  },
});
const raw = (work: (socket: NonNullable<ServerResponse['socket']>) => void): Wickedness => ({
  act: ({ socket }) => {
    if (socket) work(socket.on('error', () => {}));
  },
});
const slow = (byte: string): Wickedness => ({
  act: (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    drip(response, byte);
  },
});
const nested = (open: string, close: string, levels = 100_000): string => open.repeat(levels) + close.repeat(levels);
const server = (fields: object): object => ({
  id: { $: '5203773' },
  servername: { $: 'web-2' },
  status: { $orig: '2', $: 'Active' },
  ...fields,
});

const ZOMRO: readonly (readonly [words: string, call: string, wicked: Wickedness, codes?: readonly number[]])[] = [
  ['a gigabyte', LIST, pour(GB)],
  ['a gigabyte, announced', LIST, pour(GB, { 'content-length': String(GB) })],
  ['a gigabyte as an answer to the login', 'auth', pour(GB)],
  ['a bomb in gzip', LIST, body(gzipSync(Buffer.alloc(2 ** 26)), { 'content-encoding': 'gzip' })],
  ['lists nested 100,000 deep', LIST, body(`{"doc":{"elem":${nested('[', ']')}}}`)],
  ['objects nested 100,000 deep', LIST, body(`{"doc":${nested('{"elem":', '}').replace(/(?<=:)}/, '1}')}}`)],
  ['a row nested 100,000 deep', LIST, body(`{"doc":{"p_elems":{"$":"1"},"elem":[{"id":${nested('[', ']')}}]}}`)],
  [
    'headers without end',
    LIST,
    raw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const more = (): void => {
        while (!socket.destroyed && socket.write(`x-${'a'.repeat(1000)}: b\r\n`));
      };
      socket.on('drain', more);
      more();
    }),
  ],
  [
    'a header of a megabyte',
    LIST,
    raw((socket) => void socket.write(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(2 ** 20)}\r\n\r\n`)),
  ],
  ['a header line that is none', LIST, raw((socket) => void socket.end('HTTP/1.1 200 OK\r\n\0\u001b[2J\r\n\r\n{}'))],
  [
    'two lengths',
    LIST,
    raw((socket) => void socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 50\r\n\r\n{}')),
  ],
  ['no HTTP at all', LIST, raw((socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n'))],
  ['a byte now and then', LIST, slow('{')],
  ['a megabyte of "long"', LIST, body('long'.repeat(2 ** 18))],
  ['a slow result at another host', LIST, body(JSON.stringify('long//127.0.0.2/x?billmgr'))],
  ['a slow result behind a redirect of the path', LIST, body(JSON.stringify('longer://x/../../billmgr'))],
  ['an error of 15 megabytes of <', LIST, doc({ error: { $type: 'value', msg: { $: '<'.repeat(15 * 2 ** 20) } } })],
  [
    'an error with 100,000 parameters',
    LIST,
    doc({ error: { $type: 'value', param: Array.from({ length: 1e5 }, (_, at) => ({ $name: `p${at}`, $: 'x' })) } }),
  ],
  ['an error without a type', LIST, doc({ error: 7 })],
  ['a list of one word', LIST, doc({ p_elems: { $: '1' }, elem: 'row' })],
  ['a list of numbers', LIST, doc({ p_elems: { $: '2' }, elem: [1, 2] })],
  ['rows without ids', LIST, rows({ servername: { $: 'web-2' } })],
  ['an id that climbs', LIST, rows(server({ id: { $: '../../etc/passwd' } }))],
  ['an id with a line end and a command', LIST, rows(server({ id: { $: '1\n::add-mask::x' } }))],
  ['an id that is a list', LIST, rows(server({ id: [{ $: '1' }, { $: '2' }] })), [0, 3]],
  ['one id twice', LIST, rows(server({}), server({ servername: { $: 'web-3' } }))],
  ['a billion rows that never come', LIST, doc({ p_num: { $: '1' }, p_elems: { $: '999999999' }, elem: [server({})] })],
  ['fewer than no rows', LIST, doc({ p_elems: { $: '-1' }, elem: [server({})] })],
  ['__proto__ in a row', LIST, body('{"doc":{"__proto__":{"elem":[]},"constructor":{"prototype":{"polluted":1}}}}')],
  ['bytes that are no UTF-8', LIST, body(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]))],
  ['a null document', LIST, body('{"doc":null}')],
  ['nothing', LIST, body('')],
  ['a negative price', PRICES, edit(/0\.13/g, '-0.13')],
  ['a price of NaN', PRICES, edit(/0\.13/g, 'NaN')],
  ['an infinite price', PRICES, edit(/0\.13/g, '1e999')],
  ['a price of a million digits', PRICES, edit(/0\.13/g, '9'.repeat(1e6))],
  ['a price in another spelling', PRICES, edit(/0\.13/g, '0,13,00')],
  ['a tariff without a price', PRICES, edit(/"cost":\{[^}]*\}/g, '"cost":{}')],
  ['a balance of NaN', 'dashboard.info', edit(/20\.00 EUR/, 'NaN EUR'), [0]],
  ['a line id that climbs', ADD, edit(/"lineitem.id":\{"\$":"\d+"\}/, '"lineitem.id":{"$":"../../x"}'), [1, 3, 4]],
  [
    'a line id that is a list of all lines',
    ADD,
    edit(/"lineitem.id":\{"\$":"\d+"\}/, '"lineitem.id":{"$":"1,2,3"}'),
    [1, 3, 4],
  ],
  ['a cart that is dearer', 'cart', edit(/0\.13/g, '9.99'), [4]],
  ['a cart with a negative price', 'cart', edit(/0\.13/g, '-0.13'), [1, 3, 4]],
  ['a cart with a price of NaN', 'cart', edit(/0\.13/g, 'NaN'), [1, 3, 4]],
  ['a cart of a gigabyte', 'cart', pour(GB), [1, 3]],
  ['a gigabyte as an answer to the payment', PAY, pour(GB), [7]],
  ['a payment that is claimed and never happened', PAY, doc({ ok: {}, id: { $: '../../x' } }), [3, 7]],
  ['a payment that is confirmed elsewhere', PAY, doc({ ok: { $: 'http://127.0.0.2/pay?elid=1', $type: 'url' } }), [4]],
]; // prettier-ignore

const OVH: readonly (readonly [words: string, call: string | RegExp, wicked: Wickedness, codes?: readonly number[]])[] =
  [
    ['a gigabyte', 'GET /vps', pour(GB)],
    ['lists nested 100,000 deep', 'GET /vps', body(nested('[', ']'))],
    ['a string that never ends', 'GET /vps', body(`"${'\\"'.repeat(2 ** 19)}`)],
    ['a text of 15 megabytes', 'GET /vps', body(JSON.stringify(['a'.repeat(15 * 2 ** 20)])), [0]],
    ['a number of a million digits', /serviceInfos$/, edit(/12345/, '1'.repeat(1e6))],
    ['a negative service', /serviceInfos$/, edit(/12345/, '-1')],
    ['a service that climbs', /serviceInfos$/, edit(/12345/, '"../me"')],
    ['an expiration that is no day', /serviceInfos$/, edit(/2\d{3}-\d\d-\d\d(?=","engaged)/, '9999999-99-99')],
    ['a clock that is no number', 'GET /auth/time', body('NaN')],
    ['a clock before all time', 'GET /auth/time', body('-1')],
    ['a clock after all time', 'GET /auth/time', body('1e300')],
    ['a negative price', /^POST .*renew$/, edit(/"value":(?=[\d.]+})/g, '"value":-')],
    ['a price that is a text', /^POST .*renew$/, edit(/"value":[\d.]+/g, '"value":"free"')],
    ['a price beyond all numbers', /^POST .*renew$/, edit(/"value":[\d.]+/g, '"value":1e20')],
    ['a price without a currency', /^POST .*renew$/, edit(/"currencyCode":"EUR",/g, '')],
    ['an order that climbs', /^POST .*renew$/, edit(/"orderId":\d+/, '"orderId":"../../me"'), [0]],
    ['an order of a fraction', /^POST .*renew$/, edit(/"orderId":[1-9]\d*/, '"orderId":1.5'), [0]],
    ['a gigabyte as an answer to the payment', /^POST .*\/pay$/, pour(GB)],
    ['a redirect of the payment', /^POST .*\/pay$/, { reply: '', status: 307, headers: { location: '/1.0/me' } }],
  ]; // prettier-ignore

function matches({ call }: HostileReply, seen: string): boolean {
  return typeof call === 'string' ? call === seen : call.test(seen);
}

async function check(one: HostileReply): Promise<void> {
  const world = await openWorld(one.vendor);
  const wicked = await startWicked(world.url, (seen) => (matches(one, seen) ? one.wicked : undefined));
  try {
    await inFolder(async (cwd) => {
      writeFiles(cwd, { 'hostform.yaml': MANIFESTS[one.vendor] });
      const done = await runMeasured(APPLY, { cwd, env: world.envAt(wicked.origin) });
      expect(
        wicked.calls.some((seen) => matches(one, seen)),
        `${one.call} was never called: ${done.err}`,
      ).toBe(true);
      expectBounded(done, MOST);
      const codes = one.codes ?? [1, 3, 4, 7];
      expect(codes, `exit ${done.code}\n${done.out.slice(-1500)}\n${done.err.slice(-1500)}`).toContain(done.code);
      if (!codes.includes(0)) expect(world.bought(), 'bought').toBe(0);
      expect(done.out.length + done.err.length, 'characters').toBeLessThan(100_000);
      expect(JSON.stringify(filesIn(cwd))).not.toContain('../');
    });
  } finally {
    await wicked.close();
    await world.close();
  }
}

export const hostileReplies: Table<HostileReply> = {
  id: 'F5',
  what: 'hostile answers of vendors: bounded and refused, nothing bought',
  cases: [
    ...ZOMRO.map(([words, call, wicked, codes]) => ({
      words: `Zomro: ${words}`,
      vendor: 'zomro' as const,
      call,
      wicked,
      ...(codes && { codes }),
    })),
    ...OVH.map(([words, call, wicked, codes]) => ({
      words: `OVHcloud: ${words}`,
      vendor: 'ovh' as const,
      call,
      wicked,
      ...(codes && { codes }),
    })),
  ],
  atOnce: 4,
  check,
};
