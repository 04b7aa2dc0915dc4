/** A store that takes every condition and keeps none: all of twelve would "win". It has to be found out. */
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// @ts-expect-error -- it comes without types
import S3rver from 's3rver';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { APPLY, expectCode, SERVER, useStage } from '../../cli/stage.ts';
import { askStore, envOf, lockOf, s3BackendAt } from '../support/s3-stage.ts';

const folder = mkdtempSync(join(tmpdir(), 'hf-s3rver-'));
const keys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
let server: { run(): Promise<AddressInfo>; close(): Promise<void> };
let store: typeof keys & { readonly url: string };

beforeAll(async () => {
  const configureBuckets = [{ name: 'states', configs: [] }];
  server = new S3rver({ address: '127.0.0.1', port: 0, silent: true, directory: folder, configureBuckets });
  const { port } = await server.run();
  store = { ...keys, url: `http://127.0.0.1:${port}` };
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

it('lets two create the same object, which is why it is refused', async () => {
  const create = { method: 'PUT', path: '/states/same', body: 'x', headers: { 'if-none-match': '*' } } as const;
  expect([(await askStore(store, create)).status, (await askStore(store, create)).status]).toEqual([200, 200]);
});

it('is refused before a lock is written, and nothing is left there', async () => {
  const backend = await s3BackendAt(store);
  for (const id of ['one', 'two']) {
    await expect(backend.lock(lockOf(id))).rejects.toMatchObject({
      code: 'STATE_UNWRITABLE',
      details: { detail: expect.stringContaining('ignores If-None-Match') },
    });
  }
  expect(await backend.readLock()).toEqual({ state: 'free' });
  expect(await backend.read()).toBeUndefined();
  await backend.close();
  const list = await (await askStore(store, { method: 'GET', path: '/states?list-type=2' })).text();
  expect(list).toContain('<ListBucketResult');
  expect(list).not.toContain('shop.json');
});

const stage = useStage();

it('ends an apply with exit code 1, and nothing is bought', async () => {
  stage.declare({ servers: { 'web-1': SERVER }, state: { backend: 's3', bucket: 'states', key: 'team/shop.json' } });
  const done = expectCode(await stage.hostformWith({ env: envOf(store) }, ...APPLY), 1);
  expect(done.err).toContain('This store is not safe for a state.');
  expect(stage.charges()).toEqual([]);
});
