/** Evil strings in plain data, wherever others decide what stands there. */

/** Where the program itself decides what stands: words of our own unions, numbers, times that are parsed. */
const OURS: ReadonlySet<string> = new Set([
  'verb',
  'reason',
  'effect',
  'amount',
  'mode',
  'from',
  'phase',
  'severity',
  'code',
  'formatVersion',
  'compare',
  'ending',
  'type',
  'style',
]); // prettier-ignore

/** A copy of plain data with an evil string before each text, and in each key of what others named. */
export function poisoned<T>(value: T, evil: string): T {
  const walk = (given: unknown, key: string, named: boolean): unknown => {
    if (typeof given === 'string') return OURS.has(key) && !named ? given : `${evil}${given}`;
    if (Array.isArray(given)) return given.map((item) => walk(item, key, named));
    if (typeof given !== 'object' || given === null) return given;
    const inside = named || ['before', 'after', 'spec', 'outputs', 'secrets', 'balances'].includes(key);
    return Object.fromEntries(
      Object.entries(given).map(([name, inner]) => [
        inside && key !== 'zomro' && !isMoney(given) ? `${evil}${name}` : name,
        walk(inner, name, inside && !isMoney(inner) && !isMoney(given)),
      ]),
    );
  };
  return walk(value, '', false) as T;
}

function isMoney(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'currency' in value;
}
