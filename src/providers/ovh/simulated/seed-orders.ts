/** Orders of the past, so that a search for one's own order has others to step over. */
import type { OrderItem, SimulatedOrder } from './cloud.ts';
import { ucents } from './price.ts';

const DAY = 86_400_000;

/** A delivered creation, a delivered renewal of the same service, somebody's unpaid quote, and the bill of a debt. */
export function seedOrders(now: number): SimulatedOrder[] {
  const renewal = {
    ...creationItem,
    detailId: 700_200_002,
    serviceId: 12345,
    domain: 'vps-1a2b.vps.example',
    detailType: 'RENEW',
    action: 'renew',
  };
  const quote = {
    ...creationItem,
    detailId: 700_200_003,
    description: 'VPS Demo 4-8, first month',
    ucents: ucents(22),
  };
  const bill = { ...renewal, detailId: 700_200_004, serviceId: 12349, domain: 'vps-9c0d.vps.example' };
  return [
    delivered({ id: 700_100_001, cause: 'other', date: now - 180 * DAY, item: creationItem }),
    delivered({
      id: 700_100_002,
      cause: 'renewal',
      date: now - 25 * DAY,
      item: { ...renewal, description: 'VPS Demo 2-4, renewal for P1M' },
    }),
    { ...unpaid({ id: 700_100_003, cause: 'other', date: now - 2 * DAY, item: quote }), expiresAt: now + 12 * DAY },
    unpaid({ id: 700_100_004, cause: 'automatic renewal', date: now - DAY, item: bill }),
  ];
}

/** The order of a new VPS keeps `*` for ever (ovh.md §8.4). */
const creationItem: OrderItem = {
  detailId: 700_200_001,
  serviceId: null,
  domain: '*',
  description: 'VPS Demo 2-4, first month',
  detailType: 'INSTALLATION',
  action: 'installation',
  plan: { code: 'vps-demo-2-4', product: 'virtualPrivateServer' },
  months: 1,
  ucents: ucents(12),
};

interface PastOrder {
  readonly id: number;
  readonly cause: SimulatedOrder['cause'];
  readonly date: number;
  readonly item: OrderItem;
}

function unpaid({ id, cause, date, item }: PastOrder): SimulatedOrder {
  const tax = item.ucents / 5;
  return {
    id,
    cause,
    date,
    expiresAt: date + 14 * DAY,
    password: `sim${id}`,
    items: [item],
    withoutTax: item.ucents,
    tax,
    withTax: item.ucents + tax,
    state: 'notPaid',
    since: date,
    payment: null,
    billId: null,
    documents: 'none',
    movesNothing: false,
    listedFrom: date,
    detailedFrom: date,
  };
}

/** Paid and delivered before the simulator began: not in its ledger. */
function delivered(past: PastOrder): SimulatedOrder {
  const at = past.date + 600_000;
  return {
    ...unpaid(past),
    state: 'delivered',
    since: at,
    payment: {
      at,
      methodId: 987,
      type: 'creditCard',
      identifier: `PAY-${past.id}`,
      transactionId: null,
      declined: false,
    },
    billId: `FR${past.id}`,
  };
}
