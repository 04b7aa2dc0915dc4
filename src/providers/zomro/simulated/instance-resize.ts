/** Changing the tariff of a server (zomro.md §7.12): only upward, in two steps, and the first one costs money. */
import { decimal } from './amounts.ts';
import { type Asked, type Functions, form, reads } from './asked.ts';
import { fundsOr, move, paymentPage } from './billing.ts';
import type { Tariff } from './catalogue.ts';
import { choice, need } from './fields.ts';
import { noteBy } from './history.ts';
import { selectList } from './listing.ts';
import { demandState, serverAsked, setMoving } from './own-servers.ts';
import { listPrice, serverPrice, tariffOf, withTax } from './prices.ts';
import { refuseField, refuseState } from './refusal.ts';
import type { Server } from './rows.ts';
import type { Branch } from './wire.ts';

/** Larger tariffs of the same line and data centre. */
function targets(asked: Asked, server: Server): Tariff[] {
  const now = tariffOf(asked.world, server.tariff);
  return asked.world.catalogue.tariffs.filter((tariff) => {
    const same = tariff.line === now.line && tariff.datacenter === now.datacenter;
    return same && tariff.memory > now.memory && listPrice(asked.world, tariff, server.period) !== undefined;
  });
}

function resizable(asked: Asked): Server {
  const server = serverAsked(asked);
  if (!server.resizable) refuseState(asked.func, 'change_pricelist=off');
  return server;
}

function targetForm(asked: Asked): Branch {
  const server = resizable(asked);
  const options = targets(asked, server).map(({ id, title }) => ({ key: id, text: title }));
  return { elid: server.id, pricelist: server.tariff, slist: [selectList('pricelist', options)] };
}

/** The difference for one period; a target paid within the last day is not paid again (§7.12). */
function difference(asked: Asked, server: Server, target: Tariff): number {
  const paidAt = server.paidTargets[target.id];
  if (paidAt !== undefined && asked.now - paidAt < asked.world.knobs.dayMs) return 0;
  const more = serverPrice(asked.world, { ...server, tariff: target.id }) - serverPrice(asked.world, server);
  return withTax(asked.caller.account, Math.max(0, more));
}

function targetAsked(asked: Asked, server: Server): Tariff {
  const id = need(asked, 'pricelist');
  tariffOf(asked.world, id);
  return targets(asked, server).find((tariff) => tariff.id === id) ?? refuseField('pricelist');
}

function moneyForm(asked: Asked): Branch {
  const server = resizable(asked);
  const target = targetAsked(asked, server);
  return { elid: server.id, pricelist: target.id, money: decimal(difference(asked, server, target)) };
}

function payResize(asked: Asked): Branch {
  const server = resizable(asked);
  demandState(asked, server, ['active', 'stopped']);
  const target = targetAsked(asked, server);
  const amount = difference(asked, server, target);
  if (fundsOr(asked, amount) === 'redirect') return paymentPage(asked, amount, [server.id]);
  const { world, caller, now } = asked;
  if (amount > 0) {
    move(world, caller.account, { at: now, amount: -amount, service: server.id, reason: 'resize', text: target.title });
    server.paidTargets[target.id] = now;
  }
  server.resizedFrom = server.tariff;
  server.tariff = target.id;
  setMoving(asked, server, { through: 'resizing', to: 'resized' });
  return { ok: {} };
}

/** Rolling back gives no money back. */
function verifyResize(asked: Asked): Branch {
  const server = serverAsked(asked);
  demandState(asked, server, ['resized']);
  const verdict = choice(asked, 'select_resize', ['confirm', 'rollback']);
  if (verdict === 'rollback' && server.resizedFrom !== null) server.tariff = server.resizedFrom;
  server.resizedFrom = null;
  server.state = 'active';
  noteBy(asked, server.id, `resize: ${verdict}`);
  return { ok: {} };
}

export const resizeFunctions: Functions = {
  'service.changepricelist': reads(targetForm),
  'service.changepricelist.getmoney': form(moneyForm, payResize),
  'instances.confirm.resize': form((asked) => ({ elid: serverAsked(asked).id }), verifyResize),
};
