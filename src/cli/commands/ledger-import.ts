import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { HostformError } from '../../model/errors.ts';
import { parseLedger } from '../../state/ledger.ts';
import { type CommandInput, openContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { readLedgerView } from '../ledger-query.ts';
import { withState } from '../open-state.ts';
import { plural } from '../render/price-text.ts';

export interface LedgerImport {
  readonly file: string;
  /** Milliseconds. */
  readonly lockTimeout?: number;
}

/**
 * Takes the lines of another ledger into that of this state; running it again takes in nothing more.
 * @throws HostformError USAGE for a file that can not be read, or a line of it.
 */
export async function ledgerImport(input: CommandInput, { file, lockTimeout }: LedgerImport): Promise<number> {
  const context = await openContext(input, { vendors: false });
  const lines = parseWhole(await readGiven(resolve(context.cwd, file)), file);
  return withState(context, { operation: 'ledger import', lockTimeout }, async (session) => {
    const known = new Set((await readLedgerView(context)).lines.map(({ id }) => id));
    const fresh = lines.filter(({ id }) => !known.has(id));
    await session.commit(...fresh.map((line) => ({ do: 'bought' as const, line })));
    const rest = lines.length - fresh.length;
    const besides = rest === 0 ? '' : `; ${rest} ${rest === 1 ? 'was' : 'were'} there already`;
    input.output.print(`Took in ${plural(fresh.length, 'purchase')}${besides}.\n`);
    return EXIT.done;
  });
}

async function readGiven(path: string): Promise<Buffer> {
  return readFile(path).catch((cause: unknown) => {
    throw new HostformError('USAGE', 'The ledger can not be read', { detail: `${path}: ${String(cause)}`, cause });
  });
}

/** All or nothing: half of a ledger is taken for all of it. A last line that was cut was never whole anywhere. */
function parseWhole(bytes: Buffer, file: string): ReturnType<typeof parseLedger>['lines'] {
  const { lines, damaged } = parseLedger(bytes);
  const [first] = damaged;
  if (!first) return lines;
  throw new HostformError('USAGE', 'A line of the ledger can not be read', {
    detail: `${file}: line ${first.line}: ${first.because}. Nothing was taken in.`,
  });
}
