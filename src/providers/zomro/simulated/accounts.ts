/** Who there is in a new cloud. */
import { decimal, units } from './amounts.ts';
import type { World } from './asked.ts';
import type { Account, User } from './rows.ts';
import { nextId, type Tables } from './tables.ts';

/** A client of the vendor and its logins; whatever is left out is the default's. */
export interface AccountSeed extends Partial<Omit<Account, 'balance' | 'credit'>> {
  readonly username?: string;
  readonly password?: string;
  /** Decimal text. */
  readonly balance?: string;
  readonly credit?: string;
  /** Names of SSH keys that exist from the start. */
  readonly sshKeys?: readonly string[];
}

/** The account that everything belongs to unless a test says otherwise. */
export const DEFAULT_USER = { username: 'customer', password: 'Sandbox-2024' } as const;

const DEFAULT_ACCOUNT: Omit<Account, 'id'> = {
  name: 'Sandbox Customer',
  email: 'customer@shop.example',
  currency: 'EUR',
  balance: '20.0000',
  credit: '0.0000',
  language: 'ru',
  vatPercent: 0,
};

/** Any key will do: nobody logs in with it. */
export const SAMPLE_PUBLIC_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGhvc3Rmb3JtLXNhbmRib3gta2V5LW5vdC1yZWFsLTAw';

/** Makes the accounts, each with a login and its keys: the first key is `deploy`, elid 490 (zomro.md §7.3). */
export function fillAccounts(world: World, seeds: readonly AccountSeed[], now: number): void {
  seeds.forEach((seed, at) => {
    const { username, password, sshKeys = ['deploy'], balance = '20.0000', credit = '0.0000', ...given } = seed;
    const id = given.id ?? String(27_001 + at);
    const money = { balance: decimal(units(balance)), credit: decimal(units(credit)) };
    world.tables.accounts.set(id, { ...DEFAULT_ACCOUNT, ...given, id, ...money });
    const name = at === 0 ? DEFAULT_USER.username : `${DEFAULT_USER.username}-${at + 1}`;
    addUser(world.tables, { username: username ?? name, password: password ?? DEFAULT_USER.password, account: id });
    for (const comment of sshKeys) addKey(world.tables, { account: id, comment, publicKey: SAMPLE_PUBLIC_KEY, now });
  });
}

export interface UserSeed extends Partial<Pick<User, 'sees' | 'totp'>> {
  readonly username: string;
  readonly password: string;
  readonly account: string;
}

/** Another login, of a human or a program. */
export function addUser(tables: Tables, { username, password, account, sees = 'all', totp = false }: UserSeed): User {
  const id = nextId(tables, 'user');
  const user = { id, username, password, account, sees, totp, failures: 0, blockedUntil: 0, pageSize: null };
  tables.users.set(username, user);
  return user;
}

/** A key of the account; returns its elid. */
export function addKey(
  tables: Tables,
  key: { readonly account: string; readonly comment: string; readonly publicKey: string; readonly now: number },
): string {
  const elid = nextId(tables, 'key');
  const { account, comment, publicKey, now } = key;
  tables.sshKeys.set(elid, { elid, account, comment, publicKey, createdAt: now });
  return elid;
}
