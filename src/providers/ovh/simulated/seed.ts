/** The account that a fresh simulator holds; every instant is counted from the moment it starts. */
import type { OvhCloud, PaymentMethod } from './cloud.ts';
import { seedOrders } from './seed-orders.ts';
import { seedServices } from './seed-services.ts';

const DAY = 86_400_000;

/** Credentials of the seeded account, as a client would be configured with them. */
export const seedCredentials = {
  applicationKey: 'simAppKey0000001',
  applicationSecret: 'simAppSecret00000000000000000001',
  consumerKey: 'simConsumerKey000000000000000001',
  clientId: 'EU.0000000000000001',
  clientSecret: 'simClientSecret00000000000000001',
} as const;

const EVERYTHING = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'].map((method) => ({ method, path: '/*' }));

/** Fresh tables. The same `now` and `seed` give the same tables. */
export function seedCloud(now: number, seed: number): OvhCloud {
  return {
    version: 1,
    random: seed | 0,
    next: { order: 700_100_200, detail: 700_200_200, transaction: 5_000_100, credential: 900_010, bill: 60_000_100 },
    ...seedAccess(now),
    ...seedMoney(now),
    services: seedServices(now),
    orders: seedOrders(now),
    ledger: [],
  };
}

function seedAccess(
  now: number,
): Pick<OvhCloud, 'account' | 'applications' | 'credentials' | 'serviceAccounts' | 'tokens'> {
  const { applicationKey, applicationSecret, consumerKey, clientId, clientSecret } = seedCredentials;
  const key = { id: 900_001, applicationId: 1001, consumerKey, token: 'simValidationToken0000000000001' };
  return {
    account: {
      nichandle: 'aa1-ovh',
      email: 'buyer@example.com',
      firstname: 'Ada',
      name: 'Example',
      country: 'FR',
      subsidiary: 'FR',
      currency: 'EUR',
      taxPercent: 20,
      prepaid: 0,
      autorenew: { active: true, renewDay: 1, lastRenew: null },
    },
    applications: [{ id: 1001, key: applicationKey, secret: applicationSecret, name: 'simulated' }],
    credentials: [
      {
        ...key,
        state: 'validated',
        rules: EVERYTHING,
        allowedIPs: null,
        redirection: null,
        creation: now - 100 * DAY,
        expiration: null,
        lastUse: null,
      },
    ],
    serviceAccounts: [
      { clientId, clientSecret, name: 'renewals', description: 'renewals', allowedActions: ['*'], deniedActions: [] },
    ],
    tokens: [],
  };
}

function seedMoney(now: number): Pick<OvhCloud, 'paymentMethods' | 'paymentMeans' | 'transactions'> {
  return {
    paymentMethods: seedMethods(now),
    paymentMeans: [
      { id: 12, kind: 'creditCard', state: 'valid', methodId: 987 },
      { id: 13, kind: 'creditCard', state: 'valid', methodId: 988 },
      { id: 55, kind: 'paypal', state: 'valid', methodId: 990 },
      { id: 31, kind: 'bankAccount', state: 'pendingValidation', methodId: 991 },
    ],
    transactions: [],
  };
}

/** Two cards that work, and one of each kind of method that does not. */
function seedMethods(now: number): PaymentMethod[] {
  const method = (id: number, meanId: number, type: string, label: string): PaymentMethod => ({
    id,
    meanId,
    type,
    subType: type === 'CREDIT_CARD' ? 'VISA' : null,
    status: 'VALID',
    default: false,
    label,
    description: null,
    createdAt: now - 400 * DAY,
    expiresAt: type === 'CREDIT_CARD' ? now + 365 * DAY : null,
    usableOnOrders: true,
    declines: false,
  });
  return [
    { ...method(987, 12, 'CREDIT_CARD', '4970 **** **** 0000'), default: true },
    method(988, 13, 'CREDIT_CARD', '4970 **** **** 0001'),
    { ...method(989, 14, 'CREDIT_CARD', '4970 **** **** 0002'), status: 'EXPIRED', expiresAt: now - 30 * DAY },
    { ...method(990, 55, 'PAYPAL', 'buyer@example.com'), usableOnOrders: false },
    { ...method(991, 31, 'SEPA_DIRECT_DEBIT', 'FR76 **** 0000'), status: 'VALIDATING' },
  ];
}
