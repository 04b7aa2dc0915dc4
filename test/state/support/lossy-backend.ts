/** A backend whose answers get lost on the way, at exactly the call that a test names. */
import { HostformError } from '../../../src/model/errors.ts';
import type { StateBackend } from '../../../src/state/backend.ts';

export type Fate =
  /** The request never arrives, and nobody can tell. */
  | 'before'
  /** It arrives and is carried out; the answer is lost. */
  | 'after'
  /** It arrives when nobody thinks of it any more: right before the next call of the same kind. */
  | 'late';

export interface Loss {
  readonly call: 'lock' | 'write' | 'unlock';
  readonly fate: Fate;
  /** Which call of that kind, from 1. */
  readonly nth?: number;
}

/** The same backend with one answer lost. `asked` counts the calls of each kind that were made. */
export function loseOneAnswer(
  backend: StateBackend,
  { call, fate, nth = 1 }: Loss,
): StateBackend & { readonly asked: { [call: string]: number } } {
  const asked: { [call: string]: number } = { lock: 0, write: 0, unlock: 0 };
  let delayed: (() => Promise<unknown>) | undefined;
  const through = async <T>(name: Loss['call'], ask: () => Promise<T>): Promise<T> => {
    const count = (asked[name] ?? 0) + 1;
    asked[name] = count;
    if (name === call && delayed) {
      await delayed().catch(() => undefined);
      delayed = undefined;
    }
    if (name !== call || count !== nth) return ask();
    if (fate === 'after') await ask();
    if (fate === 'late') delayed = ask;
    throw new HostformError('STATE_UNREACHABLE', 'The state can not be reached.', {
      detail: `the answer to ${name} was lost`,
      effect: 'unclear',
    });
  };
  return {
    ...backend,
    asked,
    write: (body, condition) => through('write', () => backend.write(body, condition)),
    lock: (lock) => through('lock', () => backend.lock(lock)),
    unlock: (id) => through('unlock', () => backend.unlock(id)),
  };
}
