/** The simulated cloud as one value: its tables, its counters, and its round trip through JSON. */
import type { Json } from '../../../model/json.ts';
import type {
  Account,
  BasketItem,
  Change,
  Image,
  Line,
  Movement,
  Payment,
  Promo,
  Schedule,
  Server,
  Session,
  SshKey,
  User,
} from './rows.ts';

export interface Tables {
  readonly accounts: Map<string, Account>;
  /** By user name. */
  readonly users: Map<string, User>;
  /** By token. */
  readonly sessions: Map<string, Session>;
  /** One-time login keys and whose they are (§2). */
  readonly loginKeys: Map<string, string>;
  readonly servers: Map<string, Server>;
  readonly images: Map<string, Image>;
  readonly schedules: Map<string, Schedule>;
  /** Snapshots and backups made by hand, by `<type> <server> <day>`: deleting one does not give the quota back (§7.17). */
  readonly copiesMade: Map<string, number>;
  /** By `elid`. */
  readonly sshKeys: Map<string, SshKey>;
  /** Open lines of the new cart. */
  readonly lines: Map<string, Line>;
  /** Lines that left it lately. */
  readonly goneLines: Map<string, Line>;
  readonly basket: Map<string, BasketItem>;
  /** By code. */
  readonly promos: Map<string, Promo>;
  /** The code that an account's cart carries. */
  readonly cartPromos: Map<string, string>;
  /** Stored filters: fields by `<list> <owner>` (§5). */
  readonly filters: Map<string, { readonly [field: string]: string }>;
  readonly ledger: Movement[];
  readonly payments: Payment[];
  readonly history: Change[];
  /** Last number given out, by number space. */
  readonly counters: { [space in Space]: number };
  /** Wrong passwords from our one address, and until when it is banned. */
  readonly door: { failures: number; bannedUntil: number };
}

/** Line ids have 4 digits and service ids 7: different number spaces (§7.3). */
export type Space = 'service' | 'line' | 'schedule' | 'key' | 'basket' | 'movement' | 'payment' | 'user' | 'token';

const FIRST: { readonly [space in Space]: number } = {
  service: 5203773,
  line: 1818,
  schedule: 31,
  key: 490,
  basket: 61001,
  movement: 880001,
  payment: 70101,
  user: 4401,
  token: 1,
};

/** Tables with nothing in them. */
export function emptyTables(): Tables {
  const counters = { ...FIRST };
  for (const space in counters) counters[space as Space] -= 1;
  return {
    accounts: new Map(),
    users: new Map(),
    sessions: new Map(),
    loginKeys: new Map(),
    servers: new Map(),
    images: new Map(),
    schedules: new Map(),
    copiesMade: new Map(),
    sshKeys: new Map(),
    lines: new Map(),
    goneLines: new Map(),
    basket: new Map(),
    promos: new Map(),
    cartPromos: new Map(),
    filters: new Map(),
    ledger: [],
    payments: [],
    history: [],
    counters,
    door: { failures: 0, bannedUntil: 0 },
  };
}

/** The next id of a number space. */
export function nextId(tables: Tables, space: Space): string {
  tables.counters[space] += 1;
  return String(tables.counters[space]);
}

/**
 * The tables as JSON. Rows are not copied, so that ten thousand of them stay cheap: whoever keeps the value must
 * write it down, or clone it, before the next call.
 */
export function tablesToJson(tables: Tables): Json {
  const written: { [table: string]: unknown } = { version: 1 };
  for (const [name, table] of Object.entries(tables)) written[name] = table instanceof Map ? [...table] : table;
  return written as Json;
}

/** @throws RangeError when the value is no snapshot of this version. */
export function tablesFromJson(snapshot: Json): Tables {
  const saved = structuredClone(snapshot) as { readonly [table: string]: unknown };
  if (saved?.version !== 1) throw new RangeError('not a snapshot of the Zomro simulator, or one of another version');
  const tables: { [table: string]: unknown } = { ...emptyTables() };
  for (const [name, table] of Object.entries(tables)) {
    const rows = saved[name];
    if (rows === undefined) throw new RangeError(`the snapshot has no table '${name}'`);
    tables[name] = table instanceof Map ? new Map(rows as [string, unknown][]) : rows;
  }
  return tables as unknown as Tables;
}
