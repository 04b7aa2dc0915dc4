/** Plays seeds one after another; the first bad one fails with all that happened in it. */
import type { Coverage } from './coverage.ts';
import { type History, type Options, simulate } from './simulate.ts';

export async function expectGood(
  seeds: { readonly from: number; readonly to: number },
  options: Options & { readonly coverage: Coverage },
): Promise<void> {
  for (let seed = seeds.from; seed <= seeds.to; seed += 1) expectKept(await simulate(seed, options));
}

/** @throws Error with the seed and the trace of events when a promise was broken. */
export function expectKept({ seed, violations, trace }: History): void {
  if (violations.length === 0) return;
  throw new Error(`seed ${seed}:\n${violations.join('\n')}\n\n${trace.join('\n')}`);
}
