import type { Problem, SourcePosition } from '../../model/errors.ts';
import type { Address, Reference } from '../../model/resource.ts';
import { splitAddress } from '../../model/resource.ts';
import type { KindIndex } from '../kind-index.ts';
import { problem } from '../problem.ts';
import { didYouMean, listWords } from '../suggest.ts';
import { markSpan } from '../yaml/leaf.ts';
import type { Source } from '../yaml/source.ts';
import type { Mark } from '../yaml/template.ts';
import type { Leaf, Path, Tree } from '../yaml/tree.ts';
import { filledLeaves } from '../yaml/tree.ts';
import type { Edge } from './cycles.ts';
import type { Declared } from './declared.ts';
import { linkReferences } from './links.ts';

export interface ReferenceInput {
  readonly kinds: KindIndex;
  readonly declared: ReadonlyMap<Address, Declared>;
  /** False when a file could not be read: what is not found may be declared there. */
  readonly complete: boolean;
  /** Suggests among many names, but not for ever. */
  readonly suggest: (word: string, candidates: () => readonly string[]) => string | undefined;
}

/** What one resource reads of others. */
export interface FoundReferences {
  readonly references: readonly Reference[];
  readonly edges: readonly Edge[];
  readonly problems: readonly Problem[];
}

/** `${…}` references and links of one resource, checked against what is declared. */
export function findReferences(resource: Declared, input: ReferenceInput): FoundReferences {
  const { source, fields, kind, address } = resource;
  const links = linkReferences(resource, input);
  const references: Reference[] = [...links.references];
  const edges: Edge[] = [...links.edges];
  const problems: Problem[] = [...links.problems];
  for (const { leaf, path } of filledLeaves(fields)) {
    const filled = leaf.filled;
    if (!filled || filled.references.length === 0) continue;
    const refused = refusedPlace(path, input.kinds.secretFields(kind));
    for (const piece of filled.references) {
      const places = placesOf(source, leaf, piece.mark);
      const checked = refused ?? targetProblem(piece.address, piece.output, input);
      if (checked) problems.push(problem({ ...REFERENCE, ...checked, address, ...places }));
      else edges.push({ from: address, to: piece.address, at: places.at });
    }
    const first = filled.references[0];
    if (!filled.parts || refused || !first) continue;
    references.push({ path, parts: filled.parts, at: placesOf(source, leaf, first.mark).at });
  }
  return { references, edges, problems };
}

/** A problem at each reference in a block where there is nothing to refer to: all that is no resource. */
export function refuseReferences(source: Source, block: Tree, name: string): Problem[] {
  return filledLeaves(block).flatMap(({ leaf }) =>
    (leaf.filled?.references ?? []).map(({ mark }) => {
      const detail = `${name} has to be known before anything is read; it can not refer to a resource.`;
      const words = { summary: NOT_HERE, detail, hint: 'use a variable or the value itself' };
      return problem({ ...REFERENCE, ...words, ...placesOf(source, leaf, mark) });
    }),
  );
}

const REFERENCE = { code: 'REFERENCE' } as const;
const NOT_HERE = 'Reference not possible here';

interface Said {
  readonly summary: string;
  readonly detail: string;
  readonly hint?: string | undefined;
}

function refusedPlace([field]: Path, secrets: ReadonlySet<string>): Said | undefined {
  const name = String(field);
  if (secrets.has(name)) {
    const detail = `"${name}" is secret; outputs of resources are not.`;
    return { summary: NOT_HERE, detail, hint: 'take it from a variable: ${NAME}' };
  }
  if (name !== 'provider' && name !== 'lifecycle') return undefined;
  const detail = `"${name}" has to be known when the plan is made.`;
  return { summary: NOT_HERE, detail, hint: 'write the value itself' };
}

function targetProblem(address: Address, output: string, input: ReferenceInput): Said | undefined {
  const { kinds, declared, complete } = input;
  const { kind } = splitAddress(address);
  const target = declared.get(address);
  if (!target && !kinds.names.includes(kind)) {
    const detail = `There is no kind "${kind}".`;
    return {
      summary: 'Unknown kind',
      detail,
      hint: didYouMean(kind, kinds.names) ?? `kinds: ${listWords(kinds.names)}`,
    };
  }
  if (!target) {
    if (!complete) return undefined;
    const candidates = () =>
      [...declared.values()].filter((other) => other.kind === kind).map((other) => other.address);
    const detail = `${address} is not declared in this manifest.`;
    return { summary: 'Unknown resource', detail, hint: input.suggest(address, candidates) };
  }
  const outputs = target.offer?.outputs;
  if (!outputs || outputs.includes(output)) return undefined;
  const hint = didYouMean(output, outputs) ?? `outputs: ${listWords(outputs)}`;
  return { summary: 'Unknown output', detail: `${address} has no output "${output}".`, hint };
}

/** Where a reference is written, and the alias that repeats it, if there is one. */
function placesOf(source: Source, { span }: Leaf, mark: Mark): { at: SourcePosition; also: SourcePosition[] } {
  const at = source.at(markSpan(mark, { source, own: span.origin ?? span }));
  return { at, also: span.origin ? [source.at(span)] : [] };
}
