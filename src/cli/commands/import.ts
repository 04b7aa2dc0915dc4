import { adopt } from '../../engine/adopt.ts';
import { kindOf } from '../../engine/kinds.ts';
import type { Manifest } from '../../manifest/read.ts';
import { suggest } from '../../manifest/suggest.ts';
import { HostformError } from '../../model/errors.ts';
import type { DesiredResource } from '../../model/resource.ts';
import type { StateChange } from '../../model/state.ts';
import { type Connected, connect } from '../connect.ts';
import { type CommandInput, openContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { loadManifest } from '../load-manifest.ts';
import { withState } from '../open-state.ts';

/** Records an existing live resource under a declared address. Nothing changes at the vendor, and nothing is bought. */
export async function importResource(
  input: CommandInput,
  { address, id, lockTimeout }: { readonly address: string; readonly id: string; readonly lockTimeout?: number },
): Promise<number> {
  const context = await openContext(input, { vendors: true });
  try {
    const manifest = await loadManifest(context);
    const desired = declared(manifest, address);
    return await withState(context, { operation: 'import', lockTimeout }, async (session) => {
      const state = session.state();
      const settings = manifest.providers;
      const connected = await connect(context, { inPlay: [desired.provider], settings, mayWrite: false, state });
      try {
        const resource = await adopt({ kind: kindOf(connected.kinds, desired), desired, state, id });
        await session.commit(...newAccounts(connected, state.accounts), { do: 'record', resource });
        input.output.print(`Imported ${address} as ${id}. The next plan shows what differs from the manifest.\n`);
        return EXIT.done;
      } finally {
        await connected.close();
      }
    });
  } finally {
    await context.close();
  }
}

function declared(manifest: Manifest, address: string): DesiredResource {
  const found = manifest.resources.find((resource) => resource.address === address);
  if (found) return found;
  const close = suggest(
    address,
    manifest.resources.map((resource) => resource.address),
  );
  throw new HostformError('USAGE', 'No resource has this address', {
    detail: `${address} is not declared; declare it first, then import it.`,
    ...(close === undefined ? {} : { hint: `did you mean ${close}?` }),
  });
}

/** The first thing that is recorded of a provider also says whose account it is. */
export function newAccounts(
  { uses }: Pick<Connected, 'uses'>,
  known: { readonly [provider: string]: unknown },
): StateChange[] {
  return uses
    .filter(({ provider }) => known[provider] === undefined)
    .map(({ provider, account }) => ({ do: 'account', provider, account: { id: account } }));
}
