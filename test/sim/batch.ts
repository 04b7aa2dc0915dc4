/** Many histories, one after another, and what they come to. */
import { addUp, type Coverage, countIn } from './coverage.ts';
import { runHistory } from './history.ts';
import type { History } from './life.ts';
import { bundle, type Patch } from './machine/program.ts';
import { drawScenario } from './scenario.ts';
import { openTheatre, type Theatre } from './stage.ts';

/** A seed whose history broke a promise. */
export interface Broken {
  readonly seed: number;
  readonly violations: readonly string[];
}

export interface Tally {
  readonly seeds: number;
  readonly broken: readonly Broken[];
  readonly coverage: Coverage;
  /** Purchases whose outcome only a person can tell, although no person touched anything. */
  readonly blocked: number;
  /** Requests that were carried out, and runs of the program. */
  readonly requests: number;
  readonly runs: number;
}

export interface BatchOptions {
  readonly from: number;
  readonly count: number;
  /** Every n-th seed: several workers share a range. */
  readonly step?: number;
  /** Called now and then with how far it got. */
  readonly onProgress?: (tally: Tally) => void;
  /** Ends the batch at the first broken seed. */
  readonly stopAtFirst?: boolean;
}

/** The program, with a bug in it if one is given, and the vendors, ready to be used for any number of worlds. */
export async function prepareTheatre(patch?: Patch): Promise<Theatre> {
  const [program, vendors] = await Promise.all([
    bundle('src/cli/main.ts', patch),
    bundle('test/sim/machine/vendors.ts'),
  ]);
  return openTheatre(program, vendors);
}

export async function runBatch(theatre: Theatre, options: BatchOptions): Promise<Tally> {
  const { from, count, step = 1, onProgress, stopAtFirst } = options;
  const broken: Broken[] = [];
  const coverage: Coverage = new Map();
  const sums = { seeds: 0, blocked: 0, requests: 0, runs: 0 };
  const tally = (): Tally => ({ ...sums, broken, coverage });
  for (let at = 0; at < count; at += step) {
    const history = await runSeed(theatre, from + at, coverage);
    sums.seeds += 1;
    sums.requests += history.requests;
    sums.runs += history.codes.length;
    if (isUnprovoked(history)) sums.blocked += 1;
    if (history.violations.length > 0) broken.push({ seed: from + at, violations: history.violations });
    if (sums.seeds % 25 === 0) onProgress?.(tally());
    if (stopAtFirst && broken.length > 0) break;
  }
  return tally();
}

async function runSeed(theatre: Theatre, seed: number, coverage: Coverage): Promise<History> {
  const scenario = drawScenario(seed);
  const history = await runHistory(theatre, scenario, { coverage });
  countIn(coverage, `ended: ${history.verdict.kind}`);
  countIn(coverage, `state: ${scenario.place}`);
  return history;
}

function isUnprovoked({ verdict }: History): boolean {
  return verdict.kind === 'blocked' && !verdict.because.includes('somebody');
}

/** Several tallies as one. */
export function addTallies(tallies: readonly Tally[]): Tally {
  const coverage: Coverage = new Map();
  for (const each of tallies) addUp(coverage, each.coverage);
  const sum = (of: (tally: Tally) => number): number => tallies.reduce((total, each) => total + of(each), 0);
  return {
    seeds: sum(({ seeds }) => seeds),
    broken: tallies.flatMap(({ broken }) => broken).sort((a, b) => a.seed - b.seed),
    coverage,
    blocked: sum(({ blocked }) => blocked),
    requests: sum(({ requests }) => requests),
    runs: sum(({ runs }) => runs),
  };
}
