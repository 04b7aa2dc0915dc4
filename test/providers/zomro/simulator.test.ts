import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { dig, errorOf, type Fields, open, read, rows, START, textAt } from './simulator-caller.ts';

describe('transport (zomro.md §1)', () => {
  test('both entry points are the same, and a doubled one is an HTML 404', async () => {
    const { sim, post } = await open();
    const fields = { func: 'whoami', auth: sim.token, out: 'json' };
    expect((await post(fields)).doc).toMatchObject({ user: { $id: '4401' } });
    expect((await post(fields, 'billmgr')).doc).toMatchObject({ user: { $id: '4401' } });
    const doubled = await post(fields, 'billmgr/billmgr');
    expect([doubled.status, doubled.type]).toEqual([404, 'text/html; charset=UTF-8']);
  });

  test('multipart and a query are read like urlencoded', async () => {
    const { sim } = await open();
    sim.cloud.addServer({}, { servername: 'Zürich & Co' });
    const form = new FormData();
    for (const [name, value] of Object.entries({ func: 'instances.edit', auth: sim.token, out: 'json', lang: 'en' })) {
      form.append(name, value);
    }
    form.append('elid', '5203773');
    const multipart = await read(await fetch(sim.url, { method: 'POST', body: form }));
    expect(textAt(multipart.doc, 'servername')).toBe('Zürich & Co');
    const query = new URLSearchParams({ func: 'whoami', auth: sim.token, out: 'json' });
    expect((await read(await fetch(`${sim.url}?${query.toString()}`))).doc).toMatchObject({
      user: { $name: 'customer' },
    });
  });

  test('a curl-made multipart body without quotes in its values is read as it is', async () => {
    const { sim } = await open();
    const part = (name: string, value: string) =>
      `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const body = `${part('func', 'whoami')}${part('auth', sim.token)}${part('out', 'json')}--x--\r\n`;
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await read(await fetch(sim.url, { method: 'POST', headers, body }))).doc).toMatchObject({ ok: {} });
  });

  test('an unknown function is missed, with HTTP 200', async () => {
    const { ask } = await open();
    for (const func of ['instances.start', 'service.delete', 'toString', '"cart"', '']) {
      const answer = await ask(func);
      expect([func, answer.status, errorOf(answer)]).toEqual([func, 200, 'missed/func']);
    }
  });

  test('without out=json the work is done and the answer is a page', async () => {
    const { sim, post } = await open();
    const server = sim.cloud.addServer();
    const page = await post({ func: 'service.stop', auth: sim.token, elid: server.id });
    expect([page.status, page.type]).toEqual([200, 'text/html; charset=UTF-8']);
    expect(page.text).toContain('<!DOCTYPE html>');
    expect(sim.cloud.servers.get(server.id)?.state).toBe('stopping');
  });

  test('xjson is json, and out=xml has the attributes of the original', async () => {
    const { sim, ask } = await open();
    sim.cloud.addServer({}, { servername: 'a<b' });
    expect(rows(await ask('instances', { out: 'xjson' }))).toHaveLength(1);
    const xml = await ask('instances', { out: 'xml' });
    expect(xml.type).toContain('text/xml');
    expect(xml.text).toContain('<item_status color="green" orig="2"> Active </item_status>');
    expect(xml.text).toContain('<servername>a&lt;b</servername>');
    const refused = await ask('nothing', { out: 'xml' });
    expect(refused.text).toContain('<error type="missed" object="func" lang="en"><param name="value">nothing</param>');
  });

  test('other methods are refused, and a body that breaks off is no call', async () => {
    const { sim, ask } = await open();
    expect((await fetch(sim.url, { method: 'PUT' })).status).toBe(405);
    await new Promise<void>((resolve) => {
      const half = request(sim.url, { method: 'POST', headers: { 'content-length': '100' } });
      half.on('error', () => resolve());
      half.write('func=cart.empty&auth=', () => half.destroy());
    });
    await ask('whoami');
    expect(sim.calls.map(({ func }) => func)).toEqual(['whoami']);
  });
});

describe('encoding (zomro.md §4)', () => {
  async function firstRow(fields: Fields = {}) {
    const opened = await open();
    opened.sim.cloud.addServer({}, { servername: 'web-1', network: '260' });
    return { ...opened, row: rows(await opened.ask('instances', fields))[0] };
  }

  test('scalars are objects with text, and empty ones are empty objects', async () => {
    const { row } = await firstRow();
    expect(dig(row, 'id')).toEqual({ $: '5203773' });
    expect(dig(row, 'description')).toEqual({});
    expect(dig(row, 'ip')).toEqual({});
  });

  test('coded values carry colour, code and padded words; duplicate columns are lists', async () => {
    const { row } = await firstRow();
    expect(dig(row, 'item_status')).toEqual({ $color: 'green', $orig: '2', $: ' Active ' });
    expect(dig(row, 'instance_status')).toEqual({ $: ' active ' });
    expect(dig(row, 'createdate')).toEqual([{ $: '2024-07-24' }, { $: '2024-07-24' }]);
    expect(dig(row, 'intname')).toHaveLength(2);
  });

  test('money is display text in one column and a number in another', async () => {
    const { row } = await firstRow();
    expect([textAt(row, 'cost'), textAt(row, 'item_cost')]).toEqual(['0.10 EUR / Day', '0.0967']);
    expect([textAt(row, 'expiredate'), textAt(row, 'real_expiredate')]).toEqual(['Daily charges', '2024-07-25']);
  });

  test('words follow lang, and the account speaks Russian', async () => {
    for (const lang of ['', 'ru', 'xx']) {
      const { row } = await firstRow({ lang });
      expect(textAt(row, 'item_status')).toBe(' Активен ');
      expect(textAt(row, 'cost')).toBe('0,10 EUR / День');
      expect(textAt(row, 'expiredate')).toBe('Ежедневное списание');
    }
  });

  test('containers stay lists with one entry and vanish without any; everything else collapses', async () => {
    const { sim, ask } = await open();
    const empty = await ask('instances');
    expect(Object.keys(empty.doc as object)).not.toContain('elem');
    expect(textAt(empty.doc, 'p_elems')).toBe('0');
    sim.cloud.addServer();
    expect(Array.isArray(dig((await ask('instances')).doc, 'elem'))).toBe(true);
    const { doc } = await ask('v2.instances.order.pricelist');
    const tariffs = dig(doc, 'list', 0, 'elem') as never[];
    expect(dig(tariffs[0], 'prices', 'price', 0, 'period')).toEqual({ $: '-50' });
    const starter = tariffs.find((tariff) => textAt(tariff, 'title', 'main')?.startsWith('Cloud Starter'));
    expect(dig(starter, 'prices', 'price')).toEqual({ period: { $: '-50' }, cost: { $: '0.0966' } });
    expect(dig(starter, 'flabel')).toEqual({ tag: { $: '41' } });
    expect(dig(tariffs[0], 'buttons', 'button', '$func')).toBe('v2.instances.order.param');
    const soldOut = tariffs.find((tariff) => textAt(tariff, 'title', 'main')?.startsWith('Cloud Max'));
    expect(dig(soldOut, 'flabel', 'tag')).toEqual([{ $: '41' }, { $: '42' }, { $: '43' }]);
  });

  test('the knob makes a single elem an object, as on other hosts', async () => {
    const { sim, ask } = await open({ knobs: { collapseSingleElem: true } });
    sim.cloud.addServer();
    expect(textAt((await ask('instances')).doc, 'elem', 'id')).toBe('5203773');
    sim.cloud.addServer();
    expect(dig((await ask('instances')).doc, 'elem')).toHaveLength(2);
  });

  test('dotted keys are literal, labels are plain strings, parameters are echoed', async () => {
    const { ask } = await open();
    const form = await ask('v2.instances.order.param', { pricelist: '6740' });
    expect(dig(form.doc, 'messages', 'msg', 'addon_6746')).toBe('network');
    expect(textAt(form.doc, 'tparams', 'pricelist')).toBe('6740');
  });

  test('an error has type, object, one or several params, and padded text in msg or detail', async () => {
    const { sim, ask } = await open({ knobs: { insufficientFunds: 'error' } });
    const missed = await ask('instances.edit', { elid: '1' });
    expect(dig(missed.doc, 'error')).toMatchObject({
      $type: 'missed',
      $object: 'elid',
      $lang: 'en',
      param: { $name: 'value', $: '1' },
      msg: { $: " elid '1' does not exist " },
    });
    expect(dig((await ask('instances.edit')).doc, 'error', 'param')).toHaveLength(2);
    sim.knobs.errorTextIn = 'detail';
    const other = await ask('instances.edit', { elid: '1', lang: 'ru' });
    expect(dig(other.doc, 'error', 'detail')).toEqual({ $: " elid '1' не существует " });
    expect(dig(other.doc, 'error', 'msg')).toBeUndefined();
  });
});

describe('the record of calls (§11.14)', () => {
  test('every call is kept with its fields, its moment and how it ended', async () => {
    const { sim, ask } = await open();
    await ask('instances');
    await ask('instances.edit', { elid: '7', sok: 'ok', servername: 'x' });
    const [first, second] = sim.calls;
    expect(first).toMatchObject({ n: 1, func: 'instances', sok: false, at: START, outcome: 'ok', changed: false });
    expect(second).toMatchObject({ n: 2, sok: true, outcome: 'error missed/elid', changed: false });
    expect(second?.params).toMatchObject({ elid: '7', servername: 'x', auth: sim.token });
  });
});
