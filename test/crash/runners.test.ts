import { describe, it } from 'vitest';
import { raceOfTwoStates, raceOnOneState, races } from './runners.ts';
import { inTurn } from './three-servers.ts';

const LIMIT = { timeout: 120_000 };

describe('several runs at once', () => {
  it('on one state: one works, the others wait or are refused', LIMIT, async () => {
    await inTurn(races(4, [2, 3]), raceOnOneState, 2);
  });

  it('on two states of one account: each buys its own and nothing else', LIMIT, async () => {
    await inTurn([1, 2], raceOfTwoStates, 2);
  });
});
