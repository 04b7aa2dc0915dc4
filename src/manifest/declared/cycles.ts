import type { Problem, SourcePosition } from '../../model/errors.ts';
import type { Address } from '../../model/resource.ts';
import { problem } from '../problem.ts';

/** `from` reads an output of `to`; `at` is where it says so. */
export interface Edge {
  readonly from: Address;
  readonly to: Address;
  readonly at: SourcePosition;
}

/**
 * A problem for each cycle: for each edge that leads back to an address on the way. Removing what is reported leaves
 * no cycle. Iterative, because a chain may be as long as the manifest; at most `most` cycles are told.
 */
export function findCycles(edges: readonly Edge[], most: number): Problem[] {
  const leaving = groupEdges(edges);
  const left = new Set<Address>();
  const problems: Problem[] = [];
  for (const start of [...leaving.keys()].sort()) {
    const way: Step[] = [{ address: start, next: 0 }];
    const depth = new Map<Address, number>([[start, 0]]);
    while (!left.has(start)) {
      const step = way.at(-1);
      if (!step) break;
      const edge = leaving.get(step.address)?.[step.next];
      step.next += 1;
      if (!edge) {
        left.add(step.address);
        depth.delete(step.address);
        way.pop();
      } else {
        step.edge = edge;
        const back = depth.get(edge.to);
        if (back !== undefined && problems.length < most) problems.push(cycleProblem(way.slice(back)));
        if (back === undefined && !left.has(edge.to)) {
          depth.set(edge.to, way.length);
          way.push({ address: edge.to, next: 0 });
        }
      }
    }
  }
  return problems;
}

interface Step {
  readonly address: Address;
  next: number;
  /** The edge that was taken last. */
  edge?: Edge;
}

/** Each pair of addresses once, sorted, so that the same manifest always tells the same. */
function groupEdges(edges: readonly Edge[]): Map<Address, Edge[]> {
  const leaving = new Map<Address, Edge[]>();
  const seen = new Set<string>();
  for (const edge of edges) {
    const pair = `${edge.from} ${edge.to}`;
    if (seen.has(pair)) continue;
    seen.add(pair);
    const others = leaving.get(edge.from);
    if (others) others.push(edge);
    else leaving.set(edge.from, [edge]);
  }
  for (const group of leaving.values()) group.sort((a, b) => (a.to < b.to ? -1 : 1));
  return leaving;
}

/** Edges of one cycle that are spelled out; all of their places are given. */
const MOST_TOLD = 50;

/** Told from its first address in sorted order. */
function cycleProblem(way: readonly Step[]): Problem {
  const edges = way.flatMap(({ edge }) => (edge ? [edge] : []));
  const least = edges.reduce((best, edge, index) => (edge.from < (edges[best]?.from ?? edge.from) ? index : best), 0);
  const turned = [...edges.slice(least), ...edges.slice(0, least)];
  const [first, ...others] = turned;
  const shown = turned.slice(0, MOST_TOLD);
  const told = shown.map(({ from, to, at }) => `${from} -> ${to} (${at.file}:${at.line}:${at.column})`);
  if (shown.length < turned.length) told.push(`… and ${turned.length - shown.length} more`);
  return problem({
    code: 'CYCLE',
    summary: 'Resources refer to each other in a circle',
    detail: `Each of these has to exist before the other: ${told.join(', ')}.`,
    hint: 'replace one of these references by a value',
    address: first?.from,
    at: first?.at,
    also: others.map(({ at }) => at),
  });
}
