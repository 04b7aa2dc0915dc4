/** The new cart (zomro.md §7.4): one per account, shared by every session and every human of it. */
import { decimal, share } from './amounts.ts';
import { type Asked, acts, currencyOf, type Functions, form } from './asked.ts';
import { networkLabel } from './catalogue.ts';
import { need, optional } from './fields.ts';
import { openLines, shownLines, takeLine } from './lines.ts';
import { type PricedLine, pricedLines, suits, tariffOf } from './prices.ts';
import { confirm } from './purchase.ts';
import { refuse, refuseField, refuseMissing } from './refusal.ts';
import { datacenterOf } from './systems.ts';
import type { Branch } from './wire.ts';
import { periodName } from './words.ts';

function cartView(asked: Asked): Branch {
  const currency = currencyOf(asked);
  const priced = pricedLines(asked.world, asked.caller.account, shownLines(asked));
  const digits = asked.world.knobs.cartDecimals;
  const sum = priced.reduce((total, { full, discount }) => total + full - discount, 0);
  const off = priced.reduce((total, { discount }) => total + discount, 0);
  const tax = share(sum, asked.caller.account.vatPercent);
  return {
    total: {
      cost: decimal(sum + tax, digits),
      tax: decimal(tax, digits),
      discount: decimal(off, digits),
      currency,
      count: String(priced.length),
    },
    promocode: asked.world.tables.cartPromos.get(asked.caller.account.id) ?? '',
    list: [{ $name: 'lineitems', elem: priced.map((line) => lineView(asked, line)) }],
  };
}

function lineView(asked: Asked, { line, full, discount }: PricedLine): Branch {
  const { knobs } = asked.world;
  const { order } = line;
  const tariff = tariffOf(asked.world, order.tariff);
  const network = networkLabel(order.network, datacenterOf(asked, order.datacenter));
  const named = knobs.cartShowsName && order.servername !== '';
  return {
    id: line.id,
    elid: line.id,
    main: {
      name: knobs.cartTitle === 'whole' ? tariff.title : tariff.name,
      period: periodName(order.period, asked.lang),
    },
    count: String(order.count),
    price: { price: { cost: decimal(full - discount, knobs.cartDecimals), currency: currencyOf(asked) } },
    configuration: {
      elem: [{ name: 'network', value: network }, ...(named ? [{ name: 'servername', value: order.servername }] : [])],
    },
    action: { button: { $name: 'delete', $type: 'func' } },
  };
}

function changeCart(asked: Asked): Branch {
  const button = optional(asked, 'clicked_button');
  if (button === 'delete') return removeLine(asked);
  if (button === 'apply_promocode') return applyPromo(asked);
  return button === undefined ? cartView(asked) : refuseField('clicked_button');
}

/** Our own line by its `id`; `elid` and `promocode` are sent empty (§7.4). */
function removeLine(asked: Asked): Branch {
  const id = need(asked, 'id');
  const line = openLines(asked).find((open) => open.id === id) ?? refuseMissing('lineitem', id);
  takeLine(asked, line);
  return { ok: {} };
}

/** A code acts on the whole cart. Unknown: `missed`; known but not good for anything here: `promocode_not_use`. */
export function applyPromo(asked: Asked): Branch {
  const { tables, knobs } = asked.world;
  const account = asked.caller.account.id;
  const code = need(asked, 'promocode');
  const promo = tables.promos.get(code) ?? refuseMissing('promocode', code);
  const expired = promo.expiresAt !== null && promo.expiresAt <= asked.now;
  const useless = !openLines(asked).some(({ order }) => suits(promo, order));
  if (expired || useless || promo.used.includes(account) || knobs.promoBehaviour === 'refused') {
    refuse({
      type: 'promocode_not_use',
      params: [{ name: 'promocode', value: code }],
      text: [`Promo code ${code} cannot be applied`, `Промокод ${code} не может быть применен`],
    });
  }
  tables.cartPromos.set(account, code);
  if (promo.oneTime && knobs.promoSpentAt === 'apply')
    tables.promos.set(code, { ...promo, used: [...promo.used, account] });
  return { ok: {} };
}

/** Wipes the shared cart, other people's lines included (§12.34). */
function emptyCart(asked: Asked): Branch {
  for (const line of openLines(asked)) takeLine(asked, line);
  asked.world.tables.cartPromos.delete(asked.caller.account.id);
  return { ok: {} };
}

export const cartFunctions: Functions = {
  cart: form(cartView, changeCart),
  'cart.empty': acts(emptyCart),
  'cartorder.create.confirm': confirm,
};
