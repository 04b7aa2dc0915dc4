import { type ApplyOptions, carryOutExpected, refuseWithoutApproval } from '../carry-out-plan.ts';
import { type CommandInput, withContext } from '../context.ts';
import { withEvents } from '../event-stream.ts';
import { loadSettings } from '../load-manifest.ts';
import { withState } from '../open-state.ts';
import { prepare } from '../prepare.ts';

/** The plan that removes what is recorded, carried out. */
export async function destroy(
  input: CommandInput,
  options: ApplyOptions & { readonly target?: readonly string[]; readonly exclude?: readonly string[] },
): Promise<number> {
  return withEvents(input, { command: 'destroy', ...options }, async (events) => {
    const { lockTimeout } = options;
    refuseWithoutApproval(input, options);
    return withContext(input, { vendors: true }, async (context) => {
      // The manifest matters for its settings only; one that is gone is no reason to keep what it declared.
      const manifest = await loadSettings(context);
      return withState(context, { operation: 'destroy', events, lockTimeout }, async (session, begin) => {
        const prepared = await prepare(context, {
          manifest,
          state: session.state(),
          mode: 'destroy',
          targets: options.target ?? [],
          excludes: options.exclude ?? [],
          replace: [],
          mayWrite: true,
        });
        return carryOutExpected(context, { ...prepared, session, begin, options, events });
      });
    });
  });
}
