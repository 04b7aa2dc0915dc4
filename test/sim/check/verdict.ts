/** How a history ended once everything was quiet, and whether the vendor's truth explains it. */
import type { Strangers } from '../deeds.ts';
import type { Process } from '../machine/process.ts';
import { type Remembered, recall } from '../memory.ts';
import type { Scenario } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import type { Books } from './books.ts';

export type Verdict =
  | { readonly kind: 'at rest' }
  /** Refused again and again, for reasons that are true. */
  | { readonly kind: 'refused'; readonly because: string }
  /** A purchase whose outcome no listing can tell; a person is told what to do. */
  | { readonly kind: 'blocked'; readonly because: string }
  | { readonly kind: 'stuck'; readonly because: string };

export interface VerdictInput {
  readonly stage: Stage;
  readonly strangers: Strangers;
  readonly books: Books;
  readonly scenario: Scenario;
  readonly last: Process | undefined;
  readonly plan: Process;
}

/** What the last apply and the plan after it come to. */
export function explain(input: VerdictInput): Verdict {
  const { last, plan, stage, strangers } = input;
  const codes = `${last?.ended?.code} ${plan.ended?.code}`;
  if (codes === '0 0') return { kind: 'at rest' };
  const told = diagnosticsOf(last?.out ?? '');
  if (told.length === 0 && isSoldOut(input)) return { kind: 'refused', because: 'what was bought is sold out' };
  const renamed = strangers.touched.size > 0 && last?.out.includes('paid; not listed yet');
  if (told.length === 0 && renamed) return { kind: 'blocked', because: 'somebody touched what was bought' };
  const known = recall(stage);
  const reasons = told.map((each) => reasonFor(input, each, known));
  const at = reasons.indexOf(undefined);
  const untold = told[at];
  if (told.length === 0 || untold) {
    const words = untold
      ? `${untold.code} ${untold.address ?? ''}: ${untold.summary} ${untold.detail ?? ''}`
      : last?.out;
    return { kind: 'stuck', because: `${codes}: ${words}` };
  }
  const because = [...new Set(reasons)].join(', ');
  return { kind: told.some(({ code }) => code === 'OUTCOME_UNKNOWN') ? 'blocked' : 'refused', because };
}

interface Told {
  readonly code: string;
  readonly severity: string;
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
}

/** Errors, and warnings that say why something is left out. */
function diagnosticsOf(out: string): Told[] {
  const lines = out.split('\n').filter((line) => line.includes('"type":"diagnostic"'));
  const all = lines.map((line) => (JSON.parse(line) as { diagnostic: Told }).diagnostic);
  return all.filter(({ severity, code }) => severity === 'error' || code === 'NAME_TAKEN');
}

/** Why this is true and will stay so; undefined when nothing explains it. */
function reasonFor(
  input: VerdictInput,
  { code, address = '' }: Told,
  known: Remembered | undefined,
): string | undefined {
  const { stage, strangers, scenario } = input;
  const { cloud, knobs } = stage.zomro;
  const key = address.slice(address.indexOf('.') + 1);
  const poor = Number(cloud.balance) < 1;
  switch (code) {
    case 'BALANCE':
      return poor ? 'the balance is short' : undefined;
    case 'NAME_TAKEN':
      return [...strangers.things.values()].includes(key) || strangers.touched.size > 0
        ? 'the name is taken'
        : undefined;
    case 'FOREIGN_LINE':
      return cloud.lines.size > 0 ? 'the cart holds something else' : undefined;
    case 'PROMO_REFUSED':
      return scenario.promo !== 'valid' || knobs.promoBehaviour !== 'counts' ? 'the code is not good' : undefined;
    case 'PRICE_MOVED':
      return knobs.cartPriceFactor > 1 ? 'the cart is dearer than the list' : undefined;
    case 'DELIVERY':
      return isSoldOut(input) ? 'what was bought is sold out' : undefined;
    case 'BUDGET':
      return strangers.deeds.some((deed) => deed.do === 'currency') ? 'the currency has moved' : undefined;
    case 'OUTCOME_UNKNOWN':
      return unclear(input, address, known);
    default:
      return undefined;
  }
}

/** A stranger's order took the last one: what was paid will be delivered some day (zomro.md §7.1). */
function isSoldOut({ strangers, stage }: VerdictInput): boolean {
  const waits = [...stage.zomro.cloud.servers.values()].some(({ status }) => status === '5_open');
  return waits && strangers.deeds.some((deed) => deed.do === 'sold out');
}

/** What has happened to an open purchase that the vendor's own listings do not tell. */
function unclear(
  { stage, strangers, scenario }: VerdictInput,
  address: string,
  known: Remembered | undefined,
): string | undefined {
  const intent = [...(known?.intents.values() ?? [])].find((each) => each.address === address);
  const key = address.slice(address.indexOf('.') + 1);
  const { cloud } = stage.zomro;
  if (strangers.touched.has(intent?.reservation ?? '')) return 'somebody touched the line';
  if (strangers.touched.size > 0) return 'somebody touched what was bought';
  if ([...strangers.things.values()].includes(key)) return 'somebody bought the same';
  if (intent && intent.lost > 1) return 'two answers were lost';
  if (!scenario.declared.servers.some((each) => each.key === key)) return 'it is no longer declared';
  if (strangers.deeds.some((deed) => deed.do === 'price' || deed.do === 'currency')) return 'the price has moved';
  // It acts on the whole cart, so that buying something else may use it up.
  if (scenario.promo === 'one time') return 'the code was spent';
  return Number(cloud.balance) < 1 ? 'the balance is short' : undefined;
}
