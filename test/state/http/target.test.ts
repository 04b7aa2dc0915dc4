import { describe, expect, it } from 'vitest';
import { HostformError } from '../../../src/model/errors.ts';
import type { HttpSettings } from '../../../src/state/backend-settings.ts';
import { httpTarget } from '../../../src/state/http/target.ts';
import type { BackendEnv } from '../../../src/state/open-backend.ts';

const GITLAB = 'https://gitlab.example/api/v4/projects/4711/terraform/state/shop';

function routes(settings: HttpSettings, env: BackendEnv = {}): readonly string[] {
  const { update, lock, unlock } = httpTarget(settings, env);
  return [update, lock, unlock].map(({ method, url }) => `${method} ${url.href}`);
}

function problem(settings: HttpSettings, env: BackendEnv = {}): HostformError {
  try {
    httpTarget(settings, env);
  } catch (error) {
    if (error instanceof HostformError) return error;
  }
  throw new Error('it was accepted');
}

describe('where a state is asked for', () => {
  it('is what Terraform would take where the server is not known', () => {
    const address = 'https://states.example/shop';
    expect(routes({ address })).toEqual([`POST ${address}`, `LOCK ${address}`, `UNLOCK ${address}`]);
  });

  it.each([GITLAB, 'https://gitea.example/api/packages/acme/terraform/state/shop'])('is known of %s', (address) => {
    expect(routes({ address })).toEqual([`POST ${address}`, `POST ${address}/lock`, `DELETE ${address}/lock`]);
  });

  it('comes from the variables of Terraform, and the manifest wins', () => {
    const env = {
      TF_HTTP_ADDRESS: 'https://a.example/s',
      TF_HTTP_LOCK_ADDRESS: 'https://a.example/lock',
      TF_HTTP_UPDATE_METHOD: 'PUT',
      TF_HTTP_LOCK_METHOD: 'PUT',
      TF_HTTP_UNLOCK_METHOD: 'DELETE',
    };
    const locks = ['PUT https://a.example/lock', 'DELETE https://a.example/lock'];
    expect(routes({}, env)).toEqual(['PUT https://a.example/s', ...locks]);
    expect(routes({ address: 'https://b.example/s' }, env)).toEqual(['PUT https://b.example/s', ...locks]);
    expect(routes({ unlock_address: 'https://a.example/u' }, env)[2]).toBe('DELETE https://a.example/u');
  });

  it('takes an empty variable for one that is not set', () => {
    expect(routes({ address: GITLAB }, { TF_HTTP_LOCK_ADDRESS: '', TF_HTTP_LOCK_METHOD: '' })[1]).toBe(
      `POST ${GITLAB}/lock`,
    );
  });

  it('shows neither a query nor who asks', () => {
    const target = httpTarget(
      { address: 'https://x.example/s?key=k1k2k3k4&page=1', username: 'ana', password: 'p' },
      {},
    );
    expect(target.location).toBe('https://x.example/s');
    expect(target.update.url.href).toContain('key=k1k2k3k4');
    expect(target.secrets).toEqual(['k1k2k3k4', 'p', Buffer.from('ana:p').toString('base64')]);
  });
});

describe('what is refused before anything is sent', () => {
  it.each([
    { words: 'no address', settings: {}, code: 'USAGE', says: 'TF_HTTP_ADDRESS' },
    { words: 'no URL', settings: { address: 'states' }, code: 'USAGE', says: 'not a URL' },
    { words: 'http to another machine', settings: { address: 'http://x.example/s' }, code: 'USAGE', says: 'https' },
    {
      words: 'http for a lock',
      settings: { address: GITLAB, lock_address: 'http://x.example/s' },
      code: 'USAGE',
      says: 'lock_address',
    },
    { words: 'another protocol', settings: { address: 'ftp://127.0.0.1/s' }, code: 'USAGE', says: 'https' },
    {
      words: 'a password in the address',
      settings: { address: 'https://a:hunter2@x.example/s' },
      code: 'USAGE',
      says: 'credentials',
    },
    { words: 'a slash in a name at GitLab', settings: { address: `${GITLAB}/a` }, code: 'USAGE', says: 'slash' },
    { words: 'a hidden slash', settings: { address: `${GITLAB}%2Fa` }, code: 'USAGE', says: 'slash' },
    {
      words: 'a method that only reads',
      settings: { address: GITLAB, update_method: 'GET' },
      code: 'USAGE',
      says: 'update_method',
    },
    {
      words: 'a password without a name',
      settings: { address: GITLAB, password: 'hunter2' },
      code: 'CREDENTIALS',
      says: 'TF_HTTP_USERNAME',
    },
    {
      words: 'a name without a password',
      settings: { address: GITLAB, username: 'ana' },
      code: 'CREDENTIALS',
      says: 'TF_HTTP_PASSWORD',
    },
    {
      words: 'a colon in a name',
      settings: { address: GITLAB, username: 'a:b', password: 'hunter2' },
      code: 'CREDENTIALS',
      says: 'colon',
    },
  ])('$words', ({ settings, code, says }) => {
    const error = problem(settings);
    expect(error.code).toBe(code);
    expect(error.details.detail).toContain(says);
    expect(JSON.stringify(error.problem)).not.toContain('hunter2');
  });

  it.each(['TF_HTTP_CLIENT_CERTIFICATE_PEM', 'TF_HTTP_CLIENT_PRIVATE_KEY_PEM'])('only %s of the pair', (name) => {
    expect(problem({ address: GITLAB }, { [name]: 'x' }).code).toBe('CREDENTIALS');
  });

  it('a path where a certificate should be', () => {
    const error = problem({ address: GITLAB }, { TF_HTTP_CLIENT_CA_CERTIFICATE_PEM: '/etc/ssl/ca.pem' });
    expect(error.code).toBe('CREDENTIALS');
    expect(error.details.detail).toContain('not its path');
  });

  it.each(['http://127.0.0.1:8080/s', 'http://localhost/s', 'http://[::1]:99/s'])(
    'but not %s, which is this machine',
    (address) => {
      expect(httpTarget({ address }, {}).location).toBe(address);
    },
  );
});
