import { HostformError } from '../../model/errors.ts';

/** More ids than this do not vanish from a whole listing; reading each of them would only take long. */
const MOST_READ = 50;

/** Remembers which ids the vendor has confirmed as gone: an id never comes back. */
export type VanishedCheck = (before: readonly string[], listed: readonly string[]) => Promise<void>;

/**
 * Holds a listing against what existed before. An id that is missing now, although the vendor still knows it, proves
 * that the listing hides things; then it says nothing about a purchase either.
 * `isGone` asks for one id; what it throws passes through.
 */
export function makeVanishedCheck(func: string, isGone: (id: string) => Promise<boolean>): VanishedCheck {
  const gone = new Set<string>();
  return async (before, listed) => {
    const present = new Set(listed);
    const missing = before.filter((id) => !present.has(id) && !gone.has(id));
    if (missing.length > MOST_READ) throw hiding(func, missing);
    for (const id of missing) {
      if (!(await isGone(id))) throw hiding(func, [id]);
      gone.add(id);
    }
  };
}

function hiding(func: string, ids: readonly string[]): HostformError {
  const some = ids.slice(0, 3).join(', ');
  return new HostformError('LISTING_INCOMPLETE', 'A listing hides things that exist', {
    detail: `The list "${func}" does not show ${ids.length === 1 ? some : `${ids.length} known ids (${some}, …)`}.`,
    hint: 'Run again later; nothing is concluded from such a list.',
  });
}
