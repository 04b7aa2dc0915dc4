/** How a history ended once everything was quiet, and whether the shop's truth explains it. */
import type { Intent } from '../../../src/model/purchase.ts';
import type { Address } from '../../../src/model/resource.ts';
import type { RunResult } from './run.ts';
import type { Lasting } from './simulate.ts';

export type Verdict =
  | { readonly kind: 'at rest' }
  /** A purchase whose outcome nobody can tell, and what happened to it that no listing shows. */
  | { readonly kind: 'unknown'; readonly because: string }
  /** Refused again and again, for a reason that is true. */
  | { readonly kind: 'refused'; readonly because: string }
  | { readonly kind: 'stuck'; readonly because: string };

export function explain(lasting: Lasting, last: RunResult): Verdict {
  const { pending } = lasting.state;
  if (last.ended === 'nothing to do' && pending.length === 0) return { kind: 'at rest' };
  if (last.ended === 'refused') {
    const short = last.codes.every((code) => code === 'BALANCE') && isPoor(lasting);
    return short ? { kind: 'refused', because: 'BALANCE' } : { kind: 'stuck', because: last.codes.join() };
  }
  if (last.ended === 'nothing to do')
    return unknown(
      lasting,
      pending.map(({ address }) => address),
    );
  if (last.ended !== 'applied') return { kind: 'stuck', because: JSON.stringify(last) };
  return explainAccounting(lasting, last);
}

function explainAccounting(lasting: Lasting, { accounting }: RunResult & { ended: 'applied' }): Verdict {
  const { failed, refused, unknown: open, delivering, skipped, notStarted, done } = accounting;
  const untrue = refused.filter(({ address, problem }) => !isTrue(lasting, address, problem.code));
  const wrong = [...failed, ...untrue].map(({ address, problem }) => `${address}: ${problem.code} ${problem.summary}`);
  if (wrong.length > 0) return { kind: 'stuck', because: wrong.join('; ') };
  const silent = open.find(({ problem }) => problem.detail === undefined || problem.hint === undefined);
  if (silent) return { kind: 'stuck', because: `${silent.address} is unknown, and nobody is told what to do` };
  const unclear = [...open, ...delivering.filter(({ address }) => isOpen(lasting, address))];
  if (unclear.length > 0)
    return unknown(
      lasting,
      unclear.map(({ address }) => address),
    );
  if (refused.length > 0) return { kind: 'refused', because: refused.map(({ problem }) => problem.code).join() };
  const left = [...delivering, ...skipped, ...notStarted, ...done].map(({ address }) => address);
  return { kind: 'stuck', because: `there was still work: ${left.join()}` };
}

function isOpen({ state }: Lasting, address: Address): boolean {
  return state.pending.some((intent) => intent.address === address);
}

/** Only what no listing can show may stay unknown. */
function unknown(lasting: Lasting, addresses: readonly Address[]): Verdict {
  const reasons = addresses.map((address) => {
    const intent = lasting.state.pending.find((each) => each.address === address);
    return intent ? reasonFor(lasting, intent) : undefined;
  });
  const at = reasons.indexOf(undefined);
  if (at >= 0) return { kind: 'stuck', because: `${addresses[at]} is unknown, although the shop shows what it is` };
  return { kind: 'unknown', because: [...new Set(reasons)].join(', ') };
}

/** What has happened to an open purchase that the vendor's own listings do not tell. */
function reasonFor(lasting: Lasting, intent: Intent): string | undefined {
  const { shop, scenario } = lasting;
  const { address, reservation, style, lost, spec, charge } = intent;
  const declared = scenario.declared.find(({ kind, key }) => `${kind}.${key}` === address);
  const line = shop.lines.get(reservation ?? '');
  const things = [...shop.things.values()].filter((thing) => thing.address === address);
  if (!declared) return 'no longer declared';
  if (declared.tariff !== spec['tariff'] || declared.period !== spec['period']) return 'the manifest has moved';
  const image = lasting.state.resources.find((record) => record.address === `images.${declared.image}`);
  if (declared.image !== undefined && image?.id !== spec['image']) return 'what it reads has moved';
  if (things.some(({ deletedBy }) => deletedBy === 'human')) return 'somebody deleted what was bought';
  const twin = [...shop.things.values()].some(
    (thing) =>
      thing.owner === 'foreign' && thing.name === intent.order['name'] && !intent.before.things.includes(thing.id),
  );
  if (twin) return 'somebody bought the same';
  if (line?.removedBy === 'human') return 'somebody removed the line';
  if (style === 'one-shot' && lost > 1) return 'two answers were lost';
  const dearer = line && charge && shop.due(line.id) && isDearer(shop.due(line.id), charge);
  if (dearer) return 'the price has moved';
  return isPoor(lasting) ? 'the balance is short' : undefined;
}

function isDearer(
  now: { cents: number; currency: string } | undefined,
  then: { amount: string; currency: string },
): boolean {
  return now !== undefined && (now.currency !== then.currency || now.cents > Math.round(Number(then.amount) * 100));
}

/** Less is left than one more of the dearest costs. */
function isPoor({ shop }: Lasting): boolean {
  return shop.account.balance < 5_000;
}

/** Is what a refusal says so? */
function isTrue({ shop, state, scenario }: Lasting, address: Address, code: string): boolean {
  switch (code) {
    case 'NAME_TAKEN': {
      const name = address.slice(address.indexOf('.') + 1);
      const owned = new Set(state.resources.map(({ id }) => id));
      return [...shop.things.values()].some(
        (thing) => thing.name.startsWith(name) && thing.deletedAt === undefined && !owned.has(thing.id),
      );
    }
    case 'FOREIGN_LINE':
      return [...shop.lines.values()].some(({ goneAt }) => goneAt === undefined);
    case 'PROMO_REFUSED':
      return scenario.traits.promo !== 'valid';
    case 'BALANCE':
      return shop.account.balance < 5_000;
    default:
      return false;
  }
}
