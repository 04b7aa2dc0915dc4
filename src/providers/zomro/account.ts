import { HostformError } from '../../model/errors.ts';
import type { Attributes } from '../../model/json.ts';
import { addMoney, type Money, money } from '../../model/money.ts';
import { type Amount, currencyIn, readAmount } from './amounts.ts';
import type { Client } from './client.ts';
import { attribute, child, entries, textOf } from './wire.ts';

/** Who we are at the vendor, and what can be spent (zomro.md §7.20). */
export interface Account {
  id(): Promise<string>;
  /** Balance plus credit; undefined where the vendor does not say. */
  balance(): Promise<Money | undefined>;
  /** The currency of amounts that are written without one. */
  currency(): Promise<string>;
}

/** The currency of Zomro's price list (zomro.md §7.1), used when nothing in the account names another. */
const LAST_RESORT = 'EUR';

export function makeAccount(client: Client): Account {
  let currency: Promise<string> | undefined;
  const remembered = (): Promise<string> => {
    currency ??= readCurrency(client);
    currency.catch(() => {
      currency = undefined;
    });
    return currency;
  };
  return {
    id: () => readId(client),
    currency: remembered,
    async balance() {
      const spendable = await readBalance(client);
      if (spendable === undefined) return undefined;
      const balance = money(spendable.amount, spendable.currency ?? (await remembered()));
      const credit = await readCredit(client, balance.currency);
      return credit === undefined ? balance : addMoney(balance, credit);
    },
  };
}

async function readId(client: Client): Promise<string> {
  const user = entries(child(await client.read('whoami'), 'user'))[0];
  const id = ['id', 'email', 'name']
    .map((name) => attribute(user, `$${name}`) ?? textOf(user, name))
    .find((value) => value !== undefined);
  if (id !== undefined) return id;
  throw new HostformError('VENDOR_ERROR', 'Zomro does not say which account this is', {
    detail: 'The answer of "whoami" names no user, so the account can not be told from another one.',
  });
}

async function readBalance(client: Client): Promise<Amount | undefined> {
  const dashboard = await optional(client, 'dashboard.info');
  const shown = readAmount(textOf(entries(child(dashboard, 'elem'))[0], 'realbalance'));
  if (shown !== undefined) return shown;
  return readAmount(textOf(await optional(client, 'notify'), 'realbalance'));
}

/** Credit in another currency, or written unreadably, is not counted: too little is the safe side. */
async function readCredit(client: Client, currency: string): Promise<Money | undefined> {
  const row = entries(child(await optional(client, 'dashboard.subaccount_credit'), 'elem'))[0];
  const credit = readAmount(textOf(row, 'credit') ?? textOf(row, 'available_credit'));
  if (credit === undefined || (credit.currency ?? currency) !== currency || credit.amount.startsWith('-'))
    return undefined;
  return money(credit.amount, currency);
}

async function readCurrency(client: Client): Promise<string> {
  const balance = await readBalance(client);
  if (balance?.currency !== undefined) return balance.currency;
  const total = child(await optional(client, 'cart'), 'total');
  return currencyIn(textOf(total, 'currency')) ?? currencyIn(textOf(total, 'cost')) ?? LAST_RESORT;
}

/** A read whose function an account may lack. */
async function optional(client: Client, func: string): Promise<Attributes | undefined> {
  try {
    return await client.read(func);
  } catch (error) {
    if (error instanceof HostformError && error.code === 'VENDOR_ERROR') return undefined;
    throw error;
  }
}
