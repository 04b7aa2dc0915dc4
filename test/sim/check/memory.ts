/** What the tool remembers, held against the vendor's books: whenever a process has ended, however it did. */
import type { Strangers } from '../deeds.ts';
import type { Process } from '../machine/process.ts';
import { type Remembered, recall } from '../memory.ts';
import type { Stage } from '../stage.ts';
import type { Books } from './books.ts';

export interface MemoryInput {
  readonly stage: Stage;
  readonly strangers: Strangers;
  readonly books: Books;
  readonly violated: (text: string) => void;
}

/** Follows the state from one look to the next. */
export function watchMemory(input: MemoryInput): { look(ended: Process): void } {
  let last: Remembered | undefined;
  return {
    look(ended) {
      let now: Remembered | undefined;
      try {
        now = recall(input.stage);
      } catch (error) {
        return input.violated(`the state can not be read: ${String(error)}`);
      }
      if (!now && last) input.violated('the state is gone');
      if (now && last && now.lineage !== last.lineage) input.violated('the state has become another one');
      if (now && last && now.serial < last.serial)
        input.violated(`the serial went from ${last.serial} to ${now.serial}`);
      last = now ?? last;
      checkMemory(input, now, ended);
    },
  };
}

function checkMemory(
  { stage, strangers, books, violated }: MemoryInput,
  now: Remembered | undefined,
  { err, out }: Process,
): void {
  const { cloud } = stage.zomro;
  const ids = new Map<string, string>();
  for (const [address, { id, provider, kind }] of now?.resources ?? []) {
    const thing = `${provider} ${id}`;
    const other = ids.get(thing);
    if (kind !== 'renewals' && other !== undefined) violated(`${id} is recorded as ${other} and as ${address}`);
    ids.set(thing, address);
    if (kind !== 'servers' && kind !== 'images') continue;
    if (strangers.things.has(id)) violated(`${address} is recorded as ${id}, which is a stranger's`);
    const known = cloud.servers.has(id) || cloud.images.has(id) || books.bought.some((each) => each.id === id);
    if (!known) violated(`${address} is recorded as ${id}, which never existed`);
  }
  const open = new Set([...(now?.intents.values() ?? [])].map(({ address }) => address));
  for (const thing of books.bought) {
    const address = `${thing.kind}.${thing.name}`;
    const recorded = now?.resources.get(address)?.id === thing.id;
    const covered = recorded || open.has(address) || out.includes(thing.id) || err.includes(thing.id);
    if (!covered && books.isAlive(thing) && !strangers.touched.has(thing.id))
      violated(`${address} was bought as ${thing.id}, and is forgotten`);
  }
}
