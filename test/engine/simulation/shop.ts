/**
 * A model of a shop with a shared cart, a balance and slow delivery. It knows the truth (who owns what, what was
 * charged for what), so it is what a run is judged by. It does what it is told at once; the network in front of it is
 * what fails.
 */
import type { Money } from '../../../src/model/money.ts';
import type { Address } from '../../../src/model/resource.ts';

/** `us`: made by a request of ours. `human`: somebody acted on a thing of ours. */
export type Owner = 'us' | 'foreign' | 'human';

export interface Line {
  readonly id: string;
  readonly owner: Owner;
  readonly address: Address | undefined;
  readonly name: string;
  readonly tariff: string;
  readonly period: string;
  readonly addedAt: number;
  goneAt?: number;
  removedBy?: Owner;
  price: Price;
  /** Takes effect when somebody looks at the line next, so that no price moves between a look and the payment. */
  nextPrice?: Price;
  discounted: boolean;
  consumed: boolean;
}

export interface Price {
  readonly cents: number;
  readonly currency: string;
}

export interface Thing {
  readonly id: string;
  readonly kind: 'servers' | 'images';
  readonly owner: Owner;
  readonly address: Address | undefined;
  name: string;
  readonly tariff: string;
  readonly period: string;
  readonly boughtAt: number;
  readonly listedAt: number;
  readonly activeAt: number;
  deletedAt?: number;
  deletedBy?: Owner;
  readonly line?: string;
}

/** Money that left the balance. */
export interface Charge {
  readonly at: number;
  readonly address: Address | undefined;
  readonly thing: string;
  readonly price: Price;
  readonly owner: Owner;
}

export interface Order {
  readonly address: Address | undefined;
  readonly owner: Owner;
  readonly name: string;
  readonly tariff: string;
  readonly period: string;
}

export interface ShopTraits {
  readonly currency: string;
  readonly balance: number;
  readonly prices: { readonly [tariff: string]: number };
  readonly imagePrice: number;
  readonly promo: 'valid' | 'spent after one use' | 'unknown' | 'worth nothing';
  /** How long a thing takes to be listed, and then to be active. */
  readonly serverListingMs: number;
  readonly imageListingMs: number;
  readonly activationMs: number;
  /** Against all expectation a line that was paid can be paid again. */
  readonly paysTwice: boolean;
  /** The answer to a payment names the new thing. */
  readonly hints: boolean;
}

/** The shop said no. */
export class Refusal extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`the shop refuses: ${code}`);
    this.code = code;
  }
}

export type Shop = ReturnType<typeof openShop>;

export function openShop(traits: ShopTraits, now: () => number) {
  const lines = new Map<string, Line>();
  const things = new Map<string, Thing>();
  const charges: Charge[] = [];
  const prices: Record<string, Price> = {};
  for (const [tariff, cents] of Object.entries(traits.prices)) prices[tariff] = { cents, currency: traits.currency };
  const account = { balance: traits.balance, currency: traits.currency, promoUses: 0 };
  let activationMs = traits.activationMs;
  let lastId = 100;
  const nextId = (): string => String((lastId += 1));

  const open = (line: Line): boolean => line.goneAt === undefined;
  const take = (price: Price, entry: Omit<Charge, 'at' | 'price'>): void => {
    account.balance -= price.cents;
    charges.push({ at: now(), price, ...entry });
  };
  const affordable = ({ cents }: Price): void => {
    if (cents > account.balance) throw new Refusal('not_enough_money');
  };

  const deliver = (kind: Thing['kind'], order: Order, line: string | undefined): Thing => {
    const listedAt = now() + (kind === 'servers' ? traits.serverListingMs : traits.imageListingMs);
    const thing: Thing = {
      ...order,
      kind,
      id: nextId(),
      boughtAt: now(),
      listedAt,
      activeAt: listedAt + activationMs,
      ...(line === undefined ? {} : { line }),
    };
    things.set(thing.id, thing);
    return thing;
  };

  return {
    lines,
    things,
    charges,
    account,
    traits,
    /** From now on what is bought is set up quickly. */
    hasten: (): void => void (activationMs = Math.min(activationMs, 60_000)),
    price: (tariff: string): Price => prices[tariff] ?? { cents: 0, currency: traits.currency },

    addLine(order: Order): Line {
      const price = prices[order.tariff];
      if (!price) throw new Refusal('value');
      const line: Line = { ...order, id: nextId(), addedAt: now(), price, discounted: false, consumed: false };
      lines.set(line.id, line);
      return line;
    },

    applyPromo(): void {
      const { promo } = traits;
      if (promo === 'unknown' || (promo === 'spent after one use' && account.promoUses > 0))
        throw new Refusal('promocode');
      if (promo === 'worth nothing') return;
      account.promoUses += 1;
      for (const line of lines.values()) if (open(line)) line.discounted = true;
    },

    /** What a line costs now; a payment takes what was due when it was sent, however late it arrives. */
    due(id: string): Price | undefined {
      const line = lines.get(id);
      return line && current(line);
    },

    confirm(id: string, owner: Owner, asked: Price | undefined): { readonly hint?: string } {
      const line = lines.get(id);
      if (!line || !(open(line) || (traits.paysTwice && line.consumed))) throw new Refusal('missed');
      const price = asked ?? current(line);
      affordable(price);
      line.goneAt ??= now();
      line.consumed = true;
      const { address, name, tariff, period } = line;
      const buyer = owner === 'us' ? line.owner : owner;
      const thing = deliver('servers', { address, name, tariff, period, owner: buyer }, line.id);
      take(price, { address, thing: thing.id, owner });
      return traits.hints ? { hint: thing.id } : {};
    },

    removeLine(id: string, by: Owner): void {
      const line = lines.get(id);
      if (!line || !open(line)) return;
      line.goneAt = now();
      line.removedBy = by;
    },

    orderImage(order: Order): { readonly hint?: string } {
      const price: Price = { cents: traits.imagePrice, currency: account.currency };
      affordable(price);
      const thing = deliver('images', order, undefined);
      take(price, { address: order.address, thing: thing.id, owner: order.owner });
      return traits.hints ? { hint: thing.id } : {};
    },

    /** Something bought by somebody else, listed at once. */
    addForeign(kind: Thing['kind'], order: Omit<Order, 'owner' | 'address'>): Thing {
      const thing = deliver(kind, { ...order, owner: 'foreign', address: undefined }, undefined);
      const listed: Thing = { ...thing, listedAt: now(), activeAt: now() };
      things.set(listed.id, listed);
      return listed;
    },

    remove(id: string, by: Owner): void {
      const thing = things.get(id);
      if (!thing || thing.deletedAt !== undefined) throw new Refusal('missed');
      thing.deletedAt = now();
      thing.deletedBy = by;
    },

    rename(id: string, name: string): void {
      const thing = things.get(id);
      if (!thing || thing.deletedAt !== undefined) throw new Refusal('missed');
      thing.name = name;
    },

    /** From now on new lines cost this; open ones are priced anew when they are next looked at. */
    reprice(tariff: string, price: Price): void {
      prices[tariff] = price;
      for (const line of lines.values()) if (open(line) && line.tariff === tariff) line.nextPrice = price;
    },

    /** The cart as a client sees it that lags behind by `lagMs`. Looking settles the price of `own`. */
    cart(lagMs: number, own: string | undefined): Line[] {
      const at = now() - lagMs;
      const mine = own === undefined ? undefined : lines.get(own);
      if (mine?.nextPrice) mine.price = mine.nextPrice;
      return [...lines.values()].filter(
        (line) => line.addedAt <= at && (line.goneAt === undefined || line.goneAt > at),
      );
    },

    listed: (kind: Thing['kind']): Thing[] =>
      [...things.values()].filter(
        (thing) => thing.kind === kind && thing.listedAt <= now() && thing.deletedAt === undefined,
      ),

    alive: (address: Address): Thing[] =>
      [...things.values()].filter(
        (thing) => thing.owner === 'us' && thing.address === address && thing.deletedAt === undefined,
      ),
  };
}

function current({ price, discounted }: Line): Price {
  return discounted ? { ...price, cents: Math.floor((price.cents * 4) / 5) } : price;
}

export function toMoney({ cents, currency }: Price): Money {
  return { amount: (cents / 100).toFixed(2), currency };
}
