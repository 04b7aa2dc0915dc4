/** Certificates that a child process trusts, made once per run: `NODE_EXTRA_CA_CERTS` is read at its start only. */
import { type Authority, type Certificate, makeAuthority } from '../support/certificates.ts';
import { makeFolder } from '../support/run-cli.ts';

export interface Certified {
  readonly authority: Authority;
  /** For 127.0.0.1 and 127.0.0.2. */
  readonly own: Certificate;
  /** What lets a child process trust the authority. */
  readonly env: { readonly NODE_EXTRA_CA_CERTS: string };
  readonly folder: string;
}

/** Makes them when they are first asked for. */
export function onceCertified(): () => Certified {
  let made: Certified | undefined;
  return () => {
    made ??= makeCertified();
    return made;
  };
}

function makeCertified(): Certified {
  const { path } = makeFolder();
  const authority = makeAuthority(path, 'authority');
  const own = authority.sign('own', { host: 'IP:127.0.0.1,IP:127.0.0.2' });
  return { authority, own, env: { NODE_EXTRA_CA_CERTS: authority.path }, folder: path };
}
