/** How a server proves who it is. The words are libpq's, but nothing is ever sent in the clear because TLS failed. */
import { readFile } from 'node:fs/promises';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';
import { HostformError } from '../../model/errors.ts';

export interface TlsWish {
  readonly host: string;
  /** Absent: verified, but for a server on this machine. */
  readonly mode?: string | undefined;
  /** A file, or `system`: whom Node trusts. Absent: the latter as well. */
  readonly rootCertificate?: string | undefined;
  readonly certificate?: string | undefined;
  readonly key?: string | undefined;
}

/** What `tls.connect` is given; false: no TLS. */
export type TlsOptions =
  | false
  | {
      readonly rejectUnauthorized: boolean;
      readonly checkServerIdentity: (name: string, certificate: PeerCertificate) => Error | undefined;
      readonly ca?: string;
      readonly cert?: string;
      readonly key?: string;
    };

type Level = 'none' | 'encrypted' | 'chain' | 'name';

const LEVELS: { readonly [mode: string]: Level } = {
  disable: 'none',
  require: 'encrypted',
  'no-verify': 'encrypted',
  'verify-ca': 'chain',
  'verify-full': 'name',
};

/** @throws HostformError USAGE for a mode that does not exist or would fall back to no encryption, or a missing file. */
export async function tlsOptions({ host, mode, rootCertificate, certificate, key }: TlsWish): Promise<TlsOptions> {
  const level = levelOf({ host, mode, rootCertificate });
  if (level === 'none') return false;
  const [ca, cert, own] = await Promise.all([
    rootCertificate === 'system' ? undefined : pem('sslrootcert', rootCertificate),
    pem('sslcert', certificate),
    pem('sslkey', key),
  ]);
  return {
    rejectUnauthorized: level !== 'encrypted',
    // The name that was asked for, whatever the driver passes: some releases pass none for an IP address.
    checkServerIdentity: (_, peer) => (level === 'name' ? checkServerIdentity(host, peer) : undefined),
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(own !== undefined && { key: own }),
  };
}

function levelOf({ host, mode, rootCertificate }: TlsWish): Level {
  if (host.startsWith('/')) return 'none';
  if (mode === undefined) return isLoopback(host) && rootCertificate === undefined ? 'none' : 'name';
  const level = LEVELS[mode];
  if (level === undefined) throw unknownMode(mode);
  // As libpq does it: whoever names a certificate wants it to be looked at.
  return mode === 'require' && rootCertificate !== undefined ? 'chain' : level;
}

/** True for this machine: its sockets, its name, its own addresses. */
export function isLoopback(host: string): boolean {
  return host.startsWith('/') || host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function unknownMode(mode: string): HostformError {
  const falls = mode === 'prefer' || mode === 'allow';
  const because = falls
    ? `sslmode=${mode} goes on without encryption when TLS is not to be had.`
    : 'This sslmode is not one of PostgreSQL.';
  return new HostformError('USAGE', 'That is no way to protect the connection to PostgreSQL', {
    detail: `${because} Say verify-full (the default), verify-ca, require (encrypted, but to anybody) or disable.`,
  });
}

async function pem(word: string, path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined;
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const detail = `${word}: ${path} can not be read.`;
    throw new HostformError('USAGE', 'A certificate for PostgreSQL can not be read', { detail, cause: error });
  }
}
