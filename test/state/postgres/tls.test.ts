import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostformError } from '../../../src/model/errors.ts';
import {
  type Authority,
  type Certificate,
  canMakeCertificates,
  makeAuthority,
  makeSelfSigned,
} from '../../support/certificates.ts';
import { canStartPostgres, type OwnServer, startPostgres } from '../../support/postgres.ts';
import { hastyClock, makeFolder, run } from '../../support/run-cli.ts';
import { backendAt } from '../support/postgres-stage.ts';

const WORDS = 'whom a PostgreSQL server proves to be';

describe.runIf(canStartPostgres(WORDS) && canMakeCertificates(WORDS))('a server that has to prove who it is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hostform-tls-'));
  let server: OwnServer;
  let authority: Authority;
  let certificates: { readonly [name: string]: Certificate };

  beforeAll(async () => {
    authority = makeAuthority(folder, 'authority');
    certificates = {
      expired: authority.sign('expired', { host: 'IP:127.0.0.1', days: 0 }),
      good: authority.sign('good', { host: 'IP:127.0.0.1' }),
      'of another host': authority.sign('elsewhere', { host: 'DNS:db.example' }),
      'of another authority': makeAuthority(folder, 'stranger').sign('strange', { host: 'IP:127.0.0.1' }),
      'self-signed': makeSelfSigned(folder, 'selfish', 'IP:127.0.0.1'),
    };
    server = await startPostgres();
  }, 120_000);
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const show = async (name: string): Promise<void> => {
    const { crt = '', key = '' } = certificates[name] ?? {};
    await server.configure({ 'server.crt': crt, 'server.key': key }, ['ssl = on', `hostform.shown = '${name}'`]);
    // A reload is a signal: it is over when a new session sees what came with it.
    const shown = () => server.query("SELECT current_setting('hostform.shown', true) AS name");
    await expect.poll(shown, { timeout: 20_000 }).toEqual([{ name }]);
  };
  const read = async (words: string, secrets: string[] = []): Promise<unknown> => {
    const backend = await backendAt(`${server.url}?${words}`, {}, secrets);
    try {
      return await backend.read();
    } finally {
      await backend.close();
    }
  };
  const refusal = async (words: string): Promise<HostformError> => {
    const error = await read(words).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: 'STATE_UNREACHABLE', details: { effect: 'refused' } });
    return error as HostformError;
  };

  it('is refused when it offers no TLS, and the password is not sent', async () => {
    const { message, details } = await refusal(`sslmode=verify-full&sslrootcert=${authority.path}`);
    expect(message).toBe('The database could not prove who it is.');
    expect(details.detail).toContain('it does not offer TLS');
    expect((await refusal('sslmode=require')).details.hint).toContain('sslmode=disable');
  });

  it('is believed with a certificate of the authority that is named', async () => {
    await show('good');
    expect(await read(`sslmode=verify-full&sslrootcert=${authority.path}`)).toBeUndefined();
    expect(await read(`sslrootcert=${authority.path}`)).toBeUndefined();
    expect(await read('sslmode=require')).toBeUndefined();
    const [row] = await server.query(
      "SELECT count(*) AS plain FROM pg_stat_ssl WHERE NOT ssl AND pid IN (SELECT pid FROM pg_stat_activity WHERE application_name = 'hostform')",
    );
    expect(row).toEqual({ plain: '0' });
  });

  it.each([
    { name: 'of another host', says: /127\.0\.0\.1/ },
    { name: 'of another authority', says: /unable to verify|self-signed|unable to get/ },
    { name: 'self-signed', says: /self-signed/ },
    { name: 'expired', says: /expired/ },
  ])('is refused with one that is $name', async ({ name, says }) => {
    await show(name);
    const { details } = await refusal(`sslmode=verify-full&sslrootcert=${authority.path}`);
    expect(details.detail).toMatch(says);
    expect(details.detail).toContain('not even the password');
  });

  it('is refused when nobody vouches for it', async () => {
    await show('good');
    expect((await refusal('sslmode=verify-full')).details.hint).toContain('PGSSLROOTCERT');
  });

  it('may have another name with verify-ca, and be anybody with require', async () => {
    await show('of another host');
    expect(await read(`sslmode=verify-ca&sslrootcert=${authority.path}`)).toBeUndefined();
    await show('of another authority');
    await refusal(`sslmode=verify-ca&sslrootcert=${authority.path}`);
    await refusal(`sslmode=require&sslrootcert=${authority.path}`);
    expect(await read('sslmode=require')).toBeUndefined();
  });

  it('whatever it says, the password is never printed', async () => {
    const password = decodeURIComponent(new URL(server.url).password);
    const manifest = 'hostform: 1\nstate: { backend: postgres, name: shop, connection: "${INFRA_DB}" }\n';
    const home = makeFolder({ 'hostform.yaml': manifest });
    const secret = encodeURIComponent(password);
    const addresses = [
      `${server.url}?sslmode=verify-full`,
      server.url.replace(secret, `${secret}x`),
      server.url.replace('/postgres', '/nowhere'),
      server.url.replace(secret, password),
      server.url.replace(/:\d+\//, ':1/'),
      server.url,
    ];
    for (const address of addresses) {
      for (const argv of [
        ['state', 'list'],
        ['state', 'list', '--json'],
        ['lock'],
        ['unlock', 'aaaa'],
        ['plan', '--json'],
      ]) {
        const { out, err } = await run(argv, { cwd: home.path, env: { INFRA_DB: address }, clock: hastyClock(200) });
        for (const form of [password, secret]) expect(`${out}${err}`, argv.join(' ')).not.toContain(form);
      }
    }
    home.remove();
  });
});
