import type { Json } from '../../model/json.ts';
import type { FilledText } from './interpolate.ts';
import type { Span } from './source.ts';

/**
 * What a file says, with the place of each key and value: aliases followed, `<<` merged, variables filled. It is as
 * deep as the YAML, and a path of the JSON made from it leads to the same thing here.
 */
export type Tree = Leaf | List | Table;

export interface Leaf {
  readonly type: 'leaf';
  readonly span: Span;
  readonly value: string | number | boolean | null;
  /** Present when the text has `$` in it. */
  readonly filled?: FilledText;
  /** It has been refused already and is not judged again. */
  readonly faulty?: true;
}

export interface List {
  readonly type: 'list';
  readonly span: Span;
  readonly items: readonly Tree[];
}

export interface Table {
  readonly type: 'table';
  readonly span: Span;
  readonly entries: ReadonlyMap<string, Entry>;
}

export interface Entry {
  /** Where the key stands. */
  readonly key: Span;
  readonly value: Tree;
}

export type Path = readonly (string | number)[];

/** What stands at a path; undefined when the path leads nowhere. */
export function treeAt(tree: Tree, path: Path): Tree | undefined {
  let here: Tree | undefined = tree;
  for (const step of path) {
    if (here?.type === 'table') here = here.entries.get(String(step))?.value;
    else if (here?.type === 'list') here = here.items[Number(step)];
    else return undefined;
  }
  return here;
}

/** Where the key at the end of a path stands; in a list, the item; for the empty path, the whole. */
export function keySpanAt(tree: Tree, path: Path): Span {
  const parent = treeAt(tree, path.slice(0, -1));
  const last = path.at(-1);
  if (parent?.type === 'table' && last !== undefined) return parent.entries.get(String(last))?.key ?? parent.span;
  return treeAt(tree, path)?.span ?? parent?.span ?? tree.span;
}

/** Plain data. A key whose value is null is left out, as if it were not there; in a list null stays. */
export function toJson(tree: Tree): Json {
  if (tree.type === 'leaf') return tree.value;
  if (tree.type === 'list') return tree.items.map(toJson);
  const fields: Record<string, Json> = {};
  for (const [key, { value }] of tree.entries) if (!isNull(value)) fields[key] = toJson(value);
  return fields;
}

export function isNull(tree: Tree): boolean {
  return tree.type === 'leaf' && tree.value === null;
}

/** Each text with `$` in it below `tree`, with its path. */
export function filledLeaves(tree: Tree): { leaf: Leaf; path: Path }[] {
  const found: { leaf: Leaf; path: Path }[] = [];
  collectFilled(tree, [], found);
  return found;
}

function collectFilled(tree: Tree, path: (string | number)[], found: { leaf: Leaf; path: Path }[]): void {
  if (tree.type === 'leaf') {
    if (tree.filled) found.push({ leaf: tree, path: [...path] });
    return;
  }
  const inner = tree.type === 'list' ? tree.items.entries() : tree.entries.entries();
  for (const [step, below] of inner) {
    path.push(step);
    collectFilled('key' in below ? below.value : below, path, found);
    path.pop();
  }
}
