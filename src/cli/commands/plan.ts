import { type Problem, Problems } from '../../model/errors.ts';
import type { Attributes } from '../../model/json.ts';
import { hasWork, type Plan } from '../../model/plan.ts';
import type { StateReading } from '../../state/load.ts';
import { asShown, type ShownPlan, TO_READ, withoutRefused } from '../as-shown.ts';
import { type CommandInput, type Context, withContext } from '../context.ts';
import { withEvents } from '../event-stream.ts';
import { EXIT } from '../exit-codes.ts';
import { loadManifest, loadSettings } from '../load-manifest.ts';
import { lookAtState } from '../open-state.ts';
import { findPlace } from '../open-store.ts';
import { prepare } from '../prepare.ts';
import { stateKeys } from '../state-keys.ts';

export interface PlanOptions {
  readonly out?: string;
  readonly json?: boolean;
  readonly report?: readonly string[];
  readonly detailedExitcode?: boolean;
  readonly destroy?: boolean;
  readonly refreshOnly?: boolean;
  readonly target?: readonly string[];
  readonly exclude?: readonly string[];
  readonly replace?: readonly string[];
  readonly priceTolerance?: string;
}

/** Shows what apply would do. Its clients can not send a changing call, and it writes nothing but `--out`. */
export async function plan(input: CommandInput, options: PlanOptions): Promise<number> {
  return withEvents(input, { command: 'plan', ...options, files: [options.out] }, (events) =>
    withContext(input, { vendors: true }, async (context) => {
      const { made, notices, reading } = await makeIt(context, options);
      if (options.out !== undefined) events.saved(await save(context, { made, reading, out: options.out }));
      const digest = await digestToApprove(made, context);
      const shown = { ...asShown(made, TO_READ, notices), digest };
      events.plan(shown, made);
      if (!events.machine) await print(context, shown, options);
      return options.detailedExitcode && hasWork(made) ? EXIT.differences : EXIT.done;
    }),
  );
}

interface Made {
  readonly made: Plan;
  readonly notices: readonly Problem[];
  /** Of the state that it was made on. */
  readonly reading: StateReading;
}

async function makeIt(context: Context, options: PlanOptions): Promise<Made> {
  const mode = options.destroy ? 'destroy' : options.refreshOnly ? 'refresh-only' : 'apply';
  const manifest = mode === 'refresh-only' ? await loadSettings(context) : await loadManifest(context);
  const reading = await lookAtState(context);
  const { state } = reading;
  const { plan: made, connected } = await prepare(context, {
    manifest,
    state,
    mode,
    targets: options.target ?? [],
    excludes: options.exclude ?? [],
    replace: options.replace ?? [],
    priceTolerance: options.priceTolerance,
    mayWrite: false,
  });
  await connected.close();
  return { made, notices: connected.notices, reading };
}

async function digestToApprove(made: Plan, { world }: Context): Promise<string> {
  const { digestOfPlan } = await import('../render/plan-json.ts');
  return digestOfPlan(made, world.version);
}

async function print(context: Context, shown: ShownPlan & { digest: string }, options: PlanOptions): Promise<void> {
  const { output, globals } = context;
  const { out } = options;
  const { planText } = await import('../render/plan-text.ts');
  output.print(planText(shown, { style: output.stdoutStyle, width: output.stdout.columns }));
  const { expectCommand, savedCommand } = await import('../expect-command.ts');
  if (out !== undefined)
    output.print(
      `\nSaved the plan to ${out}. To carry out exactly this plan, once:\n  ${savedCommand(out, globals)}\n`,
    );
  if (!hasWork(withoutRefused(shown)) || shown.refusals.length > 0) return;
  const command = expectCommand(shown.digest, { globals, options });
  output.print(`\n${output.stdoutStyle.dim(`To carry out this plan and no other: ${command}`)}\n`);
}

/** Returns it as it was made; what is written is encrypted where the state is. */
async function save(
  context: Context,
  { made, reading, out }: Pick<Made, 'made' | 'reading'> & { readonly out: string },
): Promise<Attributes> {
  const [{ literalSecrets, planDocument, planFileText }, { writePlanFile }, { storedPlace }, { sealPlan }] =
    await Promise.all([
      import('../render/plan-json.ts'),
      import('../plan-file.ts'),
      import('../plan-place.ts'),
      import('../seal-plan.ts'),
    ]);
  const literal = literalSecrets(made);
  if (literal.length > 0) throw new Problems(literal);
  const document = planDocument(made, {
    timestamp: new Date(context.world.clock.now()).toISOString(),
    version: context.world.version,
    stateLocation: await storedPlace(context, out),
  });
  const { encryption } = await findPlace(context);
  const sealing = stateKeys(context, encryption).writing(reading.sealing, made.lineage, 'plan');
  await writePlanFile(context, out, planFileText(sealing ? sealPlan(document, sealing) : document));
  return document;
}
