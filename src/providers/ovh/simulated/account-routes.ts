/** `/me` without orders: the account, its renewal switch, payment methods, old means, transactions (ovh.md §8.6, §8.7). */
import type { Json } from '../../../model/json.ts';
import type { PaymentMean, PaymentMethod, Transaction } from './cloud.ts';
import { refuse } from './failures.ts';
import { listed } from './listing.ts';
import { symbolOf } from './price.ts';
import { type ApiCall, idParam, numberOf, type Route } from './request.ts';
import { instant, price, type Vendor } from './vendor.ts';

const ME = 'account:apiovh:me';

export const accountRoutes: readonly Route[] = [
  { method: 'GET', path: '/me', status: 'PRODUCTION', action: `${ME}/get`, handle: me },
  { method: 'GET', path: '/me/autorenew', status: 'PRODUCTION', action: `${ME}/autorenew/get`, handle: autorenew },
  {
    method: 'PUT',
    path: '/me/autorenew',
    status: 'PRODUCTION',
    action: `${ME}/autorenew/edit`,
    body: { active: 'boolean', renewDay: 'long', lastRenew: { type: 'datetime', nullable: true } },
    handle: setAutorenew,
  },
  {
    method: 'POST',
    path: '/me/autorenew',
    status: 'PRODUCTION',
    action: `${ME}/autorenew/create`,
    body: { renewDay: { type: 'long', required: true } },
    handle: (vendor, call) => setAutorenew(vendor, { ...call, body: { ...call.body, active: true } }),
  },
  {
    method: 'GET',
    path: '/me/payment/method',
    status: 'PRODUCTION',
    action: `${ME}/payment/method/get`,
    query: { default: 'boolean', paymentType: 'string', status: 'string' },
    handle: listMethods,
    expand: (vendor, key) => paymentMethod(vendor, methodById(vendor, Number(key))),
  },
  {
    method: 'GET',
    path: '/me/payment/method/{paymentMethodId}',
    status: 'PRODUCTION',
    action: `${ME}/payment/method/get`,
    handle: (vendor, call) => paymentMethod(vendor, methodById(vendor, idParam(call, 'paymentMethodId'))),
  },
  {
    method: 'GET',
    path: '/me/payment/transaction',
    status: 'PRODUCTION',
    action: `${ME}/payment/transaction/get`,
    query: { paymentMethodId: 'long', status: 'string' },
    handle: listTransactions,
    expand: (vendor, key) => transaction(vendor, transactionById(vendor, Number(key))),
  },
  {
    method: 'GET',
    path: '/me/payment/transaction/{transactionId}',
    status: 'PRODUCTION',
    action: `${ME}/payment/transaction/get`,
    handle: (vendor, call) => transaction(vendor, transactionById(vendor, idParam(call, 'transactionId'))),
  },
  oldMeans('bankAccount'),
  oldMeans('creditCard'),
  oldMeans('paypal'),
];

/** `nichandle.Nichandle`, the nullable parts mostly null. */
function me({ cloud }: Vendor): Json {
  const { nichandle, email, firstname, name, country, subsidiary, currency } = cloud.account;
  const unset = Object.fromEntries(NULLABLE_OF_ME.map((field) => [field, null]));
  return {
    ...unset,
    nichandle,
    email,
    firstname,
    name,
    country,
    currency: { code: currency, symbol: symbolOf(currency) },
    ovhSubsidiary: subsidiary,
    ovhCompany: 'ovh',
    legalform: 'individual',
    language: 'en_GB',
    state: 'complete',
    kycValidated: false,
  };
}

const NULLABLE_OF_ME = [
  'address',
  'area',
  'birthCity',
  'birthDay',
  'city',
  'companyNationalIdentificationNumber',
  'complementaryAddress',
  'corporationType',
  'customerCode',
  'fax',
  'italianSDI',
  'nationalIdentificationNumber',
  'organisation',
  'phone',
  'phoneCountry',
  'phoneType',
  'purposeOfPurchase',
  'sex',
  'spareEmail',
  'vat',
  'zip',
];

function autorenew(vendor: Vendor): Json {
  const { active, renewDay, lastRenew } = vendor.cloud.account.autorenew;
  return { active, renewDay, lastRenew: instant(vendor, lastRenew) };
}

function setAutorenew(vendor: Vendor, { body }: ApiCall): undefined {
  const renewDay = numberOf(body['renewDay']) ?? vendor.cloud.account.autorenew.renewDay;
  if (renewDay < 1 || renewDay > 31) refuse('badParameter', { name: 'renewDay' });
  const active = body['active'];
  Object.assign(vendor.cloud.account.autorenew, { renewDay, ...(typeof active === 'boolean' ? { active } : {}) });
  vendor.touch();
}

function listMethods(vendor: Vendor, { query }: ApiCall): Json {
  const wanted = vendor.cloud.paymentMethods.filter(
    (method) =>
      (query['default'] === undefined || method.default === query['default']) &&
      (query['paymentType'] === undefined || method.type === query['paymentType']) &&
      (query['status'] === undefined || method.status === query['status']),
  );
  return listed(
    vendor,
    wanted.map(({ id }) => id),
  );
}

function methodById(vendor: Vendor, id: number): PaymentMethod {
  return vendor.cloud.paymentMethods.find((method) => method.id === id) ?? refuse('unknownObject', { id: String(id) });
}

/** `me.payment.PaymentMethod` */
export function paymentMethod(vendor: Vendor, method: PaymentMethod): Json {
  return {
    paymentMethodId: method.id,
    paymentMeanId: method.meanId,
    paymentType: method.type,
    paymentSubType: method.subType,
    status: method.status,
    default: method.default,
    label: method.label,
    description: method.description,
    creationDate: instant(vendor, method.createdAt),
    lastUpdate: instant(vendor, method.createdAt),
    expirationDate: instant(vendor, method.expiresAt),
    billingContactId: null,
    oneclick: false,
    integration: 'REDIRECT',
    formSessionId: null,
    merchantId: null,
    icon: { name: (method.subType ?? method.type).toLowerCase(), url: null, data: null },
  };
}

function listTransactions(vendor: Vendor, { query }: ApiCall): Json {
  const wanted = vendor.cloud.transactions.filter(
    ({ methodId, status }) =>
      (query['paymentMethodId'] === undefined || methodId === query['paymentMethodId']) &&
      (query['status'] === undefined || status === query['status']),
  );
  return listed(
    vendor,
    wanted.map(({ id }) => id),
  );
}

function transactionById(vendor: Vendor, id: number): Transaction {
  return vendor.cloud.transactions.find((known) => known.id === id) ?? refuse('unknownObject', { id: String(id) });
}

/** `me.payment.Transaction`; it does not name its order. */
function transaction(vendor: Vendor, { id, methodId, ucents, status, createdAt, updatedAt }: Transaction): Json {
  return {
    transactionId: id,
    paymentMethodId: methodId,
    amount: price(vendor, ucents),
    status,
    type: 'DEBIT',
    creationDate: instant(vendor, createdAt),
    lastUpdate: instant(vendor, updatedAt),
  };
}

/** Deprecated in 2023 and still answering: the ids of the old registered means (ovh.md §9). */
function oldMeans(kind: PaymentMean['kind']): Route {
  return {
    method: 'GET',
    path: `/me/paymentMean/${kind}`,
    status: 'DEPRECATED',
    action: `${ME}/paymentMean/${kind}/get`,
    ...(kind === 'bankAccount' ? { query: { state: 'string' } as const } : {}),
    handle: (vendor, { query }) => {
      const ofKind = vendor.cloud.paymentMeans.filter((mean) => mean.kind === kind);
      const wanted = ofKind.filter(({ state }) => query['state'] === undefined || state === query['state']);
      return listed(
        vendor,
        wanted.map(({ id }) => id),
      );
    },
  };
}
