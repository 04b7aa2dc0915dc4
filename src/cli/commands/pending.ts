import { boughtChanges } from '../../engine/purchase/ledger-line.ts';
import { suggest } from '../../manifest/suggest.ts';
import { HostformError } from '../../model/errors.ts';
import type { Intent } from '../../model/purchase.ts';
import type { StateFile } from '../../model/state.ts';
import { type CommandInput, openContext, withContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { lookAtState, withState } from '../open-state.ts';

/** Purchases that have been begun and are not closed. */
export async function pendingList(input: CommandInput, { json }: { readonly json?: boolean }): Promise<number> {
  const { state } = await lookAtState(await openContext(input, { vendors: false }));
  const { pendingDocument, pendingText } = await import('../render/pending-text.ts');
  const { output } = input;
  if (json) await output.printJson(pendingDocument(state.pending));
  else {
    const look = { style: output.stdoutStyle, width: output.stdout.columns, now: input.world.clock.now() };
    output.print(pendingText(state.pending, look));
  }
  return EXIT.done;
}

export interface ResolveOptions {
  readonly address: string;
  readonly id?: string;
  readonly notBought?: boolean;
  /** Milliseconds. */
  readonly lockTimeout?: number;
}

/** Closes an open purchase by a person's word, as far as the vendor does not contradict it. */
export async function pendingResolve(input: CommandInput, options: ResolveOptions): Promise<number> {
  const { address, id, notBought = false } = options;
  if ((id === undefined) !== notBought) {
    throw new HostformError('USAGE', 'Say either --id ID or --not-bought', {
      detail: 'Exactly one of the two closes a purchase.',
    });
  }
  return withContext(input, { vendors: !notBought }, (context) =>
    withState(context, { operation: 'pending resolve', lockTimeout: options.lockTimeout }, async (session) => {
      const intent = openIntent(session.state(), address);
      if (id === undefined) {
        await session.commit({ do: 'close', intent: intent.id, because: 'resolved by hand: not bought' });
        input.output.print(notBoughtText(intent));
        return EXIT.done;
      }
      const { recordBought } = await import('../record-bought.ts');
      const resource = await recordBought(context, session.state(), { intent, id });
      await session.commit(
        { do: 'record', resource },
        { do: 'close', intent: intent.id, because: `resolved by hand: ${id}` },
        ...boughtChanges({ intent, thing: id, account: accountOf(session.state(), intent), byHand: true }),
      );
      input.output.print(`Recorded ${address} as ${id}. Run "hostform apply" to finish what is left.\n`);
      return EXIT.done;
    }),
  );
}

function accountOf({ accounts }: StateFile, { provider }: Intent): string {
  return accounts[provider]?.id ?? '';
}

function notBoughtText({ address, reservation, sent }: Intent): string {
  const line =
    reservation === undefined
      ? ''
      : ` Reservation ${reservation} was left as it is; remove it in the vendor's panel if it is still there.`;
  const warning = sent
    ? ' A payment had been sent for it: if it was bought after all, the next apply finds its name taken and buys nothing.'
    : '';
  return `Closed the purchase of ${address} as not bought.${line}${warning}\n`;
}

function openIntent(state: StateFile, address: string): Intent {
  const intent = state.pending.find((each) => each.address === address);
  if (intent) return intent;
  const close = suggest(
    address,
    state.pending.map((each) => each.address),
  );
  throw new HostformError('NOT_RECORDED', 'No purchase of this address is open', {
    detail: `${address} has no open purchase.`,
    ...(close === undefined ? { hint: 'hostform pending lists those that are' } : { hint: `did you mean ${close}?` }),
  });
}
