/** Parses the command line, runs one command, and turns whatever happened into words and an exit code. */
import { HostformError, type Problem, Problems } from '../model/errors.ts';
import { EXIT, exitCodeOfProblems } from './exit-codes.ts';
import { makeOutput, type Output } from './output.ts';
import type { World } from './world.ts';

/** Runs hostform with these arguments; resolves with the exit code and never throws. */
export async function main(argv: readonly string[], world: World): Promise<number> {
  const output = makeOutput(world);
  // Node would print it as it is; here secrets are taken out first.
  world.onBug?.((error) => {
    sayBug(error, output);
    world.exitNow(EXIT.bug);
  });
  try {
    const { parseCommandLine } = await import('./program.ts');
    const parsed = await parseCommandLine(argv, world);
    if ('exitCode' in parsed) {
      output.printRaw(parsed.stdout);
      output.noteRaw(parsed.stderr);
      return parsed.exitCode;
    }
    return await parsed.run(output);
  } catch (error) {
    return await report(error, output);
  }
}

/** Says what went wrong. A stack is shown for bugs of our own only. */
export async function report(error: unknown, output: Output): Promise<number> {
  if (error instanceof HostformError && error.code !== 'INTERNAL') {
    const problems: readonly Problem[] = error instanceof Problems ? error.all : [error.problem];
    await output.problems(problems);
    return exitCodeOfProblems(problems);
  }
  sayBug(error, output);
  return EXIT.bug;
}

function sayBug(error: unknown, output: Output): void {
  const bug = error instanceof Error ? error : new Error(String(error));
  output.note(
    `Internal error: this is a bug in hostform, not in what you did.\n\n${bug.stack ?? bug.message}\n${causeOf(bug)}\n` +
      'What was begun is in the journal; running again goes on from there. Please report it with the lines above.\n',
  );
}

function causeOf(error: Error): string {
  return error.cause instanceof Error ? `caused by: ${error.cause.stack ?? error.cause.message}\n` : '';
}
