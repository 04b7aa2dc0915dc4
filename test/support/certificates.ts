/** Certificates for tests, made by openssl for this run alone. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingServer } from './servers.ts';

export interface Certificate {
  readonly crt: string;
  readonly key: string;
}

export interface Authority extends Certificate {
  /** Its certificate as a file. */
  readonly path: string;
  sign(name: string, options: { readonly host: string; readonly days?: number }): Certificate;
}

/** Says so loudly where not. */
export function canMakeCertificates(words: string): boolean {
  const found = existsSync('/usr/bin/openssl');
  if (!found) missingServer(`${words}: there is no /usr/bin/openssl (apt-get install openssl)`);
  return found;
}

function openssl(folder: string, ...args: string[]): void {
  execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

function read(folder: string, name: string): Certificate {
  const text = (kind: string): string => readFileSync(join(folder, `${name}.${kind}`), 'utf8');
  return { crt: text('crt'), key: text('key') };
}

/** One that vouches for itself. `host` is a name or `IP:` and an address. */
export function makeSelfSigned(folder: string, name: string, host: string): Certificate {
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${host}`];
  openssl(
    folder,
    'req',
    '-x509',
    ...NEW_KEY,
    ...subject,
    '-days',
    '2',
    '-keyout',
    `${name}.key`,
    '-out',
    `${name}.crt`,
  );
  return read(folder, name);
}

export function makeAuthority(folder: string, name: string): Authority {
  const own = makeSelfSigned(folder, name, `DNS:${name}.example`);
  return {
    ...own,
    path: join(folder, `${name}.crt`),
    sign: (leaf, { host, days = 2 }) => {
      openssl(
        folder,
        'req',
        '-new',
        ...NEW_KEY,
        '-subj',
        `/CN=${leaf}`,
        '-keyout',
        `${leaf}.key`,
        '-out',
        `${leaf}.csr`,
      );
      writeFileSync(join(folder, `${leaf}.ext`), `subjectAltName=${host}\n`);
      const by = ['-CA', `${name}.crt`, '-CAkey', `${name}.key`, '-CAcreateserial', '-extfile', `${leaf}.ext`];
      openssl(folder, 'x509', '-req', '-in', `${leaf}.csr`, ...by, '-days', String(days), '-out', `${leaf}.crt`);
      return read(folder, leaf);
    },
  };
}
