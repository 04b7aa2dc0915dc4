/** What a renewal costs and until when it carries: the form of `service.prolong`, read without `sok` (zomro.md §7.19). */
import type { Attributes } from '../../../../model/json.ts';
import { type Money, money } from '../../../../model/money.ts';
import { isRounded, readAmount } from '../../amounts.ts';
import type { ZomroApi } from '../../api.ts';
import { periodCode, periodOfCode, periodOfWords } from '../../billing-period.ts';
import { sameWords } from '../../choice.ts';
import type { ServerRow } from '../../server-row.ts';
import { child, choices, textOf } from '../../wire.ts';

export interface Prolongation {
  /** ISO periods on offer. */
  readonly periods: readonly string[];
  /** The day on which it ends as it is; absent where the form does not say. */
  readonly expiration?: string;
  /** Price of the asked period, without tax. Absent: nowhere named. */
  readonly price?: Money;
  /** `renewal form`, `list of servers`, `price list`. */
  readonly source?: string;
}

/** Reads the form for one period. @throws HostformError VENDOR_ERROR when the vendor does not renew this service. */
export async function readProlongation(api: ZomroApi, row: ServerRow, period: string): Promise<Prolongation> {
  const doc = await api.client.read('service.prolong', { elid: row.id, period: periodCode(period) ?? '' });
  const expiration = textOf(doc, 'expiredate') ?? textOf(child(doc, 'doc'), 'expiredate');
  const offered = choices(doc, 'period');
  return {
    periods: offered.flatMap(({ key }) => periodOfCode(key) ?? []),
    ...(expiration !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(expiration) ? { expiration } : {}),
    ...(await priceOf(api, row, { period, doc })),
  };
}

interface Asked {
  readonly period: string;
  readonly doc: Attributes;
}

/**
 * The form need not name a price ([U]). Then it is what the service costs for this very period, as it is listed; and for
 * another period what the price list says.
 */
async function priceOf(api: ZomroApi, row: ServerRow, asked: Asked): Promise<Pick<Prolongation, 'price' | 'source'>> {
  const formed = await priceInForm(api, asked);
  const own = row.period === asked.period ? row.cost : undefined;
  if (formed) return { price: exact(formed, own), source: 'renewal form' };
  if (own) return { price: own, source: 'list of servers' };
  const listed = await priceInList(api, row, asked.period);
  return listed ? { price: listed, source: 'price list' } : {};
}

/** Labels are rounded to cents; the list has the number behind them (zomro.md §7.6). */
function exact(shown: Money, own: Money | undefined): Money {
  return own && own.currency === shown.currency && isRounded(shown.amount, own.amount) ? own : shown;
}

async function priceInForm({ account }: ZomroApi, { period, doc }: Asked): Promise<Money | undefined> {
  const label = choices(doc, 'period').find(({ key }) => key === periodCode(period))?.label;
  const shown = priceInLabel(label, period);
  if (shown) return shown;
  const written = ['cost', 'price', 'amount'].map((field) => textOf(doc, field)).find((text) => text !== undefined);
  const amount = readAmount(written);
  return amount && money(amount.amount, amount.currency ?? (await account.currency()));
}

/** `Month (3.90 EUR)` or `3.90 EUR / Month`; never the "3" of "3 months", nor a price per another period. */
function priceInLabel(label: string | undefined, period: string): Money | undefined {
  const written = /[\d.,'\s\u00a0\u202f]*\d\s*(?:[A-Z]{3}(?![A-Za-z])|[€$£₴₽])/.exec(label ?? '')?.[0];
  const per = periodOfWords(label?.split('/')[1]);
  const amount = readAmount(written);
  if (amount?.currency === undefined || (per !== undefined && per !== period)) return undefined;
  return money(amount.amount, amount.currency);
}

async function priceInList(api: ZomroApi, row: ServerRow, period: string): Promise<Money | undefined> {
  const { tariffs } = await api.catalogue.prices(row.datacenterId);
  const own = tariffs.find(({ id, title }) =>
    row.tariffId === undefined ? sameWords(title, row.tariff ?? '') : id === row.tariffId,
  );
  const price = own?.prices.find((each) => each.period === period);
  return price && money(price.amount, price.currency ?? (await api.account.currency()));
}
