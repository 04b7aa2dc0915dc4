import { type CommandInput, openContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { lookAtState } from '../open-state.ts';

/** A saved plan, or the state; for people or as JSON. */
export async function show(
  input: CommandInput,
  options: { readonly planFile?: string; readonly json?: boolean },
): Promise<number> {
  const context = await openContext(input, { vendors: false });
  const { output } = input;
  const look = { style: output.stdoutStyle, width: output.stdout.columns };
  if (options.planFile !== undefined) {
    const { readPlanFile } = await import('../plan-file.ts');
    const saved = await readPlanFile(context, options.planFile);
    if (options.json) await output.printJson(saved.document);
    else {
      const [{ planText }, { asShown, TO_READ }] = await Promise.all([
        import('../render/plan-text.ts'),
        import('../as-shown.ts'),
      ]);
      output.print(planText(asShown(saved.plan, TO_READ, []), look));
    }
    return EXIT.done;
  }
  const { state } = await lookAtState(context);
  const { stateDocument, stateText } = await import('../render/state-text.ts');
  if (options.json) await output.printJson(stateDocument(state));
  else output.print(stateText(state, look));
  return EXIT.done;
}
