/** A renewal that is due, taken by the hand through its purchase. */
import type { PreImage, Want } from '../../../../src/model/purchase.ts';
import { startWorld, type World } from './world.ts';

export const due = {
  product: 'vps',
  service: 'vps-1a2b.vps.example',
  period: 'P1M',
  ensure_valid_for: 'P14D',
  max_price: '15.00 EUR',
};
export const KEY = 'vps/vps-1a2b.vps.example';
export const RENEW = { method: 'POST', path: '/service/12345/renew' };
export const PAY = { method: 'POST', path: '/me/order/*/pay' };

export interface Begun {
  readonly world: World;
  readonly want: Want;
  readonly before: PreImage;
}

/** A world in which the renewal is due, with what is to be bought and what was there before. */
export async function begin(settings: Parameters<typeof startWorld>[0] = {}, spec: object = {}): Promise<Begun> {
  const world = await startWorld(settings);
  const want = await world.want({ ...due, ...spec });
  return { world, want, before: await world.sale.survey(want) };
}

/** The same with an order that is not paid yet. */
export async function reserved(settings: Parameters<typeof startWorld>[0] = {}, spec: object = {}) {
  const begun = await begin(settings, spec);
  return { ...begun, order: await begun.world.sale.reserve(begun.want) };
}

/** Lets everything that is paid be checked, delivered and shown. */
export function deliver({ clock }: World): void {
  clock.pass(60_000);
}

/** What is seen of an order right before it is paid. */
export async function inspection({ world, want, before, order }: Begun & { order: string }) {
  const found = await world.sale.inspect(order, want, before);
  if (found.state !== 'open') throw new Error('the order is gone');
  return found;
}
