/** Deliberate bugs between the engine and the world: each must break a promise in some history. */
import { gatherKinds, type Kinds } from '../../../src/engine/kinds.ts';
import { HostformError } from '../../../src/model/errors.ts';
import type { ResourceKind } from '../../../src/model/kind.ts';
import type { Intent, OneShot, PreImage, Reservation, Sale, Sighting } from '../../../src/model/purchase.ts';
import type { StateChange } from '../../../src/model/state.ts';
import type { Mutant } from './simulate.ts';

const NOTHING: PreImage = { things: [], reservations: [], facts: {} };

/** The same kinds with some methods of the sale done otherwise. */
const sale =
  (change: (plain: Sale) => Partial<Sale>) =>
  (kinds: Kinds): Kinds =>
    each(kinds, (kind) => (kind.sale ? { ...kind, sale: { ...kind.sale, ...change(kind.sale) } } : kind));

const oneShot =
  (change: (plain: OneShot) => Partial<OneShot>) =>
  (kinds: Kinds): Kinds =>
    each(kinds, (kind) => (kind.oneShot ? { ...kind, oneShot: { ...kind.oneShot, ...change(kind.oneShot) } } : kind));

function each(kinds: Kinds, change: (kind: ResourceKind) => ResourceKind): Kinds {
  return gatherKinds(kinds.all.map(change));
}

/** A purchase that does not look whether its name is free: the second net under what existed before. */
function blind(kinds: Kinds): Kinds {
  return each(kinds, (kind) => ({
    ...kind,
    list: async (wanted) => (wanted.ids.length > 0 ? kind.list(wanted) : []),
  }));
}

const intents =
  (change: (intent: Intent) => Intent | undefined) =>
  (changes: readonly StateChange[]): readonly StateChange[] =>
    changes.flatMap((each): StateChange[] => {
      if (each.do !== 'intent') return [each];
      const intent = change(each.intent);
      return intent ? [{ do: 'intent', intent }] : [];
    });

/** A failure with another effect than it had. */
function as(effect: 'refused' | 'not-sent', error: unknown): never {
  if (!(error instanceof HostformError) || error.details.effect !== 'unclear') throw error;
  throw new HostformError(error.code, error.message, { ...error.details, effect });
}

const asVoid = (seen: Sighting): Sighting => (seen.kind === 'gone' ? { kind: 'void', because: 'It is gone.' } : seen);

/** A deliberate bug, the promise that it breaks, and the seed from which on it is looked for. */
export interface Bug extends Mutant {
  readonly breaks: RegExp;
  readonly from?: number;
}

const TWICE = /was bought \d+ times/;
const FORGOTTEN = /is forgotten/;
const STRANGER = /is recorded as \d+, which is not of it/;
const STUCK = /does not come to rest/;

export const BUGS: { readonly [name: string]: Bug } = {
  'nothing is written down before it is sent': {
    breaks: /before that is on disk/,
    changes: intents(() => undefined),
  },
  'nothing is remembered of a purchase': { breaks: TWICE, from: 40, changes: intents(() => undefined) },
  '"paying" is not written down': {
    breaks: TWICE,
    from: 120,
    changes: intents((intent) => (intent.phase === 'paying' || intent.phase === 'paid' ? undefined : intent)),
  },
  'the line is not written down': {
    breaks: STUCK,
    from: 330,
    changes: intents((intent) => (intent.phase === 'reserved' ? undefined : intent)),
  },
  'that a payment was sent is forgotten': {
    breaks: TWICE,
    from: 120,
    changes: intents((intent) => ({ ...intent, sent: false })),
  },
  'a purchase is closed without its record': {
    breaks: FORGOTTEN,
    changes: (changes) => changes.filter((change) => change.do !== 'record'),
  },
  'a record is written without closing the purchase': {
    breaks: STUCK,
    changes: (changes) => changes.filter((change) => change.do !== 'close'),
  },
  'a deleted thing stays recorded': {
    breaks: /is said to be gone, and is not/,
    changes: (changes) => changes.filter((change) => change.do !== 'drop'),
  },
  'what servers existed before is neither looked for nor compared': {
    breaks: STRANGER,
    kinds: (kinds) =>
      sale((plain) => ({ seek: (line, want, _before, hint) => plain.seek(line, want, NOTHING, hint) }))(blind(kinds)),
  },
  'what images existed before is neither looked for nor compared': {
    breaks: STRANGER,
    from: 50,
    kinds: (kinds) =>
      oneShot((plain) => ({ seek: (want, _before, hint) => plain.seek(want, NOTHING, hint) }))(blind(kinds)),
  },
  'a payment without an answer counts as refused': {
    breaks: TWICE,
    from: 770,
    kinds: sale((plain) => ({
      pay: (line, want) => plain.pay(line, want).catch((error: unknown) => as('refused', error)),
    })),
  },
  'a payment without an answer counts as never sent': {
    breaks: TWICE,
    kinds: sale((plain) => ({
      pay: (line, want) => plain.pay(line, want).catch((error: unknown) => as('not-sent', error)),
    })),
  },
  'an order without an answer counts as never sent': {
    breaks: TWICE,
    from: 40,
    kinds: oneShot((plain) => ({ send: (want) => plain.send(want).catch((error: unknown) => as('not-sent', error)) })),
  },
  'the client itself orders again when an answer is lost': {
    breaks: TWICE,
    from: 80,
    kinds: oneShot((plain) => ({ send: (want) => plain.send(want).catch(() => plain.send(want)) })),
  },
  'the client itself pays another line when an answer is lost': {
    breaks: TWICE,
    kinds: sale((plain) => ({
      pay: (line, want) => plain.pay(line, want).catch(async () => plain.pay(await plain.reserve(want), want)),
    })),
  },
  'two are bought for one': {
    breaks: TWICE,
    kinds: sale((plain) => ({
      pay: async (line, want) => {
        await plain.pay(line, want);
        return plain.pay(await plain.reserve(want), want);
      },
    })),
  },
  'waiting for the listing is given up': {
    breaks: TWICE,
    kinds: sale((plain) => ({ seek: async (...input) => asVoid(await plain.seek(...input)) })),
  },
  'a look at a payment that failed counts as "not bought"': {
    breaks: TWICE,
    from: 50,
    kinds: sale((plain) => ({
      seek: (...input) => plain.seek(...input).catch((): Sighting => ({ kind: 'void', because: 'Nothing is listed.' })),
    })),
  },
  'whatever is new is ours, although our line is still there': {
    breaks: STRANGER,
    from: 2_200,
    kinds: sale((plain) => ({
      seek: async (...input) => {
        const seen = await plain.seek(...input);
        const [one] = seen.kind === 'ambiguous' ? seen.candidates : [];
        return one ? { kind: 'bought', id: one.id } : seen;
      },
    })),
  },
  'a reading that failed counts as empty': {
    breaks: TWICE,
    from: 40,
    kinds: (kinds) =>
      each(kinds, (kind) => ({
        ...kind,
        list: (wanted) => kind.list(wanted).catch(() => []),
        read: () => Promise.resolve(undefined),
      })),
  },
  'the price of the line is not compared': {
    breaks: /approved were/,
    kinds: sale((plain) => ({
      inspect: async (line, want, before) => {
        const seen = await plain.inspect(line, want, before);
        const charge = want.quote?.charge;
        return seen.state === 'open' && charge ? { ...seen, own: { ...seen.own, charge } } : seen;
      },
    })),
  },
  'the price of the line is only looked at once': {
    breaks: /approved were/,
    from: 1_190,
    kinds: sale((plain) => {
      const known = new Map<string, Reservation>();
      return {
        inspect: async (line, want, before) => {
          const seen = await plain.inspect(line, want, before);
          if (seen.state !== 'open' || want.secrets['promo_code'] !== undefined) return seen;
          const own = known.get(line) ?? seen.own;
          known.set(line, own);
          return { ...seen, own };
        },
      };
    }),
  },
  'lines of other people are not seen': {
    breaks: /applies a promo code/,
    kinds: sale((plain) => ({ inspect: async (...input) => ({ ...(await plain.inspect(...input)), others: [] }) })),
  },
  'every line like ours is taken for one that was lost': {
    breaks: /applies a promo code/,
    kinds: sale(() => ({ resembles: () => true })),
    changes: countLost,
  },
  'another line than ours is taken back': {
    breaks: /removes line \d+, which is not ours/,
    kinds: sale((plain) => {
      let other: string | undefined;
      return {
        inspect: async (...input) => {
          const seen = await plain.inspect(...input);
          other = seen.others[0]?.id;
          return seen;
        },
        release: async (line) => plain.release?.(other ?? line),
      };
    }),
  },
  'another line than ours is taken for the one that was made': {
    breaks: /pays line \d+, which is not of/,
    kinds: sale((plain) => ({
      reserve: async (want) => {
        const made = await plain.reserve(want);
        return (await plain.inspect(made, want, NOTHING)).others[0]?.id ?? made;
      },
    })),
  },
  'names that are taken are not looked at': {
    breaks: /although its name is taken/,
    kinds: (kinds) =>
      each(kinds, (kind) => ({
        ...kind,
        list: async (wanted) => (await kind.list(wanted)).map((live) => ({ ...live, key: `#${live.id}` })),
      })),
  },
  'a lost payment is repeated after a minute': { breaks: TWICE, from: 300, settleTimeMs: 60_000 },
};

/** Pretends that adds were lost in every purchase. */
function countLost(changes: readonly StateChange[]): readonly StateChange[] {
  return changes.flatMap((change): StateChange[] => {
    if (change.do !== 'intent' || change.intent.phase !== 'adding') return [change];
    const { provider, order } = change.intent;
    const stray = { order, before: NOTHING };
    return [change, { do: 'account', provider, account: { id: '4711', strays: [stray, stray] } }];
  });
}
