/** The two tables: what each state is now and who holds it, and what it was before. docs/state.md shows them. */
import type { PostgresSettings } from '../backend-settings.ts';
import type { Link } from './link.ts';

/** Names as they stand in a statement. */
export interface Tables {
  readonly states: string;
  readonly versions: string;
  /** As they were given; without a schema it is whichever of the search path has the table. */
  readonly schema: string | undefined;
  readonly table: string;
}

const LONGEST_NAME = 63;
const VERSIONS = '_versions';

export function tablesOf({ schema, table = 'hostform_states' }: Pick<PostgresSettings, 'schema' | 'table'>): Tables {
  const inSchema = (name: string): string => [...(schema === undefined ? [] : [schema]), name].map(quoted).join('.');
  // A name that is too long would be cut short without a word, and both tables be the same.
  const versions = `${table.slice(0, LONGEST_NAME - VERSIONS.length)}${VERSIONS}`;
  return { states: inSchema(table), versions: inSchema(versions), schema, table };
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** What `createTables` does, for those who do it by hand. */
export function tableStatements({ states, versions }: Tables): readonly string[] {
  return [
    `CREATE TABLE IF NOT EXISTS ${states} (
  name text PRIMARY KEY,
  revision bigint NOT NULL DEFAULT 0,
  serial bigint,
  lineage text,
  body text,
  written_at timestamptz,
  lock_id text,
  lock_info text
)`,
    `CREATE TABLE IF NOT EXISTS ${versions} (
  name text NOT NULL,
  revision bigint NOT NULL,
  serial bigint,
  body text NOT NULL,
  written_at timestamptz NOT NULL,
  PRIMARY KEY (name, revision)
)`,
  ];
}

/** "host", "form". */
const CREATING = [0x68_6f_73_74, 0x66_6f_72_6d];

/**
 * Creates what is missing. Two that create at the same time would fail on the catalogue, so they take turns; that lock
 * ends with the transaction, so no pooler can leave it behind.
 */
export function createTables(link: Link, tables: Tables): Promise<void> {
  const { schema } = tables;
  return link.transact('change', async (ask) => {
    await ask('SELECT pg_advisory_xact_lock($1, $2)', CREATING);
    if (schema !== undefined) {
      // Even IF NOT EXISTS asks for the right to create one.
      const { rows } = await ask('SELECT to_regnamespace($1) IS NULL AS missing', [quoted(schema)]);
      if (rows[0]?.['missing'] === true) await ask(`CREATE SCHEMA ${quoted(schema)}`);
    }
    for (const statement of tableStatements(tables)) await ask(statement);
  });
}
