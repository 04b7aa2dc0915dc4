/** Who is calling (zomro.md §2): login, sliding sessions, `authinfo`, lockout and ban. */
import type { Caller, Functions, Params, World } from './asked.ts';
import { acts, reads } from './asked.ts';
import { hexMark } from './marks.ts';
import { refuse, refuseAccess } from './refusal.ts';
import type { Account, Session, User } from './rows.ts';
import { nextId } from './tables.ts';
import type { Branch } from './wire.ts';
import type { Phrase } from './words.ts';

/** The moment and the world are enough for a call that has no caller yet. */
export interface AtTheDoor {
  readonly world: World;
  readonly params: Params;
  readonly now: number;
}

/** `func=auth`: a session for user name and password, for `authinfo`, or for a one-time key. */
export function logIn(door: AtTheDoor): Branch {
  const user = door.params.key ? userOfKey(door, door.params.key) : userOfPassword(door, credentials(door.params));
  const session = openSession(door, user);
  return { auth: { $id: session.token, $level: '16', $: session.token } };
}

/** Opens a session; dead ones are swept out on the way. */
export function openSession({ world, now }: Omit<AtTheDoor, 'params'>, user: User): Session {
  const { sessions } = world.tables;
  for (const [token, { usedAt }] of sessions) if (now - usedAt >= world.knobs.sessionMs) sessions.delete(token);
  const token = hexMark(24, 'session', world.seed, nextId(world.tables, 'token'));
  const session = { token, username: user.username, usedAt: now, half: user.totp };
  sessions.set(token, session);
  return session;
}

/** The caller of any other function. @throws a refusal when there is none. */
export function callerOf(door: AtTheDoor, func: string): Caller {
  const { params, world, now } = door;
  if (params.auth === undefined && params.authinfo !== undefined) {
    const user = userOfPassword(door, credentials(params));
    return { user, account: accountOf(world, user), session: undefined };
  }
  const session = world.tables.sessions.get(params.auth ?? '');
  const user = session && world.tables.users.get(session.username);
  if (!session || !user || now - session.usedAt >= world.knobs.sessionMs) return refuseStranger(world, func);
  session.usedAt = now;
  if (session.half && !HALF_OPEN.has(func)) refuseAccess(func);
  return { user, account: accountOf(world, user), session };
}

/** What a half-open session may still call (§2). */
const HALF_OPEN: ReadonlySet<string> = new Set(['whoami', 'keepalive', 'logon']);

function refuseStranger(world: World, func: string): never {
  if (world.knobs.expiredSession === 'access') refuseAccess(func);
  refuse({ type: 'auth', text: ['Session has expired or does not exist', 'Сессия истекла или не существует'] });
}

function accountOf(world: World, user: User): Account {
  return world.tables.accounts.get(user.account) ?? refuseAccess(user.username);
}

function credentials(params: Params): { readonly username: string; readonly password: string } {
  if (params.authinfo === undefined) return { username: params.username ?? '', password: params.password ?? '' };
  const colon = params.authinfo.indexOf(':');
  return { username: params.authinfo.slice(0, Math.max(colon, 0)), password: params.authinfo.slice(colon + 1) };
}

function userOfPassword(door: AtTheDoor, given: { readonly username: string; readonly password: string }): User {
  const { world, now, params } = door;
  if (params.authinfo !== undefined && !world.knobs.acceptAuthinfo) refuseLogin('badip');
  const user = world.tables.users.get(given.username);
  if (user && now < user.blockedUntil) refuseLogin('blocklogon');
  if (user && user.password === given.password) {
    user.failures = 0;
    return user;
  }
  countFailure(door, user);
  return refuseLogin('badpassword');
}

/** Thresholds are unknown (§2 [U]); what follows is not: the user is blocked, and in the end the address. */
function countFailure({ world, now }: AtTheDoor, user: User | undefined): void {
  const { door } = world.tables;
  door.failures += 1;
  if (door.failures >= world.knobs.banAfter) {
    door.bannedUntil = now + world.knobs.banMs;
    door.failures = 0;
  }
  if (!user) return;
  user.failures += 1;
  if (user.failures < world.knobs.lockoutAfter) return;
  user.blockedUntil = now + world.knobs.blockMs;
  user.failures = 0;
}

function userOfKey({ world, params }: AtTheDoor, key: string): User {
  const owner = world.tables.loginKeys.get(key);
  const user = owner === params.username ? world.tables.users.get(owner ?? '') : undefined;
  if (key.length < 16 || !user) return refuseLogin('badpassword');
  world.tables.loginKeys.delete(key);
  return user;
}

const LOGIN_TEXTS: { readonly [object: string]: Phrase } = {
  badpassword: ['Invalid username or password', 'Неверное имя пользователя или пароль'],
  badip: ['Access from this IP address is denied', 'Доступ с этого IP-адреса запрещен'],
  blocklogon: ['Too many failed logins, the account is blocked for 20 seconds', 'Вход заблокирован на 20 секунд'],
};

function refuseLogin(object: 'badpassword' | 'badip' | 'blocklogon'): never {
  refuse({ type: 'auth', object, text: LOGIN_TEXTS[object] ?? ['Login refused', 'Вход запрещен'] });
}

/** What a session does about itself. `auth` is not here: it has no caller. */
export const sessionFunctions: Functions = {
  keepalive: reads(() => ({ ok: {} })),
  logon: acts(({ world, caller }) => {
    if (caller.session) world.tables.sessions.delete(caller.session.token);
    return { ok: {} };
  }),
  whoami: reads(({ caller: { user, account, session } }) => ({
    user: { $id: user.id, $name: user.username, $realname: account.name, $email: account.email, $level: '16' },
    account: { $id: account.id, $name: account.name },
    ok: session?.half ? { $: 'func=totp.confirm' } : {},
  })),
};
