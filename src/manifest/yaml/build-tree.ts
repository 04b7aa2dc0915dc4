import type { Alias, Node, Scalar, YAMLMap } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Problem } from '../../model/errors.ts';
import { HostformError } from '../../model/errors.ts';
import { LIMITS } from '../limits.ts';
import { problem } from '../problem.ts';
import { didYouMean } from '../suggest.ts';
import { forbiddenCharacter } from './characters.ts';
import type { Environment } from './interpolate.ts';
import { readLeaf } from './leaf.ts';
import { mergeTables } from './merge.ts';
import type { Source, Span } from './source.ts';
import type { Entry, Table, Tree } from './tree.ts';

export interface BuildInput {
  readonly source: Source;
  readonly env: Environment;
  /** Keys whose values are never shown. */
  readonly secretFields: ReadonlySet<string>;
  /** What is wrong without keeping the rest from being read is added here. */
  readonly problems: Problem[];
}

/**
 * Turns the nodes of a document into a tree: aliases followed, `<<` merged, keys unique, variables filled. Linear in
 * what it makes. @throws HostformError YAML_LIMIT when aliases make it too much, too deep, or endless.
 */
export function buildTree(root: YAMLMap, input: BuildInput): BuiltTree {
  const building: Building = { ...input, anchors: new Map(), open: new Set(), nodes: 0, aliases: 0, whole: true };
  const tree = buildTable(building, root, { depth: 1, top: true, free: false, secret: false });
  return { tree, whole: building.whole };
}

export interface BuiltTree {
  readonly tree: Table;
  /** False when an alias or a merge led nowhere: then values are missing that are no mistake of their own. */
  readonly whole: boolean;
}

interface Building extends BuildInput {
  /** The anchored nodes seen so far; an alias means the last one before it. */
  readonly anchors: Map<string, Node>;
  /** Nodes that are being built: an alias to one of them would never end. */
  readonly open: Set<Node>;
  nodes: number;
  aliases: number;
  whole: boolean;
}

interface Where {
  readonly depth: number;
  readonly top?: boolean;
  /** Below `x-*`, where variables are not looked up. */
  readonly free: boolean;
  /** Below a key whose value is never shown. */
  readonly secret: boolean;
  /** The alias that leads here. */
  readonly via?: Span;
}

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

function build(building: Building, node: Node | null, where: Where): Tree {
  const own = spanOf(node);
  if (where.depth > LIMITS.depth) {
    const detail = `Aliases included, values may be ${LIMITS.depth} deep.`;
    tooMuch(building, where.via ?? own, { summary: 'Nested too deeply', detail });
  }
  countNode(building, where.via ?? own);
  const span = usedSpan(own, where);
  if (isAlias(node)) return followAlias(building, node, where);
  if (node?.anchor !== undefined && !where.via) building.anchors.set(node.anchor, node);
  if (isMap(node)) return buildTable(building, node, where);
  if (isSeq(node)) {
    building.open.add(node);
    const items = node.items.map((item) => build(building, item as Node, inside(where)));
    building.open.delete(node);
    return { type: 'list', span, items };
  }
  if (!isScalar(node)) return { type: 'leaf', span, value: null };
  const { source, problems } = building;
  const env = where.free ? undefined : building.env;
  return readLeaf({ source, node, own, span, env, secret: where.secret, problems });
}

function buildTable(building: Building, map: YAMLMap, where: Where): Table {
  building.open.add(map);
  const entries = new Map<string, Entry>();
  const merged: { at: Span; source: Tree }[] = [];
  for (const pair of map.items) {
    const key = pair.key as Node | null;
    const free = where.free || (where.top === true && nameOf(key).startsWith('x-'));
    const merging = isMergeKey(key);
    if (!merging && !acceptKey(building, key, { entries, where })) continue;
    countNode(building, where.via ?? spanOf(key));
    const secret = where.secret || building.secretFields.has(nameOf(key));
    const value = build(building, pair.value as Node | null, { ...inside(where), free, secret });
    if (merging) merged.push({ at: spanOf(key), source: value });
    else entries.set(nameOf(key), { key: usedSpan(spanOf(key), where), value });
  }
  building.open.delete(map);
  if (!mergeTables(entries, merged, building)) building.whole = false;
  return { type: 'table', span: usedSpan(spanOf(map), where), entries };
}

/** A mapping while its keys are read. */
interface Mapping {
  readonly entries: ReadonlyMap<string, Entry>;
  readonly where: Where;
}

/** False when the key can not be taken; why goes to the problems. */
function acceptKey(building: Building, key: Node | null, { entries, where }: Mapping): boolean {
  const name = nameOf(key);
  const fault = keyFault(key, name);
  const first = entries.get(name);
  if (!fault && !first) return true;
  const at = building.source.at(spanOf(key));
  const also = !fault && first && !where.via ? [building.source.at(first.key)] : [];
  const detail = `"${name}" is written twice in the same mapping.`;
  const twice = { code: 'DUPLICATE', summary: 'Duplicate key', detail, hint: 'keep one of them' } as const;
  building.problems.push(problem({ ...(fault ?? twice), at, also }));
  return false;
}

function keyFault(key: Node | null, name: string) {
  const code = 'YAML_SYNTAX';
  if (!isScalar(key) || key.range?.[0] === key.range?.[1]) {
    const hint = 'write it as "key: value"';
    return { code, summary: 'Key is no text', detail: 'A key has to be plain text.', hint } as const;
  }
  if (FORBIDDEN_KEYS.has(name)) {
    return { code, summary: 'Forbidden key', detail: `"${name}" can not be a key.`, hint: 'use another name' } as const;
  }
  const character = forbiddenCharacter(name);
  if (character === undefined) return undefined;
  return {
    code,
    summary: 'Forbidden character',
    detail: `There is ${character} in this key.`,
    hint: 'remove it',
  } as const;
}

/** Builds what the alias stands for once more; every place in it is then the alias's. */
function followAlias(building: Building, alias: Alias, where: Where): Tree {
  const { source, anchors, open, problems } = building;
  const own = spanOf(alias);
  const target = anchors.get(alias.source);
  building.aliases += 1;
  if (building.aliases > LIMITS.aliases) {
    const detail = `One file may follow ${LIMITS.aliases} aliases, those inside what an alias repeats included.`;
    tooMuch(building, own, { summary: 'Too many aliases', detail, hint: 'split the file, or write the values out' });
  }
  if (target && open.has(target)) {
    const detail = `*${alias.source} stands inside &${alias.source} itself.`;
    tooMuch(building, own, { summary: 'Endless alias', detail });
  }
  if (target) return build(building, target, { ...where, via: where.via ?? own });
  const detail = `There is no &${alias.source} before *${alias.source}.`;
  const hint = didYouMean(alias.source, [...anchors.keys()]);
  problems.push(problem({ code: 'YAML_SYNTAX', summary: 'Unknown alias', detail, hint, at: source.at(own) }));
  building.whole = false;
  return { type: 'table', span: own, entries: new Map() };
}

function countNode(building: Building, at: Span): void {
  building.nodes += 1;
  if (building.nodes <= LIMITS.nodes) return;
  const detail = `One file may hold ${LIMITS.nodes} keys and values, aliases included.`;
  tooMuch(building, at, { summary: 'Too many values', detail });
}

function tooMuch({ source }: Building, at: Span, said: { summary: string; detail: string; hint?: string }): never {
  const { summary, ...details } = said;
  throw new HostformError('YAML_LIMIT', summary, { ...details, at: source.at(at) });
}

function isMergeKey(key: Node | null): boolean {
  return isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}

/** A key as it is written: `1` and `"1"` are the same key. */
function nameOf(key: Node | null): string {
  if (!isScalar(key)) return '';
  return typeof key.value === 'string' ? key.value : ((key as Scalar).source ?? String(key.value));
}

function inside(where: Where): Where {
  const { depth, free, secret, via } = where;
  return { depth: depth + 1, free, secret, ...(via ? { via } : {}) };
}

function spanOf(node: Node | null): Span {
  return { start: node?.range?.[0] ?? 0, end: node?.range?.[1] ?? 0 };
}

function usedSpan(own: Span, { via }: Where): Span {
  return via ? { ...via, origin: own } : own;
}
