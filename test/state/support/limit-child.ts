/** Opens a state, commits until something is refused, and says the code. Runs under a limit on the size of files. */
import { argv } from 'node:process';
import { openState } from '../../../src/state/store.ts';
import { realInput, say } from './entry.ts';
import { record } from './samples.ts';

async function commitOn(): Promise<string> {
  const session = await openState(realInput(argv[2] ?? ''));
  try {
    for (let i = 0; i < 10_000; i += 1) await session.commit(record(`k${i}`));
    return 'nothing was refused';
  } finally {
    await session.close().catch((error: unknown) => say(`close: ${codeOf(error)}`));
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

say(await commitOn().catch(codeOf));
