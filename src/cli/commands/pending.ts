import { suggest } from '../../manifest/suggest.ts';
import { HostformError } from '../../model/errors.ts';
import type { Intent } from '../../model/purchase.ts';
import type { RecordedResource } from '../../model/resource.ts';
import type { StateFile } from '../../model/state.ts';
import { type Connected, connect } from '../connect.ts';
import { type CommandInput, type Context, openContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { loadManifest } from '../load-manifest.ts';
import { lookAtState, takeState } from '../open-state.ts';

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
}

/** Closes an open purchase by a person's word, as far as the vendor does not contradict it. */
export async function pendingResolve(input: CommandInput, options: ResolveOptions): Promise<number> {
  if ((options.id === undefined) === (options.notBought !== true)) {
    throw new HostformError('USAGE', 'Say either --id ID or --not-bought', {
      detail: 'Exactly one of the two closes a purchase.',
    });
  }
  const context = await openContext(input, { vendors: true });
  try {
    const session = await takeState(context, 'pending resolve');
    try {
      const intent = openIntent(session.state(), options.address);
      if (options.id === undefined) {
        await session.commit({ do: 'close', intent: intent.id, because: 'resolved by hand: not bought' });
        input.output.print(notBoughtText(intent));
        return EXIT.done;
      }
      const record = await bought(context, session.state(), intent, options.id);
      await session.commit(
        { do: 'record', resource: record },
        { do: 'close', intent: intent.id, because: `resolved by hand: ${options.id}` },
      );
      input.output.print(`Recorded ${options.address} as ${options.id}. Run apply to finish what is left.\n`);
      return EXIT.done;
    } finally {
      await session.close();
    }
  } finally {
    await context.close();
  }
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

/** A record of `id`, if it can be what was bought: it exists, is new, and nobody else's. */
async function bought(context: Context, state: StateFile, intent: Intent, id: string): Promise<RecordedResource> {
  const owner = state.resources.find((record) => record.kind === intent.kind && record.id === id);
  if (owner) throw contradiction(`${id} is recorded as ${owner.address} already.`);
  const manifest = await loadManifest(context);
  const connected = await connect(context, {
    inPlay: [intent.provider],
    settings: manifest.providers,
    mayWrite: false,
    state,
  });
  try {
    return await recordOf(connected, intent, id);
  } finally {
    await connected.close();
  }
}

async function recordOf(connected: Connected, intent: Intent, id: string): Promise<RecordedResource> {
  const kind = connected.kinds.get(intent.kind);
  if (!kind) throw new HostformError('INTERNAL', `no provider offers ${intent.kind}`);
  if (kind.nature === 'owned' && intent.before.things.includes(id)) {
    throw contradiction(`${id} existed before this purchase was begun, so it can not be what was bought.`);
  }
  const listed = await kind.list({ keys: [kind.key(intent.spec, intent)], ids: [id] });
  const live = listed.find((each) => each.id === id);
  if (!live) throw contradiction(`The vendor does not list ${id} among the ${intent.kind} of this account.`);
  return {
    address: intent.address,
    kind: intent.kind,
    provider: intent.provider,
    id,
    phase: kind.nature === 'policy' || live.status === 'ready' ? 'ready' : 'delivering',
    spec: intent.spec,
    outputs: live.outputs,
    dependsOn: intent.dependsOn,
    protected: intent.protect,
  };
}

function contradiction(detail: string): HostformError {
  return new HostformError('USAGE', 'This can not be what was bought', {
    detail,
    hint: 'hostform pending shows what is known',
  });
}
