import type { Problem } from '../../model/errors.ts';
import { HostformError, Problems } from '../../model/errors.ts';
import { problem } from '../problem.ts';
import { buildTree } from './build-tree.ts';
import { composeDocument } from './document.ts';
import type { Environment } from './interpolate.ts';
import type { Source } from './source.ts';
import type { Table } from './tree.ts';

/** One file whose YAML could be read. */
export interface ParsedFile {
  readonly source: Source;
  readonly tree: Table;
  /** False: what it declares is only partly known, and the schema can not be asked. */
  readonly whole: boolean;
}

export interface FileInput {
  readonly env: Environment;
  /** Keys whose values are never shown. */
  readonly secretFields: ReadonlySet<string>;
}

/** Reads one file as far as YAML and variables go; `file` is undefined when nothing in it can be relied on. */
export function parseFile(
  source: Source,
  { env, secretFields }: FileInput,
): { file?: ParsedFile; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  try {
    const { tree, whole } = buildTree(composeDocument(source), { source, env, secretFields, problems });
    const version = versionProblem(source, tree);
    return version ? { problems: [version] } : { file: { source, tree, whole }, problems };
  } catch (error) {
    if (error instanceof Problems) return { problems: [...problems, ...error.all] };
    if (error instanceof HostformError) return { problems: [...problems, error.problem] };
    throw error;
  }
}

/** A manifest of another version is not judged by this version's rules. */
function versionProblem(source: Source, tree: Table): Problem | undefined {
  const version = tree.entries.get('hostform')?.value;
  if (version?.type !== 'leaf' || typeof version.value !== 'number' || version.value === 1) return undefined;
  return problem({
    code: 'SCHEMA',
    summary: 'Unsupported format version',
    detail: `The manifest is written in version ${version.value} of the format; this hostform reads version 1.`,
    hint: version.value > 1 ? 'update hostform' : 'write "hostform: 1"',
    at: source.at(version.span),
  });
}
