/**
 * The old basket (zomro.md §7.4): orders without `force_use_new_cart` and renewals with `clicked_button=basket` wait
 * here. Their services exist already, unpaid, with status 1. Nothing in it was bought.
 */
import { decimal, shownMoney, units } from './amounts.ts';
import { type Asked, currencyOf, type Functions, form } from './asked.ts';
import { applyPromo } from './cart.ts';
import { idsOf, optional } from './fields.ts';
import { createServers } from './new-servers.ts';
import { orderPrice, tariffOf } from './prices.ts';
import { refuseField, refuseMissing } from './refusal.ts';
import type { BasketItem, ServerOrder } from './rows.ts';
import { nextId } from './tables.ts';
import type { Branch } from './wire.ts';

/** Puts something unpaid in the basket. */
export function addToBasket(asked: Asked, item: Omit<BasketItem, 'id' | 'account'>): BasketItem {
  const { tables } = asked.world;
  const row = { id: nextId(tables, 'basket'), account: asked.caller.account.id, ...item };
  tables.basket.set(row.id, row);
  return row;
}

/** The old flow of an order: a status-1 service, and a reply that leads to the basket. */
export function orderIntoBasket(asked: Asked, order: ServerOrder): Branch {
  const cost = decimal(orderPrice(asked.world, order));
  const text = tariffOf(asked.world, order.tariff).title;
  const items = createServers(asked, order, '1').map(({ id }) => {
    return addToBasket(asked, { kind: 'order', service: id, text: `${text} #${id}`, cost });
  });
  return { ok: { $: 'func=basket' }, billorder: items[0]?.id };
}

function itemsOf({ world, caller }: Asked): BasketItem[] {
  return [...world.tables.basket.values()].filter(({ account }) => account === caller.account.id);
}

function basketView(asked: Asked): Branch {
  const items = itemsOf(asked);
  const total = items.reduce((sum, { cost }) => sum + units(cost), 0);
  return {
    billorder: items[0]?.id ?? '',
    total: shownMoney(total, currencyOf(asked), asked.lang),
    list: [
      {
        $name: 'itemlist',
        elem: items.map(({ id, kind, service, text, cost }) => ({
          id,
          'item.id': service,
          'item.type': kind === 'order' ? 'instances' : 'prolong',
          name: text,
          cost: shownMoney(units(cost), currencyOf(asked), asked.lang),
        })),
      },
    ],
  };
}

function changeBasket(asked: Asked): Branch {
  const button = optional(asked, 'clicked_button');
  if (button === 'clearbasket') return dropItems(asked, itemsOf(asked));
  if (button === 'delete') return dropItems(asked, itemsAsked(asked));
  if (button === 'setpromocode' || (button === undefined && asked.params.promocode)) return applyPromo(asked);
  return button === undefined ? basketView(asked) : refuseField('clicked_button');
}

function itemsAsked(asked: Asked): BasketItem[] {
  const field = optional(asked, 'elid') === undefined ? 'id' : 'elid';
  const items = itemsOf(asked);
  return idsOf(asked, field).map((id) => items.find((item) => item.id === id) ?? refuseMissing('item', id));
}

/** An unpaid service goes with its item. */
function dropItems({ world }: Asked, items: readonly BasketItem[]): Branch {
  for (const { id, kind, service } of items) {
    world.tables.basket.delete(id);
    if (kind === 'order' && world.tables.servers.get(service)?.status === '1') world.tables.servers.delete(service);
  }
  return { ok: {} };
}

export const basketFunctions: Functions = { basket: form(basketView, changeBasket) };
