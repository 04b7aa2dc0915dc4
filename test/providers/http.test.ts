import { describe, expect, test } from 'vitest';
import { hasNeverLeft } from '../../src/providers/http.ts';

const coded = (code: unknown, more: object = {}): Error => Object.assign(new Error('It failed'), { code, ...more });
const wrapped = (cause: Error): Error => new Error('fetch failed', { cause });

describe('a request that failed', () => {
  test.each([
    ['for a name that is not known', coded('ENOTFOUND')],
    ['for a refused connection', coded('ECONNREFUSED')],
    ['for a connection that was never made', coded('UND_ERR_CONNECT_TIMEOUT')],
    ['for a certificate', coded('CERT_HAS_EXPIRED')],
    ['for the name in a certificate', coded('ERR_TLS_CERT_ALTNAME_INVALID')],
    ['for one of these, wrapped', wrapped(coded('ECONNREFUSED'))],
    ['at all addresses of a name', coded('ECONNREFUSED', { errors: [coded('ECONNREFUSED'), coded('EHOSTUNREACH')] })],
  ])('%s has never left', (_, error) => {
    expect(hasNeverLeft(error)).toBe(true);
  });

  test.each([
    ['for a connection that broke', coded('ECONNRESET')],
    ['for a socket that was closed', coded('UND_ERR_SOCKET')],
    ['for a broken pipe', coded('EPIPE')],
    ['for an answer that did not come', coded('UND_ERR_HEADERS_TIMEOUT')],
    ['for an answer that did not end', coded('UND_ERR_BODY_TIMEOUT')],
    ['for a time that was over', coded('ETIMEDOUT')],
    ['for a signal, whose code is a number', coded(23)],
    ['for no known reason', new Error('It failed')],
    ['for what is no error', 'ECONNREFUSED'],
    [
      'at one address in a way that proves nothing',
      coded('ECONNREFUSED', { errors: [coded('ECONNREFUSED'), coded('EPIPE')] }),
    ],
    ['at one address for no known reason', coded('ECONNREFUSED', { errors: [coded('ECONNREFUSED'), new Error('?')] })],
  ])('%s may have left', (_, error) => {
    expect(hasNeverLeft(error)).toBe(false);
  });
});
