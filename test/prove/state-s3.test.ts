/** The full counts against a real store: 100 races of 12, and every crash point with the disk thrown away. */
import { afterAll, beforeAll, describe } from 'vitest';
import { threeServersWithoutADisk } from '../crash/three-servers.ts';
import { lockRaces } from '../state/support/backend-battery.ts';
import { askStore, BUCKET, envOf, makeS3Stages } from '../state/support/s3-stage.ts';
import { type Ceph, canStartCeph, startCeph } from '../support/ceph.ts';

describe.runIf(canStartCeph('a state in S3'))('at Ceph', () => {
  let ceph: Ceph;
  beforeAll(async () => {
    ceph = await startCeph();
    await askStore(ceph, { method: 'PUT', path: `/${BUCKET}` });
  }, 180_000);
  afterAll(() => ceph?.stop());

  lockRaces(
    'S3',
    makeS3Stages(() => ceph),
    100,
  );

  let places = 0;
  threeServersWithoutADisk(
    'S3',
    async () => {
      places += 1;
      const block = `{ backend: s3, bucket: ${BUCKET}, key: crash/${places}.json }`;
      return { block, env: envOf(ceph), close: async () => {} };
    },
    'all',
  );
});
