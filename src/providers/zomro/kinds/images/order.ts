/** Ordering an image: one call that buys at once (zomro.md §7.13), so only looking by name and region protects. */
import { HostformError } from '../../../../model/errors.ts';
import type { Attributes } from '../../../../model/json.ts';
import type { Offer } from '../../../../model/kind.ts';
import { money } from '../../../../model/money.ts';
import type { OneShot, PreImage, Sighting, Want } from '../../../../model/purchase.ts';
import type { ZomroApi } from '../../api.ts';
import type { Params } from '../../calls.ts';
import { asBalanceError, idHint, refusePaymentPage } from '../../payment.ts';
import { stringIn } from '../../spec.ts';
import { makeVanishedCheck } from '../../vanished.ts';
import { textOf } from '../../wire.ts';
import { distroKey, imageName } from './align.ts';
import { DEFAULTS } from './description.ts';
import { isImage, liveImage } from './row.ts';
import { imageExists, listImageRows } from './rows.ts';

/** The product of the documentation's example (zomro.md §7.13), for a vendor that does not know the price list. */
const DOCUMENTED_PRODUCT = '6854';

/** The price is per GB and day and the size is not known before, so nothing is quoted and the note says why. */
export async function offerImage(api: ZomroApi): Promise<Offer> {
  const { tariffs } = await api.catalogue.imagePrices();
  const product = tariffs[0] ?? { id: DOCUMENTED_PRODUCT, prices: [] };
  const [price] = product.prices;
  const currency = price?.currency ?? (await api.account.currency());
  const rate = price === undefined ? '' : ` (${price.amount} ${currency} in the price list)`;
  return {
    order: { pricelist: product.id, order_period: '-50' },
    quote: { charge: money('0.00', currency), count: 1, period: 'P1D', source: 'price list' },
    problems: [],
    notes: [`Images are billed per GB and day${rate}; the size is known only after Zomro has fetched the file.`],
    refusals: [],
  };
}

export function makeImageOrder(api: ZomroApi): OneShot {
  const checkVanished = makeVanishedCheck('image', async (id) => !(await imageExists(api, id)));
  return {
    survey: () => survey(api),
    send: (want) => send(api, want),
    async seek(want, before, hint) {
      const rows = await listImageRows(api, true);
      await checkVanished(
        before.things,
        rows.flatMap((row) => textOf(row, 'id') ?? []),
      );
      return judgeImages(rows, want, { before, hint });
    },
  };
}

async function survey(api: ZomroApi): Promise<PreImage> {
  const rows = await listImageRows(api, true);
  return { things: rows.flatMap((row) => textOf(row, 'id') ?? []), reservations: [], facts: {} };
}

async function send(api: ZomroApi, want: Want): Promise<{ readonly hint?: string }> {
  try {
    const doc = await api.client.change('v2.image.order.param', orderForm(want));
    refusePaymentPage(doc);
    return idHint(doc, undefined);
  } catch (error) {
    throw asBalanceError(error);
  }
}

function orderForm({ spec, order, address }: Want): Params {
  return {
    sok: 'ok',
    image_type: 'image',
    skipbasket: 'on',
    image_name: imageName(spec, address),
    region: required(spec, 'region'),
    url: required(spec, 'url'),
    disk_format: required(spec, 'disk_format'),
    os_distro: distroKey(required(spec, 'os_distro')),
    ...(spec['os_version'] === undefined ? {} : { os_version: required(spec, 'os_version') }),
    architecture: stringIn(spec, 'architecture') ?? DEFAULTS.architecture,
    min_disk: stringIn(spec, 'min_disk') ?? String(DEFAULTS.min_disk),
    min_ram: stringIn(spec, 'min_ram') ?? String(DEFAULTS.min_ram),
    protected: (spec['protected'] ?? DEFAULTS.protected) === true ? 'on' : 'off',
    pricelist: required(order, 'pricelist'),
    order_period: required(order, 'order_period'),
  };
}

function required(attributes: Attributes, field: string): string {
  const value = stringIn(attributes, field);
  if (value !== undefined) return value;
  throw new HostformError('INTERNAL', 'An order is not complete', {
    detail: `"${field}" is missing, so nothing was sent.`,
    effect: 'not-sent',
  });
}

/** Pure. New images with the ordered name and region are what was bought, when there is exactly one. */
export function judgeImages(
  rows: readonly Attributes[],
  want: Want,
  { before, hint }: { readonly before: PreImage; readonly hint: string | undefined },
): Sighting {
  const known = new Set(before.things);
  const [name, region] = [imageName(want.spec, want.address), stringIn(want.spec, 'region')];
  const found = rows
    .filter(isImage)
    .flatMap((row) => liveImage(row) ?? [])
    .filter(({ id, spec }) => !known.has(id) && spec['name'] === name && spec['region'] === region);
  const candidates = found.map(({ id, key, statusText }) => ({ id, text: `${key}, ${statusText}` }));
  const odd = found.find(({ status }) => status === 'unpaid' || status === 'deleting');
  if (odd) return { kind: 'ambiguous', candidates, because: `Image ${odd.id} fits the order but is ${odd.status}.` };
  const [one, second] = found;
  if (one === undefined) return { kind: 'unpaid' };
  if (second === undefined) return { kind: 'bought', id: one.id };
  const hinted = found.find(({ id }) => id === hint);
  if (hinted !== undefined) return { kind: 'bought', id: hinted.id };
  return { kind: 'ambiguous', candidates, because: `${found.length} new images fit the order.` };
}
