/** Which registered method or old mean can pay what (ovh.md §8.5, §8.6). */
import type { OvhCloud, PaymentMethod, SimulatedOrder } from './cloud.ts';
import { refuse } from './failures.ts';
import type { Charge } from './orders.ts';
import type { Vendor } from './vendor.ts';

/** Words of `billing.PaymentMeanEnum` by payment type. */
const PAYMENT_WORDS: { readonly [type: string]: string } = {
  CREDIT_CARD: 'creditCard',
  PAYPAL: 'paypal',
  SEPA_DIRECT_DEBIT: 'withdrawal',
  RUPAY: 'rupay',
};

/** Registered and VALID, whatever orders think of it. */
export function validMethods(cloud: OvhCloud): PaymentMethod[] {
  return cloud.paymentMethods.filter(({ status }) => status === 'VALID');
}

/** The methods that may pay orders. */
export function methodsForOrders(cloud: OvhCloud): PaymentMethod[] {
  return validMethods(cloud).filter(({ usableOnOrders }) => usableOnOrders);
}

/** What automatic renewal charges. */
export function defaultMethod(cloud: OvhCloud): PaymentMethod | undefined {
  return validMethods(cloud).find((method) => method.default);
}

export function chargeWith(method: PaymentMethod): Charge {
  const { id, type, declines } = method;
  const word = PAYMENT_WORDS[type] ?? 'debtAccount';
  return { methodId: id, paidWith: `paymentMethod ${id}`, type: word, declined: declines };
}

/** The charge of `POST /me/order/{id}/pay`. */
export function chargeByMethod(vendor: Vendor, methodId: number): Charge {
  const method = vendor.cloud.paymentMethods.find(({ id }) => id === methodId);
  if (!method) return refuse('unknownObject', { id: String(methodId) });
  if (!methodsForOrders(vendor.cloud).includes(method)) return refuse('unsuitableMean', { mean: method.type });
  return chargeWith(method);
}

/** `billing.ReusablePaymentMeanEnum`: the new names are method types, the old ones name the registered means. */
export const reusableMeans = {
  types: [
    'CREDIT_CARD',
    'CURRENT_ACCOUNT',
    'DEFERRED_PAYMENT_ACCOUNT',
    'DOMESTIC_CARD',
    'ENTERPRISE',
    'INTERNAL_TRUSTED_ACCOUNT',
    'PAYPAL',
    'RUPAY',
    'SEPA_DIRECT_DEBIT',
  ],
  registered: ['bankAccount', 'creditCard', 'paypal'],
  accounts: ['deferredPaymentAccount', 'fidelityAccount', 'ovhAccount'],
} as const satisfies { readonly [group: string]: readonly string[] };

export interface MeanWish {
  readonly mean: string;
  readonly meanId: number | undefined;
}

/** The charge of `POST /me/order/{id}/payWithRegisteredPaymentMean`. */
export function chargeByMean(vendor: Vendor, order: SimulatedOrder, wish: MeanWish): Charge {
  const { mean } = wish;
  if (includes(reusableMeans.registered, mean)) return chargeByOldMean(vendor, wish);
  if (includes(reusableMeans.types, mean)) return chargeByType(vendor, wish);
  if (includes(reusableMeans.accounts, mean)) return chargeByAccount(vendor, order, mean);
  return refuse('badParameter', { name: 'paymentMean' });
}

function includes(list: readonly string[], word: string): boolean {
  return list.includes(word);
}

function chargeByOldMean(vendor: Vendor, { mean, meanId }: MeanWish): Charge {
  if (meanId === undefined) return refuse('missingParameter', { name: 'paymentMeanId' });
  const found = vendor.cloud.paymentMeans.find(({ kind, id }) => kind === mean && id === meanId);
  if (!found) return refuse('unknownMean');
  const method = methodsForOrders(vendor.cloud).find(({ id }) => id === found.methodId);
  if (found.state !== 'valid' || !method) return refuse('unsuitableMean', { mean });
  return { ...chargeWith(method), paidWith: `${mean} ${meanId}` };
}

function chargeByType(vendor: Vendor, { mean, meanId }: MeanWish): Charge {
  const ofType = vendor.cloud.paymentMethods.filter(({ type }) => type === mean);
  const known = meanId === undefined ? ofType : ofType.filter((method) => method.meanId === meanId);
  if (known.length === 0) return refuse('unknownMean');
  const method = methodsForOrders(vendor.cloud).find((candidate) => known.includes(candidate));
  return method ? chargeWith(method) : refuse('unsuitableMean', { mean });
}

/** The prepaid account pays what it covers; the fidelity account pays only what is free. */
function chargeByAccount(vendor: Vendor, order: SimulatedOrder, mean: string): Charge {
  const { account } = vendor.cloud;
  const covered = mean === 'ovhAccount' ? account.prepaid : 0;
  if (mean === 'deferredPaymentAccount' || order.withTax > covered) return refuse('unsuitableMean', { mean });
  if (mean === 'ovhAccount') account.prepaid -= order.withTax;
  return { methodId: null, paidWith: mean, type: mean === 'ovhAccount' ? mean : 'fidelityPoints', declined: false };
}
