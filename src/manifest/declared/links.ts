import type { Problem } from '../../model/errors.ts';
import type { Address, Reference } from '../../model/resource.ts';
import { problem } from '../problem.ts';
import type { Leaf, Path } from '../yaml/tree.ts';
import type { Edge } from './cycles.ts';
import type { Declared } from './declared.ts';
import type { FoundReferences, ReferenceInput } from './references.ts';

/**
 * Fields that name another resource by its bare key (`server: web-1`). Digits alone are an id at the vendor and stay
 * as they are; anything else has to be declared.
 */
export function linkReferences(resource: Declared, input: ReferenceInput): FoundReferences {
  const references: Reference[] = [];
  const edges: Edge[] = [];
  const problems: Problem[] = [];
  for (const [field, link] of Object.entries(resource.offer?.links ?? {})) {
    for (const { leaf, path } of namesIn(resource, field)) {
      const at = resource.source.at(leaf.span);
      const to: Address = `${link.kind}.${leaf.value}`;
      if (input.declared.has(to)) {
        references.push({ path, parts: [{ address: to, output: link.output }], at });
        edges.push({ from: resource.address, to, at });
      } else if (input.complete) {
        problems.push(
          problem({ ...unknownKey({ field, kind: link.kind, leaf, input }), address: resource.address, at }),
        );
      }
    }
  }
  return { references, edges, problems };
}

/** The texts of a field, or of the list in it, that are neither ids nor references nor empty. */
function namesIn({ fields }: Declared, field: string): { leaf: Leaf; path: Path }[] {
  const value = fields.entries.get(field)?.value;
  const leaves = value?.type === 'list' ? value.items.map((item, index) => ({ item, path: [field, index] })) : [];
  if (value?.type === 'leaf') leaves.push({ item: value, path: [field] });
  return leaves.flatMap(({ item, path }) => (item.type === 'leaf' && isName(item) ? [{ leaf: item, path }] : []));
}

function isName({ value, filled }: Leaf): boolean {
  if (typeof value !== 'string' || value === '' || /^\d+$/.test(value)) return false;
  return !filled || (!filled.parts && filled.unset.length === 0 && filled.flaws.length === 0);
}

interface Unknown {
  readonly field: string;
  readonly kind: string;
  readonly leaf: Leaf;
  readonly input: ReferenceInput;
}

function unknownKey({ field, kind, leaf, input }: Unknown) {
  const written = String(leaf.value);
  const key = written.startsWith(`${kind}.`) ? written.slice(kind.length + 1) : written;
  const words = { code: 'REFERENCE', summary: 'Unknown resource' } as const;
  if (key !== written && input.declared.has(`${kind}.${key}`)) {
    return { ...words, detail: `"${field}" takes the bare key of one of the ${kind}.`, hint: `write ${key}` };
  }
  const keys = () => [...input.declared.values()].filter((other) => other.kind === kind).map((other) => other.key);
  const detail = `There is no ${kind}.${key}; "${field}" takes a key under ${kind}, or an id (digits).`;
  return { ...words, detail, hint: input.suggest(key, keys) };
}
