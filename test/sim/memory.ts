/** What the tool remembers, read back from the disk or the server by a reader of our own. */
import type { FileNode } from './machine/disk.ts';
import { CHECKOUT } from './machine/process.ts';
import type { Stage } from './stage.ts';

export interface Remembered {
  readonly lineage: string;
  readonly serial: number;
  readonly resources: ReadonlyMap<string, { readonly id: string; readonly provider: string; readonly kind: string }>;
  readonly intents: ReadonlyMap<string, RememberedIntent>;
}

export interface RememberedIntent {
  readonly id: string;
  readonly address: string;
  readonly phase: string;
  readonly sent: boolean;
  readonly reservation?: string;
  readonly lost: number;
}

const STATE = `${CHECKOUT}/state/hostform.state.json`;
const JOURNAL = `${CHECKOUT}/state/hostform.journal.ndjson`;
export const LOCK = `${CHECKOUT}/state/hostform.lock`;

interface Resource {
  readonly address: string;
  readonly id: string;
  readonly provider: string;
  readonly kind: string;
}

interface Document {
  readonly lineage: string;
  readonly serial: number;
  readonly resources: readonly Resource[];
  readonly pending: readonly RememberedIntent[];
}

type Change =
  | { readonly do: 'record'; readonly resource: Resource }
  | { readonly do: 'drop'; readonly address: string }
  | { readonly do: 'intent'; readonly intent: RememberedIntent }
  | { readonly do: 'close'; readonly intent: string }
  | { readonly do: 'other' };

/** Undefined: nothing was ever saved. @throws Error when it can not be parsed. */
export function recall({ keeper, machines }: Stage): Remembered | undefined {
  if (keeper) return keeper.held.body === undefined ? undefined : replay(parse(keeper.held.body.toString()), []);
  const [machine] = machines;
  const files = machine?.disk.files() ?? new Map<string, FileNode>();
  const state = files.get(STATE);
  if (!state) return undefined;
  const document = parse(state.bytes.toString('utf8'));
  return replay(document, journalOf(files.get(JOURNAL), document));
}

function parse(text: string): Document {
  return JSON.parse(text) as Document;
}

/** Lines that build on this version of the state; one that was cut off does not count. */
function journalOf(file: FileNode | undefined, { serial }: Document): Change[] {
  const lines = (file?.bytes.toString('utf8') ?? '').split('\n').slice(0, -1);
  return lines.flatMap((line) => {
    const entry = JSON.parse(line) as { readonly serial: number; readonly changes: readonly Change[] };
    return entry.serial === serial ? entry.changes : [];
  });
}

function replay(document: Document, changes: readonly Change[]): Remembered {
  const resources = new Map(document.resources.map((each) => [each.address, each]));
  const intents = new Map(document.pending.map((each) => [each.id, each]));
  for (const change of changes) {
    if (change.do === 'record') resources.set(change.resource.address, change.resource);
    if (change.do === 'drop') resources.delete(change.address);
    if (change.do === 'intent') intents.set(change.intent.id, change.intent);
    if (change.do === 'close') intents.delete(change.intent);
  }
  return { lineage: document.lineage, serial: document.serial, resources, intents };
}
