/** One tariff as `v2.instances.order.pricelist` shows it (zomro.md §7.1). */
import { decimal } from './amounts.ts';
import type { Asked } from './asked.ts';
import { type Datacenter, NETWORKS, networkLabel, type Tariff } from './catalogue.ts';
import { listPrice } from './prices.ts';
import type { Branch } from './wire.ts';

/** An element of `list[$name=pricelist]`. Titles come plain and nested, prices and tags as object or list (§4, §7.1). */
export function priceList(asked: Asked, tariff: Tariff, datacenter: Datacenter): Branch {
  const details = [
    ['network', networkLabel(NETWORKS.ipv4, datacenter)],
    ['CPU count', String(tariff.cpu)],
    ['Memory', `${tariff.memory} Gb`],
    ['Disk space', `${tariff.disk} Gb`],
    ['Port speed', '1 Gbit/s.'],
    ['Bandwidth', 'Unmetered'],
  ] as const;
  return {
    id: tariff.id,
    title: tariff.line === 'basic' ? { main: tariff.title } : tariff.title,
    description: '',
    buttons: { button: [orderButton('v2.instances.order.param')] },
    detail: details.map(([name, value]) => ({ name, value })),
    prices: { price: pricesOf(asked, tariff) },
    flabel: { tag: tagsOf(tariff) },
  };
}

/** The button that leads from a price list to its order form. */
export function orderButton(func: string): Branch {
  return { $name: 'order', $type: 'func', $key: 'pricelist', $func: func, $theme: 'primary' };
}

function pricesOf(asked: Asked, tariff: Tariff): Branch[] {
  return ['-50', '1', '3', '6', '12'].flatMap((period) => {
    const cost = listPrice(asked.world, tariff, period);
    return cost === undefined ? [] : [{ period, cost: decimal(cost) }];
  });
}

function tagsOf({ line, windows, soldOut }: Tariff): string[] {
  return [...(line === 'basic' ? ['41'] : []), ...(windows ? ['42'] : []), ...(soldOut ? ['43'] : [])];
}
