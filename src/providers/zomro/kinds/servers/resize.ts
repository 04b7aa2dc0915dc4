/**
 * A larger tariff for a server that stays (zomro.md §7.12). Its first half is paid for at once, and goes through the
 * protocol of every purchase; the reservation is only a name for "this server to that tariff", because the vendor has
 * none, and repeating the same target is not charged twice within a day. The second half confirms the new size.
 */
import { HostformError } from '../../../../model/errors.ts';
import { type Attributes, isRecord } from '../../../../model/json.ts';
import type { Offer, OfferInput, StepRun } from '../../../../model/kind.ts';
import { compareMoney, type Money, money } from '../../../../model/money.ts';
import type { Quote, Step } from '../../../../model/plan.ts';
import type { LiveResource } from '../../../../model/resource.ts';
import { readMoney } from '../../amounts.ts';
import type { ZomroApi } from '../../api.ts';
import { stepId } from '../../call-step.ts';
import { type Choice, choose } from '../../choice.ts';
import type { Client } from '../../client.ts';
import { defined, stringIn } from '../../spec.ts';
import { choices, textOf } from '../../wire.ts';
import { findDatacenter, findPrice } from './target.ts';

const TARGETS = 'service.changepricelist';
const PAY = 'service.changepricelist.getmoney';

/** The order of a larger tariff, under `resize`, with what its first half charges. */
export async function offerResize(api: ZomroApi, input: OfferInput): Promise<Offer> {
  const elid = input.live?.id ?? '';
  if (input.unknown.includes('tariff')) return impossible('The tariff is known only after apply.');
  const target = await chooseTarget(api.client, input, elid);
  if (typeof target === 'string') return impossible(target);
  const asked = await recurring(api, input, target.id);
  if ('problem' in asked) return { ...impossible(asked.problem.summary), problems: [asked.problem] };
  const charge = await chargeOf(api, { elid, pricelist: target.id });
  const quote: Quote = {
    charge: charge ?? asked.found,
    recurring: { amount: asked.found, period: asked.period },
    count: 1,
    period: asked.period,
    source: charge ? 'form of the change' : 'price list',
  };
  const order = defined({
    elid,
    pricelist: target.id,
    tariff: target.title,
    from: stringIn(input.live?.outputs, 'tariff_id'),
    from_title: stringIn(input.live?.spec, 'tariff'),
  });
  const note = 'Zomro does not say what the change costs; one whole period of the new tariff is taken as the most.';
  return { order: { resize: order }, quote, problems: [], notes: charge ? [] : [note], refusals: [] };
}

function impossible(because: string): Offer {
  return { order: {}, problems: [], notes: [], refusals: [], impossible: because };
}

interface Target {
  readonly id: string;
  readonly title: string;
}

/** Among those that the vendor offers for this server: only larger ones, because a disk can not shrink. */
async function chooseTarget(client: Client, input: OfferInput, elid: string): Promise<Target | string> {
  const offered = await targets(client, elid);
  if (typeof offered === 'string') return offered;
  const given = stringIn(input.spec, 'tariff') ?? '';
  const choice: Choice<Target> = choose({
    given,
    offered,
    idOf: ({ id }) => id,
    nameOf: ({ title }) => title,
    what: 'tariff',
    where: 'for this server',
    desired: input.desired,
    field: 'tariff',
  });
  if ('found' in choice) return choice.found;
  return `Zomro changes this server to larger tariffs only, and "${given}" is none of them.`;
}

async function targets(client: Client, elid: string): Promise<readonly Target[] | string> {
  try {
    const form = await client.read(TARGETS, { elid });
    return choices(form, 'pricelist').map(({ key, label }) => ({ id: key, title: label }));
  } catch (error) {
    if (!(error instanceof HostformError) || error.code !== 'VENDOR_ERROR') throw error;
    return `Zomro does not offer another tariff for it now: ${error.message}.`;
  }
}

/** What the server will cost from then on, as the price list says. */
async function recurring(
  api: ZomroApi,
  input: OfferInput,
  pricelist: string,
): Promise<
  (Choice<Money> & { period: string }) | { problem: Extract<Choice<Money>, { problem: unknown }>['problem'] }
> {
  const search = { catalogue: api.catalogue, desired: input.desired };
  const period = stringIn(input.spec, 'period') ?? '';
  const place = await findDatacenter(search, stringIn(input.spec, 'datacenter') ?? '');
  if ('problem' in place) return place;
  const tariff = place.found.prices.tariffs.find(({ id }) => id === pricelist);
  const price = findPrice(
    search,
    tariff ?? { id: pricelist, title: pricelist, prices: [], details: [], soldOut: false },
    period,
  );
  if ('problem' in price) return price;
  const { amount, currency } = price.found;
  return { found: money(amount, currency ?? (await api.account.currency())), period };
}

/** What the first half would charge, from its form without `sok`; undefined where that shows no sum ([U]). */
export async function chargeOf(
  api: ZomroApi,
  { elid, pricelist }: { readonly elid: string; readonly pricelist: string },
): Promise<Money | undefined> {
  const form = await api.client.read(PAY, { elid, pricelist });
  const charge = readMoney(textOf(form, 'money'), await api.account.currency());
  return charge && compareMoney(charge, money('0', charge.currency)) >= 0 ? charge : undefined;
}

/** The order of the resize in an action's order; nothing where none is asked for. */
export function resizeOrder(order: Attributes | undefined): Attributes | undefined {
  const resize = order?.['resize'];
  return isRecord(resize) ? resize : undefined;
}

const TAIL: readonly Step[] = [
  { name: 'wait until resized', effect: 'wait' },
  { name: 'confirm new size', effect: 'call' },
  { name: 'wait until the new size runs', effect: 'wait' },
];

/** Both halves, as the plan shows them. Pure. */
export function resizeSteps(): Step[] {
  return [
    { name: 'ask for the price', effect: 'reserve' },
    { name: 'change tariff and pay', effect: 'pay', note: 'the server is down meanwhile; the disk is kept' },
    ...TAIL,
  ];
}

/** What is left of a resize that was paid for, told by the machine alone. Pure. */
export function restOfResize(live: LiveResource | undefined): readonly Step[] {
  return isUnderWay(live) ? TAIL : [];
}

function isUnderWay(live: LiveResource | undefined): boolean {
  const machine = stringIn(live?.outputs, 'status');
  return machine === 'resizing' || machine === 'resized';
}

/** Has this step of a resize reached its goal? Undefined: it is another step. Pure. */
export function resizeReached(step: Step, live: LiveResource, spec: Attributes): boolean | undefined {
  const machine = stringIn(live.outputs, 'status');
  const settled = live.status === 'ready' && (machine === 'active' || machine === 'stopped');
  switch (step.name) {
    case 'wait until resized':
      return machine === 'resized' || (settled && live.spec['tariff'] === spec['tariff']);
    case 'confirm new size':
    case 'wait until the new size runs':
      return settled;
    default:
      return undefined;
  }
}

/** The second half. @throws HostformError with an `effect`. */
export async function confirmResize(client: Client, run: StepRun): Promise<void> {
  const sent = { select_resize: 'confirm', sok: 'ok', clicked_button: 'ok' };
  await client.change('instances.confirm.resize', { elid: stepId(run), ...sent });
}
