/** Where the bucket is, and with which keys. */
import { describe, expect, it } from 'vitest';
import { findBucket } from '../../../src/state/s3/address.ts';
import { findKeys } from '../../../src/state/s3/credentials.ts';
import { readIni } from '../../../src/state/s3/ini.ts';
import { elementsOf, textOf } from '../../../src/state/s3/xml.ts';
import { makeFolder } from '../../support/run-cli.ts';

const AWS = { bucket: 'infra', key: 'team a/shop+1.json', region: 'eu-west-3' };

describe('the address of an object', () => {
  it.each([
    [AWS, {}, 'https://infra.s3.eu-west-3.amazonaws.com/team%20a/shop%2B1.json'],
    [{ ...AWS, bucket: 'in.fra' }, {}, 'https://s3.eu-west-3.amazonaws.com/in.fra/team%20a/shop%2B1.json'],
    [{ ...AWS, key: 'k' }, { AWS_ENDPOINT_URL: 'http://[::1]:9/x/' }, 'http://[::1]:9/x/infra/k'],
    [{ bucket: 'infra', key: 'k' }, { AWS_REGION: 'cn-north-1' }, 'https://infra.s3.cn-north-1.amazonaws.com.cn/k'],
    [
      { ...AWS, key: 'k', endpoint: 'https://s3.gra.io.cloud.ovh.net', path_style: false },
      {},
      'https://infra.s3.gra.io.cloud.ovh.net/k',
    ],
  ])('%j %j', (settings, env, url) => {
    const bucket = findBucket(settings, env);
    expect(bucket.url(bucket.key)).toBe(url);
  });

  it.each([
    [{ ...AWS, region: '' }, {}, 'region'],
    [{ bucket: 'infra', key: 'k' }, {}, 'region'],
    [{ ...AWS, bucket: '..' }, {}, 'bucket'],
    [{ ...AWS, key: 'a/../b' }, {}, 'key'],
    [{ ...AWS, key: '/a' }, {}, 'key'],
    [{ ...AWS, key: 'a\nb' }, {}, 'key'],
    [AWS, { AWS_ENDPOINT_URL_S3: 'http://store.example' }, 'https'],
    [AWS, { AWS_ENDPOINT_URL_S3: 'https://u:secret@store.example' }, 'holds a password'],
    [AWS, { AWS_ENDPOINT_URL_S3: 'nonsense' }, 'is not an address'],
  ])('is refused: %j %j', (settings, env, said) => {
    const find = () => findBucket(settings, env);
    expect(find).toThrow(
      expect.objectContaining({ code: 'USAGE', details: { detail: expect.stringContaining(said) } }),
    );
    expect(find).not.toThrow('secret');
  });
});

describe('the keys', () => {
  const file =
    '[default]\naws_access_key_id = A\naws_secret_access_key=B\n# x\n[ci]\r\naws_access_key_id=C\r\naws_secret_access_key = D=\r\naws_session_token = T\r\nregion = gra\r\n';

  it('come from the environment, else from a profile', async () => {
    const folder = makeFolder({ '.aws/credentials': file });
    const home = { HOME: folder.path };
    expect(await findKeys({ ...home, AWS_ACCESS_KEY_ID: 'X', AWS_SECRET_ACCESS_KEY: 'Y' })).toEqual({
      accessKeyId: 'X',
      secretAccessKey: 'Y',
    });
    expect(await findKeys(home)).toEqual({ accessKeyId: 'A', secretAccessKey: 'B' });
    const named = { accessKeyId: 'C', secretAccessKey: 'D=', sessionToken: 'T', region: 'gra' };
    expect(await findKeys({ ...home, AWS_PROFILE: 'ci' })).toEqual(named);
    await expect(findKeys({ ...home, AWS_PROFILE: 'none' })).rejects.toMatchObject({ code: 'CREDENTIALS' });
    await expect(findKeys({ AWS_ACCESS_KEY_ID: 'X', ...home })).rejects.toMatchObject({ code: 'CREDENTIALS' });
    await expect(findKeys({ HOME: '/nonexistent' })).rejects.toMatchObject({
      code: 'CREDENTIALS',
      details: { detail: 'AWS_ACCESS_KEY_ID is not set, and there is no /nonexistent/.aws/credentials.' },
    });
    folder.remove();
  });

  it('are read past what is not understood', () => {
    expect(readIni('x = 1\n[a]\n  nested = 2\nnonsense\n; c = 3\nb = 1\nb = 2')).toEqual(
      new Map([['a', new Map([['b', '2']])]]),
    );
  });
});

it('reads the text of an answer without its escapes', () => {
  const xml = '<L x="y"><V><Key>a&amp;&#x41;&#66;&unknown;</Key></V><V><Key>b</Key></V></L>';
  expect(elementsOf(xml, 'V').map((inside) => textOf(inside, 'Key'))).toEqual(['a&AB&unknown;', 'b']);
  expect(textOf(xml, 'Ke')).toBeUndefined();
});
