/** Buying (zomro.md §7.3, §7.5): the cart line is consumed, the balance debited and the services made in one step. */
import { decimal } from './amounts.ts';
import { type Asked, form } from './asked.ts';
import { fundsOr, move, paymentPage } from './billing.ts';
import { need, wholeNumber } from './fields.ts';
import { openLines, takeLine } from './lines.ts';
import { createServers } from './new-servers.ts';
import { orderPrice, type PricedLine, pricedLines, tariffOf, withTax } from './prices.ts';
import { refuseField, refuseMissing } from './refusal.ts';
import type { Line, Server, ServerOrder } from './rows.ts';
import type { Branch } from './wire.ts';

/** Pays an order whose price is already asked for, and makes its services. */
function deliver(asked: Asked, order: ServerOrder, amount: number): Server[] {
  const servers = createServers(asked, order, '5_open');
  const text = tariffOf(asked.world, order.tariff).title;
  const each = Math.trunc(amount / servers.length);
  servers.forEach((server, at) => {
    const part = at === 0 ? amount - each * (servers.length - 1) : each;
    const { world, caller, now } = asked;
    move(world, caller.account, { at: now, amount: -part, service: server.id, reason: 'order', text });
  });
  return servers;
}

/** `skipbasket=on`: no cart, money at once (§7.3). */
export function buyAtOnce(asked: Asked, order: ServerOrder): Branch {
  const amount = withTax(asked.caller.account, orderPrice(asked.world, order));
  if (fundsOr(asked, amount) === 'redirect') {
    const unpaid = createServers(asked, order, '1');
    return paymentPage(
      asked,
      amount,
      unpaid.map(({ id }) => id),
    );
  }
  const [first] = deliver(asked, order, amount);
  return { ok: {}, 'item.id': first?.id ?? '' };
}

/** `cartorder.create.confirm`: pays one line of the cart from the balance, once. */
export const confirm = form(
  (asked) => {
    const { line, full, discount } = lineAsked(asked);
    const method = { $key: '0', $: 'Account balance' };
    return { elid: line.id, cost: decimal(full - discount), slist: [{ $name: 'paymethod_id', val: [method] }] };
  },
  (asked) => {
    const priced = lineAsked(asked);
    if (wholeNumber(asked, 'paymethod_id', { min: 0, max: 999 }) !== 0) refuseField('paymethod_id');
    const amount = withTax(asked.caller.account, priced.full - priced.discount);
    if (fundsOr(asked, amount) === 'redirect') return redirected(asked, priced.line, amount);
    const servers = deliver(asked, priced.line.order, amount);
    if (priced.discount > 0) spendPromo(asked);
    takeLine(asked, priced.line);
    return bought(asked, servers);
  },
);

/** The reply of a confirm is not documented (§7.5 [U]); the knob has the three shapes that are possible. */
function bought(asked: Asked, servers: readonly Server[]): Branch {
  const { confirmReply } = asked.world.knobs;
  if (confirmReply === 'nothing') return {};
  return { ok: {}, 'item.id': confirmReply === 'id' ? servers[0]?.id : undefined };
}

function redirected(asked: Asked, line: Line, amount: number): Branch {
  if (!asked.world.knobs.redirectConsumesLine) return paymentPage(asked, amount, []);
  takeLine(asked, line);
  const unpaid = createServers(asked, line.order, '1');
  return paymentPage(
    asked,
    amount,
    unpaid.map(({ id }) => id),
  );
}

/** The line that `elid` names, priced as of now. A consumed or unknown one does not exist (§7.5 [I]). */
function lineAsked(asked: Asked): PricedLine {
  const { world, caller } = asked;
  const id = need(asked, 'elid');
  const priced = pricedLines(world, caller.account, openLines(asked)).find(({ line }) => line.id === id);
  if (priced) return priced;
  const gone = world.tables.goneLines.get(id);
  const again = world.knobs.secondConfirm === 'accepted' && gone?.account === caller.account.id;
  return again ? { line: gone, full: orderPrice(world, gone.order), discount: 0 } : refuseMissing('lineitem', id);
}

/** Uses up a one-time code; others stay on the cart. */
export function spendPromo({ world, caller }: Asked): void {
  const { promos, cartPromos } = world.tables;
  const promo = promos.get(cartPromos.get(caller.account.id) ?? '');
  if (!promo?.oneTime) return;
  promos.set(promo.code, { ...promo, used: [...new Set([...promo.used, caller.account.id])] });
  cartPromos.delete(caller.account.id);
}
