import { type CommandInput, openContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { withStore } from '../open-store.ts';

/** Who holds the state, since when, and in which CI job. Exit 0 whether it is locked or not. */
export async function showLock(input: CommandInput, { json }: { readonly json?: boolean }): Promise<number> {
  const context = await openContext(input, { vendors: false });
  const report = await withStore(context, async (store) => {
    const sight = await store.readLock();
    return {
      location: store.location,
      sight,
      verdict: sight.state === 'held' ? store.judge(sight.lock) : undefined,
    };
  });
  const { lockDocument, lockText } = await import('../render/lock-text.ts');
  const { output } = input;
  if (json) await output.printJson(lockDocument(report), 2);
  else output.print(lockText(report, output.stdoutStyle));
  return EXIT.done;
}
