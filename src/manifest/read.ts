import type { Problem, SourcePosition } from '../model/errors.ts';
import { Problems } from '../model/errors.ts';
import type { Attributes } from '../model/json.ts';
import type { KindDescription } from '../model/kind.ts';
import type { Budget, Guards } from '../model/plan.ts';
import type { Address, DesiredResource, Move, Release } from '../model/resource.ts';
import type { StatePlace } from '../model/state-place.ts';
import { readBookkeeping } from './declared/bookkeeping.ts';
import { readBudget } from './declared/budget.ts';
import type { Edge } from './declared/cycles.ts';
import { findCycles } from './declared/cycles.ts';
import type { Block, CheckedFile, Declared } from './declared/declared.ts';
import { declaredBlocks, declaredResources } from './declared/declared.ts';
import { readGuards } from './declared/guards.ts';
import { plainDocument } from './declared/plain-document.ts';
import { findReferences, refuseReferences } from './declared/references.ts';
import { desiredResource, positionsOf } from './declared/resources.ts';
import { readStateBlock } from './declared/state-block.ts';
import type { KindIndex } from './kind-index.ts';
import { indexKinds, secretNames } from './kind-index.ts';
import { LIMITS } from './limits.ts';
import { addProblems, firstProblems, sortProblems, withoutRepetitions } from './problem.ts';
import type { SchemaCheck } from './schema/check-schema.ts';
import { checkSchema } from './schema/check-schema.ts';
import type { ManifestValidator } from './schema/schema-error.ts';
import { didYouMean } from './suggest.ts';
import { readFiles } from './yaml/files.ts';
import type { Environment } from './yaml/interpolate.ts';
import type { ParsedFile } from './yaml/parsed-file.ts';
import { parseFile } from './yaml/parsed-file.ts';

export interface ReadInput {
  /** A file, or a folder whose `*.yaml` and `*.yml` are read as one manifest. */
  readonly path: string;
  /** What a relative path is relative to. */
  readonly cwd: string;
  /** Where `${NAME}` is looked up. */
  readonly env: Environment;
  readonly kinds: readonly KindDescription[];
  readonly providerNames: readonly string[];
  /** Made from the same kinds: `validateManifest` of src/generated. */
  readonly validate: ManifestValidator;
  /** How a file is named in problems; left out: relative to `cwd` when inside it, else absolute. */
  readonly displayPath?: (path: string) => string;
  /** An absolute path that is read as if it held this text, there or not: what a file would say once it is written. */
  readonly instead?: { readonly path: string; readonly text: string };
}

/** What a manifest says. */
export interface Manifest {
  /** Blocks below `providers`, with variables filled and without defaults. */
  readonly providers: { readonly [name: string]: Attributes };
  /** Where each of those blocks and its settings stand. */
  readonly providerPositions: { readonly [name: string]: BlockPositions };
  readonly budget: Budget;
  readonly guards: Guards;
  /** Where the state lives; absent where no file says so. */
  readonly state?: StatePlace;
  /** Sorted by address. */
  readonly resources: readonly DesiredResource[];
  /** Addresses that have changed, and addresses to let go of; in the order of the files. */
  readonly moved: readonly Move[];
  readonly forget: readonly Release[];
  /** The files that were read, as they are shown in problems, sorted. */
  readonly files: readonly string[];
}

export interface BlockPositions {
  readonly at: SourcePosition;
  readonly fields: { readonly [field: string]: SourcePosition };
}

/**
 * Reads a manifest offline: all files, all problems in one run.
 * @throws Problems sorted by file, line and column; at most 100, the last one saying how many more there are.
 */
export function readManifest(input: ReadInput): Manifest {
  const kinds = indexKinds(input.kinds);
  const secretFields = new Set(input.kinds.flatMap(secretNames));
  const files = readFiles({ ...input, displayPath: input.displayPath, secretFields: [...secretFields] });
  const parsed = files.sources.map((source) => parseFile(source, { env: input.env, secretFields }));
  const readable = parsed.flatMap(({ file }) => (file ? [file] : []));
  const configured = configuredProviders(readable, input.providerNames);
  const checked = readable.map((file) => ({ ...file, document: plainDocument(file.tree, { kinds, configured }) }));
  const problems = [...files.problems, ...parsed.flatMap((file) => file.problems)];
  let untold = 0;
  for (const file of checked) {
    const found = checkFile(file, kinds, input.validate);
    addProblems(problems, found.problems);
    untold += found.untold;
  }
  const resources = declaredResources(checked, { kinds, configured });
  const blocks = declaredBlocks(checked);
  addProblems(problems, [...resources.problems, ...blocks.problems]);
  const complete = files.problems.length === 0 && readable.length === parsed.length && readable.every(isWhole);
  const desired = desireAll(resources.declared, { kinds, complete, problems });
  const settings = settingsOf(blocks.blocks, problems);
  const suggest = suggestSometimes(LIMITS.problems);
  const books = readBookkeeping(checked, { kinds, declared: resources.declared, complete, suggest });
  addProblems(problems, books.problems);
  const told = firstProblems(withoutRepetitions(sortProblems(problems)), LIMITS.problems, untold);
  if (told.length > 0) throw new Problems(told);
  const { moved, forget } = books;
  return { ...settings, resources: desired, moved, forget, files: files.sources.map(({ file }) => file) };
}

function isWhole({ whole }: ParsedFile): boolean {
  return whole;
}

function configuredProviders(files: readonly ParsedFile[], known: readonly string[]): Set<string> {
  const blocks = files.flatMap(({ tree }) => {
    const providers = tree.entries.get('providers')?.value;
    return providers?.type === 'table' ? [...providers.entries.keys()] : [];
  });
  return new Set(blocks.filter((name) => known.includes(name)));
}

/** What can be said of a file alone: its schema, and references where there is nothing to refer to. */
function checkFile(file: CheckedFile, kinds: KindIndex, validate: ManifestValidator): SchemaCheck {
  const { source, tree, document, whole } = file;
  const check = whole ? checkSchema({ source, tree, document, validate, kinds }) : { problems: [], untold: 0 };
  const problems = [...check.problems];
  for (const name of ['hostform', 'providers', 'budget', 'guards', 'state', 'moved', 'forget']) {
    const block = tree.entries.get(name)?.value;
    if (block) addProblems(problems, refuseReferences(source, block, name));
  }
  return { problems, untold: check.untold };
}

interface DesireInput {
  readonly kinds: KindIndex;
  readonly complete: boolean;
  readonly problems: Problem[];
}

function desireAll(declared: ReadonlyMap<Address, Declared>, { kinds, complete, problems }: DesireInput) {
  const sorted = [...declared.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
  const edges: Edge[] = [];
  const desired: DesiredResource[] = [];
  const input = { kinds, declared, complete, suggest: suggestSometimes(LIMITS.problems) };
  for (const resource of sorted) {
    const found = findReferences(resource, input);
    addProblems(problems, found.problems);
    for (const edge of found.edges) edges.push(edge);
    const made = desiredResource(resource, found.references);
    if (made) desired.push(made);
  }
  addProblems(problems, findCycles(edges, LIMITS.problems));
  return desired;
}

/** Looking for a near name among thousands takes time; more than that many are not shown anyway. */
function suggestSometimes(most: number) {
  let left = most;
  return (word: string, candidates: () => readonly string[]) => {
    left -= 1;
    return left >= 0 ? didYouMean(word, candidates()) : undefined;
  };
}

function settingsOf(blocks: ReadonlyMap<string, Block>, problems: Problem[]) {
  const providers: { [name: string]: Attributes } = {};
  const providerPositions: { [name: string]: BlockPositions } = {};
  let budget: Budget = {};
  let guards: Guards = {};
  let state: StatePlace | undefined;
  for (const block of blocks.values()) {
    const { name, source, keySpan, fields, values } = block;
    if (name === 'budget') {
      const read = readBudget(block);
      addProblems(problems, read.problems);
      budget = read.budget;
    } else if (name === 'guards') {
      guards = readGuards(block);
    } else if (name === 'state') {
      const read = readStateBlock(block);
      addProblems(problems, read.problems);
      state = read.place;
    } else {
      const provider = name.slice('providers.'.length);
      providers[provider] = values;
      providerPositions[provider] = { at: source.at(keySpan), fields: positionsOf(source, fields) };
    }
  }
  return { providers, providerPositions, budget, guards, ...(state && { state }) };
}
