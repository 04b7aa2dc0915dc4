/** Which endpoint, and who we are there: the environment, then ovh.conf, as the official clients do (ovh.md §2.5). */
import { HostformError, type Problem } from '../../model/errors.ts';
import { type Conf, readConf } from './conf.ts';
import { type Endpoint, findEndpoint } from './endpoints.ts';

export type Credentials =
  | {
      readonly kind: 'keys';
      readonly applicationKey: string;
      readonly applicationSecret: string;
      readonly consumerKey: string;
    }
  | { readonly kind: 'oauth2'; readonly clientId: string; readonly clientSecret: string };

export interface Access {
  readonly endpoint: Endpoint;
  readonly credentials: Credentials;
}

export interface AccessInput {
  readonly env: { readonly [name: string]: string | undefined };
  readonly cwd: string;
  /** The manifest's endpoint. */
  readonly endpoint: string | undefined;
  readonly onNotice: (problem: Problem) => void;
  /** Folder of the system-wide ovh.conf; `/etc` unless a test says otherwise. */
  readonly etc?: string;
}

const KEYS = ['application_key', 'application_secret', 'consumer_key'] as const;
const OAUTH2 = ['client_id', 'client_secret'] as const;

/** Environment variables in force, for help texts. */
export const variables: readonly string[] = ['OVH_ENDPOINT', ...[...KEYS, ...OAUTH2].map(variableOf)];

/**
 * Endpoint: OVH_ENDPOINT, then the manifest, then `[default] endpoint` of ovh.conf, then ovh-eu. Credentials: each key
 * from the environment, else from the endpoint's section of ovh.conf. Nothing is sent.
 * @throws HostformError CREDENTIALS when they are missing, incomplete or contradictory; SCHEMA for a bad endpoint.
 */
export function readAccess({ env, cwd, endpoint, onNotice, etc = '/etc' }: AccessInput): Access {
  const conf = readConf({ cwd, home: present(env['HOME']) ?? present(env['USERPROFILE']), etc, onNotice });
  const named = present(env['OVH_ENDPOINT']) ?? endpoint ?? conf.get('default')?.['endpoint'] ?? 'ovh-eu';
  const found = findEndpoint(named);
  const look = (key: string): string | undefined => present(env[variableOf(key)]) ?? fromConf(conf, found, key);
  return { endpoint: found, credentials: choose(found, look) };
}

function choose(endpoint: Endpoint, look: (key: string) => string | undefined): Credentials {
  const keys = KEYS.filter((key) => look(key) !== undefined);
  const oauth2 = OAUTH2.filter((key) => look(key) !== undefined);
  if (keys.length > 0 && oauth2.length > 0) throw contradictory([...keys, ...oauth2]);
  if (keys.length === 0 && oauth2.length === 0) throw missing(endpoint);
  const [first, second, third] = keys.length > 0 ? complete(KEYS, look) : complete(OAUTH2, look);
  if (first === undefined || second === undefined) throw missing(endpoint);
  if (third !== undefined)
    return { kind: 'keys', applicationKey: first, applicationSecret: second, consumerKey: third };
  if (endpoint.tokenUrls.length === 0) throw noOauth2(endpoint);
  return { kind: 'oauth2', clientId: first, clientSecret: second };
}

function complete(names: readonly string[], look: (key: string) => string | undefined): string[] {
  const lacking = names.filter((key) => look(key) === undefined);
  if (lacking.length > 0) throw incomplete(names, lacking);
  return names.flatMap((key) => look(key) ?? []);
}

function fromConf(conf: Conf, endpoint: Endpoint, key: string): string | undefined {
  for (const section of endpoint.sections) {
    const value = conf.get(section)?.[key];
    if (value !== undefined) return value;
  }
  return undefined;
}

/** An empty variable counts as absent (ovh.md §2.5: the official clients disagree). */
function present(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}

function variableOf(key: string): string {
  return `OVH_${key.toUpperCase()}`;
}

function missing(endpoint: Endpoint): HostformError {
  return new HostformError('CREDENTIALS', 'No OVHcloud credentials were found', {
    detail: `Looked for OVH_* variables and for [${endpoint.sections.join('] or [')}] in ./ovh.conf, ~/.ovh.conf and /etc/ovh.conf.`,
    hint: `set ${KEYS.map(variableOf).join(', ')}, or ${OAUTH2.map(variableOf).join(' and ')}`,
  });
}

function incomplete(names: readonly string[], lacking: readonly string[]): HostformError {
  return new HostformError('CREDENTIALS', 'The OVHcloud credentials are incomplete', {
    detail: `${names.map(variableOf).join(', ')} belong together, and ${lacking.map(variableOf).join(' and ')} is missing.`,
  });
}

function contradictory(given: readonly string[]): HostformError {
  return new HostformError('CREDENTIALS', 'Two kinds of OVHcloud credentials are given', {
    detail: `An application key and an OAuth2 client can not be used together: ${given.map(variableOf).join(', ')} are set.`,
    hint: 'unset one of them; ovh.conf counts too',
  });
}

function noOauth2(endpoint: Endpoint): HostformError {
  return new HostformError('CREDENTIALS', 'This endpoint does not take OAuth2 clients', {
    detail: `${endpoint.name} knows application keys only.`,
    hint: `set ${KEYS.map(variableOf).join(', ')}`,
  });
}
