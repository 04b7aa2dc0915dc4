/** What a process says, held against what is so; and what it must never say. */
import type { Strangers } from '../deeds.ts';
import { CHECKOUT, type Process } from '../machine/process.ts';
import { recall } from '../memory.ts';
import type { Declared } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import type { Books } from './books.ts';

export interface WordsInput {
  readonly stage: Stage;
  readonly books: Books;
  readonly violated: (text: string) => void;
}

/** Codes that an apply or a plan may end with whatever happens to it (contract §3). */
const CODES = new Set([0, 1, 2, 3, 4, 5, 6, 7]);

export function checkWords({ stage, violated }: WordsInput, process: Process, argv: readonly string[]): void {
  const code = process.ended?.code;
  const told = `${process.out}${process.err}`;
  if (code !== undefined && !CODES.has(code)) violated(`${argv[0]} ended with ${code}: ${told.slice(-2000)}`);
  if (told.includes('Internal error')) violated(`an internal error: ${told.slice(-2000)}`);
  if (/STATE_DAMAGED|is damaged/.test(told)) violated(`the state is called damaged: ${told.slice(-1000)}`);
  for (const secret of stage.secrets) if (told.includes(secret)) violated(`a secret is shown by ${argv[0]}`);
}

/** Nothing that is secret is in any file, or at the server that keeps the state. */
export function checkFiles({ stage, violated }: WordsInput): void {
  for (const machine of stage.machines) {
    for (const [path, { bytes, mode }] of machine.disk.files()) {
      const text = bytes.toString('utf8');
      for (const secret of stage.secrets) if (text.includes(secret)) violated(`a secret is in ${path}`);
      if (path.startsWith(`${CHECKOUT}/state/`) && (mode & 0o077) !== 0)
        violated(`${path} has mode ${mode.toString(8)}`);
    }
  }
  const kept = stage.keeper?.held.body?.toString() ?? '';
  for (const secret of stage.secrets) if (kept.includes(secret)) violated('a secret is in the state at the server');
}

interface ClaimInput extends WordsInput {
  readonly strangers: Strangers;
}

/** An apply that ended with 0 says that everything declared is there. */
export function checkClaim({ stage, books, strangers, violated }: ClaimInput, declared: Declared): void {
  const known = recall(stage);
  const names = [
    ...declared.servers.map(({ key }) => ['servers', key] as const),
    ...declared.images.map((key) => ['images', key] as const),
  ];
  for (const [kind, key] of names) {
    const address = `${kind}.${key}`;
    const id = known?.resources.get(address)?.id;
    const thing = books.bought.find((each) => each.id === id);
    if (!thing) violated(`0 was said, and ${address} is not recorded as anything that was bought`);
    // Somebody may delete it in the very moment in which it is looked at.
    else if (!books.isAlive(thing) && !strangers.touched.has(thing.id))
      violated(`0 was said, and ${address} (${thing.id}) is not there`);
  }
  for (const address of known?.resources.keys() ?? []) {
    const [kind, key] = address.split('.');
    if (kind === 'renewals') continue;
    if (!names.some((each) => each[0] === kind && each[1] === key))
      violated(`0 was said, and ${address} is still there`);
  }
}
