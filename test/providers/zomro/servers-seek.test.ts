import { describe, expect, test } from 'vitest';
import type { Attributes } from '../../../src/model/json.ts';
import { judge, type Reading } from '../../../src/providers/zomro/kinds/servers/seek.ts';
import { readRow } from '../../../src/providers/zomro/server-row.ts';

const ORDER = {
  pricelist: '6740',
  tariff: 'Cloud Essential | NL-2',
  datacenter: '13',
  datacenter_name: 'Netherlands-2',
  period: 'P1D',
};

/** A row that fits the order, with other columns where they are given; an empty text takes a column away. */
function row(id: string, other: { readonly [column: string]: string } = {}) {
  const columns: { readonly [column: string]: string } = {
    servername: 'web-1',
    pricelist: 'Cloud Essential | NL-2',
    pricelist_id: '6740',
    datacenter: '13',
    datacentername: 'Netherlands-2',
    period: '-50',
    status: '5',
    item_status: '5_open',
    ...other,
  };
  const shown = Object.entries({ id, ...columns }).filter(([, value]) => value !== '');
  return readRow(Object.fromEntries(shown.map(([name, value]) => [name, { $: value }])) as Attributes);
}

function read(rows: ReturnType<typeof row>[], more: Partial<Reading> = {}) {
  return judge({
    lineOpen: false,
    rows,
    before: { things: ['1'], reservations: [], facts: {} },
    servername: 'web-1',
    order: ORDER,
    hint: undefined,
    ...more,
  });
}

describe('our line has left the cart', () => {
  const ours: readonly [string, ReturnType<typeof row>][] = [
    ['as ordered', row('2')],
    ['with ids only', row('2', { pricelist: '', datacentername: '' })],
    ['with names only', row('2', { pricelist_id: '', datacenter: '' })],
    ['without a period', row('2', { period: '', billdaily: '' })],
    ['already active', row('2', { status: '2', item_status: '2', instance_status: 'active' })],
    ['suspended meanwhile', row('2', { status: '3', item_status: '3_autosuspend' })],
  ];
  test.each(ours)('one new server %s is it', (_, fitting) => {
    expect(read([row('1'), fitting])).toEqual({ kind: 'bought', id: '2' });
  });

  const others: readonly [string, ReturnType<typeof row>][] = [
    ['existed before', row('1')],
    ['has another name', row('2', { servername: 'web-2' })],
    ['has the name in other capitals', row('2', { servername: 'WEB-1' })],
    ['shows no name', row('2', { servername: '' })],
    ['has another tariff', row('2', { pricelist_id: '6750' })],
    ['has another tariff by name', row('2', { pricelist_id: '', pricelist: 'Cloud Standard | NL-2' })],
    ['stands elsewhere', row('2', { datacenter: '12' })],
    ['stands elsewhere by name', row('2', { datacenter: '', datacentername: 'Poland' })],
    ['has another period', row('2', { period: '1' })],
    ['is deleted but still shown', row('2', { status: '4', item_status: '4' })],
  ];
  test.each(others)('a server that %s is not it', (_, other) => {
    expect(read([other])).toEqual({ kind: 'gone' });
  });

  test('an unpaid order like it blocks, and does not count as bought', () => {
    expect(read([row('2', { status: '1', item_status: '1' })])).toMatchObject({
      kind: 'ambiguous',
      candidates: [{ id: '2' }],
      because: 'Server 2 fits the order but is unpaid.',
    });
  });

  test('a server like it that is being deleted needs a human', () => {
    const seen = read([row('2', { status: '5', item_status: '5_close' })]);
    expect(seen).toMatchObject({ kind: 'ambiguous', because: 'Server 2 fits the order but is being deleted.' });
  });

  test('two new servers are ambiguous, with both named', () => {
    expect(read([row('2'), row('3')])).toMatchObject({
      kind: 'ambiguous',
      candidates: [{ id: '2', text: 'web-1, Cloud Essential | NL-2, Netherlands-2, 5_open' }, { id: '3' }],
      because: '2 new servers fit the order.',
    });
  });

  test('an id in the answer decides between two, but only when it is one of them', () => {
    expect(read([row('2'), row('3')], { hint: '3' })).toEqual({ kind: 'bought', id: '3' });
    expect(read([row('2'), row('3')], { hint: '9' })).toMatchObject({ kind: 'ambiguous' });
    expect(read([row('2', { servername: 'web-2' })], { hint: '2' })).toEqual({ kind: 'gone' });
    const stranger = row('4', { servername: 'web-2' });
    expect(read([row('2'), row('3'), stranger], { hint: '4' })).toMatchObject({ kind: 'ambiguous' });
  });
});

describe('our line is still in the cart', () => {
  test('and nothing is new: unpaid', () => {
    expect(read([row('1')], { lineOpen: true })).toEqual({ kind: 'unpaid' });
  });

  test('and a server like it is new: ambiguous', () => {
    const seen = read([row('2')], { lineOpen: true });
    expect(seen).toMatchObject({ kind: 'ambiguous', candidates: [{ id: '2' }] });
  });
});
