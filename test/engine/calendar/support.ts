/** Accounts for calendars: kinds that show what they are told to. */
import { makeCalendar } from '../../../src/engine/calendar/calendar.ts';
import type { Calendar } from '../../../src/model/calendar.ts';
import type { NextPrice, ResourceKind } from '../../../src/model/kind.ts';
import { type Money, parseMoney } from '../../../src/model/money.ts';
import { parsePeriod } from '../../../src/model/period.ts';
import type { Action } from '../../../src/model/plan.ts';
import type { Address, LiveResource, RecordedResource } from '../../../src/model/resource.ts';

export const TODAY = '2026-11-22';

/** `3.90 EUR`. */
export function eur(text: string): Money {
  const read = parseMoney(text.includes(' ') ? text : `${text} EUR`);
  if (!read) throw new RangeError(text);
  return read;
}

export interface Thing extends Partial<Omit<LiveResource, 'id'>> {
  readonly id: string;
  readonly kind?: string;
  readonly provider?: string;
  /** `3.90 EUR/P1M`. */
  readonly cost?: string;
  readonly address?: Address;
  readonly validFor?: string;
  readonly next?: string;
}

export interface World {
  readonly things: readonly Thing[];
  readonly balances?: { readonly [provider: string]: string };
  readonly within?: string;
}

/** Servers are owned, renewals are a policy. */
export function calendarOf({ things, balances = {}, within }: World): Calendar {
  const words = [...new Set(things.map(({ provider = 'zomro', kind = 'servers' }) => `${provider} ${kind}`))];
  const listings = new Map(
    words.map((word) => [kindOf(word), things.filter((thing) => wordOf(thing) === word).map(liveOf)] as const),
  );
  const length = within === undefined ? undefined : parsePeriod(within);
  const managed = things.filter(({ address }) => address !== undefined);
  return makeCalendar({
    listings,
    state: { resources: managed.map((thing) => ({ ...whose(thing), id: thing.id }) as RecordedResource) },
    plan: {
      actions: managed.map(
        (thing) =>
          ({
            ...whose(thing),
            id: thing.id,
            verb: 'no-op',
            after: { ensure_valid_for: thing.validFor ?? null },
          }) as never as Action,
      ),
      providers: [...new Set(things.map(({ provider = 'zomro' }) => provider))].map((provider) => ({
        provider,
        account: `${provider}-1`,
        settings: {},
      })),
    },
    prices: new Map(
      managed.flatMap((thing) => (thing.next === undefined ? [] : [[thing.address as Address, nextOf(thing.next)]])),
    ),
    balances: Object.fromEntries(Object.entries(balances).map(([provider, text]) => [provider, eur(text)])),
    within: length,
    now: Date.parse(`${TODAY}T15:00:00Z`),
  });
}

function wordOf({ provider = 'zomro', kind = 'servers' }: Thing): string {
  return `${provider} ${kind}`;
}

function whose({ provider = 'zomro', kind = 'servers', address }: Thing): object {
  return { provider, kind, address };
}

function rate(text: string): { amount: Money; period: string } {
  const [amount = '', period = ''] = text.split('/');
  return { amount: eur(amount), period };
}

function nextOf(text: string): NextPrice {
  return { ...rate(text), ceiling: eur('100'), field: 'max_price' };
}

function kindOf(word: string): ResourceKind {
  const [provider = '', name = ''] = word.split(' ');
  return {
    provider,
    name,
    nature: name === 'renewals' ? 'policy' : 'owned',
    running: ({ outputs }) => (typeof outputs['cost'] === 'string' ? rate(outputs['cost']) : undefined),
  } as Partial<ResourceKind> as ResourceKind;
}

function liveOf({
  id,
  key = `name-${id}`,
  term,
  status = 'ready',
  statusText = 'open',
  trouble,
  cost,
}: Thing): LiveResource {
  return {
    id,
    key,
    spec: {},
    outputs: cost === undefined ? {} : { cost },
    status,
    statusText,
    ...(term ? { term } : {}),
    ...(trouble ? { trouble } : {}),
  };
}
