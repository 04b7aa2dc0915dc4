import { describe, expect, test } from 'vitest';
import { addToCart, confirm, dig, errorOf, open, SECOND, textAt } from './simulator-caller.ts';

describe('the cart (§7.4, §11.7)', () => {
  test('shows lines, sums and the add-ons by label, to every session and human of the account', async () => {
    const opened = await open();
    await addToCart(opened, { addon_6746: '260' });
    opened.sim.cloud.addUser({ username: 'colleague', password: 'Other-2024' });
    const auth = opened.sim.cloud.openSession('colleague').token;
    const { doc } = await opened.ask('cart', { auth });
    expect(dig(doc, 'total')).toMatchObject({ cost: { $: '0.10' }, currency: { $: 'EUR' }, count: { $: '1' } });
    const line = dig(doc, 'list', 0, 'elem', 0);
    expect(line).toMatchObject({
      id: { $: '1818' },
      elid: { $: '1818' },
      main: { name: { $: 'Cloud Essential | NL-2' }, period: { $: 'Daily' } },
    });
    expect(dig(line, 'configuration', 'elem')).toEqual([{ name: { $: 'network' }, value: { $: 'IPv6' } }]);
  });

  test('shows the name of the server only by knob', async () => {
    const opened = await open();
    await addToCart(opened);
    expect((await opened.ask('cart')).text).not.toContain('web-1');
    Object.assign(opened.sim.knobs, { cartShowsName: true, cartDecimals: 4, cartTitle: 'short' });
    const { doc } = await opened.ask('cart');
    const line = dig(doc, 'list', 0, 'elem', 0);
    expect(dig(line, 'configuration', 'elem', 1)).toEqual({ name: { $: 'servername' }, value: { $: 'web-1' } });
    expect([textAt(line, 'main', 'name'), textAt(line, 'price', 'price', 'cost')]).toEqual([
      'Cloud Essential',
      '0.1300',
    ]);
  });

  test('loses one line by its id, and only that', async () => {
    const opened = await open();
    await addToCart(opened);
    const other = opened.sim.cloud.addLine();
    const remove = { sok: 'ok', id: '1818', clicked_button: 'delete', promocode: '', elid: '' };
    expect(errorOf(await opened.ask('cart', remove))).toBeUndefined();
    expect([...opened.sim.cloud.lines.keys()]).toEqual([other]);
    expect(errorOf(await opened.ask('cart', remove))).toBe('missed/lineitem');
  });

  test('cart.empty wipes what others put there', async () => {
    const opened = await open();
    opened.sim.cloud.addLine();
    await opened.ask('cart.empty');
    expect(opened.sim.cloud.lines.size).toBe(0);
  });

  test('the view may lag behind additions and removals, the truth does not', async () => {
    const opened = await open({ knobs: { cartLagMs: 100 * SECOND } });
    const count = async () => textAt((await opened.ask('cart')).doc, 'total', 'count');
    const line = await addToCart(opened);
    expect(await count()).toBe('0');
    opened.pass(100 * SECOND);
    expect(await count()).toBe('1');
    expect(errorOf(await confirm(opened, line))).toBeUndefined();
    expect(await count()).toBe('1');
    expect(errorOf(await confirm(opened, line))).toBe('missed/lineitem');
    opened.pass(100 * SECOND);
    expect(await count()).toBe('0');
  });
});

describe('promo codes (§7.4)', () => {
  const apply = { sok: 'ok', clicked_button: 'apply_promocode' };

  test('act on the whole cart, and confirm charges what the cart showed', async () => {
    const opened = await open();
    opened.sim.cloud.addPromo({ code: 'HALF', percent: 50 });
    const line = await addToCart(opened);
    opened.sim.cloud.addLine();
    await opened.ask('cart', { ...apply, promocode: 'HALF' });
    expect(textAt((await opened.ask('cart')).doc, 'total', 'cost')).toBe('0.13');
    await confirm(opened, line);
    expect(opened.sim.cloud.balance).toBe('19.9350');
  });

  test('a sum is taken off the cart as a whole, line after line', async () => {
    const opened = await open({ knobs: { cartDecimals: 4 } });
    opened.sim.cloud.addPromo({ code: 'MINUS', absolute: '0.20' });
    for (let count = 0; count < 2; count += 1) await addToCart(opened);
    await opened.ask('cart', { ...apply, promocode: 'MINUS' });
    const { doc } = await opened.ask('cart');
    const costs = [0, 1].map((at) => textAt(doc, 'list', 0, 'elem', at, 'price', 'price', 'cost'));
    expect([...costs, textAt(doc, 'total', 'discount')]).toEqual(['0.0000', '0.0600', '0.2000']);
  });

  test('unknown codes are missed; expired, used up and useless ones are promocode_not_use', async () => {
    const opened = await open();
    const { cloud } = opened.sim;
    cloud.addPromo({ code: 'OLD', percent: 10, expiresAt: opened.now() });
    cloud.addPromo({ code: 'BIG', percent: 10, tariffs: ['6790'] });
    cloud.addPromo({ code: 'USED', percent: 10, used: [cloud.account.id] });
    await addToCart(opened);
    const results = await Promise.all(
      ['NONE', 'OLD', 'BIG', 'USED', ''].map(async (promocode) =>
        errorOf(await opened.ask('cart', { ...apply, promocode })),
      ),
    );
    const refused = 'promocode_not_use';
    expect(results).toEqual(['missed/promocode', refused, refused, refused, 'value/promocode']);
    const answer = await opened.ask('cart', { ...apply, promocode: 'BIG' });
    expect(textAt(answer.doc, 'error', 'param')).toBe('BIG');
  });

  test('a one-time code is spent by the first confirm, or by knob as soon as it is applied', async () => {
    const opened = await open();
    opened.sim.cloud.addPromo({ code: 'ONCE', percent: 100, oneTime: true });
    const line = await addToCart(opened);
    const use = async () => errorOf(await opened.ask('cart', { ...apply, promocode: 'ONCE' }));
    expect([await use(), await use()]).toEqual([undefined, undefined]);
    await confirm(opened, line);
    expect(opened.sim.cloud.balance).toBe('20.0000');
    await addToCart(opened);
    expect(await use()).toBe('promocode_not_use');

    opened.sim.knobs.promoSpentAt = 'apply';
    opened.sim.cloud.addPromo({ code: 'ONCE', percent: 100, oneTime: true });
    expect([await use(), await use()]).toEqual([undefined, 'promocode_not_use']);
  });

  test('an emptied cart carries no code any more', async () => {
    const opened = await open();
    opened.sim.cloud.addPromo({ code: 'HALF', percent: 50 });
    const line = await addToCart(opened);
    await opened.ask('cart', { ...apply, promocode: 'HALF' });
    await confirm(opened, line);
    await addToCart(opened);
    expect(textAt((await opened.ask('cart')).doc, 'total', 'cost')).toBe('0.13');
  });

  test('by knob a code is accepted without effect, or refused', async () => {
    const opened = await open({ knobs: { promoBehaviour: 'ignored' } });
    opened.sim.cloud.addPromo({ code: 'HALF', percent: 50 });
    await addToCart(opened);
    expect(errorOf(await opened.ask('cart', { ...apply, promocode: 'HALF' }))).toBeUndefined();
    expect(textAt((await opened.ask('cart')).doc, 'total', 'cost')).toBe('0.13');
    opened.sim.knobs.promoBehaviour = 'refused';
    expect(errorOf(await opened.ask('cart', { ...apply, promocode: 'HALF' }))).toBe('promocode_not_use');
  });
});
