/** `/me/order`: reading orders and paying them (ovh.md §8.1 to §8.5). */
import type { Json } from '../../../model/json.ts';
import { isRecord } from '../../../model/json.ts';
import type { OrderItem, SimulatedOrder } from './cloud.ts';
import { refuse } from './failures.ts';
import { listed } from './listing.ts';
import {
  associatedObject,
  followUp,
  itemExtension,
  orderDetail,
  orderView,
  payment,
  paymentMethods,
} from './order-views.ts';
import { type Charge, chargeOrder, orderById } from './orders.ts';
import { checkObject } from './parameters.ts';
import { chargeByMean, chargeByMethod, methodsForOrders } from './payment-methods.ts';
import { type ApiCall, idParam, type Method, numberOf, type Route, textOf } from './request.ts';
import type { Vendor } from './vendor.ts';

const ORDER = 'account:apiovh:me/order';

export const orderRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/me/order',
    status: 'PRODUCTION',
    action: `${ORDER}/get`,
    query: { 'date.from': 'datetime', 'date.to': 'datetime' },
    handle: listOrders,
    expand: (vendor, key) => orderView(vendor, orderById(vendor, Number(key))),
  },
  ofOrder('GET', '', 'get', orderView),
  ofOrder('GET', '/status', 'status/get', (_, { state }) => state),
  { ...ofOrder('GET', '/details', 'details/get', listDetails), expand: expandDetail },
  ofDetail('', 'details/get', orderDetail),
  { ...ofDetail('/extension', 'details/extension/get', itemExtension), status: 'BETA' },
  { ...ofOrder('GET', '/followUp', 'followUp/get', followUp), status: 'BETA' },
  ofOrder('GET', '/payment', 'payment/get', payment),
  { ...ofOrder('GET', '/paymentMethods', 'paymentMethods/get', paymentMethods), status: 'BETA' },
  ofOrder('GET', '/availableRegisteredPaymentMean', 'availableRegisteredPaymentMean/get', availableMeans),
  ofOrder('GET', '/associatedObject', 'associatedObject/get', associatedObject),
  {
    ...ofOrder('POST', '/pay', 'pay', payByMethod),
    status: 'BETA',
    body: { paymentMethod: { type: 'object', required: true } },
  },
  {
    ...ofOrder('POST', '/payWithRegisteredPaymentMean', 'payWithRegisteredPaymentMean', payByMean),
    body: { paymentMean: { type: 'string', required: true }, paymentMeanId: 'long' },
  },
];

type OrderAnswer = (vendor: Vendor, order: SimulatedOrder, call: ApiCall) => Json | undefined;

function ofOrder(method: Method, rest: string, action: string, answer: OrderAnswer): Route {
  return {
    method,
    path: `/me/order/{orderId}${rest}`,
    status: 'PRODUCTION',
    action: `${ORDER}/${action}`,
    handle: (vendor, call) => answer(vendor, orderById(vendor, idParam(call, 'orderId')), call),
  };
}

function ofDetail(rest: string, action: string, answer: (vendor: Vendor, item: OrderItem) => Json): Route {
  return ofOrder('GET', `/details/{orderDetailId}${rest}`, action, (vendor, order, call) => {
    const id = idParam(call, 'orderDetailId');
    const item = itemsSeen(vendor, order).find(({ detailId }) => detailId === id);
    return item ? answer(vendor, item) : refuse('unknownObject', { id: String(id) });
  });
}

/** By the order's own date, both ends included; an order can be in being before it is listed. */
function listOrders(vendor: Vendor, { query }: ApiCall): Json {
  const from = numberOf(query['date.from']) ?? Number.NEGATIVE_INFINITY;
  const to = numberOf(query['date.to']) ?? Number.POSITIVE_INFINITY;
  const now = vendor.now();
  const wanted = vendor.cloud.orders.filter(
    ({ date, listedFrom }) => listedFrom <= now && wholeSecond(date) >= wholeSecond(from) && wholeSecond(date) <= to,
  );
  return listed(
    vendor,
    wanted.map(({ id }) => id),
  );
}

/** Instants are written in whole seconds, so they are compared in them. */
function wholeSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}

function itemsSeen(vendor: Vendor, { items, detailedFrom }: SimulatedOrder): OrderItem[] {
  return detailedFrom <= vendor.now() ? items : [];
}

function listDetails(vendor: Vendor, order: SimulatedOrder): Json {
  return listed(
    vendor,
    itemsSeen(vendor, order).map(({ detailId }) => detailId),
  );
}

function expandDetail(vendor: Vendor, key: string | number): Json {
  const item = vendor.cloud.orders.flatMap(({ items }) => items).find(({ detailId }) => detailId === key);
  return item ? orderDetail(vendor, item) : null;
}

function availableMeans({ cloud }: Vendor): Json {
  const usable = methodsForOrders(cloud).map(({ id }) => id);
  const kinds = cloud.paymentMeans.filter(({ methodId }) => methodId !== null && usable.includes(methodId));
  return [...new Set(kinds.map(({ kind }) => kind))].map((paymentMean) => ({ paymentMean }));
}

function payByMethod(vendor: Vendor, order: SimulatedOrder, { body }: ApiCall): undefined {
  const method = body['paymentMethod'];
  if (!isRecord(method)) return refuse('badParameter', { name: 'paymentMethod' });
  checkObject(vendor, method, { id: { type: 'long', required: true } });
  settle(vendor, order, () => chargeByMethod(vendor, numberOf(method['id']) ?? 0));
}

function payByMean(vendor: Vendor, order: SimulatedOrder, { body }: ApiCall): undefined {
  const wish = { mean: textOf(body['paymentMean']) ?? '', meanId: numberOf(body['paymentMeanId']) };
  settle(vendor, order, () => chargeByMean(vendor, order, wish));
}

/** Pays what is unpaid. What a second payment gets, nobody documents: it is a setting. */
function settle(vendor: Vendor, order: SimulatedOrder, chargeOf: () => Charge): void {
  if (order.state === 'cancelled' || order.state === 'cancelling') refuse('quoteExpired');
  if (order.state === 'notPaid') return chargeOrder(vendor, order, chargeOf());
  const { doublePayment } = vendor.settings;
  if (doublePayment === 'refused') refuse('alreadyPaid');
  if (doublePayment === 'charged') chargeAgain(vendor, order, chargeOf());
}

/** The second charge takes the money and leaves the order's own course alone. */
function chargeAgain(vendor: Vendor, order: SimulatedOrder, charge: Charge): void {
  const { state, since } = order;
  chargeOrder(vendor, order, charge);
  Object.assign(order, { state, since });
}
