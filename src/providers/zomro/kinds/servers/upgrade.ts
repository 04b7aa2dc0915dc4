/** How the first half of a resize is paid for: looked at right before, sent once, and found by the machine's own state. */
import { HostformError } from '../../../../model/errors.ts';
import type { Attributes } from '../../../../model/json.ts';
import { formatMoney, type Money } from '../../../../model/money.ts';
import type { Inspection, Sale, Sighting, Want } from '../../../../model/purchase.ts';
import type { ZomroApi } from '../../api.ts';
import { sameWords } from '../../choice.ts';
import { asBalanceError, refusePaymentPage } from '../../payment.ts';
import type { ServerRow } from '../../server-row.ts';
import { listRows } from '../../server-rows.ts';
import { stringIn } from '../../spec.ts';
import { chargeOf, resizeOrder } from './resize.ts';

export function makeUpgrade(api: ZomroApi): Sale {
  return {
    survey: async (want) => ({ things: [], reservations: [], facts: { elid: target(want).elid } }),
    // Nothing is sent: the same server and the same target are the same change, however often it is asked for.
    reserve: async (want) => {
      const { elid, pricelist } = target(want);
      return `${elid}-to-${pricelist}`;
    },
    inspect: (reservation, want) => inspect(api, reservation, want),
    pay: (_, want) => pay(api, want),
    seek: async (_, want) => judge(await rowOf(api, want), want),
    resembles: () => false,
  };
}

async function pay({ client }: ZomroApi, want: Want): Promise<Record<string, never>> {
  const { elid, pricelist } = target(want);
  const sent = { elid, pricelist, clicked_button: 'finish', snext: 'ok', sok: 'ok' };
  try {
    refusePaymentPage(await client.change('service.changepricelist.getmoney', sent));
    return {};
  } catch (error) {
    throw asBalanceError(error);
  }
}

/** Tariff and machine first, then the price: what has moved meanwhile is not paid for. */
async function inspect(api: ZomroApi, reservation: string, want: Want): Promise<Inspection> {
  const row = await rowOf(api, want);
  if (judge(row, want).kind !== 'unpaid') return { state: 'gone', others: [] };
  const machine = row?.condition.cloud;
  const rests = row?.condition.status === 'ready' && (machine === 'active' || machine === 'stopped');
  // Without a sum in its form, the whole price of the plan stands for the most, as it did there.
  const charge = rests ? await chargeOf(api, target(want)) : undefined;
  const shown: Money | undefined = charge ?? want.quote?.charge;
  if (shown === undefined) throw incomplete();
  const { tariff } = target(want);
  const facts: Attributes = { tariff };
  return {
    state: 'open',
    own: { id: reservation, text: `${tariff}, ${formatMoney(shown)}`, charge: shown, facts },
    others: [],
    mismatches: [],
    ...(rests
      ? {}
      : { stop: `The server is "${row?.condition.text}", and Zomro changes the tariff only of one at rest.` }),
  };
}

async function rowOf(api: ZomroApi, want: Want): Promise<ServerRow | undefined> {
  const { elid } = target(want);
  return (await listRows(api, true)).find(({ id }) => id === elid);
}

/**
 * The new tariff, or a machine that is being resized, is the payment (zomro.md §14, "Resize"). A third tariff is somebody
 * else's doing. Pure.
 */
function judge(row: ServerRow | undefined, want: Want): Sighting {
  const { elid, pricelist, tariff, from, fromTitle } = target(want);
  if (row === undefined || row.condition.status === 'deleted') return { kind: 'gone' };
  const is = (id: string, title: string): boolean =>
    row.tariffId === undefined ? row.tariff !== undefined && sameWords(row.tariff, title) : row.tariffId === id;
  const moving = row.condition.cloud === 'resizing' || row.condition.cloud === 'resized';
  const known = row.tariffId !== undefined || row.tariff !== undefined;
  if (known && !is(pricelist, tariff) && !is(from, fromTitle)) {
    const because = `The server has another tariff by now: ${row.tariff ?? row.tariffId}.`;
    return { kind: 'ambiguous', candidates: [{ id: elid, text: row.tariff ?? row.id }], because };
  }
  return moving || is(pricelist, tariff) ? { kind: 'bought', id: elid } : { kind: 'unpaid' };
}

interface Target {
  readonly elid: string;
  readonly pricelist: string;
  readonly tariff: string;
  readonly from: string;
  readonly fromTitle: string;
}

function target({ order }: Want): Target {
  const resize = resizeOrder(order);
  const [elid, pricelist] = [stringIn(resize, 'elid'), stringIn(resize, 'pricelist')];
  if (elid === undefined || pricelist === undefined) throw incomplete();
  const tariff = stringIn(resize, 'tariff') ?? pricelist;
  return {
    elid,
    pricelist,
    tariff,
    from: stringIn(resize, 'from') ?? '',
    fromTitle: stringIn(resize, 'from_title') ?? '',
  };
}

function incomplete(): HostformError {
  return new HostformError('INTERNAL', 'A change of tariff is not complete', {
    detail: 'Server, tariff or price is missing, so nothing was sent.',
    effect: 'not-sent',
  });
}
