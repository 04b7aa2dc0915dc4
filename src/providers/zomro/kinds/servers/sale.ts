/** How a server is bought: a line in the cart, then confirming exactly that line (zomro.md §7.3 to §7.5, §14). */
import { HostformError } from '../../../../model/errors.ts';
import { isRecord } from '../../../../model/json.ts';
import type { PreImage, Sale, Want } from '../../../../model/purchase.ts';
import { splitAddress } from '../../../../model/resource.ts';
import type { ZomroApi } from '../../api.ts';
import type { Params } from '../../calls.ts';
import { isLine, readCart, removeLine } from '../../cart.ts';
import { isId } from '../../pages.ts';
import { asBalanceError, idHint, refusePaymentPage } from '../../payment.ts';
import { exists, listRows } from '../../server-rows.ts';
import { stringIn } from '../../spec.ts';
import { makeVanishedCheck } from '../../vanished.ts';
import { textOf } from '../../wire.ts';
import { inspectLine, lineResembles } from './cart-line.ts';
import { inspectCoarse, isCoarse } from './list-price.ts';
import { promoIsOptional } from './promo.ts';
import { judge } from './seek.ts';

export function makeServerSale(api: ZomroApi): Sale {
  const { client } = api;
  const checkVanished = makeVanishedCheck('instances', async (id) => !(await exists(api, id)));
  return {
    promoField: 'promo_code',
    promoIsOptional,
    survey: () => survey(api),
    reserve: (want) => reserve(api, want),
    async inspect(reservation, want) {
      const cart = await readCart(client);
      const fallback = want.quote?.charge.currency ?? (await api.account.currency());
      return isCoarse(cart, reservation, want)
        ? inspectCoarse(client, cart, reservation, { want, fallback })
        : inspectLine(cart, reservation, want, fallback);
    },
    applyPromo: (code) => applyPromo(api, code),
    pay: (reservation) => pay(api, reservation),
    release: (reservation) => removeLine(client, reservation),
    async seek(reservation, want, before, hint) {
      // The list first: a line leaves the cart before its server is listed, so this order never shows both by mistake,
      // and what it says of the line is as fresh as can be when it allows another payment.
      const rows = await listRows(api, true);
      await checkVanished(
        before.things,
        rows.map(({ id }) => id),
      );
      const cart = await readCart(client);
      return judge({
        lineOpen: cart.lines.some((line) => isLine(line, reservation)),
        rows,
        before,
        servername: orderedName(want),
        order: want.order,
        hint,
      });
    },
    resembles: lineResembles,
  };
}

async function survey(api: ZomroApi): Promise<PreImage> {
  const rows = await listRows(api, true);
  const cart = await readCart(api.client);
  return { things: rows.map(({ id }) => id), reservations: cart.lines.flatMap(({ ids }) => ids), facts: {} };
}

async function reserve(api: ZomroApi, want: Want): Promise<string> {
  if (!api.settings.licenceAccepted) {
    throw new HostformError('LICENCE', "Zomro's terms have not been accepted", { effect: 'not-sent' });
  }
  const doc = await api.client.change('v2.instances.order.param', orderForm(want));
  const line = textOf(doc, 'lineitem.id');
  if (line !== undefined && isId(line)) return line;
  throw new HostformError('VENDOR_ERROR', 'Zomro did not say which cart line it made', {
    detail: 'The answer to "add to cart" holds no id of one line, so that line can never be paid by us.',
    effect: 'unclear',
  });
}

/**
 * The form of one server. One piece per line, in the new cart, and never `skipbasket`, which would buy at once.
 * `autoprolong` and `backups_schedule` are left out: they belong to other resources (zomro.md §12 trap 36).
 */
function orderForm(want: Want): Params {
  const { order } = want;
  const addons = isRecord(order['addons']) ? order['addons'] : {};
  return {
    sok: 'ok',
    licence_agreement: 'on',
    force_use_new_cart: 'on',
    order_count: '1',
    pricelist: ordered(want, 'pricelist'),
    order_period: ordered(want, 'order_period'),
    datacenter: ordered(want, 'datacenter'),
    instances_os: stringIn(order, 'instances_os') ?? required(stringIn(want.spec, 'os'), 'instances_os'),
    servername: orderedName(want),
    ...access(want),
    ...Object.fromEntries(Object.keys(addons).map((field) => [field, stringIn(addons, field) ?? ''])),
  };
}

/** Either a key or a password, never both and never neither. */
function access(want: Want): Params {
  const key = stringIn(want.order, 'instances_ssh_keys');
  if (key !== undefined) return { use_ssh_key: 'on', instances_ssh_keys: key };
  return { use_ssh_key: 'off', password: required(want.secrets['password'] || undefined, 'password') };
}

function ordered(want: Want, field: string): string {
  return required(stringIn(want.order, field), field);
}

function required(value: string | undefined, field: string): string {
  if (value !== undefined) return value;
  throw new HostformError('INTERNAL', 'An order is not complete', {
    detail: `"${field}" is missing, so nothing was sent.`,
    effect: 'not-sent',
  });
}

/** The name as ordered; where it was not known when the plan was made, the declared one. */
function orderedName({ order, spec, address }: Want): string {
  return stringIn(order, 'servername') ?? stringIn(spec, 'name') ?? splitAddress(address).key;
}

async function applyPromo(api: ZomroApi, code: string): Promise<void> {
  try {
    await api.client.change('cart', { sok: 'ok', promocode: code, clicked_button: 'apply_promocode' });
  } catch (error) {
    if (!isPromoRefusal(error)) throw error;
    throw new HostformError('PROMO_REFUSED', 'Zomro refused the promo code', { ...error.details, effect: 'refused' });
  }
}

function isPromoRefusal(error: unknown): error is HostformError {
  if (!(error instanceof HostformError) || error.details.effect !== 'refused') return false;
  const { code = '', object = '' } = error.details.vendor ?? {};
  return code === 'missed' || code.startsWith('promocode') || (code === 'value' && object.startsWith('promocode'));
}

async function pay(api: ZomroApi, reservation: string): Promise<{ readonly hint?: string }> {
  try {
    const params = { sok: 'ok', elid: reservation, paymethod_id: '0' };
    const doc = await api.client.change('cartorder.create.confirm', params);
    refusePaymentPage(doc);
    return idHint(doc, reservation);
  } catch (error) {
    throw asBalanceError(error);
  }
}
