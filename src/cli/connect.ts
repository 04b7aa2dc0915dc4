/** Providers in play, connected. */

import { gatherKinds, type Kinds } from '../engine/kinds.ts';
import type { Clock, Pace } from '../model/clock.ts';
import { HostformError, type Problem } from '../model/errors.ts';
import type { Attributes } from '../model/json.ts';
import type { Money } from '../model/money.ts';
import type { ProviderUse } from '../model/plan.ts';
import type { Connection } from '../model/provider.ts';
import type { StateFile } from '../model/state.ts';
import type { Context } from './context.ts';

export interface Connected {
  readonly connections: readonly Connection[];
  readonly kinds: Kinds;
  readonly uses: readonly ProviderUse[];
  /** Things the vendors' clients had to tell. */
  readonly notices: readonly Problem[];
  pace(provider: string): Pace;
  balances(): Promise<{ readonly [provider: string]: Money }>;
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** Names of the providers that something declared, recorded or pending lives at. */
  readonly inPlay: readonly string[];
  readonly settings: { readonly [provider: string]: Attributes };
  readonly mayWrite: boolean;
  readonly state: Pick<StateFile, 'accounts'>;
  /** Accounts that a saved plan was made for. */
  readonly accounts?: { readonly [provider: string]: string };
}

/**
 * Connects and checks that the credentials belong to the account that the state was made with.
 * @throws HostformError CREDENTIALS, ACCOUNT_CHANGED before anything is planned.
 */
export async function connect(context: Context, options: ConnectOptions): Promise<Connected> {
  const { providers } = await import('../providers/index.ts');
  const notices: Problem[] = [];
  const { world, output } = context;
  const connections = providers
    .filter(({ name }) => options.inPlay.includes(name))
    .map((provider) =>
      provider.connect({
        settings: { ...options.settings[provider.name], ...context.settings[provider.name] },
        env: context.env,
        cwd: context.cwd,
        mayWrite: options.mayWrite,
        clock: world.clock,
        random: world.random,
        onSecret: output.addSecret,
        onNotice: (problem) => void notices.push(problem),
      }),
    );
  const close = (): Promise<void> => closeAll(connections, world.clock);
  try {
    const uses = await Promise.all(connections.map((connection) => useOf(connection, options, context)));
    return {
      connections,
      kinds: gatherKinds(connections.flatMap(({ kinds }) => kinds)),
      uses,
      notices,
      pace: (provider) => paceOf(connections, provider),
      balances: () => readBalances(connections),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function useOf(
  connection: Connection,
  { state, accounts = {} }: ConnectOptions,
  { globals }: Pick<Context, 'globals'>,
): Promise<ProviderUse> {
  const { provider } = connection;
  const settings = globals.sandbox ? withoutEndpoint(connection.settings) : connection.settings;
  const account = await connection.account();
  const recorded = state.accounts[provider]?.id;
  if (recorded !== undefined && recorded !== account) {
    throw otherAccount(`The state was made with account ${recorded} of ${provider}`, {
      account,
      consequence: 'Planning with them would take everything for gone, and buy it again.',
      hint: 'use the right credentials, or another --state',
    });
  }
  const planned = accounts[provider];
  if (planned !== undefined && planned !== account) {
    throw otherAccount(`The plan was made for account ${planned} of ${provider}`, {
      account,
      consequence: 'Nothing was done.',
      hint: 'use the credentials that the plan was made with, or plan again',
    });
  }
  return { provider, account, settings };
}

/** The sandbox's vendors listen elsewhere in each run, which makes no other plan; the environment says where. */
function withoutEndpoint(settings: Attributes): Attributes {
  const { endpoint: _, ...rest } = settings;
  return rest;
}

function otherAccount(
  expected: string,
  { account, consequence, hint }: { account: string; consequence: string; hint: string },
): HostformError {
  return new HostformError('ACCOUNT_CHANGED', 'These credentials belong to another account', {
    detail: `${expected}, and the credentials are those of ${account}. ${consequence}`,
    hint,
  });
}

/** Logging out is a courtesy: it is neither waited for long, nor does its failure count. */
const CLOSE_MS = 1000;

async function closeAll(connections: readonly Connection[], clock: Clock): Promise<void> {
  const done = new AbortController();
  const closing = Promise.allSettled(connections.map((connection) => connection.close()));
  await Promise.race([closing, clock.sleep(CLOSE_MS, done.signal)]);
  done.abort();
}

function paceOf(connections: readonly Connection[], provider: string): Pace {
  const found = connections.find((connection) => connection.provider === provider);
  if (!found) throw new HostformError('INTERNAL', `${provider} is not connected`);
  return found.pace;
}

async function readBalances(connections: readonly Connection[]): Promise<{ readonly [provider: string]: Money }> {
  const found = await Promise.all(connections.map(async (each) => [each.provider, await each.balance()] as const));
  return Object.fromEntries(found.filter((entry): entry is [string, Money] => entry[1] !== undefined));
}
