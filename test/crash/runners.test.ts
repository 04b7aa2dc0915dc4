import { describe, it } from 'vitest';
import { raceOfTwoStates, raceOnOneState, races } from './runners.ts';
import { inTurn } from './three-servers.ts';

const LIMIT = { timeout: 120_000 };

describe('several runs at once', () => {
  it('on one state: one works, the others wait or are refused', LIMIT, async () => {
    await inTurn(races(Number(process.env['N'] ?? 4), [2, 3]), raceOnOneState, 2);
  });

  it('on two states of one account: each buys its own and nothing else', LIMIT, async () => {
    await inTurn(
      Array.from({ length: Number(process.env['N'] ?? 2) }, (_, i) => i + 1),
      raceOfTwoStates,
      2,
    );
  });
});
