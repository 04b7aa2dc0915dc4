/** Middle value; of an even number the mean of the middle two. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[half - 1] ?? Number.NaN)) / 2;
}

/** Median of a/b taken pair by pair: what disturbs a minute disturbs both halves of its pairs. */
export function pairedRatio(pairs: readonly (readonly [number | undefined, number | undefined])[]): number {
  return median(pairs.flatMap(([a, b]) => (a === undefined || b === undefined ? [] : [a / b])));
}
