/** A history while it goes on: its world, what is known of it, and what is written down. */
import { createHash } from 'node:crypto';
import { openBooks } from './check/books.ts';
import { watchMemory } from './check/memory.ts';
import type { Verdict } from './check/verdict.ts';
import { type Coverage, countIn } from './coverage.ts';
import { carryOut, makeStrangers } from './deeds.ts';
import { whatIs } from './machine/network.ts';
import type { Process } from './machine/process.ts';
import { recall } from './memory.ts';
import type { Declared, Scenario } from './scenario.ts';
import { declare, type Stage, type Theatre } from './stage.ts';

export interface History {
  readonly violations: readonly string[];
  readonly verdict: Verdict;
  /** Of everything that happened, in its order. */
  readonly digest: string;
  readonly trace: readonly string[];
  readonly codes: readonly (number | 'killed')[];
  /** Requests that were carried out. */
  readonly requests: number;
}

export interface HistoryOptions {
  readonly coverage?: Coverage;
  /** Keeps every line of the trace, not only its digest. */
  readonly keepTrace?: boolean;
  /** Called when a process has ended, however it did. */
  readonly onEnd?: (process: Process, argv: readonly string[]) => void;
}

const DAY_MS = 24 * 60 * 60_000;

/** A history while it goes on. */
export interface Life extends Awaited<ReturnType<typeof beginLife>> {}

export async function beginLife(theatre: Theatre, scenario: Scenario, options: HistoryOptions) {
  const { coverage, keepTrace = false, onEnd = () => {} } = options;
  const stage = await theatre.open(scenario);
  const violations: string[] = [];
  const trace: string[] = [];
  const hash = createHash('sha256');
  const note = (text: string): void => {
    const line = `${(stage.loop.now() / 1000).toFixed(3)} ${text}`;
    hash.update(line);
    if (keepTrace) trace.push(line);
  };
  const violated = (text: string): void => {
    note(`VIOLATED: ${text}`);
    violations.push(text);
  };
  const strangers = makeStrangers();
  const processes: Process[] = [];
  const books = openBooks({ stage, strangers, processes, violated });
  const memory = watchMemory({ stage, strangers, books, violated });
  const life = {
    theatre,
    stage,
    scenario,
    violations,
    violated,
    trace,
    hash,
    note,
    strangers,
    processes,
    books,
    memory,
    coverage,
    onEnd,
    codes: [] as (number | 'killed')[],
    carriedOut: 0,
    /** Requests of this round, for what happens before the n-th. */
    requests: 0,
  };
  stage.network.onCarriedOut = (process, outgoing) => {
    life.carriedOut += 1;
    note(`carried out for ${process.pid}: ${whatIs(outgoing)}`);
    books.look(process, whatIs(outgoing));
  };
  for (const deed of scenario.before) await carryOut(stage, strangers, deed, new Set());
  // What was there before has been there for long.
  stage.loop.pass(DAY_MS);
  return life;
}

/** Time passes, and the manifest is what it is now. */
export function begin({ stage }: Life, declared: Declared, gapMs: number): void {
  stage.loop.pass(gapMs);
  for (const machine of stage.machines) declare(stage, machine, declared);
}

/** Counts a fate under the states of the purchases that it struck. */
export function count(
  { coverage, stage }: Life,
  cell: { readonly fate: string; readonly phases?: readonly string[] },
): void {
  if (!coverage) return;
  const phases = cell.phases ?? openPhases(stage);
  for (const phase of phases.length > 0 ? phases : ['none']) countIn(coverage, `${phase}: ${cell.fate}`);
}

/** Lines that are written down. One that was lost is like a stranger's: nobody could tell afterwards whose it was. */
export function knownLines(stage: Stage): ReadonlySet<string> {
  try {
    return new Set([...(recall(stage)?.intents.values() ?? [])].flatMap(({ reservation }) => reservation ?? []));
  } catch {
    return new Set();
  }
}

function openPhases(stage: Stage): string[] {
  try {
    const known = recall(stage);
    return [...new Set([...(known?.intents.values() ?? [])].map(({ phase }) => phase))];
  } catch {
    return [];
  }
}

/** What a history came to. */
export function ended(
  { violations, hash, trace, codes, carriedOut, coverage, stage }: Life,
  verdict: Verdict,
): History {
  if (coverage && (stage.ovh?.cloud.ledger.length ?? 0) > 0) countIn(coverage, 'renewal: paid');
  const stuck = verdict.kind === 'stuck' ? [`does not come to rest: ${verdict.because}`] : [];
  const all = [...violations, ...stuck];
  return { violations: all, verdict, digest: hash.digest('hex'), trace, codes, requests: carriedOut };
}
