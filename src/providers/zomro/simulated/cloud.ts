/** The cloud as a test sees it: all tables, always up to the present, and ways to put things there without a call. */
import { addKey, addUser as addUserRow, SAMPLE_PUBLIC_KEY, type UserSeed } from './accounts.ts';
import { decimal, units } from './amounts.ts';
import type { World } from './asked.ts';
import { move } from './billing.ts';
import { type Catalogue, NETWORKS, systemUid, type Tariff } from './catalogue.ts';
import { openServer, resumeUnpaid, wakeImage, wakeServer } from './lifecycle.ts';
import { addLine } from './lines.ts';
import { newServer } from './new-servers.ts';
import type { Account, Image, Promo, Schedule, Server, ServerOrder, Session, SystemOnDisk, User } from './rows.ts';
import { openSession } from './sessions.ts';
import { emptyTables, nextId, type Tables } from './tables.ts';
import type { Vendor } from './vendor.ts';

/** What an order of a builder says, in catalogue words; the rest is the smallest thing on sale. */
export interface OrderWords {
  /** Id or title. Default: the first of the catalogue. */
  readonly tariff?: string;
  /** Label of a system. Default: the first. */
  readonly system?: string;
  readonly period?: string;
  readonly servername?: string;
  readonly network?: string;
  readonly count?: number;
}

/** Typed access to the tables, and builders. Builders act on the first account and report a change. */
export interface Cloud extends Readonly<Tables> {
  /** The first account. */
  readonly account: Account;
  /** Its balance, decimal text. */
  readonly balance: string;
  readonly catalogue: Catalogue;
  /** Active servers with plausible rows, `web-1` to `web-<count>`; returns their ids. */
  seedServers(count: number, words?: OrderWords): string[];
  /** One active server, with any field overridden. */
  addServer(fields?: Partial<Server>, words?: OrderWords): Server;
  addImage(fields?: Partial<Image>): Image;
  addSchedule(instance: string, fields?: Partial<Schedule>): Schedule;
  /** Returns the elid. */
  addSshKey(comment: string, publicKey?: string): string;
  /** A line that somebody else put into the shared cart; returns its id. */
  addLine(words?: OrderWords): string;
  addPromo(promo: Partial<Promo> & Pick<Promo, 'code'>): Promo;
  /** Another login of the first account, unless `account` says otherwise. */
  addUser(user: Omit<UserSeed, 'account'> & { readonly account?: string }): User;
  /** A one-time login key (zomro.md §2). */
  issueKey(username: string, key: string): void;
  /** A session of this user, as after a login. */
  openSession(username?: string): Session;
  /** What a human left in the filter form of a list (§5); whose it is follows the knob's default, the user. */
  setFilter(list: string, fields: { readonly [field: string]: string }, username?: string): void;
  /** Money comes in; what was suspended for want of it goes on. */
  topUp(amount: string): void;
  /** Sets the balance without a movement. */
  setBalance(amount: string): void;
  setPrice(tariff: string, period: string, price: string): void;
  /** New capacity activates, now, what waited for it (zomro.md §7.1). */
  setSoldOut(tariff: string, soldOut: boolean): void;
  /** To be called after rows were edited by hand, so that what they are due for is looked at again. */
  edited(): void;
}

/** The view of an vendor's tables; `now` is the simulator's clock. */
export function viewCloud(vendor: Vendor): Cloud {
  const { world } = vendor;
  const view: Partial<Cloud> = {};
  for (const table of Object.keys(emptyTables()) as (keyof Tables)[]) {
    Object.defineProperty(view, table, { enumerable: true, get: () => present(vendor).tables[table] });
  }
  Object.defineProperty(view, 'account', { get: () => firstAccount(present(vendor)) });
  Object.defineProperty(view, 'balance', { get: () => firstAccount(present(vendor)).balance });
  return Object.assign(view, { catalogue: world.catalogue }, builders(vendor)) as Cloud;
}

function present(vendor: Vendor): World {
  vendor.advance();
  return vendor.world;
}

function firstAccount({ tables }: World): Account {
  const [account] = tables.accounts.values();
  if (!account) throw new RangeError('the simulator has no account');
  return account;
}

type Builders = Omit<Cloud, keyof Tables | 'account' | 'balance' | 'catalogue'>;

function builders(vendor: Vendor): Builders {
  const { world, now } = vendor;
  /** Runs a builder in the present and reports what it did. */
  const built = <T>(build: (account: Account) => T): T => {
    const result = build(firstAccount(present(vendor)));
    vendor.edited();
    return result;
  };
  return {
    ...rowBuilders(world, now, built),
    ...peopleBuilders(world, now, built),
    ...moneyBuilders(world, now, built),
    edited: () => vendor.edited(),
  };
}

type Built = <T>(build: (account: Account) => T) => T;

function rowBuilders(world: World, now: () => number, built: Built) {
  const addServer = (account: Account, fields: Partial<Server>, words: OrderWords): Server => {
    const server = newServer(world, account.id, orderOf(world, words), { at: now(), status: '5_open' });
    openServer(world, server, now());
    Object.assign(server, fields);
    wakeServer(world, server);
    return server;
  };
  return {
    seedServers: (count: number, words: OrderWords = {}) =>
      built((account) => {
        const names = Array.from({ length: count }, (_, at) => `web-${at + 1}`);
        return names.map((servername) => addServer(account, {}, { servername, ...words }).id);
      }),
    addServer: (fields: Partial<Server> = {}, words: OrderWords = {}) =>
      built((account) => addServer(account, fields, words)),
    addImage: (fields: Partial<Image> = {}) =>
      built((account) => {
        const image = { ...plainImage(world, account.id, now()), ...fields };
        world.tables.images.set(image.id, image);
        wakeImage(world, image);
        return image;
      }),
    addSchedule: (instance: string, fields: Partial<Schedule> = {}) =>
      built((account) => {
        const id = nextId(world.tables, 'schedule');
        const row = {
          id,
          account: account.id,
          instance,
          name: 'MySchedule',
          days: [1, 2, 5],
          time: '02:01',
          createdAt: now(),
        };
        const schedule: Schedule = { ...row, ...fields };
        world.tables.schedules.set(schedule.id, schedule);
        return schedule;
      }),
    addLine: (words: OrderWords = {}) =>
      built((account) => {
        const [user] = world.tables.users.values();
        if (!user) throw new RangeError('the simulator has no user');
        return addLine({ world, caller: { account, user, session: undefined }, now: now() }, orderOf(world, words)).id;
      }),
  };
}

function peopleBuilders(world: World, now: () => number, built: Built) {
  const userOf = (username: string | undefined): User => {
    const user = username === undefined ? [...world.tables.users.values()][0] : world.tables.users.get(username);
    if (!user) throw new RangeError(`no such user: ${username}`);
    return user;
  };
  return {
    addSshKey: (comment: string, publicKey = SAMPLE_PUBLIC_KEY) =>
      built((account) => addKey(world.tables, { account: account.id, comment, publicKey, now: now() })),
    addUser: (user: Omit<UserSeed, 'account'> & { readonly account?: string }) =>
      built((account) => addUserRow(world.tables, { account: account.id, ...user })),
    issueKey: (username: string, key: string) => built(() => void world.tables.loginKeys.set(key, username)),
    openSession: (username?: string) => built(() => openSession({ world, now: now() }, userOf(username))),
    setFilter: (list: string, fields: { readonly [field: string]: string }, username?: string) =>
      built(() => void world.tables.filters.set(`${list} user:${userOf(username).username}`, { ...fields })),
    addPromo: (promo: Partial<Promo> & Pick<Promo, 'code'>) =>
      built(() => {
        const nothing = { percent: null, absolute: null, oneTime: false, expiresAt: null, tariffs: null, used: [] };
        const row: Promo = { ...nothing, ...promo };
        world.tables.promos.set(row.code, row);
        return row;
      }),
  };
}

function moneyBuilders(world: World, now: () => number, built: Built) {
  return {
    topUp: (amount: string) =>
      built((account) => {
        move(world, account, { at: now(), amount: units(amount), service: null, reason: 'top-up', text: 'Top-up' });
        resumeUnpaid(world, account.id, now());
      }),
    setBalance: (amount: string) => built((account) => void (account.balance = decimal(units(amount)))),
    setPrice: (tariff: string, period: string, price: string) =>
      built(() => void (tariffNamed(world, tariff).prices[period] = decimal(units(price)))),
    setSoldOut: (name: string, soldOut: boolean) =>
      built(() => {
        const tariff = tariffNamed(world, name);
        tariff.soldOut = soldOut;
        for (const server of world.tables.servers.values()) {
          const waited = server.status === '5_open' && server.tariff === tariff.id;
          if (waited && !soldOut) openServer(world, server, now());
        }
      }),
  };
}

function tariffNamed({ catalogue }: World, name: string | undefined): Tariff {
  const found = catalogue.tariffs.find(({ id, title }) => name === undefined || id === name || title === name);
  if (!found) throw new RangeError(`no such tariff: ${name}`);
  return found;
}

function orderOf(world: World, words: OrderWords): ServerOrder {
  const tariff = tariffNamed(world, words.tariff);
  return {
    tariff: tariff.id,
    datacenter: tariff.datacenter,
    period: words.period ?? '-50',
    count: words.count ?? 1,
    system: systemNamed(world, tariff, words.system),
    servername: words.servername ?? 'web',
    network: words.network ?? NETWORKS.ipv4,
    sshKey: null,
    autoprolong: false,
    remoteid: '',
    schedule: null,
  };
}

function systemNamed({ catalogue }: World, tariff: Tariff, label: string | undefined): SystemOnDisk {
  const system = catalogue.systems.find((one) => label === undefined || one.label === label);
  if (!system) throw new RangeError(`no such system: ${label}`);
  const { distro, version, windows } = system;
  return { uid: systemUid(tariff.datacenter, system.label), label: system.label, distro, version, windows };
}

function plainImage(world: World, account: string, at: number): Image {
  return {
    id: nextId(world.tables, 'service'),
    account,
    type: 'Image',
    name: 'MyImage',
    region: world.catalogue.datacenters[0]?.name ?? '',
    minDisk: '1',
    minRam: '1',
    diskFormat: 'qcow2',
    osDistro: 'ubuntu',
    osVersion: '24',
    architecture: 'x86_64',
    url: 'https://images.shop.example/ubuntu.qcow2',
    protected: false,
    state: 'Active',
    status: '2',
    size: '2.0',
    boughtAt: at,
    updatedAt: at,
    paidUntil: at + world.knobs.dayMs,
    suspendedAt: null,
    closingAt: null,
    instance: '',
    backupType: '',
  };
}
