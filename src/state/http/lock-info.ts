/** A lock as Terraform's protocol carries it. */
import type { Lock, LockSight } from '../lock-file.ts';
import { parseLock } from '../lock-file.ts';
import { lockWithId } from '../unseen-lock.ts';
import { inLine } from './answers.ts';

/**
 * All of the fields that GitLab insists on (reliability.md §5.1). What Terraform has no field for travels in `Info`,
 * which servers that keep the whole document give back.
 */
export function serializeLockInfo(lock: Lock): string {
  return JSON.stringify({
    ID: lock.id,
    Operation: lock.operation,
    Info: infoOf(lock),
    Who: lock.who || 'hostform',
    Version: lock.version,
    // Servers and terraform itself read it as a point in time, or not at all.
    Created: lock.created || new Date(0).toISOString(),
    Path: lock.path,
  });
}

function infoOf(lock: Lock): string {
  return JSON.stringify(lock);
}

/** Whose lock an answer describes; `unreadable` when it does not say. `ours` is what was asked for. */
export function readHolder(text: string, ours: Lock): LockSight {
  const told = parseObject(text);
  const field = (name: string): string => (typeof told?.[name] === 'string' ? inLine(told[name]) : '');
  const id = field('ID');
  if (id === '' || id.length > MAX_ID) return { state: 'unreadable', because: 'The server does not say who holds it' };
  if (id === ours.id) return { state: 'held', lock: ours };
  const info = typeof told?.['Info'] === 'string' ? told['Info'] : '';
  const whole = parseLock(info);
  if (whole.state === 'held' && whole.lock.id === id) return { state: 'held', lock: withoutTricks(whole.lock) };
  // GitLab tells the holder's id, name and time only; the rest of its answer is what we sent (reliability.md §5.1).
  const operation = info === infoOf(ours) ? '' : field('Operation');
  const lock = { ...lockWithId(id, ours.path), operation, who: field('Who'), created: field('Created') };
  return { state: 'held', lock };
}

const MAX_ID = 255;

/** Somebody else's texts, on their way to a terminal. */
function withoutTricks(lock: Lock): Lock {
  const { operation, who, host, version, created, path, job } = lock;
  const texts = { operation: inLine(operation), who: inLine(who), host: inLine(host), version: inLine(version) };
  const rest = { created: inLine(created), path: inLine(path), ...(job === undefined ? {} : { job: inLine(job) }) };
  return { ...lock, ...texts, ...rest };
}

function parseObject(text: string): { readonly [field: string]: unknown } | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
    return parsed as { readonly [field: string]: unknown };
  } catch {
    return undefined;
  }
}
