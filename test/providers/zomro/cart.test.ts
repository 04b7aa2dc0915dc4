import { describe, expect, test } from 'vitest';
import { isLine, readCart } from '../../../src/providers/zomro/cart.ts';

describe('a line of the cart', () => {
  test('is meant by its id and by its elid alike, whichever the vendor answered with', async () => {
    const elem = [{ id: { $: '7' }, elid: { $: '1818' }, price: { cost: { $: '0.13' } } }];
    const doc = { list: [{ $name: 'lineitems', elem }] };
    const { lines } = await readCart({ read: async () => doc, change: async () => ({}) });
    expect(lines).toHaveLength(1);
    for (const id of ['7', '1818']) expect(lines.map((line) => isLine(line, id))).toEqual([true]);
    expect(lines.map((line) => isLine(line, '8'))).toEqual([false]);
  });
});
