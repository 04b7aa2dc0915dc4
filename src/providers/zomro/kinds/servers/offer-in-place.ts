import type { Offer, OfferInput } from '../../../../model/kind.ts';
import type { ZomroApi } from '../../api.ts';
import { offerRebuild } from './rebuild.ts';
import { offerResize } from './resize.ts';

/** What it takes to change a server that stays: a larger tariff, another system, or first the one and then the other. */
export async function offerInPlace(api: ZomroApi, input: OfferInput): Promise<Offer> {
  const changed = (...fields: readonly string[]): boolean =>
    input.changes?.some(({ field }) => fields.includes(field)) === true;
  const resize = changed('tariff') ? await offerResize(api, input) : undefined;
  const rebuild = changed('os', 'ssh_key') ? await offerRebuild(api.client, api.catalogue, input) : undefined;
  const offers = [resize, rebuild].flatMap((offer) => offer ?? []);
  const impossible = offers.find((offer) => offer.impossible !== undefined)?.impossible;
  return {
    order: { ...resize?.order, ...rebuild?.order },
    ...(resize?.quote ? { quote: resize.quote } : {}),
    problems: offers.flatMap(({ problems }) => problems),
    notes: offers.flatMap(({ notes }) => notes),
    refusals: offers.flatMap(({ refusals }) => refusals),
    ...(impossible === undefined ? {} : { impossible }),
  };
}
