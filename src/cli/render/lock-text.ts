/** Who holds a state. */
import type { Attributes, Json } from '../../model/json.ts';
import type { Verdict } from '../../state/judge.ts';
import type { Lock, LockView } from '../../state/lock-file.ts';
import type { Style } from './colors.ts';
import { safeText } from './safe-text.ts';

export interface LockReport {
  readonly location: string;
  readonly sight: LockView;
  /** What can be said of the holder from this machine. */
  readonly verdict: Verdict | undefined;
}

/** Ends with a line end. */
export function lockText({ location, sight, verdict }: LockReport, style: Style): string {
  if (sight.state === 'free') return `The state is not locked.\n`;
  if (sight.state === 'untold') {
    return `${style.bold('Whether the state is locked is not known.')}\n${rows([
      ['because', sight.because],
      ['state', location],
    ])}`;
  }
  if (sight.state === 'unreadable') {
    return `${style.bold('The state is locked, and its lock can not be read.')}\n${rows([
      ['because', sight.because],
      ['state', location],
    ])}`;
  }
  const { lock } = sight;
  const by = [lock.operation, lock.who && `by ${lock.who}`].filter((part) => part !== '').join(' ');
  return `${style.bold('The state is locked.')}\n${rows([
    ['lock', lock.id],
    ['by', by],
    ['since', lock.created],
    ['process', processText(lock)],
    ['job', lock.job ?? ''],
    ['version', lock.version && `hostform ${lock.version}`],
    ['state', location],
    ['now', verdict?.because ?? ''],
  ])}\nIf that run is certainly over: hostform unlock ${safeText(lock.id)}\n`;
}

function processText({ pid, host }: Lock): string {
  return [pid > 0 ? String(pid) : '', host && `on ${host}`].filter((part) => part !== '').join(' ');
}

function rows(found: readonly (readonly [label: string, text: string])[]): string {
  const told = found.filter(([, text]) => text !== '');
  return told.map(([label, text]) => `  ${label.padEnd(8)} ${safeText(text)}\n`).join('');
}

/**
 * `owner` is `running`, `dead` or `unclear`: what can be said from this machine. `locked` is null where the backend does
 * not tell.
 */
export function lockDocument({ location, sight, verdict }: LockReport): Attributes {
  if (sight.state === 'untold') return { locked: null, state: location, because: sight.because };
  const base = { locked: sight.state !== 'free', state: location };
  if (sight.state === 'free') return base;
  if (sight.state === 'unreadable') return { ...base, unreadable: sight.because };
  // A lock is made of texts, numbers and null.
  const lock = sight.lock as unknown as Json;
  return { ...base, lock, ...(verdict && { owner: verdict.owner, because: verdict.because }) };
}
