import { type CommandInput, openContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { seeker } from '../open-state.ts';

/** Removes the lock with exactly this id. A holder that is still alive is stopped by its next write. */
export async function unlockState(input: CommandInput, { lockId }: { readonly lockId: string }): Promise<number> {
  const context = await openContext(input, { vendors: false });
  const { unlock } = await import('../../state/lock.ts');
  const { lock, verdict } = await unlock(seeker(context, 'unlock'), lockId);
  input.output.print(
    `Unlocked. It was held by ${lock.who} on ${lock.host} (${lock.operation}, since ${lock.created}).\n`,
  );
  if (verdict.owner !== 'dead') {
    input.output.note(`Its holder may still be running (${verdict.because}). It can no longer write, nor pay.\n`);
  }
  return EXIT.done;
}
