/** Runs that nobody kills: what comes before the one that is killed, and what has to put things right after it. */
import { realRandom } from '../../src/cli/process.ts';
import { type Finished, runProcess } from '../support/process.ts';
import { run } from '../support/run-cli.ts';

export type Ended = Pick<Finished, 'code' | 'out' | 'err'>;

/** Starting the command is nine tenths of a run, and is not what is proved there: `npm run prove` does it all the same. */
export function runUndisturbed(
  argv: readonly string[],
  { cwd, env }: { readonly cwd: string; readonly env: { readonly [name: string]: string } },
): Promise<Ended> {
  if (process.env['HOSTFORM_PROVE']) return runProcess(argv, { cwd, env });
  return run(argv, { cwd, env, random: realRandom });
}
