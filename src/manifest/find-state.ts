/**
 * Reads of a manifest only where the state lives, for commands that need nothing else: whatever else is wrong with it
 * must not keep anybody from unlocking the state, or from looking at it.
 */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Problem } from '../model/errors.ts';
import { Problems } from '../model/errors.ts';
import type { StatePlace } from '../model/state-place.ts';
import type { CheckedFile } from './declared/declared.ts';
import { declaredBlocks } from './declared/declared.ts';
import { refuseReferences } from './declared/references.ts';
import { readStateBlock } from './declared/state-block.ts';
import { indexKinds } from './kind-index.ts';
import { STATE_KEY } from './mentions-state.ts';
import { addProblems, sortProblems } from './problem.ts';
import { checkSchema } from './schema/check-schema.ts';
import type { ManifestValidator } from './schema/schema-error.ts';
import { type Files, readFiles } from './yaml/files.ts';
import type { Environment } from './yaml/interpolate.ts';
import { parseFile } from './yaml/parsed-file.ts';
import { makeSource, type Source } from './yaml/source.ts';
import { isNull, toJson } from './yaml/tree.ts';

export interface FindStateInput {
  /** A file, or a folder of them. */
  readonly path: string;
  readonly cwd: string;
  readonly env: Environment;
  /** Asked for only when there is something to validate. */
  readonly validate: () => Promise<ManifestValidator>;
}

const SECRET_FIELDS = ['connection', 'password'];
const KINDS = indexKinds([]);

/**
 * The block `state` of a manifest; undefined where no file has one, and for a folder without a manifest.
 * @throws Problems about that block alone, or MANIFEST_UNREADABLE for a file that does not exist or can not be read.
 */
export async function findState(input: FindStateInput): Promise<StatePlace | undefined> {
  const files = filesOf(input);
  if (!files) return undefined;
  const problems: Problem[] = [...files.problems];
  const found = files.sources.flatMap((source) => stateOf(source, input.env, problems));
  if (found.length === 0) {
    if (problems.length > 0) throw new Problems(sortProblems(problems));
    return undefined;
  }
  // What could not be read holds no second place that we know of.
  const about: Problem[] = found.flatMap((file) => file.problems);
  const validate = await input.validate();
  for (const { file } of found) addProblems(about, checkOne(file, validate));
  const { blocks, problems: twice } = declaredBlocks(found.map(({ file }) => file));
  addProblems(about, twice);
  const block = blocks.get('state');
  const read = block ? readStateBlock(block) : { problems: [] };
  addProblems(about, read.problems);
  if (about.length > 0) throw new Problems(sortProblems(about));
  return read.place;
}

function filesOf({ path, cwd }: FindStateInput): Files | undefined {
  try {
    return readFiles({ path, cwd, secretFields: SECRET_FIELDS });
  } catch (error) {
    if (statSync(resolve(cwd, path), { throwIfNoEntry: false })?.isDirectory()) return undefined;
    throw error;
  }
}

interface Found {
  readonly file: CheckedFile;
  readonly problems: readonly Problem[];
}

/** The part of a file that matters here. What keeps it from being found goes to `unreadable`. */
function stateOf(source: Source, env: Environment, unreadable: Problem[]): Found[] {
  if (!STATE_KEY.test(source.text)) return [];
  const alone = isolate(source);
  const isolated = alone && parseFile(alone, { env, secretFields: new Set(SECRET_FIELDS) });
  if (isolated?.file?.whole && isolated.file.tree.entries.has('state')) {
    return [asFound({ ...isolated.file, source }, isolated.problems)];
  }
  const { file, problems } = parseFile(source, { env, secretFields: new Set(SECRET_FIELDS) });
  if (!file) addProblems(unreadable, problems);
  const entry = file?.tree.entries.get('state');
  if (!file || !entry) return [];
  const { end } = entry.value.span;
  const [first, last] = [source.at(entry.key).line, source.at({ start: end, end }).line];
  return [
    asFound(
      file,
      problems.filter(({ at }) => at !== undefined && at.line >= first && at.line <= last),
    ),
  ];
}

function asFound({ source, tree, whole }: Omit<CheckedFile, 'document'>, problems: readonly Problem[]): Found {
  const entry = tree.entries.get('state');
  const entries = new Map(entry ? [['state', entry]] : []);
  const document = { hostform: 1, ...(entry && !isNull(entry.value) ? { state: toJson(entry.value) } : {}) };
  return { file: { source, tree: { ...tree, entries }, whole, document }, problems };
}

function checkOne({ source, tree, document }: CheckedFile, validate: ManifestValidator): readonly Problem[] {
  const block = tree.entries.get('state')?.value;
  const references = block && block.type !== 'list' ? refuseReferences(source, block, 'state') : [];
  return [...checkSchema({ source, tree, document, validate, kinds: KINDS }).problems, ...references];
}

/** The same file with every line blank but those of its block `state`, so that places stay what they are. */
function isolate({ file, text }: Source): Source | undefined {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => /^(state|"state"|'state')\s*:/.test(line));
  if (first < 0) return undefined;
  const rest = lines.findIndex((line, at) => at > first && /^[^\s#]/.test(line));
  const end = rest < 0 ? lines.length : rest;
  const kept = lines.map((line, at) => (at >= first && at < end ? line : ' '.repeat(line.length)));
  return makeSource(file, kept.join('\n'), SECRET_FIELDS);
}
