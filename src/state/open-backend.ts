/** From the name of a backend to the module that speaks to it; loaded only when it is named. */
import type { Clock, Random } from '../model/clock.ts';
import { HostformError } from '../model/errors.ts';
import type { StatePlace } from '../model/state-place.ts';
import type { StateBackend } from './backend.ts';
import { type RemoteName, type SettingsOf, settingsOf } from './backend-settings.ts';

/** What a backend may need besides its settings. */
export interface BackendTools {
  readonly clock: Clock;
  readonly random: Random;
  /** Registers a value that must never be shown; for secrets that were found in the environment. */
  readonly addSecret: (value: string) => void;
}

export type BackendEnv = { readonly [name: string]: string | undefined };

/**
 * Connects, as far as that is needed to know that the settings make sense. @throws HostformError CREDENTIALS, USAGE or
 * STATE_UNREACHABLE.
 */
export type ConnectBackend<Settings> = (
  settings: Settings,
  env: BackendEnv,
  tools: BackendTools,
) => Promise<StateBackend>;

/** How to get at each backend's `connect`. Tests give their own. */
export type BackendTable = { readonly [Name in RemoteName]?: () => Promise<ConnectBackend<SettingsOf[Name]>> };

/** One line a backend. */
export const BACKEND_TABLE: BackendTable = {
  http: async () => (await import('./http/backend.ts')).connectHttp,
  postgres: async () => (await import('./postgres/connect.ts')).connectPostgres,
  s3: async () => (await import('./s3/connect.ts')).connectS3,
};

export interface OpenBackendInput {
  readonly place: StatePlace;
  readonly env: BackendEnv;
  readonly tools: BackendTools;
  /** Wins over the own table, name by name. */
  readonly table?: BackendTable | undefined;
}

/** The backend that a manifest names, connected. The caller closes it. */
export async function openBackend({ place, env, tools, table = {} }: OpenBackendInput): Promise<StateBackend> {
  const name = place.backend;
  if (name === 'local') throw new HostformError('INTERNAL', 'a local state has no backend');
  for (const { value } of Object.values(place.secrets)) tools.addSecret(value);
  return connectTo(name, { place, env, tools, table: { ...BACKEND_TABLE, ...table } });
}

async function connectTo<Name extends RemoteName>(
  name: Name,
  { place, env, tools, table = {} }: OpenBackendInput,
): Promise<StateBackend> {
  const load: BackendTable[Name] = table[name];
  if (!load)
    throw new HostformError('USAGE', 'This hostform has no such backend', { detail: `state.backend: ${name}` });
  const settings = settingsOf(name, place);
  const connect = await load();
  return connect(settings, env, tools);
}
