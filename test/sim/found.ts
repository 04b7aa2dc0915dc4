/** Histories that once broke a promise, made as small as they go. Each found a bug of the program that is mended since. */
import type { Round, Runner, Scenario } from './scenario.ts';

const CALM: Runner = {
  startMs: 0,
  machine: 0,
  how: 'apply',
  maxSpend: '40.00 EUR',
  parallelism: 1,
  unlocks: false,
  struck: [],
  disk: [],
};

const DECLARED: Scenario['declared'] = {
  servers: [{ key: 'web-1', tariff: 'Cloud Standard | NL-2', promo: false }],
  images: [],
  renewals: [],
};

type OneRound = Pick<Round, 'gapMs' | 'runners'> & Partial<Round>;

function scenario(more: Partial<Scenario>, rounds: readonly OneRound[]): Scenario {
  return {
    seed: 1,
    place: 'file',
    marker: false,
    knobs: {},
    balance: '50.0000',
    promo: 'valid',
    before: [],
    declared: DECLARED,
    ...more,
    rounds: rounds.map((round) => ({ declared: DECLARED, happenings: [], vendorFaults: [], skewMs: 0, ...round })),
  };
}

const REDIRECTED: Runner = {
  ...CALM,
  struck: [
    {
      on: 'change',
      n: 2,
      fate: { kind: 'instead', status: 307, body: '', headers: { location: 'http://elsewhere.invalid/' } },
    },
  ],
};

export const FOUND: { readonly [what: string]: Scenario } = {
  'a run killed between making the folder of the state and syncing its name, and a loss of power long after': scenario(
    { seed: 33632 },
    [
      {
        gapMs: 240_000,
        runners: [
          { ...CALM, trouble: { kind: 'kill', among: 'all', moment: 'before', n: 2, ms: 0 } },
          { ...CALM, startMs: 200_000 },
        ],
      },
      {
        gapMs: 240_000,
        runners: [{ ...CALM, trouble: { kind: 'power', among: 'all', moment: 'after', n: 1, ms: 0 } }],
      },
    ],
  ),
  'a person who pays, in the panel, the line of a server that was ordered under a mark': {
    ...scenario({ seed: 41468, marker: true, knobs: { cartLagMs: 5000 } }, [
      {
        gapMs: 1_200_000,
        runners: [{ ...CALM, startMs: 200_000 }, REDIRECTED],
        happenings: [{ request: 28, deed: { do: 'pay our line' } }],
        vendorFaults: [{ func: 'cart', sok: false, n: 3, times: 2, kind: 'error', type: 'access' }],
      },
    ]),
  },
  'the very first write to a state at a server, arriving minutes after the later ones': scenario(
    { seed: 31657, place: 'http', knobs: { activationMs: 3_000_000 } },
    [
      {
        gapMs: 1000,
        runners: [
          {
            ...CALM,
            how: 'saved plan',
            struck: [{ on: 'any', n: 26, fate: { kind: 'late', ms: 262_000, silent: false } }],
          },
        ],
      },
    ],
  ),
};
