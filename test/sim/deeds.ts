/** What people and the vendor do, carried out at once. People use the vendor's own API, with a session of their own. */
import { type Deed, TARIFFS } from './scenario.ts';
import type { Stage } from './stage.ts';

/** Everything in the account that is not ours, and what people did with what is. */
export interface Strangers {
  /** Ids of servers and images. */
  readonly things: Map<string, string>;
  /** Ids of lines in the cart. */
  readonly lines: Set<string>;
  /** Lines of ours that somebody else has paid or removed, and things of ours that somebody deleted or renamed. */
  readonly touched: Set<string>;
  /** Lines of ours that somebody else paid: what came of them. */
  readonly deeds: Deed[];
}

export function makeStrangers(): Strangers {
  return { things: new Map(), lines: new Set(), touched: new Set(), deeds: [] };
}

/** Marks calls of people in the vendor's records. */
export const BY_A_PERSON = 'person';

/** Does it, if it can be done now. `ours` are the lines that the tool knows to be its own. */
export async function carryOut(
  stage: Stage,
  strangers: Strangers,
  deed: Deed,
  ours: ReadonlySet<string>,
): Promise<void> {
  const { cloud, knobs } = stage.zomro;
  strangers.deeds.push(deed);
  switch (deed.do) {
    case 'foreign line':
      return void strangers.lines.add(cloud.addLine({ tariff: deed.tariff, period: '-50' }));
    case 'foreign server': {
      const { id } = cloud.addServer({}, { servername: deed.name, tariff: deed.tariff, period: '-50' });
      return void strangers.things.set(id, deed.name);
    }
    case 'foreign image': {
      const { id } = cloud.addImage({ name: deed.name });
      return void strangers.things.set(id, deed.name);
    }
    case 'stored filter':
      return cloud.setFilter(deed.list, deed.list === 'image' ? { name: 'zzz' } : { servername: 'zzz' });
    case 'price':
      if (deed.where === 'cart') knobs.cartPriceFactor = deed.factor;
      else knobs.priceFactor = deed.factor;
      return;
    case 'currency':
      knobs.currency = 'USD';
      return;
    case 'sold out':
      return cloud.setSoldOut(tariffId(stage, deed.tariff), true);
    default:
      return touchOurs(stage, strangers, deed.do, ours);
  }
}

function tariffId({ zomro }: Stage, title: string): string {
  return zomro.cloud.catalogue.tariffs.find((each) => each.title === title)?.id ?? TARIFFS[0];
}

async function touchOurs(
  stage: Stage,
  strangers: Strangers,
  deed: 'remove our line' | 'pay our line' | 'delete our server' | 'rename our server',
  ours: ReadonlySet<string>,
): Promise<void> {
  const { cloud } = stage.zomro;
  if (deed === 'remove our line' || deed === 'pay our line') {
    const line = [...cloud.lines.keys()].find((id) => ours.has(id));
    if (line === undefined) return;
    strangers.touched.add(line);
    if (deed === 'remove our line') return ask(stage, { func: 'cart', sok: 'ok', clicked_button: 'delete', id: line });
    const before = new Set(cloud.servers.keys());
    await ask(stage, { func: 'cartorder.create.confirm', sok: 'ok', elid: line, paymethod_id: '0' });
    for (const id of cloud.servers.keys()) if (!before.has(id)) strangers.touched.add(id);
    return;
  }
  const server = [...cloud.servers.values()].find(
    ({ id, status }) => !strangers.things.has(id) && status.startsWith('2'),
  );
  if (!server) return;
  strangers.touched.add(server.id);
  if (deed === 'delete our server') return ask(stage, { func: 'instances.delete', elid: server.id });
  return ask(stage, { func: 'instances.edit', sok: 'ok', elid: server.id, servername: 'renamed' });
}

/** What can be mended is mended: prices are honest, money is there, other people's lines are gone, clocks are right. */
export async function tidyUp(stage: Stage, { lines }: Strangers): Promise<void> {
  const { cloud, knobs, faults } = stage.zomro;
  faults.clear();
  knobs.currency = undefined;
  knobs.cartPriceFactor = 1;
  for (const machine of stage.machines) machine.skewMs = 0;
  for (const { id, soldOut } of cloud.catalogue.tariffs) if (soldOut) cloud.setSoldOut(id, false);
  if (Number(cloud.balance) < 10) cloud.topUp('50.00');
  for (const id of cloud.lines.keys()) {
    if (lines.has(id)) await ask(stage, { func: 'cart', sok: 'ok', clicked_button: 'delete', id });
  }
}

/** One call of a person, past all mishaps of the wire. */
async function ask({ zomro, network }: Stage, fields: { readonly [name: string]: string }): Promise<void> {
  const { token } = zomro.cloud.openSession();
  const body = new URLSearchParams({ out: 'json', lang: 'en', auth: token, [BY_A_PERSON]: '1', ...fields }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const { origin } = new URL(zomro.url);
  await network.ask({ origin, method: 'POST', path: '/', headers, body, fresh: false, timeoutMs: 60_000 });
}
