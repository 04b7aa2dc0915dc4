/** `service.prolong` (zomro.md §7.19): a paid renewal, or one that only lies in the old basket and looks done (§12.27). */
import { decimal, shownMoney } from './amounts.ts';
import { type Asked, currencyOf, type Functions, form } from './asked.ts';
import { addToBasket } from './basket.ts';
import { fundsOr, move, paymentPage } from './billing.ts';
import { addMonths, dateText } from './dates.ts';
import { need, optional } from './fields.ts';
import { noteBy } from './history.ts';
import { serverTitle, statusCode } from './instance-rows.ts';
import { wakeServer } from './lifecycle.ts';
import { selectList } from './listing.ts';
import { serverAsked, serversAsked } from './own-servers.ts';
import { listPrice, serverPrice, tariffOf, withTax } from './prices.ts';
import { refuse, refuseField } from './refusal.ts';
import type { Server } from './rows.ts';
import type { Branch } from './wire.ts';
import { periodName } from './words.ts';

/** A renewal makes sense for periods of months only: a day is debited every day anyway. */
function demandRenewable(server: Server): void {
  if (server.period === '-50') refuseField('period');
  if (server.paidUntil !== null && server.status !== '4' && !server.status.startsWith('5')) return;
  refuse({
    type: 'value',
    object: 'elid',
    params: [{ name: 'value', value: server.id }],
    text: [
      'Cannot renew this service: the service has not been processed yet, the service was deleted or being deleted',
      'Невозможно продлить услугу: услуга еще не обработана, удалена или удаляется',
    ],
  });
}

function periodsOf(asked: Asked, server: Server): string[] {
  const tariff = tariffOf(asked.world, server.tariff);
  return ['1', '3', '6', '12'].filter((code) => listPrice(asked.world, tariff, code) !== undefined);
}

function periodAsked(asked: Asked, server: Server): string {
  const period = optional(asked, 'period') ?? server.period;
  return periodsOf(asked, server).includes(period) ? period : refuseField('period');
}

function datesOf(asked: Asked, server: Server, period: string): { readonly old: string; readonly new: string } {
  const offset = asked.world.knobs.serverOffsetMinutes;
  const until = server.paidUntil ?? asked.now;
  return { old: dateText(until, offset), new: dateText(addMonths(until, Number(period)), offset) };
}

function preview(asked: Asked): Branch {
  const server = serverAsked(asked);
  demandRenewable(server);
  const period = periodAsked(asked, server);
  const dates = datesOf(asked, server, period);
  const options = periodsOf(asked, server).map((key) => ({ key, text: optionText(asked, server, key) }));
  return {
    elid: server.id,
    title_name: serverTitle(asked, server),
    status: `status_${statusCode(server, asked).split('_')[0]}`,
    period,
    expiredate: dates.old,
    newexpiredate: dates.new,
    suspendpenaltywarn: '',
    cost: asked.world.knobs.prolongPrice === 'field' ? shown(asked, server, period) : undefined,
    slist: [selectList('period', options)],
  };
}

function optionText(asked: Asked, server: Server, period: string): string {
  const name = periodName(period, asked.lang);
  return asked.world.knobs.prolongPrice === 'label' ? `${name} (${shown(asked, server, period)})` : name;
}

/** `3.90 EUR` */
function shown(asked: Asked, server: Server, period: string): string {
  return shownMoney(serverPrice(asked.world, { ...server, period }), currencyOf(asked), asked.lang);
}

function prolong(asked: Asked): Branch {
  const servers = serversAsked(asked, demandRenewable);
  need(asked, 'period');
  const atOnce = asked.params.skipbasket === 'on';
  const button = optional(asked, 'clicked_button');
  const { prolongAlwaysBasket, prolongDefault } = asked.world.knobs;
  const basket = button === 'basket' || prolongAlwaysBasket || (!atOnce && prolongDefault === 'basket');
  return basket ? intoBasket(asked, servers) : charge(asked, servers);
}

function priceOf(asked: Asked, server: Server): number {
  return serverPrice(asked.world, { ...server, period: periodAsked(asked, server) });
}

/** Success, and unpaid. */
function intoBasket(asked: Asked, servers: readonly Server[]): Branch {
  for (const server of servers) {
    const cost = decimal(priceOf(asked, server));
    addToBasket(asked, { kind: 'prolong', service: server.id, text: serverTitle(asked, server), cost });
  }
  return { ok: { $: 'func=basket' } };
}

/** Charged now. The new date is one level deeper than elsewhere, in a `doc` of its own (§7.19). */
function charge(asked: Asked, servers: readonly Server[]): Branch {
  const { world, caller, now } = asked;
  const prices = servers.map((server) => withTax(caller.account, priceOf(asked, server)));
  const total = prices.reduce((sum, price) => sum + price, 0);
  if (fundsOr(asked, total) === 'redirect')
    return paymentPage(
      asked,
      total,
      servers.map(({ id }) => id),
    );
  const dates = servers.map((server) => datesOf(asked, server, periodAsked(asked, server)).new);
  servers.forEach((server, at) => {
    const text = serverTitle(asked, server);
    move(world, caller.account, { at: now, amount: -(prices[at] ?? 0), service: server.id, reason: 'renewal', text });
    server.paidUntil = addMonths(server.paidUntil ?? now, Number(periodAsked(asked, server)));
    if (server.status === '3_autosuspend') Object.assign(server, { status: '2', state: 'active', suspendedAt: null });
    noteBy(asked, server.id, 'renewed');
    wakeServer(world, server);
  });
  return { ok: {}, doc: { newexpiredate: dates[0] ?? '' } };
}

export const prolongFunctions: Functions = { 'service.prolong': form(preview, prolong) };
