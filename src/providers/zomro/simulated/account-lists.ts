/** Money and account as a client may read them (zomro.md §7.20). */
import { decimal, shownMoney, units } from './amounts.ts';
import { type Asked, currencyOf, type Functions, reads } from './asked.ts';
import { spendable } from './billing.ts';
import { momentText } from './dates.ts';
import { imagesAsked } from './image-rows.ts';
import { type Listing, listPage } from './listing.ts';
import { serverAsked } from './own-servers.ts';
import type { Change, Movement, Payment } from './rows.ts';
import type { Branch } from './wire.ts';

/** `12.34 EUR`, or with the sign instead of the code (§4). */
function balanceText(asked: Asked, amount: number): string {
  const text = shownMoney(amount, currencyOf(asked), asked.lang);
  return asked.world.knobs.euroSign ? text.replace(/ EUR$/, ' €') : text;
}

function moment(asked: Asked, at: number): string {
  return momentText(at, asked.world.knobs.serverOffsetMinutes);
}

/** Charges only, newest last; the service is named in the text and by id. */
const expenses: Listing<Movement> = {
  name: 'expense',
  id: ({ id }) => id,
  render: ({ id, at, amount, currency, service, text }, asked) => ({
    id,
    realdate: moment(asked, at),
    locale_name: text,
    item: service ?? '',
    amount: shownMoney(-units(amount), currency, asked.lang),
    amount_iso: `${decimal(-units(amount))} ${currency}`,
  }),
  filters: {},
};

const payments: Listing<Payment> = {
  name: 'payment',
  id: ({ id }) => id,
  render: ({ id, at, amount, currency, status }, asked) => ({
    id,
    number: id,
    create_date: moment(asked, at),
    paymethodamount_iso: `${amount} ${currency}`,
    status: { $orig: status, $: status === '1' ? 'New' : status === '2' ? 'Paid' : 'Cancelled' },
  }),
  filters: {},
};

const changes: Listing<Change & { readonly id: string }> = {
  name: 'service.history',
  id: ({ id }) => id,
  render: ({ id, at, user, text }, asked) => ({ id, changedate: moment(asked, at), request_user: user, desc: text }),
  filters: {},
};

function ownCharges({ world, caller }: Asked): Movement[] {
  return world.tables.ledger.filter(({ account, amount }) => account === caller.account.id && amount.startsWith('-'));
}

function historyOf(asked: Asked): Branch {
  const [image] = asked.world.tables.images.has(asked.params.elid ?? '') ? imagesAsked(asked) : [];
  const { id } = image ?? serverAsked(asked);
  const rows = asked.world.tables.history.filter(({ service }) => service === id);
  return listPage(
    asked,
    changes,
    rows.map((row, at) => ({ ...row, id: String(at + 1) })),
  );
}

function credit(asked: Asked): Branch {
  const { account } = asked.caller;
  return {
    elem: [
      {
        id: account.id,
        credit: balanceText(asked, units(account.credit)),
        available_credit: balanceText(asked, Math.max(0, Math.min(units(account.credit), spendable(account)))),
      },
    ],
  };
}

export const accountFunctions: Functions = {
  expense: reads((asked) => listPage(asked, expenses, ownCharges(asked))),
  payment: reads((asked) => {
    const own = asked.world.tables.payments.filter(({ account }) => account === asked.caller.account.id);
    return listPage(asked, payments, own);
  }),
  'service.history': reads(historyOf),
  'dashboard.info': reads((asked) => {
    const { id, name, balance } = asked.caller.account;
    return { elem: [{ id, name, realbalance: balanceText(asked, units(balance)) }] };
  }),
  'dashboard.subaccount_credit': reads(credit),
  notify: reads((asked) => ({
    realbalance: balanceText(asked, units(asked.caller.account.balance)),
    item: { $name: 'notice', bitem: [{ $id: '1', msg: 'Welcome' }] },
  })),
};
