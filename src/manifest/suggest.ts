import { closestMatch } from 'leven';

/** Longer words are no typing mistakes, and comparing them would only take time. */
const LONGEST = 64;

/** The candidate that was probably meant, undefined when none is near. Ignores upper and lower case first. */
export function suggest(word: string, candidates: readonly string[]): string | undefined {
  if (word === '' || word.length > LONGEST) return undefined;
  const lower = word.toLowerCase();
  const same = candidates.find((candidate) => candidate.toLowerCase() === lower);
  return same ?? closestMatch(word, candidates, { maxDistance: allowedDistance(word) });
}

/** `did you mean "web-1"?`, undefined when nothing is near. */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  const found = suggest(word, candidates);
  return found === undefined ? undefined : `did you mean "${found}"?`;
}

/** `one of: a, b, c`, shortened when there are many. */
export function listWords(words: readonly string[], most = 12): string {
  const shown = words.slice(0, most).join(', ');
  return words.length > most ? `${shown}, … (${words.length} in all)` : shown;
}

/** One mistake in a short word, never more than three; of one letter nothing can be said. */
function allowedDistance(word: string): number {
  return word.length === 1 ? 0 : Math.min(3, Math.max(1, Math.floor(word.length / 2.5)));
}
