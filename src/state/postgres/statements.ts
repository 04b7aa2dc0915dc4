/** All that is said to the tables. Each is one statement, so that it holds or fails as a whole. */
import type { Tables } from './tables.ts';

/** Earlier versions that are kept of each state. */
export const KEPT_VERSIONS = 50;

/** What somebody took out of the table is read as an empty state, which is refused, while versions of it are there. */
const BODY = "coalesce(body, '')";

/** Names exactly one content, also one that somebody put there by hand. */
const DIGEST = `encode(sha256(convert_to(${BODY}, 'UTF8')), 'hex')`;

/** Before its first save a row holds a lock alone. */
const UNSAVED = '(body IS NULL AND revision = 0)';

/** $1 table. The schemas of the search path that have it, the one that PostgreSQL takes first. */
export const SCHEMAS_WITH_TABLE = `SELECT pg_namespace.nspname AS schema
  FROM pg_class JOIN pg_namespace ON pg_namespace.oid = pg_class.relnamespace
  WHERE pg_class.relname = $1 AND pg_namespace.nspname = ANY (current_schemas(false))
  ORDER BY array_position(current_schemas(false), pg_namespace.nspname)`;

export interface Statements {
  readonly read: string;
  readonly write: string;
  readonly lock: string;
  readonly readLock: string;
  readonly unlock: string;
  readonly history: string;
  readonly version: string;
}

export function statementsFor({ states, versions }: Tables): Statements {
  return {
    /** $1 name */
    read: `SELECT ${BODY} AS body, revision, ${DIGEST} AS digest
      FROM ((SELECT body, revision FROM ${states} WHERE name = $1)
        UNION ALL (SELECT NULL, max(revision) FROM ${versions}
          WHERE name = $1 AND NOT EXISTS (SELECT FROM ${states} WHERE name = $1) HAVING count(*) > 0)) AS found
      WHERE NOT ${UNSAVED}`,
    /**
     * The fence. $1 name, $2 lock, $3 revision and $4 digest of what is replaced (null: nothing was there), $5 body,
     * $6 serial, $7 lineage. No row: the condition did not hold. A revision and a digest name one content for good, so
     * they hold whatever a serial and a lineage would.
     */
    write: `WITH written AS (
        UPDATE ${states} SET body = $5::text, serial = $6::bigint, lineage = $7::text,
          revision = revision + 1, written_at = clock_timestamp()
        WHERE name = $1::text AND lock_id = $2::text
          AND ((${UNSAVED} AND $3::bigint IS NULL) OR (revision = $3::bigint AND ${DIGEST} = $4::text))
        RETURNING name, revision, serial, body, written_at, ${DIGEST} AS digest
      ), kept AS (
        INSERT INTO ${versions} (name, revision, serial, body, written_at)
        SELECT name, revision, serial, body, written_at FROM written
      ), trimmed AS (
        DELETE FROM ${versions} AS old USING written
        WHERE old.name = written.name AND old.revision < written.revision - ${KEPT_VERSIONS}
      )
      SELECT revision, digest FROM written`,
    /**
     * $1 name, $2 id, $3 who it is. Asked again with the same id, it says the same. Where a row was deleted, its
     * revisions go on, so that none of them ever names two contents.
     */
    lock: `INSERT INTO ${states} AS held (name, revision, lock_id, lock_info)
      VALUES ($1::text, (SELECT coalesce(max(revision), 0) FROM ${versions} WHERE name = $1::text), $2::text, $3::text)
      ON CONFLICT (name) DO UPDATE SET lock_id = EXCLUDED.lock_id, lock_info = EXCLUDED.lock_info
      WHERE held.lock_id IS NULL`,
    /** $1 name */
    readLock: `SELECT lock_id, lock_info FROM ${states} WHERE name = $1`,
    /** $1 name, $2 id */
    unlock: `UPDATE ${states} SET lock_id = NULL, lock_info = NULL WHERE name = $1 AND lock_id = $2`,
    /** $1 name. What is there now is not earlier. */
    history: `SELECT old.revision, old.serial, octet_length(old.body) AS bytes,
        to_char(old.written_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
      FROM ${versions} AS old LEFT JOIN ${states} AS now USING (name)
      WHERE name = $1 AND (now.body IS NULL OR old.revision < now.revision) ORDER BY old.revision DESC`,
    /** $1 name, $2 revision */
    version: `SELECT body FROM ${versions} WHERE name = $1 AND revision = $2::bigint`,
  };
}
