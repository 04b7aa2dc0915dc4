import { HostformError } from '../../model/errors.ts';
import type { Json } from '../../model/json.ts';
import type { StoredVersion } from '../../state/backend.ts';
import { type CommandInput, openContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { unborn } from '../open-state.ts';
import { withStore } from '../open-store.ts';

/** Earlier versions of the state, newest first. */
export async function stateHistory(input: CommandInput, { json }: { readonly json?: boolean }): Promise<number> {
  const context = await openContext(input, { vendors: false });
  const versions = await withStore(context, (store) => store.history());
  const { output } = input;
  if (json) {
    await output.printJson(versions.map(asJson), 2);
    return EXIT.done;
  }
  const [{ tableText }, { safeText }] = await Promise.all([
    import('../render/table.ts'),
    import('../render/safe-text.ts'),
  ]);
  const columns = [
    { title: 'serial', align: 'right' as const },
    { title: 'saved' },
    { title: 'bytes', align: 'right' as const },
    { title: 'version' },
  ];
  const rows = versions.map(({ id, at, serial, bytes }) => [
    serial < 0 ? 'damaged' : String(serial),
    safeText(at ?? ''),
    bytes === undefined ? '' : String(bytes),
    safeText(id),
  ]);
  output.print(tableText(columns, rows, output.stdoutStyle) || 'No earlier version is kept.\n');
  return EXIT.done;
}

function asJson({ id, at, serial, bytes }: StoredVersion): Json {
  return { id, serial, ...(at !== undefined && { at }), ...(bytes !== undefined && { bytes }) };
}

export interface PullOptions {
  readonly id?: string;
  readonly decrypt?: boolean;
}

/** The text of the state, a journal replayed; or of an earlier version, as it was. What is encrypted stays so unless asked. */
export async function statePull(input: CommandInput, { id, decrypt }: PullOptions): Promise<number> {
  const context = await openContext(input, { vendors: false });
  const text = await withStore(context, async (store) => {
    const { serializeState, unsealState } = await import('../../state/format.ts');
    if (id !== undefined) {
      const version = await store.readVersion(id);
      if (version === undefined || !decrypt) return version;
      return serializeState(unsealState(version, { path: id, backup: null, remote: true }, store.keys).state);
    }
    const stored = await store.pull();
    // Damage is told, not printed: what is pulled may be pushed again.
    const { state } = await store.read();
    return stored !== undefined && !decrypt ? stored : serializeState(stored === undefined ? unborn(state) : state);
  });
  if (text === undefined) {
    throw new HostformError('NOT_RECORDED', 'There is no such version', {
      detail: `${id} is not kept, or not any more.`,
      hint: 'hostform state history lists those that are',
    });
  }
  input.output.print(text);
  return EXIT.done;
}
