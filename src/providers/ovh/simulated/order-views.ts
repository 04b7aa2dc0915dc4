/** Orders in the vendor's words: `billing.Order` and what hangs under it (ovh.md §8.2 to §8.5). */
import type { Attributes, Json } from '../../../model/json.ts';
import { paymentMethod } from './account-routes.ts';
import type { OrderItem, SimulatedOrder } from './cloud.ts';
import { refuse } from './failures.ts';
import type { OrderPrices } from './orders.ts';
import { methodsForOrders } from './payment-methods.ts';
import { isoMonths, smallPrice } from './price.ts';
import { instant, price, type Vendor } from './vendor.ts';

/** `billing.Order`: no status and no service in it. */
export function orderView(vendor: Vendor, order: SimulatedOrder): Json {
  return { ...orderFace(vendor, order), ...priceFields(order, (ucents) => price(vendor, ucents)), metadatas: null };
}

/** `service.renew.RenewOrder`: the same order, in prices of the smaller kind. */
export function renewOrderView(vendor: Vendor, order: SimulatedOrder): Json {
  return { ...orderFace(vendor, order), ...smallPriceFields(vendor, order) };
}

/** What both have; the links open the order without a login. */
function orderFace(vendor: Vendor, order: SimulatedOrder): Attributes {
  const { id, password, date, expiresAt } = order;
  const access = `orderId=${id}&orderPassword=${password}`;
  return {
    orderId: id,
    date: instant(vendor, date),
    expirationDate: instant(vendor, expiresAt),
    retractionDate: null,
    password,
    url: `https://order.example/show?${access}`,
    pdfUrl: `https://order.example/show.pdf?${access}`,
  };
}

/** The three prices of an order as `/service` writes them: without ucents. */
export function smallPriceFields({ cloud }: Vendor, prices: OrderPrices): Attributes {
  return priceFields(prices, (ucents) => smallPrice(ucents, cloud.account.currency));
}

function priceFields({ withoutTax, tax, withTax }: OrderPrices, written: (ucents: number) => Json): Attributes {
  return { priceWithoutTax: written(withoutTax), tax: written(tax), priceWithTax: written(withTax) };
}

/** `billing.OrderDetail`; `quantity` is a string. */
export function orderDetail(vendor: Vendor, item: OrderItem): Json {
  return {
    orderDetailId: item.detailId,
    domain: item.domain,
    description: item.description,
    detailType: item.detailType,
    quantity: '1',
    cancelled: false,
    unitPrice: price(vendor, item.ucents),
    totalPrice: price(vendor, item.ucents),
  };
}

/** `billing.ItemDetail` */
export function itemExtension(_: Vendor, { action, plan, months }: OrderItem): Json {
  const { code, product } = plan;
  const duration = isoMonths(months);
  return {
    order: {
      action,
      type: 'plan',
      plan: { code, duration, pricingMode: 'default', quantity: 1, product: { name: product } },
      configurations: [],
    },
  };
}

/** `billing.Payment`; there is none while the order is unpaid. */
export function payment(vendor: Vendor, order: SimulatedOrder): Json {
  if (!order.payment) return refuse('notPaidYet');
  const { at, identifier, type } = order.payment;
  return { paymentDate: instant(vendor, at), paymentIdentifier: identifier, paymentType: type };
}

/** `billing.order.PaymentMethods`: what may pay this order. */
export function paymentMethods(vendor: Vendor): Json {
  const usable = methodsForOrders(vendor.cloud);
  return {
    registered: usable.map(({ id }) => id),
    paymentMethods: usable.map((method) => paymentMethod(vendor, method)),
    available: [available('CREDIT_CARD', 'VISA'), available('PAYPAL', null)],
  };
}

/** `payment.method.AvailablePaymentMethod`: what could be registered in a browser. */
function available(paymentType: string, paymentSubType: string | null): Json {
  return {
    paymentType,
    paymentSubType,
    icon: { name: (paymentSubType ?? paymentType).toLowerCase(), url: null, data: null },
    integration: 'REDIRECT',
    oneshot: true,
    registerable: true,
    registerableWithTransaction: true,
    formSessionId: null,
    merchantId: null,
    organizationId: null,
  };
}

/** `billing.order.AssociatedObject`: the bill, once the payment is confirmed. */
export function associatedObject(_: Vendor, { billId }: SimulatedOrder): Json {
  return billId === null ? { id: null, type: null } : { id: billId, type: 'Bill' };
}

type StepStatus = 'TODO' | 'DOING' | 'DONE' | 'ERROR';

/** How far each of the four steps is, by the order's state. */
const PROGRESS: { readonly [state in SimulatedOrder['state']]: readonly StepStatus[] } = {
  notPaid: ['TODO', 'TODO', 'TODO', 'TODO'],
  checking: ['DOING', 'TODO', 'TODO', 'TODO'],
  documentsRequested: ['DOING', 'TODO', 'TODO', 'TODO'],
  delivering: ['DONE', 'DONE', 'DOING', 'TODO'],
  delivered: ['DONE', 'DONE', 'DONE', 'DONE'],
  cancelling: ['ERROR', 'TODO', 'TODO', 'TODO'],
  cancelled: ['ERROR', 'TODO', 'TODO', 'TODO'],
  unknown: ['TODO', 'TODO', 'TODO', 'TODO'],
};

/** `billing.order.FollowUp[]` */
export function followUp(vendor: Vendor, order: SimulatedOrder): Json {
  const steps = ['VALIDATING', 'VALIDATED', 'DELIVERING', 'AVAILABLE'];
  const events = historyOf(order);
  return steps.map((step, index) => ({
    step,
    status: PROGRESS[order.state][index] ?? 'TODO',
    history: events
      .filter((event) => event.step === step)
      .map(({ label, at }) => ({ label, date: instant(vendor, at), description: label })),
  }));
}

function historyOf({
  date,
  payment: paid,
  state,
  since,
}: SimulatedOrder): { step: string; label: string; at: number }[] {
  const events = [{ step: 'VALIDATING', label: 'ORDER_STARTED', at: date }];
  if (!paid) return events;
  events.push({ step: 'VALIDATING', label: 'PAYMENT_INITIATED', at: paid.at });
  if (state === 'documentsRequested') events.push({ step: 'VALIDATING', label: 'FRAUD_DOCS_REQUESTED', at: since });
  if (state !== 'delivering' && state !== 'delivered') return events;
  events.push({ step: 'VALIDATED', label: 'PAYMENT_CONFIRMED', at: paid.at });
  events.push({ step: 'DELIVERING', label: 'DELIVERY', at: since });
  if (state === 'delivered') events.push({ step: 'AVAILABLE', label: 'INVOICE_SENT', at: since });
  return events;
}
