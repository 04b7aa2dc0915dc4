import { describeHolder } from '../../state/problems.ts';
import { type CommandInput, openContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { withStore } from '../open-store.ts';

/** Removes the lock with exactly this id. A holder that is still alive is stopped by its next write. */
export async function unlockState(input: CommandInput, { lockId }: { readonly lockId: string }): Promise<number> {
  const context = await openContext(input, { vendors: false });
  const { lock, verdict } = await withStore(context, (store) => store.unlock(lockId));
  const holder = describeHolder(lock);
  input.output.print(holder === '' ? 'Unlocked.\n' : `Unlocked. It was held: ${holder}.\n`);
  if (verdict.owner !== 'dead') {
    const because = verdict.because.replace(/\.$/, '');
    input.output.note(`Its holder may still be running (${because}). It can no longer write, nor pay.\n`);
  }
  return EXIT.done;
}
