/** Machine output for commands that have `--json`: version first, run summary last, whatever happens. */
import { HostformError, type Problem, Problems } from '../model/errors.ts';
import type { CommandInput } from './context.ts';
import { exitCodeOf } from './exit-codes.ts';
import type { EventWriter, RunResult } from './render/events.ts';

export type Events = EventWriter & {
  /** Remembered for the summary that closes the stream. */
  result(found: Omit<RunResult, 'exitCode'>): void;
};

/**
 * Runs a command with its event stream, or without one. Problems become diagnostics of the stream; the exit code is
 * the same either way.
 */
export async function withEvents(
  { world, output }: CommandInput,
  json: boolean,
  work: (events: Events | undefined) => Promise<number>,
): Promise<number> {
  if (!json) return work(undefined);
  const { makeEventWriter } = await import('./render/events.ts');
  const writer = makeEventWriter({
    write: (line) => output.stdout.write(line),
    clock: world.clock,
    version: world.version,
    redact: output.redactJson,
  });
  let found: Omit<RunResult, 'exitCode'> = {};
  try {
    const exitCode = await work({ ...writer, result: (given) => void (found = given) });
    writer.end({ exitCode, ...found });
    return exitCode;
  } catch (error) {
    if (!(error instanceof HostformError) || error.code === 'INTERNAL') {
      writer.end({ exitCode: 70, ...found });
      throw error;
    }
    const problems: readonly Problem[] = error instanceof Problems ? error.all : [error.problem];
    for (const problem of problems) writer.problem(problem);
    const exitCode = exitCodeOf(error.code);
    writer.end({ exitCode, ...found });
    return exitCode;
  }
}

/** A problem that does not end the run: a diagnostic of the stream, or words on stderr. */
export async function sayProblem(
  { output }: Pick<CommandInput, 'output'>,
  events: Events | undefined,
  problem: Problem,
): Promise<void> {
  if (events) events.problem(problem);
  else await output.problems([problem]);
}
