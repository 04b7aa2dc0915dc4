import type { YAMLError, YAMLMap } from 'yaml';
import { Composer, isMap, isScalar } from 'yaml';
import type { Problem } from '../../model/errors.ts';
import { HostformError, Problems } from '../../model/errors.ts';
import { problem } from '../problem.ts';
import { checkCharacters } from './characters.ts';
import type { Source } from './source.ts';
import { syntaxPlace, syntaxProblem } from './syntax-problem.ts';
import { scanTokens } from './tokens.ts';

/** YAML 1.2, core schema. Duplicate keys and `<<` are ours: the package compares each key with all before it. */
const OPTIONS = {
  version: '1.2',
  schema: 'core',
  merge: false,
  uniqueKeys: false,
  resolveKnownTags: false,
  strict: true,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/**
 * The one document of a file, as the yaml package's nodes: a mapping.
 * @throws Problems YAML_SYNTAX, YAML_LIMIT: what keeps the file from being understood at all.
 */
export function composeDocument(source: Source): YAMLMap {
  const forbidden = checkCharacters(source);
  if (forbidden) throw new Problems([forbidden]);
  const tokens = scanned(source);
  const [document] = new Composer(OPTIONS).compose(tokens, true, source.text.length);
  if (!document) throw new Problems([emptyFile(source)]);
  const faults: YAMLError[] = [...document.errors, ...document.warnings];
  if (faults.length > 0) throw new Problems(firstOfEachLine(faults, source));
  const root: unknown = document.contents;
  if (root === null || (isScalar(root) && root.value === null)) throw new Problems([emptyFile(source)]);
  if (!isMap(root)) throw new Problems([notMapping(source)]);
  return root;
}

function scanned(source: Source) {
  try {
    return scanTokens(source);
  } catch (error) {
    throw error instanceof HostformError ? new Problems([error.problem]) : error;
  }
}

/** One mistake is often reported several times on its line; the first says it best. What comes after a broken end of
 * the document is no document any more, and says nothing of its own. */
function firstOfEachLine(faults: readonly YAMLError[], source: Source): Problem[] {
  const own = faults.filter(({ message }) => !message.includes('in YAML stream'));
  const lines = new Map<number, Problem>();
  for (const fault of [...(own.length > 0 ? own : faults)].sort((a, b) => a.pos[0] - b.pos[0])) {
    const at = syntaxPlace(fault, source);
    if (!lines.has(at.line)) lines.set(at.line, syntaxProblem(fault, at));
  }
  return [...lines.values()];
}

function emptyFile(source: Source): Problem {
  return problem({
    code: 'YAML_SYNTAX',
    summary: 'Empty manifest',
    detail: `${source.file} declares nothing.`,
    hint: 'begin it with "hostform: 1", or remove the file',
    at: source.at({ start: 0, end: 0 }),
  });
}

function notMapping(source: Source): Problem {
  const start = Math.max(source.text.search(/^[^\s#]/m), 0);
  return problem({
    code: 'YAML_SYNTAX',
    summary: 'Not a manifest',
    detail: 'A manifest is a mapping: keys and their values.',
    hint: 'begin it with "hostform: 1"',
    at: source.at({ start, end: start + 1 }),
  });
}
