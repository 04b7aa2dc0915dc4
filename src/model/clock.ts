/** Time enters as an argument, so that a simulation can own it. */
export interface Clock {
  /** Wall clock, milliseconds since the epoch. Only recorded and shown; never used to measure a wait inside a run. */
  now(): number;
  /** Monotonic milliseconds; deadlines inside a run are measured with it. */
  elapsed(): number;
  /** Resolves after `ms`, or at once when `signal` is aborted (it never rejects). */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Randomness enters as an argument too. */
export interface Random {
  /** `length` characters of lower-case base32 (a-z2-7). */
  token(length: number): string;
  /** A number in [0, 1). */
  fraction(): number;
}

/** How a provider's slow things are waited for; all from its settings in the manifest (contract §2). */
export interface Pace {
  readonly pollIntervalMs: number;
  readonly deliveryTimeoutMs: number;
  /** How long a lost payment is watched before anything is repeated (purchase.md). */
  readonly settleTimeMs: number;
}
