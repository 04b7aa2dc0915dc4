import { existsSync } from 'node:fs';
import type { Manifest } from '../../manifest/read.ts';
import { HostformError } from '../../model/errors.ts';
import { type ApplyOptions, carryOutPlan, refuseWithoutApproval } from '../carry-out-plan.ts';
import { type CommandInput, type Context, openContext } from '../context.ts';
import { withEvents } from '../event-stream.ts';
import { loadManifest } from '../load-manifest.ts';
import { takeState } from '../open-state.ts';
import { prepare } from '../prepare.ts';

/** The plan that removes what is recorded, carried out. */
export async function destroy(
  input: CommandInput,
  options: ApplyOptions & { readonly target?: readonly string[] },
): Promise<number> {
  return withEvents(input, options.json === true, async (events) => {
    refuseWithoutApproval(input, options);
    const context = await openContext(input, { vendors: true });
    try {
      const manifest = await settingsOnly(context);
      const session = await takeState(context, 'destroy');
      try {
        const prepared = await prepare(context, {
          manifest,
          state: session.state(),
          mode: 'destroy',
          targets: options.target ?? [],
          replace: [],
          mayWrite: true,
        });
        return await carryOutPlan(context, { ...prepared, session, options, events });
      } finally {
        await session.close();
      }
    } finally {
      await context.close();
    }
  });
}

/** The manifest matters only for its provider settings; one that is gone is no reason to keep what it declared. */
async function settingsOnly(context: Context): Promise<Manifest> {
  try {
    return await loadManifest(context);
  } catch (error) {
    const missing = error instanceof HostformError && error.code === 'MANIFEST_UNREADABLE';
    if (!missing || (context.globals.file !== undefined && !existsSync(context.manifestPath))) throw error;
    return { providers: {}, budget: {}, resources: [], files: [] } as unknown as Manifest;
  }
}
