/** Servers (cart, then payment) and images (one call) of the model shop, as the engine sees kinds. */
import { digestOf } from '../../../src/engine/digest.ts';
import { gatherKinds, type Kinds } from '../../../src/engine/kinds.ts';
import type { Attributes } from '../../../src/model/json.ts';
import type { Offer, Progress, ResourceKind, StepsInput } from '../../../src/model/kind.ts';
import type { Step } from '../../../src/model/plan.ts';
import type { Want } from '../../../src/model/purchase.ts';
import { type Address, type LiveResource, splitAddress } from '../../../src/model/resource.ts';
import type { Judge } from './judge.ts';
import type { Network } from './network.ts';
import { makeOneShot } from './one-shot.ts';
import { makeSale } from './sale.ts';
import type { Scenario } from './scenario.ts';
import { type Shop, type Thing, toMoney } from './shop.ts';

export interface World {
  readonly scenario: Scenario;
  readonly shop: Shop;
  readonly network: Network;
  readonly judge: Judge;
  /** How far the cart that we see lies behind. */
  readonly cartLagMs: number;
  readonly now: () => number;
}

export function makeKinds(world: World): Kinds {
  const servers = { ...common(world, 'servers'), costly: true, sale: makeSale(world) };
  const images = { ...common(world, 'images'), costly: false, oneShot: makeOneShot(world) };
  return gatherKinds([servers, images]);
}

function common(world: World, name: Thing['kind']): Omit<ResourceKind, 'costly' | 'sale' | 'oneShot'> {
  const { shop, network } = world;
  const nature = { name, provider: 'shop', type: `shop_${name.slice(0, -1)}`, schema: {}, nature: 'owned' } as const;
  return {
    ...nature,
    fields: {
      name: { compare: 'live', change: 'update' },
      tariff: { compare: 'live', change: 'replace' },
      period: { compare: 'live', change: 'replace' },
      image: { compare: 'recorded', change: 'replace' },
    },
    secret: ['promo_code'],
    links: {},
    outputs: ['id'],
    async list() {
      const listed = await network.read('list', (lie) => (lie ? [] : shop.listed(name)));
      world.judge.listed(name, listed);
      return listed.map((thing) => toLive(thing, world.now()));
    },
    read: (id) =>
      network.read('read', () => {
        const thing = shop.things.get(id);
        return thing && thing.deletedAt === undefined ? toLive(thing, world.now()) : undefined;
      }),
    key: (spec, { address }) => nameOf(spec, address),
    align: async ({ spec }) => ({ spec, problems: [], notes: [] }),
    offer: ({ spec, desired }) => network.read('offer', () => offer(world, { name, spec, address: desired.address })),
    steps: (input) => steps(name, input),
    async call({ step, id, spec, address }) {
      const target = id ?? '';
      if (step.name === 'delete') {
        world.judge.sends('delete', { address, target });
        return network.change('delete', () => shop.remove(target, 'us'));
      }
      world.judge.sends('rename', { address, target });
      return network.change('rename', () => shop.rename(target, nameOf(spec, address)));
    },
    progress,
  };
}

export function nameOf(spec: Attributes, address: Address): string {
  return typeof spec['name'] === 'string' ? spec['name'] : splitAddress(address).key;
}

function toLive(thing: Thing, now: number): LiveResource {
  const active = thing.activeAt <= now;
  return {
    id: thing.id,
    key: thing.name,
    spec: { name: thing.name, tariff: thing.tariff, period: thing.period },
    outputs: { id: thing.id },
    status: active ? 'ready' : 'creating',
    statusText: active ? 'Active' : 'Being set up',
  };
}

function offer(
  world: World,
  { name, spec, address }: { name: Thing['kind']; spec: Attributes; address: Address },
): Offer {
  const { shop, scenario } = world;
  const period = textIn(spec, 'period');
  const tariff = textIn(spec, 'tariff');
  const price =
    name === 'images' ? { cents: shop.traits.imagePrice, currency: shop.account.currency } : shop.price(tariff);
  const charge = toMoney(price);
  const plain = nameOf(spec, address);
  const existing = shop.listed('servers').map(({ id }) => id);
  const mark = digestOf([address, tariff, plain, existing]).slice(7, 15);
  return {
    order: { tariff, period, name: scenario.marker && name === 'servers' ? `${plain}-h${mark}` : plain },
    quote: { charge, recurring: { amount: charge, period }, count: 1, period, source: 'price list' },
    problems: [],
    notes: [],
    refusals: [],
  };
}

function steps(kind: Thing['kind'], { verb, spec, order, secrets, changes }: StepsInput): readonly Step[] {
  const deletion: Step[] = [
    { name: 'delete', effect: 'call' },
    { name: 'wait until gone', effect: 'wait' },
  ];
  const rename: Step = { name: 'rename', effect: 'call' };
  const wait: Step = { name: 'wait until active', effect: 'wait' };
  const buying: Step[] =
    kind === 'images'
      ? [{ name: 'order image', effect: 'send' }, wait]
      : [
          { name: 'add to cart', effect: 'reserve' },
          ...(secrets.includes('promo_code') ? [{ name: 'apply promo code', effect: 'promo' } as const] : []),
          { name: 'confirm and pay', effect: 'pay' },
          wait,
          ...(order?.['name'] === spec?.['name'] ? [] : [rename]),
        ];
  switch (verb) {
    case 'create':
      return buying;
    case 'replace':
      return [...deletion, ...buying];
    case 'delete':
      return deletion;
    case 'update':
      return changes.length > 0 ? [rename] : [];
    default:
      return [];
  }
}

function progress(step: Step, live: LiveResource | undefined, spec: Attributes): Progress {
  if (step.name === 'delete' || step.name === 'wait until gone') {
    return live === undefined ? { state: 'done' } : { state: 'waiting', status: live.statusText };
  }
  if (live === undefined) return { state: 'waiting', status: 'not listed yet' };
  const reached = step.name === 'rename' ? live.spec['name'] === spec['name'] : live.status === 'ready';
  return reached ? { state: 'done' } : { state: 'waiting', status: live.statusText };
}

/** What was ordered, in the words of the shop. */
export function orderOf({ address, order }: Want): { address: Address; name: string; tariff: string; period: string } {
  return { address, name: textIn(order, 'name'), tariff: textIn(order, 'tariff'), period: textIn(order, 'period') };
}

function textIn(attributes: Attributes, field: string): string {
  const value = attributes[field];
  return typeof value === 'string' ? value : '';
}
