import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { sign } from '../../../src/providers/ovh/signature.ts';

/** Revoked test credentials of the official clients (ovh.md §2.1). */
const keys = {
  applicationSecret: '9ufkBmLaTQ9nz5yMUlg79taH0GNnzDjk',
  consumerKey: '5mBuy6SUQcRw2ZUxg0cG68BoDKpED4KY',
  timestamp: 1457018875,
};
const auth = 'https://eu.api.ovh.com/1.0/auth';
const body = '{"a":"b","c":"d"}';

describe('the signature of a call', () => {
  it.each([
    ['GET', auth, '', '$1$e9556054b6309771395efa467c22e627407461ad'],
    ['POST', auth, body, '$1$ec2fb5c7a81f64723c77d2e5b609ae6f58a84fc1'],
    ['PUT', auth, body, '$1$8a75a9e7c8e7296c9dbeda6a2a735eb6bd58ec4b'],
    ['DELETE', auth, '', '$1$a1eecd00b3b02b6cf5708b84b9ff42059a950d85'],
    ['GET', 'https://eu.api.ovh.com/v2/call', '', '$1$bb63b132a6f84ad5433d0c534d48d3f7c3804285'],
  ])('is the published one for %s %s', (method, url, sent, expected) => {
    expect(sign({ ...keys, method, url, body: sent })).toBe(expected);
  });

  it('is taken over the method in upper case', () => {
    expect(sign({ ...keys, method: 'get', url: auth, body: '' })).toBe(
      sign({ ...keys, method: 'GET', url: auth, body: '' }),
    );
  });

  it('is taken over the bytes of the body', () => {
    const plain = sign({ ...keys, method: 'PUT', url: auth, body: '{"name":"é"}' });
    expect(plain).not.toBe(sign({ ...keys, method: 'PUT', url: auth, body: '{"name":"\\u00e9"}' }));
  });

  it('agrees with the official client', () => {
    const official = createRequire(import.meta.url)('ovh') as (options: object) => {
      signRequest(method: string, url: string, body: string, timestamp: number): string;
    };
    const client = official({
      appKey: 'ak',
      appSecret: keys.applicationSecret,
      consumerKey: keys.consumerKey,
      host: 'localhost',
    });
    const url = 'https://eu.api.ovh.com/1.0/me/order?date.from=2026-09-01T00%3A00%3A00Z';
    for (const [method, sent] of [
      ['GET', ''],
      ['PUT', body],
      ['POST', '{"dryRun":true}'],
    ] as const) {
      expect(sign({ ...keys, method, url, body: sent })).toBe(client.signRequest(method, url, sent, keys.timestamp));
    }
  });
});
