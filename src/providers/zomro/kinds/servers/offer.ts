/** What it takes to order a server: the ids of the catalogue and the price (zomro.md §7.1 to §7.3). */
import type { Problem } from '../../../../model/errors.ts';
import { type Attributes, canonicalJson } from '../../../../model/json.ts';
import type { Offer, OfferInput } from '../../../../model/kind.ts';
import { money } from '../../../../model/money.ts';
import type { Quote } from '../../../../model/plan.ts';
import { canonicalPeriod, periodCode } from '../../billing-period.ts';
import type { Named, OrderForm, PriceList, Tariff } from '../../catalogue.ts';
import { defined, stringIn } from '../../spec.ts';
import { serverName } from './align.ts';
import { markedName } from './mark.ts';
import {
  findAddons,
  findDatacenter,
  findKey,
  findPrice,
  findSystem,
  findTariff,
  isUid,
  type Search,
} from './target.ts';

export interface OfferContext extends Search {
  readonly currency: () => Promise<string>;
  readonly licenceAccepted: boolean;
  /** Ids of the servers in the account, when orders carry a mark; else undefined. */
  readonly markedAgainst: (() => Promise<readonly string[]>) | undefined;
}

export async function offerServer(context: OfferContext, input: OfferInput): Promise<Offer> {
  const refusals = context.licenceAccepted ? [] : [licenceRefusal(input)];
  const place = await findDatacenter(context, stringIn(input.spec, 'datacenter') ?? '');
  if ('problem' in place) return { order: {}, problems: [place.problem], notes: [], refusals };
  const tariff = findTariff(context, stringIn(input.spec, 'tariff') ?? '', place.found);
  if ('problem' in tariff) return { order: {}, problems: [tariff.problem], notes: [], refusals };
  const form = await context.catalogue.form(tariff.found.id, place.found.id);
  const { priced, problems } = await price(context, input, tariff.found);
  const chosen = await chooseOptions(context, input, form);
  const order = defined({
    ...ids(input, place.found, tariff.found),
    servername: await orderedName(context, input, place.found, tariff.found),
    ...chosen.order,
  });
  return {
    order,
    ...(priced === undefined ? {} : { quote: priced }),
    problems: [...problems, ...chosen.problems, ...loginProblems(input)],
    notes: tariff.found.soldOut ? [SOLD_OUT] : [],
    refusals,
  };
}

const SOLD_OUT =
  'This tariff is sold out: it can be ordered, but activation may take days. Billing starts with activation.';

function licenceRefusal({ desired }: OfferInput): Problem {
  return {
    code: 'LICENCE',
    summary: "Zomro's terms have not been accepted",
    detail: 'Each order has to accept the licence agreement, and that is for you to decide, not for hostform.',
    hint: 'Add to the manifest: providers: { zomro: { licence_agreement: accepted } }',
    address: desired.address,
    at: desired.at,
  };
}

/** A server that exists may be declared without its login (nobody can read it); one that is bought needs one. */
export function loginProblems({ desired, spec, unknown }: OfferInput): Problem[] {
  const given = stringIn(spec, 'ssh_key') ?? desired.secrets['password'];
  if (given !== undefined || unknown.includes('ssh_key')) return [];
  return [
    {
      code: 'SCHEMA',
      summary: 'A new server needs a login',
      detail: 'It would be installed without an SSH key and without a password.',
      hint: 'declare ssh_key or password, and take ssh_key out of lifecycle.ignore_changes',
      address: desired.address,
      at: desired.at,
    },
  ];
}

/** Names stand beside the ids so that a cart line or a row can be recognised without the catalogue. */
function ids(input: OfferInput, place: Named & { prices: PriceList }, tariff: Tariff): Attributes {
  const period = canonicalPeriod(stringIn(input.spec, 'period') ?? '');
  return defined({
    pricelist: tariff.id,
    tariff: tariff.title,
    datacenter: place.id,
    datacenter_name: place.name,
    period,
    order_period: periodCode(period),
  });
}

interface Chosen {
  readonly order: Attributes;
  readonly problems: readonly Problem[];
}

async function chooseOptions(context: OfferContext, input: OfferInput, form: OrderForm): Promise<Chosen> {
  const problems: Problem[] = [];
  const system = chooseSystem(context, input, form);
  if ('problem' in system) problems.push(system.problem);
  const addons = findAddons(context, input.spec['addons'], form);
  const key = stringIn(input.spec, 'ssh_key');
  const ssh = key === undefined ? undefined : await findKey(context, key, form);
  if (ssh && 'problem' in ssh) problems.push(ssh.problem);
  return {
    order: defined({
      instances_os: 'uid' in system ? system.uid : undefined,
      addons: Object.keys(addons.found).length > 0 ? addons.found : undefined,
      instances_ssh_keys: ssh && 'found' in ssh ? ssh.found.id : undefined,
    }),
    problems: [...problems, ...addons.problems],
  };
}

/**
 * The UID to order. A literal UID in the manifest is taken exactly, even where several systems share its label. What
 * comes from another resource is an image of one's own: if the form does not show its UID, that is sent as it is, and if
 * it is not known yet, it is filled in at apply.
 */
function chooseSystem(
  context: OfferContext,
  input: OfferInput,
  form: OrderForm,
): { uid: string | undefined } | { problem: Problem } {
  const given = stringIn(input.spec, 'os');
  if (given === undefined || input.unknown.includes('os')) return { uid: undefined };
  const referred = input.desired.references.some(({ path }) => path[0] === 'os');
  const literal = referred ? undefined : stringIn(input.desired.spec, 'os')?.trim();
  const exact = form.systems.find(({ uid }) => uid === literal || uid === given);
  if (exact !== undefined) return { uid: exact.uid };
  const choice = findSystem(context, given, form);
  if ('found' in choice) return { uid: choice.found.uid };
  return referred && isUid(given) ? { uid: given } : choice;
}

async function price(
  context: OfferContext,
  input: OfferInput,
  tariff: Tariff,
): Promise<{ priced?: Quote; problems: readonly Problem[] }> {
  const period = canonicalPeriod(stringIn(input.spec, 'period') ?? '');
  const found = findPrice(context, tariff, period);
  if ('problem' in found) return { problems: [found.problem] };
  const charge = money(found.found.amount, found.found.currency ?? (await context.currency()));
  return {
    priced: { charge, recurring: { amount: charge, period }, count: 1, period, source: 'price list' },
    problems: [],
  };
}

/**
 * The name that the order carries. With `order_marker` it gets a mark that no other server has: made of what the plan
 * knows, so that the same inputs give the same plan, and of the servers that exist, so that a later purchase of the
 * same thing gets another one.
 */
async function orderedName(
  context: OfferContext,
  input: OfferInput,
  place: Named,
  tariff: Tariff,
): Promise<string | undefined> {
  if (input.unknown.includes('name')) return undefined;
  const name = serverName(input.spec, input.desired.address);
  if (context.markedAgainst === undefined) return name;
  const ordered = stringIn(input.ordered ?? {}, 'servername');
  if (ordered !== undefined) return ordered;
  const existing = [...(await context.markedAgainst())].sort();
  const seed = canonicalJson([input.desired.address, tariff.id, place.id, name, existing]);
  return markedName(name, seed);
}
