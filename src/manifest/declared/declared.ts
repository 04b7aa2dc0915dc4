import type { Problem } from '../../model/errors.ts';
import type { Attributes, Json } from '../../model/json.ts';
import { isRecord } from '../../model/json.ts';
import type { KindDescription } from '../../model/kind.ts';
import type { Address } from '../../model/resource.ts';
import { problem } from '../problem.ts';
import type { ParsedFile } from '../yaml/parsed-file.ts';
import type { Source, Span } from '../yaml/source.ts';
import type { Table } from '../yaml/tree.ts';
import type { PlainInput } from './plain-document.ts';
import { chooseOffer } from './plain-document.ts';

/** A parsed file and its plain data. */
export interface CheckedFile extends ParsedFile {
  readonly document: { readonly [key: string]: Json };
}

/** One resource as a file declares it, before anything is known of whether it makes sense. */
export interface Declared {
  readonly address: Address;
  readonly kind: string;
  readonly key: string;
  readonly source: Source;
  readonly keySpan: Span;
  readonly fields: Table;
  readonly values: Attributes;
  /** Undefined when its provider is unknown or not decided; that is reported elsewhere. */
  readonly offer: KindDescription | undefined;
}

/** All resources of all files, each address once. An address that stands in two files is a problem. */
export function declaredResources(files: readonly CheckedFile[], input: PlainInput) {
  const declared = new Map<Address, Declared>();
  const problems: Problem[] = [];
  for (const file of files) {
    for (const resource of resourcesOf(file, input)) {
      const first = declared.get(resource.address);
      if (first) problems.push(duplicate(resource.address, resource, first));
      else declared.set(resource.address, resource);
    }
  }
  return { declared, problems };
}

function resourcesOf({ source, tree, document }: CheckedFile, input: PlainInput): Declared[] {
  const found: Declared[] = [];
  for (const kind of input.kinds.names) {
    const section = tree.entries.get(kind)?.value;
    if (section?.type !== 'table') continue;
    const documentSection = document[kind];
    for (const [key, { key: keySpan, value }] of section.entries) {
      if (value.type !== 'table') continue;
      const values = isRecord(documentSection) ? documentSection[key] : undefined;
      const offer = chooseOffer(value, kind, input);
      const address: Address = `${kind}.${key}`;
      found.push({ address, kind, key, source, keySpan, fields: value, values: isRecord(values) ? values : {}, offer });
    }
  }
  return found;
}

/** A block that may stand in one file only: one provider's settings, the budget, the guards, the state's place. */
export interface Block {
  readonly name: string;
  readonly source: Source;
  readonly keySpan: Span;
  readonly fields: Table;
  readonly values: Attributes;
}

/** The blocks below `providers`, and those called `budget`, `guards` and `state`, of all files; each name once. */
export function declaredBlocks(files: readonly CheckedFile[]) {
  const blocks = new Map<string, Block>();
  const problems: Problem[] = [];
  for (const file of files) {
    for (const block of blocksOf(file)) {
      const first = blocks.get(block.name);
      if (first) problems.push(duplicate(block.name, block, first));
      else blocks.set(block.name, block);
    }
  }
  return { blocks, problems };
}

function blocksOf({ source, tree, document }: CheckedFile): Block[] {
  const providers = tree.entries.get('providers')?.value;
  const settings = document['providers'];
  const found: Block[] = [];
  const add = (name: string, keySpan: Span, fields: Table, values: Json | undefined) =>
    found.push({ name, source, keySpan, fields, values: isRecord(values) ? values : {} });
  for (const [name, { key, value }] of providers?.type === 'table' ? providers.entries : []) {
    const fields = value.type === 'table' ? value : EMPTY;
    add(`providers.${name}`, key, fields, isRecord(settings) ? settings[name] : undefined);
  }
  for (const name of ['budget', 'guards', 'state']) {
    const block = tree.entries.get(name);
    if (block?.value.type === 'table') add(name, block.key, block.value, document[name]);
  }
  return found;
}

const EMPTY: Table = { type: 'table', span: { start: 0, end: 0 }, entries: new Map() };

interface Placed {
  readonly source: Source;
  readonly keySpan: Span;
}

function duplicate(name: string, second: Placed, first: Placed): Problem {
  const at = second.source.at(second.keySpan);
  const also = first.source.at(first.keySpan);
  return problem({
    code: 'DUPLICATE',
    summary: 'Declared twice',
    detail: `${name} is declared in ${also.file}:${also.line} already.`,
    hint: 'remove or rename one of them',
    address: name,
    at,
    also: [also],
  });
}
