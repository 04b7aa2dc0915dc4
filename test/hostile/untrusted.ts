/**
 * F3 of the numbered tables: servers that can not prove who they are, for each connection that carries credentials. No
 * request arrives, and the error names the certificate or the protocol.
 */
import type { ServerOptions } from 'node:https';
import { expect } from 'vitest';
import { startPlainServer } from '../state/http/support/plain-server.ts';
import { makeAuthority, makeSelfSigned } from '../support/certificates.ts';
import { writeFiles } from '../support/run-cli.ts';
import { type Certified, onceCertified } from './certified.ts';
import { expectBounded, inFolder, runMeasured } from './child.ts';
import type { Table } from './score.ts';
import { startWicked } from './wicked.ts';
import { APPLY, MANIFESTS, openWorld } from './worlds.ts';

interface Untrusted {
  readonly words: string;
  readonly connection: 'zomro' | 'ovh' | 'http state' | 's3 state';
  readonly flaw: (typeof FLAWS)[number];
}

interface Flaw {
  readonly name: string;
  readonly tls: (known: Certified, name: string) => ServerOptions;
  readonly env?: { readonly [name: string]: string };
}

const HERE = 'IP:127.0.0.1';
const asOptions = ({ crt, key }: { readonly crt: string; readonly key: string }): ServerOptions => ({ cert: crt, key });

const FLAWS: readonly Flaw[] = [
  {
    name: 'an expired certificate',
    tls: ({ authority }, name) => asOptions(authority.sign(name, { host: HERE, days: 0 })),
  },
  {
    name: 'a certificate that vouches for itself',
    tls: ({ folder }, name) => asOptions(makeSelfSigned(folder, name, HERE)),
  },
  {
    name: 'the certificate of another',
    tls: ({ authority }, name) => asOptions(authority.sign(name, { host: 'DNS:other.example' })),
  },
  {
    name: 'an authority that nobody knows',
    tls: ({ folder }, name) => asOptions(makeAuthority(folder, `${name}-ca`).sign(name, { host: HERE })),
  },
  {
    name: 'TLS 1.0',
    tls: ({ own }) => ({ ...asOptions(own), minVersion: 'TLSv1', maxVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }),
  },
  {
    name: 'NODE_TLS_REJECT_UNAUTHORIZED=0',
    tls: ({ folder }, name) => asOptions(makeSelfSigned(folder, name, HERE)),
    env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
  },
]; // prettier-ignore

const STATES = {
  'http state': (origin: string) => `state: { backend: http, address: "${origin}/states/shop", username: ana }\n`,
  's3 state': () => 'state: { backend: s3, bucket: states, key: shop.json, region: us-east-1 }\n',
};

const certified = onceCertified();
let made = 0;

async function check({ connection, flaw }: Untrusted): Promise<void> {
  const known = certified();
  made += 1;
  const tls = flaw.tls(known, `flaw-${made}`);
  const states = await startPlainServer();
  const world = await openWorld(connection === 'ovh' ? 'ovh' : 'zomro');
  const isState = connection in STATES;
  const untrusted = await startWicked(isState ? states.origin : world.url, () => undefined, tls);
  try {
    await inFolder(async (cwd) => {
      const block =
        connection === 'http state' || connection === 's3 state' ? STATES[connection](untrusted.origin) : '';
      const vendor = connection === 'ovh' ? 'ovh' : 'zomro';
      writeFiles(cwd, { 'hostform.yaml': `${MANIFESTS[vendor]}${block}` });
      const done = await runMeasured(APPLY, {
        cwd,
        env: {
          ...known.env,
          ...flaw.env,
          ...world.envAt(isState ? world.url.replace(/\/$/, '') : untrusted.origin),
          TF_HTTP_PASSWORD: 'Correct-Horse-42',
          AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
          AWS_SECRET_ACCESS_KEY: 'Correct-Horse-43',
          AWS_ENDPOINT_URL_S3: untrusted.origin,
        },
      });
      expectBounded(done, { cpuS: 10, peakMb: 400 });
      expect(done.code, done.err.slice(-1500)).toBe(1);
      expect(done.err).toMatch(/certificate|CERT|protocol|PROTOCOL|IP:|altname/i);
      expect(untrusted.calls, 'requests that arrived').toEqual([]);
    });
  } finally {
    for (const each of [untrusted, states, world]) await each.close();
  }
}

export const untrustedServers: Table<Untrusted> = {
  id: 'F3',
  what: 'servers that can not prove who they are: no request is sent to them',
  cases: (['zomro', 'ovh', 'http state', 's3 state'] as const).flatMap((connection) =>
    FLAWS.map((flaw) => ({ words: `${connection}: ${flaw.name}`, connection, flaw })),
  ),
  atOnce: 3,
  check,
};
