/** Everything outside of the program, as one argument: tests hand in their own. */
import type { Clock, Random } from '../model/clock.ts';
import type { BackendTable } from '../state/open-backend.ts';

export interface Sink {
  readonly isTTY: boolean;
  readonly columns: number;
  /** Never throws; a closed pipe swallows what is written (an apply goes on without its reader). */
  write(text: string): void;
}

export interface World {
  readonly version: string;
  readonly env: { readonly [name: string]: string | undefined };
  readonly cwd: string;
  readonly stdout: Sink;
  readonly stderr: Sink;
  /** True when a person can answer. */
  readonly canAsk: boolean;
  /** Asks on stderr; undefined when the input ends without an answer. */
  ask(question: string): Promise<string | undefined>;
  readonly clock: Clock;
  readonly random: Random;
  /** Backends for states that stand in for the real ones, by name. */
  readonly backends?: BackendTable;
  /** Calls back for SIGINT, SIGTERM and SIGHUP until the returned function is called. */
  onSignal(callback: (signal: string) => void): () => void;
  /** Calls back with an error that nobody caught, to the very end of the process. Tests have no need of it. */
  onBug?(callback: (error: unknown) => void): void;
  /** Ends the process at once; for the second interrupt, and for a bug that nobody caught. */
  exitNow(code: number): void;
}
