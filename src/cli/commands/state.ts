import { moveChanges } from '../../engine/relocate.ts';
import { suggest } from '../../manifest/suggest.ts';
import { HostformError } from '../../model/errors.ts';
import { type Address, type RecordedResource, splitAddress } from '../../model/resource.ts';
import type { StateFile } from '../../model/state.ts';
import { type CommandInput, openContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { lookAtState, withState } from '../open-state.ts';

/** Addresses that are recorded, one per line. */
export async function stateList(input: CommandInput): Promise<number> {
  const { state } = await lookAtState(await openContext(input, { vendors: false }));
  const { stateListText } = await import('../render/state-text.ts');
  input.output.print(stateListText(state, { style: input.output.stdoutStyle }));
  return EXIT.done;
}

/** One recorded resource. */
export async function stateShow(
  input: CommandInput,
  { address, json }: { readonly address: string; readonly json?: boolean },
): Promise<number> {
  const { state } = await lookAtState(await openContext(input, { vendors: false }));
  const record = find(state, address);
  const { recordedJson, resourceText } = await import('../render/state-text.ts');
  if (json) {
    await input.output.printJson(recordedJson(record), 2);
    return EXIT.done;
  }
  input.output.print(resourceText(record, { style: input.output.stdoutStyle }));
  return EXIT.done;
}

/** Forgets an address. Nothing happens at the vendor; an open purchase is never forgotten this way. */
export async function stateRemove(
  input: CommandInput,
  { address, lockTimeout }: { readonly address: string; readonly lockTimeout?: number },
): Promise<number> {
  const context = await openContext(input, { vendors: false });
  return withState(context, { operation: 'state rm', lockTimeout }, async (session) => {
    refuseOpen(session.state(), address);
    const record = find(session.state(), address);
    await session.commit({ do: 'drop', address: record.address });
    input.output.print(
      `Forgot ${address} (${record.id}). It still exists at the vendor, and is not managed any more.\n`,
    );
    return EXIT.done;
  });
}

/** Records a resource under another address of the same kind; whoever depends on it follows. */
export async function stateMove(
  input: CommandInput,
  { from, to, lockTimeout }: { readonly from: string; readonly to: string; readonly lockTimeout?: number },
): Promise<number> {
  const context = await openContext(input, { vendors: false });
  const target = checkedTarget(from, to);
  return withState(context, { operation: 'state mv', lockTimeout }, async (session) => {
    const state = session.state();
    for (const address of [from, target]) refuseOpen(state, address);
    const record = find(state, from);
    if (state.resources.some(({ address }) => address === target)) {
      throw new HostformError('USAGE', 'The address is taken', { detail: `${target} is recorded already.` });
    }
    await session.commit(...moveChanges(state, [{ from: record.address, to: target }]));
    input.output.print(`Moved ${from} to ${target}.\n`);
    return EXIT.done;
  });
}

function find(state: StateFile, address: string): RecordedResource {
  const record = state.resources.find((each) => each.address === address);
  if (record) return record;
  const close = suggest(
    address,
    state.resources.map((each) => each.address),
  );
  throw new HostformError('NOT_RECORDED', 'No such address is recorded', {
    detail: `${address} is not in the state.`,
    ...(close === undefined ? {} : { hint: `did you mean ${close}?` }),
  });
}

function refuseOpen(state: StateFile, address: string): void {
  if (!state.pending.some((intent) => intent.address === address)) return;
  throw new HostformError('OUTCOME_UNKNOWN', 'A purchase of this address is open', {
    detail: `${address}: close it first.`,
    hint: `hostform pending resolve ${address} --id ID, or --not-bought`,
    address,
  });
}

function checkedTarget(from: string, to: string): Address {
  const shape = /^[a-z_]+\.[a-z][a-z0-9-]{0,62}$/;
  if (!shape.test(to))
    throw new HostformError('USAGE', 'Not an address', { detail: `"${to}" is not of the form servers.web-1.` });
  if (splitAddress(to as Address).kind !== splitAddress(from as Address).kind) {
    throw new HostformError('USAGE', 'The kinds differ', { detail: `${from} can not become ${to}.` });
  }
  return to as Address;
}
