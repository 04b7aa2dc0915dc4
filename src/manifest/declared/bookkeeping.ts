/** The lists `moved` and `forget`: what is to become of records, while nothing happens at a vendor. */
import type { Problem, SourcePosition } from '../../model/errors.ts';
import type { Address, Move, Release } from '../../model/resource.ts';
import { splitAddress } from '../../model/resource.ts';
import type { Finding } from '../problem.ts';
import { problem } from '../problem.ts';
import { didYouMean, listWords } from '../suggest.ts';
import type { Source } from '../yaml/source.ts';
import type { Tree } from '../yaml/tree.ts';
import type { CheckedFile } from './declared.ts';
import type { ReferenceInput } from './references.ts';

export interface Bookkeeping {
  readonly moved: readonly Move[];
  readonly forget: readonly Release[];
  readonly problems: readonly Problem[];
}

/** An address as a list names it. */
interface Named {
  readonly address: Address;
  readonly at: SourcePosition;
}

interface Pair {
  readonly from: Named;
  readonly to: Named;
}

/** Both lists of all files, held against what is declared. What has the wrong shape is left to the schema. */
export function readBookkeeping(files: readonly CheckedFile[], input: ReferenceInput): Bookkeeping {
  const pairs = files.flatMap((file) => itemsOf(file, 'moved').flatMap((item) => pairOf(item, file.source)));
  const released = files.flatMap((file) => itemsOf(file, 'forget').flatMap((item) => namedOf(item, file.source)));
  const forgotten = new Map(released.map((named) => [named.address, named]));
  const problems = [
    ...[...pairs.flatMap(({ from, to }) => [from, to]), ...released].flatMap((named) => unknownKind(named, input)),
    ...moveProblems(pairs, forgotten, input),
    ...twice(released, 'Forgotten twice', ({ address }) => `${address} is in the list already`),
    ...released.flatMap((named) => stillDeclared(named, input, 'is declared, so it can not be forgotten')),
  ];
  return {
    moved: pairs.map(({ from, to }) => ({ from: from.address, to: to.address, at: from.at })),
    forget: released,
    problems: problems.map(problem),
  };
}

function itemsOf({ tree }: CheckedFile, name: string): readonly Tree[] {
  const list = tree.entries.get(name)?.value;
  return list?.type === 'list' ? list.items : [];
}

function pairOf(item: Tree, source: Source): Pair[] {
  if (item.type !== 'table') return [];
  const [from] = namedOf(item.entries.get('from')?.value, source);
  const [to] = namedOf(item.entries.get('to')?.value, source);
  return from && to ? [{ from, to }] : [];
}

const ADDRESS = /^[a-z][a-z_]*\.[a-z][a-z0-9-]{0,62}$/;

function namedOf(leaf: Tree | undefined, source: Source): Named[] {
  if (leaf?.type !== 'leaf' || typeof leaf.value !== 'string' || leaf.filled?.parts) return [];
  return ADDRESS.test(leaf.value) ? [{ address: leaf.value as Address, at: source.at(leaf.span) }] : [];
}

function moveProblems(
  pairs: readonly Pair[],
  forgotten: ReadonlyMap<Address, Named>,
  input: ReferenceInput,
): Finding[] {
  const next = new Map(pairs.map((pair) => [pair.from.address, pair]));
  const froms = pairs.map(({ from }) => from);
  return [
    ...twice(froms, 'Moved twice', ({ address }) => `${address} has moved already`),
    ...twice(
      pairs.map(({ to }) => to),
      'Two moves to one address',
      ({ address }) => `Something else has moved to ${address} already`,
    ),
    ...pairs.flatMap(otherKind),
    ...circles(next),
    ...froms.flatMap((from) => stillDeclared(from, input, 'is declared, so it has not moved')),
    ...froms.flatMap((from) => movedAndForgotten(from, forgotten.get(from.address))),
    ...pairs.flatMap(({ to }) => leadsNowhere(to, { next, forgotten, input })),
  ];
}

/** What names the same address as one before it. */
function twice(all: readonly Named[], summary: string, said: (named: Named) => string): Finding[] {
  const first = new Map<Address, Named>();
  return all.flatMap((named) => {
    const before = first.get(named.address);
    if (!before) {
      first.set(named.address, named);
      return [];
    }
    const detail = `${said(named)}, in ${before.at.file}:${before.at.line}.`;
    return [finding('DUPLICATE', { summary, detail, hint: 'remove one of the two lines' }, named, [before.at])];
  });
}

function unknownKind(named: Named, { kinds }: ReferenceInput): Finding[] {
  const { kind } = splitAddress(named.address);
  if (kinds.names.includes(kind)) return [];
  const hint = didYouMean(kind, kinds.names) ?? `kinds: ${listWords(kinds.names)}`;
  return [finding('REFERENCE', { summary: 'Unknown kind', detail: `There is no kind "${kind}".`, hint }, named)];
}

function otherKind({ from, to }: Pair): Finding[] {
  if (splitAddress(from.address).kind === splitAddress(to.address).kind) return [];
  const detail = `${from.address} can not become ${to.address}: a move changes the key, never the kind.`;
  return [finding('REFERENCE', { summary: 'The kinds differ', detail }, to)];
}

/** Each circle once, told from the first of its lines. */
function circles(next: ReadonlyMap<Address, Pair>): Finding[] {
  const seen = new Set<Address>();
  return [...next.values()].flatMap((start) => {
    const way: Pair[] = [];
    let pair: Pair | undefined = start;
    while (pair && !seen.has(pair.from.address)) {
      seen.add(pair.from.address);
      way.push(pair);
      pair = next.get(pair.to.address);
    }
    const back = way.findIndex(({ from }) => from.address === pair?.from.address);
    const circle = back < 0 ? [] : way.slice(back);
    const [first, ...others] = circle;
    if (!first) return [];
    const told = [...circle.map(({ from }) => from.address), first.from.address].join(' -> ');
    const words = { summary: 'Moves lead in a circle', detail: `${told}.`, hint: 'remove one of these lines' };
    return [
      finding(
        'CYCLE',
        words,
        first.from,
        others.map(({ from }) => from.at),
      ),
    ];
  });
}

function stillDeclared(named: Named, { declared }: ReferenceInput, said: string): Finding[] {
  const block = declared.get(named.address);
  if (!block) return [];
  const place = block.source.at(block.keySpan);
  const detail = `${named.address} ${said}: its block stands in ${place.file}:${place.line}.`;
  const words = { summary: 'Still declared', detail, hint: 'remove the block, or this line' };
  return [finding('DUPLICATE', words, named, [place])];
}

function movedAndForgotten(from: Named, forgotten: Named | undefined): Finding[] {
  if (!forgotten) return [];
  const detail = `${from.address} has moved, so nothing is left under it that could be forgotten.`;
  const words = { summary: 'Moved and forgotten', detail, hint: 'forget the address that it has moved to' };
  return [finding('DUPLICATE', words, forgotten, [from.at])];
}

interface Destinations {
  readonly next: ReadonlyMap<Address, Pair>;
  readonly forgotten: ReadonlyMap<Address, Named>;
  readonly input: ReferenceInput;
}

/** The end of a way must be declared, or forgotten: else what has moved there would be taken for removed, and deleted. */
function leadsNowhere(to: Named, { next, forgotten, input }: Destinations): Finding[] {
  const { declared, complete, suggest } = input;
  if (!complete || declared.has(to.address) || next.has(to.address) || forgotten.has(to.address)) return [];
  const { kind } = splitAddress(to.address);
  const near = suggest(to.address, () => [...declared.keys()].filter((each) => each.startsWith(`${kind}.`)));
  const detail = `${to.address}, which something has moved to, is not declared in this manifest.`;
  const hint = near ?? 'declare it, or remove this line';
  return [finding('REFERENCE', { summary: 'Unknown resource', detail, hint }, to)];
}

function finding(
  code: Finding['code'],
  words: Pick<Finding, 'summary' | 'detail' | 'hint'>,
  { address, at }: Named,
  also: readonly SourcePosition[] = [],
): Finding {
  return { code, ...words, address, at, also };
}
