import { HostformError } from '../../model/errors.ts';
import { type ApplyOptions, carryOutExpected, refuseWithoutApproval } from '../carry-out-plan.ts';
import { type CommandInput, withContext } from '../context.ts';
import { withEvents } from '../event-stream.ts';
import { loadManifest, loadSettings } from '../load-manifest.ts';
import { unborn, withState } from '../open-state.ts';
import { prepare } from '../prepare.ts';

export interface ApplyCommandOptions extends ApplyOptions {
  readonly planFile?: string;
  readonly target?: readonly string[];
  readonly exclude?: readonly string[];
  readonly replace?: readonly string[];
  readonly refreshOnly?: boolean;
  readonly priceTolerance?: string;
}

/** Plans, shows, asks, carries out; with a plan file: exactly that plan. */
export async function apply(input: CommandInput, options: ApplyCommandOptions): Promise<number> {
  const { planFile, lockTimeout } = options;
  return withEvents(input, { command: 'apply', ...options, files: [planFile] }, async (events) => {
    if (planFile !== undefined) {
      refusePlanningOptions(input, options);
      const { applySaved } = await import('../apply-saved.ts');
      return applySaved(input, { path: planFile, options, events });
    }
    refuseWithoutApproval(input, options);
    return withContext(input, { vendors: true }, async (context) => {
      const mode = options.refreshOnly ? 'refresh-only' : 'apply';
      // What is recorded is held against what is live: of the manifest only the settings matter.
      const manifest = await (options.refreshOnly ? loadSettings(context) : loadManifest(context));
      return withState(context, { operation: 'apply', events, lockTimeout }, async (session, begin) => {
        const prepared = await prepare(context, {
          manifest,
          state: session.state().serial === 0 ? unborn(session.state()) : session.state(),
          mode,
          targets: options.target ?? [],
          excludes: options.exclude ?? [],
          replace: options.replace ?? [],
          priceTolerance: options.priceTolerance,
          mayWrite: mode !== 'refresh-only',
        });
        return carryOutExpected(context, { ...prepared, session, begin, options, events });
      });
    });
  });
}

/** A saved plan says it all; an option that would plan differently must not be looked over. */
function refusePlanningOptions(
  { globals }: CommandInput,
  { target, exclude, replace, refreshOnly, priceTolerance }: ApplyCommandOptions,
): void {
  const given = [
    target === undefined ? [] : ['--target'],
    exclude === undefined ? [] : ['--exclude'],
    replace === undefined ? [] : ['--replace'],
    refreshOnly === undefined ? [] : ['--refresh-only'],
    priceTolerance === undefined ? [] : ['--price-tolerance'],
    globals.file === undefined ? [] : ['--file'],
  ].flat();
  if (given.length === 0) return;
  throw new HostformError('USAGE', 'A saved plan can not be planned again', {
    detail: `${given.join(', ')} would plan something else than the file shows.`,
    hint: 'leave the option out, or plan again with it',
  });
}
