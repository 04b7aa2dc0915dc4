/** Names that look like one that does not exist. Pure. */

/** The closest few, best first: by how many pairs of neighbouring letters they share. */
export function nearest(word: string, choices: readonly string[], most = 3): string[] {
  return choices
    .map((choice) => ({ choice, likeness: likeness(word.toLowerCase(), choice.toLowerCase()) }))
    .filter(({ likeness: found }) => found >= 0.5)
    .sort((a, b) => b.likeness - a.likeness || (a.choice < b.choice ? -1 : 1))
    .slice(0, most)
    .map(({ choice }) => choice);
}

/** Dice's coefficient over pairs of letters: 1 for the same word, 0 for nothing in common. */
function likeness(a: string, b: string): number {
  const left = pairs(a);
  const right = pairs(b);
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return left.size + right.size === 0 ? 0 : (2 * shared) / (left.size + right.size);
}

function pairs(word: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2)));
}
