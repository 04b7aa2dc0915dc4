/** The backend at a real store, started once for all of this. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { elementsOf } from '../../../src/state/s3/xml.ts';
import { threeServersWithoutADisk } from '../../crash/three-servers.ts';
import { type Ceph, canStartCeph, startCeph } from '../../support/ceph.ts';
import { backendBattery, lockRaces } from '../support/backend-battery.ts';
import { roundTrip } from '../support/round-trip.ts';
import { askStore, BUCKET, envOf, lockOf, makeS3Stages, s3BackendAt } from '../support/s3-stage.ts';

describe.runIf(canStartCeph('a state in S3'))('at Ceph', () => {
  let ceph: Ceph;
  beforeAll(async () => {
    ceph = await startCeph();
    expect((await askStore(ceph, { method: 'PUT', path: `/${BUCKET}` })).status).toBe(200);
  }, 180_000);
  afterAll(() => ceph?.stop());

  const open = makeS3Stages(() => ceph);
  backendBattery('S3', open, { keepsHistory: false });
  lockRaces('S3', open, 5);

  let places = 0;
  threeServersWithoutADisk(
    'S3',
    async () => {
      places += 1;
      const block = `{ backend: s3, bucket: ${BUCKET}, key: crash/${places}.json }`;
      return { block, env: envOf(ceph), close: async () => {} };
    },
    2,
  );

  roundTrip(() => ({ block: `{ backend: s3, bucket: ${BUCKET}, key: round/trip.json }`, env: envOf(ceph) }));

  it('leaves nothing of its questions in the bucket', async () => {
    const backend = await s3BackendAt(ceph, { key: 'asked.json' });
    expect(await backend.lock(lockOf('asked'))).toMatchObject({ state: 'held' });
    expect(await backend.unlock('asked')).toBe(true);
    await backend.close();
    const list = await askStore(ceph, { method: 'GET', path: `/${BUCKET}?list-type=2&prefix=asked` });
    expect(elementsOf(await list.text(), 'Key')).toEqual(['asked.json']);
  });

  it('refuses a bucket with versioning there, which ignores If-None-Match', async () => {
    expect((await askStore(ceph, { method: 'PUT', path: '/versions' })).status).toBe(200);
    const body = `<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>`;
    expect((await askStore(ceph, { method: 'PUT', path: '/versions?versioning=', body })).status).toBe(200);
    const backend = await s3BackendAt(ceph, { bucket: 'versions' });
    await expect(backend.lock(lockOf('mine'))).rejects.toMatchObject({
      code: 'STATE_UNWRITABLE',
      details: {
        detail: expect.stringContaining('ignores If-None-Match'),
        hint: expect.stringContaining('versioning'),
      },
    });
    expect(await backend.read()).toBeUndefined();
    await backend.close();
    const list = await (await askStore(ceph, { method: 'GET', path: '/versions?versions=' })).text();
    expect(list).toContain('<ListVersionsResult');
    expect(elementsOf(list, 'Key')).toEqual([]);
  });

  it.each([
    { words: 'no such bucket', settings: { bucket: 'nowhere' }, said: 'NoSuchBucket' },
    { words: 'another secret', env: { secretAccessKey: 'wrong' }, said: 'SignatureDoesNotMatch' },
    { words: 'unknown keys', env: { accessKeyId: 'NOBODY' }, said: 'InvalidAccessKeyId' },
  ])('says what is wrong: $words', async ({ settings, env, said }) => {
    const backend = await s3BackendAt({ ...ceph, ...env }, settings);
    const refused = { code: 'STATE_UNREACHABLE', details: { effect: 'refused', vendor: { code: said } } };
    await expect(backend.read()).rejects.toMatchObject(refused);
    await expect(backend.lock(lockOf('mine'))).rejects.toMatchObject(refused);
    await backend.close();
  });
});
