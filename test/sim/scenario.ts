/** Everything that will happen, drawn from one seed before anything happens, as plain data that can be made smaller. */
import type { Match, Mishap } from '../../src/providers/zomro/simulated/faults.ts';
import type { Knobs } from '../../src/providers/zomro/simulated/knobs.ts';
import { type Dice, makeDice } from '../engine/support/random.ts';
import { drawDisk, drawFates, drawTrouble, type Trouble } from './draw/trouble.ts';
import { drawKnobs, drawVendorFaults } from './draw/vendor.ts';
import type { Fate } from './machine/fates.ts';

export interface DeclaredServer {
  readonly key: string;
  readonly tariff: string;
  readonly promo: boolean;
}

/** What the manifest says at one time. */
export interface Declared {
  readonly servers: readonly DeclaredServer[];
  readonly images: readonly string[];
  /** Services at the second vendor that have to be renewed. */
  readonly renewals: readonly string[];
}

/** What people and the vendor do meanwhile. */
export type Deed =
  | { readonly do: 'foreign line'; readonly tariff: string }
  | { readonly do: 'foreign server'; readonly name: string; readonly tariff: string }
  | { readonly do: 'foreign image'; readonly name: string }
  | { readonly do: 'stored filter'; readonly list: 'instances' | 'image' }
  | { readonly do: 'price'; readonly factor: number; readonly where: 'everywhere' | 'cart' }
  | { readonly do: 'currency' }
  | { readonly do: 'sold out'; readonly tariff: string }
  | { readonly do: 'remove our line' | 'pay our line' | 'delete our server' | 'rename our server' };

export interface Happening {
  /** Before the n-th request of the round; 0: before it begins. */
  readonly request: number;
  readonly deed: Deed;
}

/** The fate of one request of a run: the n-th that changes something, or the n-th at all. */
export interface Struck {
  readonly on: 'change' | 'any';
  readonly n: number;
  readonly fate: Fate;
}

export interface Runner {
  /** Virtual milliseconds after the round began. */
  readonly startMs: number;
  /** Which machine it runs on; with a state in a file there is only one. */
  readonly machine: number;
  readonly how: 'apply' | 'saved plan';
  readonly maxSpend: string;
  readonly parallelism: number;
  /** Takes a lock away that somebody still holds, as a person would who believes that the other run is gone. */
  readonly unlocks: boolean;
  readonly trouble?: Trouble;
  readonly struck: readonly Struck[];
  /** Operations of the disk that fail, by their count, with which error code, and how many in a row. */
  readonly disk: readonly { readonly n: number; readonly code: string; readonly times: number }[];
}

export interface Round {
  /** Quiet time before it. */
  readonly gapMs: number;
  readonly declared: Declared;
  readonly runners: readonly Runner[];
  readonly happenings: readonly Happening[];
  readonly vendorFaults: readonly (Match & Mishap)[];
  /** How far the first machine's clock is off from now on. */
  readonly skewMs: number;
}

export interface Scenario {
  readonly seed: number;
  readonly place: 'file' | 'http';
  readonly knobs: Partial<Knobs>;
  /** Servers are ordered under a name that nobody else has. */
  readonly marker: boolean;
  readonly balance: string;
  readonly promo: 'valid' | 'one time' | 'unknown' | 'expired';
  readonly before: readonly Deed[];
  readonly rounds: readonly Round[];
  /** What is declared when everything is quiet. */
  readonly declared: Declared;
}

export const TARIFFS = ['Cloud Essential | NL-2', 'Cloud Standard | NL-2', 'Cloud Optimal | NL-2'] as const;
/** On sale, and never declared: nobody takes it for ours. */
export const UNDECLARED = 'Cloud Prime | NL-2';
export const RENEWABLE = ['vps-1a2b.vps.example', 'vps-3c4d.vps.example'] as const;

/** Everything about one history follows from its seed. */
export function drawScenario(seed: number): Scenario {
  const dice = makeDice(seed);
  // Most histories are short: what goes wrong in one purchase goes wrong there, and there are many more of them.
  const short = dice.chance(0.75);
  const place = dice.chance(0.65) ? 'file' : 'http';
  const promo = dice.chance(0.7) ? 'valid' : dice.pick(['one time', 'unknown', 'expired'] as const);
  const marker = dice.chance(0.3);
  let declared = short ? drawOne(dice.fork('declared')) : drawDeclared(dice.fork('declared'));
  const rounds: Round[] = [];
  const many = short ? 1 : dice.pick([1, 1, 2, 3]);
  for (let at = 0; at < many; at += 1) {
    const own = dice.fork(`round ${at}`);
    if (at > 0 && own.chance(0.25)) declared = edited(own, declared, at);
    rounds.push(drawRound(own, { declared, place, marker, short }));
  }
  const knobs = drawKnobs(dice.fork('knobs'), short);
  return {
    seed,
    place,
    marker,
    knobs: fairKnobs(knobs, [declared, ...rounds.map((round) => round.declared)]),
    balance: dice.chance(0.93) ? '50.0000' : `0.${dice.between(10, 40)}00`,
    promo,
    before: drawBefore(dice.fork('before'), declared),
    rounds: knobs.secondConfirm === 'accepted' ? rounds.map(paidOnce) : rounds,
    declared,
  };
}

/**
 * A vendor that sells a line again when it is confirmed again must not be asked twice by others: neither by a proxy nor by
 * somebody who pays in the panel what we are about to pay.
 */
function paidOnce(round: Round): Round {
  const once = (runner: Runner): Runner => ({
    ...runner,
    struck: runner.struck.filter(({ fate }) => fate.kind !== 'twice'),
  });
  return {
    ...round,
    runners: round.runners.map(once),
    happenings: round.happenings.filter(({ deed }) => deed.do !== 'pay our line'),
  };
}

/** The longest that a request may be late. */
export const MOST_LATE_MS = 300_000;

/**
 * An image is ordered in one call, and only the listing tells of it: a vendor that is later than `settle_time`, with its
 * listing and with the order together, would sell two (purchase.md, "One-shot orders").
 */
function fairKnobs(knobs: Partial<Knobs>, declared: readonly Declared[]): Partial<Knobs> {
  if (declared.every(({ images }) => images.length === 0)) return knobs;
  return { ...knobs, listingLagMs: Math.min(knobs.listingLagMs ?? 0, 600_000 - MOST_LATE_MS - 60_000) };
}

/** One thing of one kind. */
function drawOne(dice: Dice): Declared {
  const nothing = { servers: [], images: [], renewals: [] };
  const roll = dice.fraction();
  if (roll < 0.12) return { ...nothing, images: ['golden'] };
  if (roll < 0.16) return { ...nothing, renewals: [RENEWABLE[0]] };
  return { ...nothing, servers: [{ key: 'web-1', tariff: dice.pick(TARIFFS), promo: dice.chance(0.25) }] };
}

function drawDeclared(dice: Dice): Declared {
  const many = dice.pick([1, 1, 1, 1, 2, 2, 3]);
  const promo = dice.chance(0.35);
  const servers = Array.from({ length: many }, (_, at) => ({
    key: `web-${at + 1}`,
    tariff: dice.pick(TARIFFS),
    promo: promo && dice.chance(0.7),
  }));
  const images = dice.chance(0.2) ? ['golden'] : [];
  const renewals = dice.chance(0.12) ? [RENEWABLE[0]] : [];
  return { servers, images, renewals };
}

/** Somebody edits the manifest: one more, one less, or nothing of what was begun. */
function edited(dice: Dice, declared: Declared, round: number): Declared {
  const { servers } = declared;
  if (dice.chance(0.5) && servers.length > 0) return { ...declared, servers: servers.slice(0, -1) };
  const key = `more-${round}`;
  return { ...declared, servers: [...servers, { key, tariff: dice.pick(TARIFFS), promo: false }] };
}

interface RoundTraits {
  readonly declared: Declared;
  readonly place: Scenario['place'];
  readonly marker: boolean;
  readonly short: boolean;
}

function drawRound(dice: Dice, { declared, place, marker, short }: RoundTraits): Round {
  const calm = dice.chance(0.12);
  const many = dice.chance(short ? 0.85 : 0.6) ? 1 : dice.pick(short ? [2] : [2, 2, 3, 4]);
  const runners = Array.from({ length: many }, (_, at) => drawRunner(dice.fork(`runner ${at}`), { at, place, calm }));
  return {
    gapMs: dice.pick([1000, 30_000, 240_000, 1_200_000, 3_600_000]),
    declared,
    runners,
    happenings: drawHappenings(dice.fork('happenings'), declared, marker),
    vendorFaults: calm ? [] : drawVendorFaults(dice.fork('vendor')),
    skewMs: dice.chance(0.06) ? dice.pick([-3_600_000, 3_600_000]) : 0,
  };
}

interface RunnerTraits {
  readonly at: number;
  readonly place: Scenario['place'];
  readonly calm: boolean;
}

function drawRunner(dice: Dice, { at, place, calm }: RunnerTraits): Runner {
  const trouble = dice.chance(0.65) ? drawTrouble(dice.fork('trouble')) : undefined;
  return {
    startMs: at === 0 ? 0 : dice.pick([0, 50, 800, 4000, 40_000, 200_000]),
    machine: place === 'file' ? 0 : dice.between(0, 1),
    how: dice.chance(0.2) ? 'saved plan' : 'apply',
    maxSpend: dice.chance(0.95) ? '40.00 EUR' : '0.20 EUR',
    parallelism: dice.pick([1, 2, 10]),
    unlocks: at > 0 && dice.chance(0.5),
    ...(trouble ? { trouble } : {}),
    struck: calm ? [] : drawFates(dice.fork('fates')),
    disk: dice.chance(0.08) ? drawDisk(dice.fork('disk')) : [],
  };
}

function drawHappenings(dice: Dice, declared: Declared, marker: boolean): Happening[] {
  if (dice.chance(0.65)) return [];
  return Array.from({ length: dice.between(1, 2) }, () => ({
    request: dice.between(0, 40),
    deed: drawDeed(dice, declared, marker),
  }));
}

function drawDeed(dice: Dice, declared: Declared, marker: boolean): Deed {
  const roll = dice.fraction();
  const tariff = dice.pick(TARIFFS);
  // Without a mark nothing tells a stranger's server from ours that is bought at the same time, alike in all that is
  // listed (purchase.md, "Whose server is it?"); nobody declares this tariff.
  const twin = { name: declared.servers[0]?.key ?? 'web-1', tariff: marker ? tariff : UNDECLARED };
  if (roll < 0.22) return { do: 'foreign line', tariff };
  if (roll < 0.4) return { do: 'foreign server', name: dice.pick(['mail', 'db']), tariff };
  if (roll < 0.44) return { do: 'foreign server', ...twin };
  if (roll < 0.5) return { do: 'foreign image', name: 'old' };
  if (roll < 0.58) return { do: 'stored filter', list: dice.pick(['instances', 'image'] as const) };
  if (roll < 0.76) {
    return { do: 'price', factor: dice.pick([0.5, 1.01, 2]), where: dice.pick(['everywhere', 'cart'] as const) };
  }
  if (roll < 0.8) return { do: 'currency' };
  if (roll < 0.87) return { do: 'sold out', tariff };
  return { do: dice.pick(['remove our line', 'pay our line', 'delete our server', 'rename our server'] as const) };
}

function drawBefore(dice: Dice, declared: Declared): Deed[] {
  const list: Deed[] = [];
  if (dice.chance(0.12)) list.push({ do: 'foreign line', tariff: dice.pick(TARIFFS) });
  if (dice.chance(0.35)) list.push({ do: 'foreign server', name: 'mail', tariff: dice.pick(TARIFFS) });
  const [first] = declared.servers;
  if (first && dice.chance(0.03)) list.push({ do: 'foreign server', name: first.key, tariff: first.tariff });
  if (dice.chance(0.1)) list.push({ do: 'foreign image', name: dice.pick(['old', 'old', 'golden']) });
  if (dice.chance(0.15)) list.push({ do: 'stored filter', list: 'instances' });
  return list;
}
