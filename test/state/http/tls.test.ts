/** D9: certificates that are not to be trusted, and words that are not to be shown. */
import type { ServerOptions } from 'node:https';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HostformError } from '../../../src/model/errors.ts';
import type { BackendEnv } from '../../../src/state/open-backend.ts';
import { canMakeCertificates, makeAuthority, makeSelfSigned } from '../../support/certificates.ts';
import { makeFolder, run } from '../../support/run-cli.ts';
import { serve } from './support/serve.ts';
import { connect } from './support/stages.ts';

const HERE = 'IP:127.0.0.1';

function pki() {
  const folder = makeFolder();
  onTestFinished(() => folder.remove());
  const authority = makeAuthority(folder.path, 'authority');
  return { folder: folder.path, authority };
}

async function read(tls: ServerOptions, env: BackendEnv): Promise<string> {
  const server = await serve(() => ({ status: 204 }), tls);
  onTestFinished(() => server.close());
  const backend = await connect({ address: `${server.origin}/s` }, env);
  onTestFinished(() => backend.close());
  return backend.read().then(
    () => `read, ${server.asks.length} asked`,
    ({ code, details }: HostformError) => `${code} ${details.effect}, ${server.asks.length} asked: ${details.detail}`,
  );
}

const server = ({ crt, key }: { crt: string; key: string }): ServerOptions => ({ cert: crt, key });

describe.runIf(canMakeCertificates('TLS to a state server'))('a certificate', () => {
  it('of the authority that was named is trusted', async () => {
    const { authority } = pki();
    const tls = server(authority.sign('good', { host: HERE }));
    expect(await read(tls, { TF_HTTP_CLIENT_CA_CERTIFICATE_PEM: authority.crt })).toBe('read, 1 asked');
  });

  it.each(['', '1', 'true'])('of nobody we know is not, with TF_HTTP_SKIP_CERT_VERIFICATION=%s', async (skip) => {
    const { authority } = pki();
    const said = await read(server(authority.sign('good', { host: HERE })), { TF_HTTP_SKIP_CERT_VERIFICATION: skip });
    expect(said).toMatch(/^STATE_UNREACHABLE refused, 0 asked/);
    expect(said.includes('not honoured')).toBe(skip !== '');
  });

  it('of another authority is not', async () => {
    const { authority, folder } = pki();
    const other = makeAuthority(folder, 'other');
    const said = await read(server(authority.sign('good', { host: HERE })), {
      TF_HTTP_CLIENT_CA_CERTIFICATE_PEM: other.crt,
    });
    expect(said).toMatch(/^STATE_UNREACHABLE refused, 0 asked/);
  });

  it('of another host is not', async () => {
    const { authority } = pki();
    const tls = server(authority.sign('elsewhere', { host: 'DNS:elsewhere.example' }));
    const said = await read(tls, { TF_HTTP_CLIENT_CA_CERTIFICATE_PEM: authority.crt });
    expect(said).toMatch(/^STATE_UNREACHABLE refused, 0 asked/);
  });

  it('that vouches for itself is not', async () => {
    const { folder } = pki();
    expect(await read(server(makeSelfSigned(folder, 'self', HERE)), {})).toMatch(/^STATE_UNREACHABLE refused, 0 asked/);
  });

  it('of ours is shown to a server that wants one', async () => {
    const { authority } = pki();
    const tls = {
      ...server(authority.sign('good', { host: HERE })),
      ca: authority.crt,
      requestCert: true,
      rejectUnauthorized: true,
    };
    const mine = authority.sign('me', { host: 'DNS:me.example' });
    const trust = { TF_HTTP_CLIENT_CA_CERTIFICATE_PEM: authority.crt };
    expect(await read(tls, trust)).toContain('STATE_UNREACHABLE');
    const pair = { TF_HTTP_CLIENT_CERTIFICATE_PEM: mine.crt, TF_HTTP_CLIENT_PRIVATE_KEY_PEM: mine.key };
    expect(await read(tls, { ...trust, ...pair })).toBe('read, 1 asked');
  });
});

describe('what a run says', () => {
  const MANIFEST = 'hostform: 1\nstate: { backend: http }\n';
  const LOGIN = { TF_HTTP_USERNAME: 'ana', TF_HTTP_PASSWORD: 'hunter2-hunter2' };

  const say = async (argv: readonly string[], env: BackendEnv) => {
    const folder = makeFolder({ 'hostform.yaml': MANIFEST });
    onTestFinished(() => folder.remove());
    return run(argv, { cwd: folder.path, env });
  };

  it.each([
    { words: 'an address with a password', address: 'https://ana:hunter2-hunter2@x.example/s', code: 64 },
    { words: 'an address without TLS', address: 'http://x.example/s?key=hunter2-hunter2', code: 64 },
  ])('does not repeat $words', async ({ address, code }) => {
    const said = await say(['state', 'list'], { TF_HTTP_ADDRESS: address });
    expect(said.code).toBe(code);
    expect(said.out + said.err).not.toContain('hunter2');
  });

  it('is no secret either when the server throws it back at us', async () => {
    const echo = await serve(({ headers }) => ({ status: 400, body: `bad: ${headers.authorization} hunter2-hunter2` }));
    onTestFinished(() => echo.close());
    const said = await say(['state', 'list'], { ...LOGIN, TF_HTTP_ADDRESS: `${echo.origin}/s` });
    expect(said.code).toBe(1);
    expect(said.err).toContain('400');
    expect(said.err).not.toContain('hunter2');
    expect(said.err).not.toContain(Buffer.from('ana:hunter2-hunter2').toString('base64'));
  });

  it('is that the lock can not be seen', async () => {
    const none = await serve(() => ({ status: 204 }));
    onTestFinished(() => none.close());
    const env = { TF_HTTP_ADDRESS: `${none.origin}/s` };
    expect((await say(['lock'], env)).out).toContain('Whether the state is locked is not known.');
    expect(JSON.parse((await say(['lock', '--json'], env)).out)).toMatchObject({ locked: null });
    expect(none.asks).toEqual([]);
  });
});
