/** A state as a row: what it is now, who holds it, and the condition under which it is replaced, in one place. */
import { HostformError } from '../../model/errors.ts';
import type { StateBackend, Stored, StoredVersion, WriteCondition } from '../backend.ts';
import { type Lock, type LockSight, parseLock, serializeLock } from '../lock-file.ts';
import { fenced } from '../problems.ts';
import type { Ask, Link, Row } from './link.ts';
import { SCHEMAS_WITH_TABLE, statementsFor } from './statements.ts';
import { createTables, type Tables } from './tables.ts';

export interface PostgresPlace {
  readonly link: Link;
  readonly tables: Tables;
  /** Which state of the table. */
  readonly name: string;
  /** For people; holds no secret. */
  readonly location: string;
}

type Statements = ReturnType<typeof statementsFor>;

export function makePostgresBackend(place: PostgresPlace): StateBackend {
  const { link, tables, name, location } = place;
  const say = statementsFor(tables);
  const look = <T>(nothing: T, ask: (ask: Ask) => Promise<T>): Promise<T> =>
    link.transact('look', (tell) => beOneTable(tell, place).then(() => ask(tell))).catch(unlessMissing(nothing));

  return {
    name: 'postgres',
    location,
    read: () => look(undefined, (ask) => readRow(ask, say, name)),
    write: (body, condition) => link.transact('change', (ask) => writeRow(ask, say, { place, body, condition })),
    lock: async (lock) => {
      const attempt = (): Promise<LockSight> =>
        link.transact('change', (ask) => beOneTable(ask, place).then(() => takeLock(ask, say, { name, lock })));
      try {
        return await attempt();
      } catch (error) {
        if (!isMissing(error)) throw error;
        await createTables(link, tables);
        return attempt();
      }
    },
    readLock: () => look<LockSight>({ state: 'free' }, (ask) => seeLock(ask, say, name)),
    unlock: (id) =>
      link
        .transact('change', async (ask) => (await ask(say.unlock, [name, id])).count === 1)
        .catch(unlessMissing(false)),
    history: () => look<readonly StoredVersion[]>([], (ask) => listVersions(ask, say, name)),
    readVersion: (id) => look(undefined, (ask) => readOld(ask, say, { name, id })),
    close: () => link.close(),
  };
}

/**
 * A table that was created later, in a schema that comes earlier in somebody's search path (PostgreSQL's own begins with
 * the role's name), would hide this state, and what is bought, behind an empty one.
 */
async function beOneTable(ask: Ask, { tables: { schema, table }, location }: PostgresPlace): Promise<void> {
  if (schema !== undefined) return;
  const { rows } = await ask(SCHEMAS_WITH_TABLE, [table]);
  if (rows.length < 2) return;
  const names = rows.map((row) => String(row['schema']));
  throw new HostformError('STATE_UNREACHABLE', 'It is not certain which table holds the state.', {
    effect: 'refused',
    detail: `${location}: the schemas ${names.join(' and ')} both have a table ${table}. Nothing was changed.`,
    hint: 'name the right one in the manifest: state.schema',
  });
}

/** Before the first lock there are no tables, and so no state. */
function isMissing(error: unknown): boolean {
  return error instanceof HostformError && error.details.vendor?.code === '42P01';
}

function unlessMissing<T>(nothing: T): (error: unknown) => T {
  return (error) => {
    if (isMissing(error)) return nothing;
    throw error;
  };
}

async function readRow(ask: Ask, say: Statements, name: string): Promise<Stored | undefined> {
  const [row] = (await ask(say.read, [name])).rows;
  return row && { body: String(row['body']), version: versionOf(row) };
}

function versionOf(row: Row): string {
  return `${String(row['revision'])}:${String(row['digest'])}`;
}

interface Write {
  readonly place: PostgresPlace;
  readonly body: string;
  readonly condition: WriteCondition;
}

async function writeRow(ask: Ask, say: Statements, { place, body, condition }: Write): Promise<string> {
  const { name, location } = place;
  const [revision = null, digest = null] = condition.expected?.split(':') ?? [];
  const { serial, lineage } = headOf(body);
  const values = [name, condition.lockId, revision, digest, body, serial, lineage];
  const [written] = (await ask(say.write, values)).rows;
  if (written) return versionOf(written);
  throw fenced(location, await whyNot(ask, say, { name, lockId: condition.lockId }));
}

async function whyNot(ask: Ask, say: Statements, { name, lockId }: { name: string; lockId: string }): Promise<string> {
  const [row] = (await ask(say.readLock, [name])).rows;
  const holder = row?.['lock_id'] ?? null;
  if (holder === null) return `its lock ${lockId} is gone`;
  return holder === lockId ? 'somebody else wrote it' : `its lock is ${String(holder)} now, not ${lockId}`;
}

/** For people who look into the table. The fence does not rest on them: a body that is no state has neither. */
function headOf(body: string): { readonly serial: number | null; readonly lineage: string | null } {
  try {
    const { serial, lineage } = (JSON.parse(body) ?? {}) as { serial?: unknown; lineage?: unknown };
    return {
      serial: Number.isSafeInteger(serial) ? Number(serial) : null,
      lineage: typeof lineage === 'string' ? lineage : null,
    };
  } catch {
    return { serial: null, lineage: null };
  }
}

async function takeLock(ask: Ask, say: Statements, { name, lock }: { name: string; lock: Lock }): Promise<LockSight> {
  await ask(say.lock, [name, lock.id, serializeLock(lock).toString('utf8')]);
  return seeLock(ask, say, name);
}

async function seeLock(ask: Ask, say: Statements, name: string): Promise<LockSight> {
  const [row] = (await ask(say.readLock, [name])).rows;
  const id = row?.['lock_id'] ?? null;
  if (id === null) return { state: 'free' };
  const sight = parseLock(String(row?.['lock_info'] ?? ''));
  if (sight.state === 'held' && sight.lock.id !== id) {
    return { state: 'unreadable', because: `its row says ${String(id)}, and what stands in it ${sight.lock.id}` };
  }
  return sight;
}

async function listVersions(ask: Ask, say: Statements, name: string): Promise<StoredVersion[]> {
  const { rows } = await ask(say.history, [name]);
  return rows.map((row) => ({
    id: String(row['revision']),
    at: String(row['at']),
    serial: Number(row['serial'] ?? 0),
    bytes: Number(row['bytes']),
  }));
}

/** An id that we never gave names no version. */
async function readOld(
  ask: Ask,
  say: Statements,
  { name, id }: { name: string; id: string },
): Promise<string | undefined> {
  if (!/^\d{1,18}$/.test(id)) return undefined;
  const [row] = (await ask(say.version, [name, id])).rows;
  return row && String(row['body']);
}
