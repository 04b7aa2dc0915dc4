/** Where a state lies and how it is asked for: the manifest's settings, then `TF_HTTP_*` as Terraform reads them. */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { HostformError } from '../../model/errors.ts';
import type { HttpSettings } from '../backend-settings.ts';
import type { BackendEnv } from '../open-backend.ts';
import { dialectOf } from './dialect.ts';
import type { TlsMaterial } from './exchange.ts';

/** One kind of request. */
export interface Route {
  readonly method: string;
  readonly url: URL;
}

export interface HttpTarget {
  readonly dialect: 'gitlab' | 'plain';
  /** For people: no credentials, no query. */
  readonly location: string;
  readonly address: URL;
  readonly update: Route;
  readonly lock: Route;
  readonly unlock: Route;
  readonly authorization?: string;
  readonly tls: TlsMaterial;
  readonly tlsRemark?: string;
  /** Never to be shown. */
  readonly secrets: readonly string[];
}

/** @throws HostformError USAGE about addresses and methods, CREDENTIALS about passwords, certificates and keys. */
export function httpTarget(settings: HttpSettings, env: BackendEnv): HttpTarget {
  const look = (field: keyof HttpSettings): string | undefined =>
    settings[field] || env[`TF_HTTP_${field.toUpperCase()}`] || undefined;
  const address = parseAddress('address', look('address') ?? missingAddress());
  const dialect = dialectOf(address);
  const lockAddress = look('lock_address');
  const lock = lockAddress === undefined ? dialect.lockAddress : parseAddress('lock_address', lockAddress);
  const unlockAddress = look('unlock_address');
  const unlock = unlockAddress === undefined ? lock : parseAddress('unlock_address', unlockAddress);
  const route = (field: 'update_method' | 'lock_method' | 'unlock_method', url: URL, preset: string): Route => {
    return { method: checkMethod(field, look(field) ?? preset), url };
  };
  const tlsRemark = remarkOnTls(env);
  const login = readLogin(look('username'), look('password'));
  return {
    dialect: dialect.name,
    location: `${address.origin}${address.pathname}`,
    address,
    update: route('update_method', address, 'POST'),
    lock: route('lock_method', lock, dialect.lockMethod),
    unlock: route('unlock_method', unlock, dialect.unlockMethod),
    ...(login && { authorization: `Basic ${login.token}` }),
    // Servers without users put a key into the query; what is short stands everywhere and is none.
    secrets: [
      ...[...address.searchParams.values()].filter((value) => value.length >= 8),
      ...(login ? [login.password, login.token] : []),
    ],
    tls: tlsMaterial(env),
    ...(tlsRemark === undefined ? {} : { tlsRemark }),
  };
}

function missingAddress(): never {
  throw new HostformError('USAGE', 'The state has no address', {
    detail: 'state.backend is http, and neither state.address nor TF_HTTP_ADDRESS says where the state is.',
  });
}

/** Nothing of an address but its host is shown: people put passwords into addresses. */
function parseAddress(field: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : refuseAddress(field, 'is not a URL');
  const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname);
  if (url.username || url.password) {
    return refuseAddress(field, 'holds credentials; they belong in TF_HTTP_USERNAME and TF_HTTP_PASSWORD');
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback)) {
    return refuseAddress(field, `(${url.hostname}) must use https: http: is accepted for this machine only`);
  }
  url.hash = '';
  return url;
}

function refuseAddress(field: string, because: string): never {
  throw new HostformError('USAGE', 'The address of the state can not be used', {
    detail: `state.${field} or TF_HTTP_${field.toUpperCase()} ${because}.`,
  });
}

function checkMethod(field: string, method: string): string {
  if (/^[A-Z]{1,20}$/.test(method) && method !== 'GET' && method !== 'HEAD') return method;
  throw new HostformError('USAGE', 'The method of a request can not be used', {
    detail: `state.${field} or TF_HTTP_${field.toUpperCase()} should be a method that changes something, like POST, in capital letters.`,
  });
}

interface Login {
  readonly password: string;
  /** As basic authentication sends both. */
  readonly token: string;
}

function readLogin(username: string | undefined, password: string | undefined): Login | undefined {
  if (username === undefined && password === undefined) return undefined;
  if (username === undefined || password === undefined) {
    const [there, absent] = username === undefined ? ['PASSWORD', 'USERNAME'] : ['USERNAME', 'PASSWORD'];
    throw new HostformError('CREDENTIALS', 'The credentials of the state are not complete', {
      detail: `TF_HTTP_${there} is known and TF_HTTP_${absent} is not.`,
    });
  }
  if (username.includes(':')) {
    throw new HostformError('CREDENTIALS', 'The name of the user can not be used', {
      detail: 'TF_HTTP_USERNAME holds a colon, which basic authentication can not carry.',
    });
  }
  return { password, token: Buffer.from(`${username}:${password}`).toString('base64') };
}

function tlsMaterial(env: BackendEnv): TlsMaterial {
  const ca = env['TF_HTTP_CLIENT_CA_CERTIFICATE_PEM'] || undefined;
  const cert = env['TF_HTTP_CLIENT_CERTIFICATE_PEM'] || undefined;
  const key = env['TF_HTTP_CLIENT_PRIVATE_KEY_PEM'] || undefined;
  if ((cert === undefined) !== (key === undefined)) {
    throw new HostformError('CREDENTIALS', 'The credentials of the state are not complete', {
      detail: 'TF_HTTP_CLIENT_CERTIFICATE_PEM and TF_HTTP_CLIENT_PRIVATE_KEY_PEM go together; only one of them is set.',
    });
  }
  if (ca !== undefined) checkPem('TF_HTTP_CLIENT_CA_CERTIFICATE_PEM', () => new X509Certificate(ca));
  if (cert !== undefined) checkPem('TF_HTTP_CLIENT_CERTIFICATE_PEM', () => new X509Certificate(cert));
  if (key !== undefined) checkPem('TF_HTTP_CLIENT_PRIVATE_KEY_PEM', () => createPrivateKey(key));
  return { ...(ca !== undefined && { ca }), ...(cert !== undefined && { cert }), ...(key !== undefined && { key }) };
}

function checkPem(variable: string, parse: () => unknown): void {
  try {
    parse();
  } catch (cause) {
    throw new HostformError('CREDENTIALS', 'A certificate or key of the state can not be read', {
      detail: `${variable} should hold the text of a PEM file, not its path.`,
      cause,
    });
  }
}

function remarkOnTls(env: BackendEnv): string | undefined {
  const skip = env['TF_HTTP_SKIP_CERT_VERIFICATION'];
  if (!skip || /^(0|f|false)$/i.test(skip)) return undefined;
  return 'TF_HTTP_SKIP_CERT_VERIFICATION is set and not honoured: put the certificate of the authority into TF_HTTP_CLIENT_CA_CERTIFICATE_PEM.';
}
