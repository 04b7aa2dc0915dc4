/** Everything that will happen, drawn from one seed before anything happens. */
import { type Dice, makeDice } from '../support/random.ts';
import type { Change } from './network.ts';
import type { CrashSite } from './process.ts';
import type { ShopTraits } from './shop.ts';

/** One declared resource. */
export interface Declared {
  readonly key: string;
  readonly kind: 'servers' | 'images';
  readonly tariff: string;
  readonly period: string;
  readonly promo: boolean;
  /** Reads the id of this image. */
  readonly image?: string;
}

/** Dies at the `visit`-th time it comes to this place. */
export interface Crash {
  readonly site: CrashSite;
  readonly visit: number;
}

/** What other people and the vendor do while we work. */
export type Disturbance =
  | { readonly do: 'foreign line'; readonly tariff: string }
  | { readonly do: 'foreign server'; readonly name: 'other' | 'same name' | 'twin'; readonly target: number }
  | { readonly do: 'foreign image'; readonly name: 'other' | 'twin'; readonly target: number }
  | { readonly do: 'price'; readonly tariff: string; readonly factor: number }
  | { readonly do: 'currency'; readonly tariff: string }
  | { readonly do: 'somebody removes our line' }
  | { readonly do: 'somebody pays our line' }
  | { readonly do: 'somebody deletes our server' };

export interface Happening {
  /** Before the n-th request of the run (from 1); 0: before the run. */
  readonly request: number;
  readonly what: Disturbance;
}

/** One run of the program, as long as things may go wrong. */
export interface RunScript {
  readonly gapMs: number;
  readonly declared: readonly Declared[];
  readonly crash?: Crash;
  /** An interrupt arrives before this request. */
  readonly interruptAt?: number;
  readonly happenings: readonly Happening[];
  /** From this request on nothing reaches the shop, for so long. */
  readonly outage?: { readonly request: number; readonly ms: number };
  /** Added to the wall clock from the start of this run, and in the middle of it. */
  readonly skewMs: number;
  readonly jump?: { readonly request: number; readonly ms: number };
  readonly parallelism: number;
}

export interface Faults {
  /** Share of changing requests and of reads that go wrong. */
  readonly changes: number;
  readonly reads: number;
  /** Share of listings that are empty without saying so. */
  readonly lies: number;
  readonly mostLateMs: number;
  /** Requests that take effect each time they arrive. */
  readonly doubles: readonly Change[];
}

export interface Scenario {
  readonly seed: number;
  readonly traits: ShopTraits;
  readonly faults: Faults;
  readonly runs: readonly RunScript[];
  /** What is declared when everything is quiet. */
  readonly declared: readonly Declared[];
  /** Servers are ordered under a name that nobody else has, and renamed after. */
  readonly marker: boolean;
  /** The cart shows names, so that a lost line can be found again. */
  readonly cartShowsNames: boolean;
  readonly cartLagMs: number;
  /** The same plan is applied again and again, as from a file. */
  readonly savedPlan: boolean;
  /** Somebody may buy the very same thing under the same name at any time, not only before we begin to buy it. */
  readonly twinsAtAnyTime: boolean;
  /** Lines and servers that are there before anything begins. */
  readonly before: readonly Disturbance[];
}

const TARIFFS = ['small', 'large'] as const;
export const CRASH_SITES: readonly CrashSite[] = [
  'before a read',
  'before a commit',
  'after a commit',
  'before a request',
  'while a request flies',
  'after a request was carried out',
];

/** Options that narrow the world, for tests about one thing. */
export interface Narrowing {
  readonly twins?: boolean;
}

export function drawScenario(seed: number, { twins = false }: Narrowing = {}): Scenario {
  const dice = makeDice(seed);
  const marker = dice.chance(0.3);
  const declared = drawDeclared(dice.fork('declared'));
  const faulty = dice.between(1, 5);
  const runDice = dice.fork('runs');
  const traits = drawTraits(dice.fork('traits'), declared.length);
  // A name that nobody else has tells ours from any twin. Without it, a twin can be told from ours only while ours is
  // listed as soon as it is bought, and nobody but us touches our lines (purchase.md, "Whose server is it?").
  const twinsAtAnyTime = twins || marker || (traits.serverListingMs === 0 && dice.chance(0.5));
  const cartLagMs = dice.chance(0.3) ? dice.between(1, 20) * 5_000 : 0;
  const runs: RunScript[] = [];
  let present: readonly Declared[] = declared;
  for (let index = 0; index < faulty; index += 1) {
    if (index > 0 && runDice.chance(0.35)) present = moveManifest(runDice, present);
    runs.push(
      drawRun(runDice.fork(String(index)), { declared: present, cartLagMs, lonely: twinsAtAnyTime && !marker }),
    );
  }
  return {
    seed,
    traits,
    faults: drawFaults(dice.fork('faults'), traits.paysTwice),
    runs,
    declared: present,
    marker,
    twinsAtAnyTime,
    cartShowsNames: dice.chance(0.25),
    cartLagMs,
    savedPlan: dice.chance(0.2),
    before: drawBefore(dice.fork('before')),
  };
}

function drawDeclared(dice: Dice): Declared[] {
  const count = dice.between(1, 4);
  const promo = dice.chance(0.4);
  const keys = ['ann', 'bob', 'cleo', 'dan'];
  const list: Declared[] = [];
  for (let at = 0; at < count; at += 1) {
    const kind = dice.chance(0.3) ? 'images' : 'servers';
    const image = list.find((each) => each.kind === 'images')?.key;
    list.push({
      key: keys[at] ?? `key-${at}`,
      kind,
      tariff: dice.pick(TARIFFS),
      period: dice.pick(['P1D', 'P1M']),
      promo: kind === 'servers' && promo && dice.chance(0.7),
      ...(kind === 'servers' && image !== undefined && dice.chance(0.4) ? { image } : {}),
    });
  }
  return list;
}

/** Somebody edits the manifest between two runs. */
function moveManifest(dice: Dice, declared: readonly Declared[]): readonly Declared[] {
  const at = dice.between(0, declared.length - 1);
  const chosen = declared[at];
  if (!chosen) return declared;
  if (dice.chance(0.4)) {
    return declared
      .filter((each) => each !== chosen)
      .map(({ image, ...rest }) => (image === chosen.key || image === undefined ? rest : { ...rest, image }));
  }
  const tariff = chosen.tariff === 'small' ? 'large' : 'small';
  return declared.with(at, { ...chosen, tariff });
}

function drawTraits(dice: Dice, count: number): ShopTraits {
  const small = dice.between(10, 200);
  const large = small + dice.between(1, 300);
  const rich = dice.chance(0.93);
  return {
    currency: 'EUR',
    balance: rich ? 100_000 : dice.between(0, large * count),
    prices: { small, large },
    imagePrice: dice.chance(0.5) ? 0 : 5,
    promo: dice.chance(0.75) ? 'valid' : dice.pick(['spent after one use', 'unknown', 'worth nothing'] as const),
    serverListingMs: dice.chance(0.5) ? 0 : dice.between(1, 600) * 1000,
    imageListingMs: dice.chance(0.5) ? 0 : dice.between(1, 120) * 1000,
    activationMs: dice.chance(0.6) ? dice.between(1, 120) * 1000 : dice.between(1, 120) * 60_000,
    paysTwice: dice.chance(0.1),
    hints: dice.chance(0.3),
  };
}

function drawFaults(dice: Dice, paysTwice: boolean): Faults {
  const calm = dice.chance(0.1);
  return {
    changes: calm ? 0 : dice.pick([0.1, 0.25, 0.5]),
    reads: calm ? 0 : dice.pick([0, 0.05, 0.2]),
    lies: calm ? 0 : dice.pick([0, 0, 0.1]),
    mostLateMs: 300_000,
    doubles: paysTwice ? ['send', 'pay'] : ['send'],
  };
}

interface RunTraits {
  readonly declared: readonly Declared[];
  readonly cartLagMs: number;
  /** Nobody else touches our lines. */
  readonly lonely: boolean;
}

function drawRun(dice: Dice, { declared, cartLagMs, lonely }: RunTraits): RunScript {
  const skewed = dice.chance(0.08);
  return {
    gapMs: dice.pick([1_000, 30_000, 240_000, 3_600_000, 86_400_000]),
    declared,
    ...(dice.chance(0.6)
      ? { crash: { site: dice.pick(CRASH_SITES), visit: dice.between(1, dice.pick([4, 12, 40])) } }
      : {}),
    ...(dice.chance(0.08) ? { interruptAt: dice.between(1, 40) } : {}),
    ...(dice.chance(0.15)
      ? { outage: { request: dice.between(1, 30), ms: dice.pick([30, 300, 570, 1_200]) * 1000 } }
      : {}),
    happenings: drawHappenings(dice.fork('happenings')).filter(({ what }) => isFair(what, { cartLagMs, lonely })),
    skewMs: skewed ? dice.pick([-3_600_000, 3_600_000]) : 0,
    ...(dice.chance(0.06) ? { jump: { request: dice.between(1, 30), ms: dice.pick([-3_600_000, 3_600_000]) } } : {}),
    parallelism: dice.pick([1, 4, 10]),
  };
}

function isFair(what: Disturbance, { cartLagMs, lonely }: Pick<RunTraits, 'cartLagMs' | 'lonely'>): boolean {
  // Behind a cart that lags, a line that somebody else has paid looks like one that we may take back.
  if (what.do === 'somebody pays our line') return cartLagMs === 0 && !lonely;
  return what.do !== 'somebody removes our line' || !lonely;
}

function drawHappenings(dice: Dice): Happening[] {
  if (dice.chance(0.5)) return [];
  const count = dice.between(1, 3);
  return Array.from({ length: count }, () => ({
    request: dice.chance(0.25) ? 0 : dice.between(1, 30),
    what: drawDisturbance(dice),
  }));
}

function drawDisturbance(dice: Dice): Disturbance {
  const roll = dice.fraction();
  const tariff = dice.pick(TARIFFS);
  if (roll < 0.2) return { do: 'foreign line', tariff };
  if (roll < 0.4) {
    return {
      do: 'foreign server',
      name: dice.pick(['other', 'same name', 'twin', 'twin'] as const),
      target: dice.between(0, 3),
    };
  }
  if (roll < 0.5)
    return { do: 'foreign image', name: dice.pick(['other', 'twin'] as const), target: dice.between(0, 3) };
  if (roll < 0.76) return { do: 'price', tariff, factor: dice.pick([0.5, 1.01, 2]) };
  if (roll < 0.82) return { do: 'currency', tariff };
  if (roll < 0.9) return { do: 'somebody removes our line' };
  return dice.chance(0.5) ? { do: 'somebody pays our line' } : { do: 'somebody deletes our server' };
}

function drawBefore(dice: Dice): Disturbance[] {
  const list: Disturbance[] = [];
  if (dice.chance(0.08)) list.push({ do: 'foreign line', tariff: dice.pick(TARIFFS) });
  if (dice.chance(0.3)) list.push({ do: 'foreign server', name: 'other', target: 0 });
  if (dice.chance(0.04)) list.push({ do: 'foreign server', name: 'twin', target: dice.between(0, 3) });
  if (dice.chance(0.06)) list.push({ do: 'foreign image', name: 'twin', target: dice.between(0, 3) });
  return list;
}
