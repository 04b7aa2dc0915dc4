import { describe, it } from 'vitest';
import { closeOutput, interrupt, interrupts } from './signals.ts';
import { inTurn, share } from './three-servers.ts';

const LIMIT = { timeout: 120_000 };

describe('an apply that is asked to end', () => {
  it('by a signal at any moment ends in order, and the next run does the rest', LIMIT, async () => {
    await inTurn(share(await interrupts(), 4, 5), interrupt);
  });

  it('by nobody goes on when nobody listens any more', LIMIT, async () => {
    await inTurn(['stdout', 'stderr'] as const, (stream) => closeOutput(stream, 1));
  });
});
