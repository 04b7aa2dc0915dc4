import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HostformError, Problem } from '../../../src/model/errors.ts';
import { parseConf } from '../../../src/providers/ovh/conf.ts';
import { type AccessInput, readAccess } from '../../../src/providers/ovh/credentials.ts';
import { like } from './support/like.ts';

let root: string;
let notices: Problem[];

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hostform-ovh-'));
  for (const folder of ['cwd', 'home', 'etc']) mkdirSync(join(root, folder));
  notices = [];
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const triple = { OVH_APPLICATION_KEY: 'ak', OVH_APPLICATION_SECRET: 'as', OVH_CONSUMER_KEY: 'ck' };
const oauth2 = { OVH_CLIENT_ID: 'id', OVH_CLIENT_SECRET: 'secret' };

function conf(place: 'cwd' | 'home' | 'etc', text: string, mode = 0o600): void {
  const file = join(root, place, place === 'home' ? '.ovh.conf' : 'ovh.conf');
  writeFileSync(file, text);
  chmodSync(file, mode);
}

function read(env: AccessInput['env'] = {}, endpoint?: string): ReturnType<typeof readAccess> {
  return readAccess({
    env: { HOME: join(root, 'home'), ...env },
    cwd: join(root, 'cwd'),
    etc: join(root, 'etc'),
    endpoint,
    onNotice: (problem) => notices.push(problem),
  });
}

function refusal(env: AccessInput['env'] = {}, endpoint?: string): HostformError {
  try {
    read(env, endpoint);
  } catch (error) {
    return error as HostformError;
  }
  throw new Error('it was accepted');
}

describe('endpoints', () => {
  it.each([
    ['ovh-eu', 'https://eu.api.ovh.com/1.0'],
    ['ovh-ca', 'https://ca.api.ovh.com/1.0'],
    ['ovh-us', 'https://api.us.ovhcloud.com/1.0'],
    ['kimsufi-eu', 'https://eu.api.kimsufi.com/1.0'],
    ['ks-ca', 'https://ca.api.kimsufi.com/1.0'],
    ['soyoustart-eu', 'https://eu.api.soyoustart.com/1.0'],
    ['sys-ca', 'https://ca.api.soyoustart.com/1.0'],
    ['http://127.0.0.1:8080/1.0', 'http://127.0.0.1:8080/1.0'],
    ['http://127.0.0.1:8080/1.0/', 'http://127.0.0.1:8080/1.0'],
  ])('%s leads to %s', (name, base) => {
    expect(read(triple, name).endpoint.base).toBe(base);
  });

  it('is ovh-eu when nobody says anything', () => {
    expect(read(triple).endpoint.base).toBe('https://eu.api.ovh.com/1.0');
  });

  it('comes from ovh.conf, then the manifest, then OVH_ENDPOINT, each over the one before', () => {
    conf('cwd', '[default]\nendpoint=ovh-ca\n');
    expect(read(triple).endpoint.name).toBe('ovh-ca');
    expect(read(triple, 'ovh-us').endpoint.name).toBe('ovh-us');
    expect(read({ ...triple, OVH_ENDPOINT: 'http://127.0.0.1:9/1.0' }, 'ovh-us').endpoint.base).toBe(
      'http://127.0.0.1:9/1.0',
    );
  });

  it('refuses a name that does not exist and names those that do', () => {
    expect(refusal(triple, 'ovh-mars')).toMatchObject({ code: 'SCHEMA', details: { detail: like(/ovh-eu, ovh-ca/) } });
  });

  it('refuses plain http to anywhere but this machine', () => {
    expect(refusal(triple, 'http://api.example/1.0').code).toBe('SCHEMA');
  });

  it('asks each region for tokens in its own place, and a URL at its own origin', () => {
    expect(read(oauth2, 'ovh-us').endpoint.tokenUrls).toEqual(['https://us.ovhcloud.com/auth/oauth2/token']);
    expect(read(oauth2, 'https://ca.api.ovh.com/v1').endpoint.tokenUrls).toEqual([
      'https://ca.ovh.com/auth/oauth2/token',
    ]);
    expect(read(oauth2, 'http://127.0.0.1:9/1.0').endpoint.tokenUrls[0]).toBe('http://127.0.0.1:9/auth/oauth2/token');
  });
});

describe('credentials', () => {
  it('are a key triple or an OAuth2 client from the environment', () => {
    expect(read(triple).credentials).toEqual({
      kind: 'keys',
      applicationKey: 'ak',
      applicationSecret: 'as',
      consumerKey: 'ck',
    });
    expect(read(oauth2).credentials).toEqual({ kind: 'oauth2', clientId: 'id', clientSecret: 'secret' });
  });

  it('are laid over one another key by key: environment, current folder, home folder, system', () => {
    conf('etc', '[ovh-eu]\napplication_key=etc-key\napplication_secret=etc-secret\nconsumer_key=etc-consumer\n');
    conf('home', '[ovh-eu]\napplication_secret=home-secret\nconsumer_key=home-consumer\n');
    conf('cwd', '[ovh-eu]\nconsumer_key=cwd-consumer\n');
    expect(read().credentials).toMatchObject({
      applicationKey: 'etc-key',
      applicationSecret: 'home-secret',
      consumerKey: 'cwd-consumer',
    });
    expect(read({ OVH_CONSUMER_KEY: 'env-consumer' }).credentials).toMatchObject({ consumerKey: 'env-consumer' });
  });

  it('come from the section of the endpoint, also where that is a short name or a URL', () => {
    conf(
      'cwd',
      '[ovh-eu]\nclient_id=eu\nclient_secret=s\n[sys-ca]\napplication_key=a\napplication_secret=b\nconsumer_key=c\n' +
        '[http://127.0.0.1:9/1.0/]\nclient_id=local\nclient_secret=s\n',
    );
    expect(read().credentials).toMatchObject({ clientId: 'eu' });
    expect(read({}, 'soyoustart-ca').credentials).toMatchObject({ applicationKey: 'a' });
    expect(read({}, 'http://127.0.0.1:9/1.0').credentials).toMatchObject({ clientId: 'local' });
  });

  it('count as absent when they are empty', () => {
    expect(read({ ...triple, OVH_CLIENT_ID: '', OVH_CLIENT_SECRET: ' ' }).credentials.kind).toBe('keys');
    expect(refusal({ ...triple, OVH_CONSUMER_KEY: '' })).toMatchObject({
      code: 'CREDENTIALS',
      details: { detail: like(/OVH_CONSUMER_KEY is missing/) },
    });
  });

  it('are refused when there are none, with the variables that would help', () => {
    expect(refusal()).toMatchObject({
      code: 'CREDENTIALS',
      details: { hint: like(/OVH_APPLICATION_KEY.*OVH_CLIENT_ID/) },
    });
  });

  it('are refused when both kinds are given, also one by a file', () => {
    expect(refusal({ ...triple, ...oauth2 })).toMatchObject({ code: 'CREDENTIALS' });
    conf('home', '[ovh-eu]\nclient_id=x\n');
    expect(refusal(triple).message).toMatch(/Two kinds/);
  });

  it('are refused when half of an OAuth2 client is missing', () => {
    expect(refusal({ OVH_CLIENT_ID: 'id' }).details.detail).toMatch(/OVH_CLIENT_SECRET is missing/);
  });

  it('can not be OAuth2 where the endpoint does not take it', () => {
    expect(refusal(oauth2, 'kimsufi-eu')).toMatchObject({ code: 'CREDENTIALS', message: like(/does not take OAuth2/) });
  });
});

describe('ovh.conf', () => {
  it('is read with comments, either sign, quotes and any case of keys', () => {
    const text =
      '\uFEFF# note\r\n; note\r\n[default]\r\nendpoint : ovh-ca\r\n[ovh-ca]\r\nApplication_Key = "a=b"\r\nempty=\r\n';
    expect([...parseConf(text)]).toEqual([
      ['default', { endpoint: 'ovh-ca' }],
      ['ovh-ca', { application_key: 'a=b' }],
    ]);
  });

  it('gives a notice when others can read the secrets in it, and works all the same', () => {
    conf('cwd', '[ovh-eu]\nclient_id=i\nclient_secret=s\n', 0o644);
    expect(read().credentials).toMatchObject({ clientId: 'i' });
    expect(notices).toMatchObject([{ severity: 'warning', detail: like(/mode 0644/), hint: like(/chmod 600/) }]);
  });

  it('gives none for a file of one own, or for one without secrets', () => {
    conf('cwd', '[ovh-eu]\nclient_id=i\nclient_secret=s\n', 0o600);
    conf('home', '[default]\nendpoint=ovh-eu\n', 0o644);
    read();
    expect(notices).toEqual([]);
  });

  it('is left out with a notice when it can not be read', () => {
    mkdirSync(join(root, 'cwd', 'ovh.conf'));
    expect(read(triple).credentials.kind).toBe('keys');
    expect(notices).toMatchObject([{ summary: 'A file with credentials could not be read' }]);
  });
});
