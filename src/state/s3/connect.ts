import type { S3Settings } from '../backend-settings.ts';
import type { ConnectBackend } from '../open-backend.ts';
import { findBucket } from './address.ts';
import { makeS3Client } from './client.ts';
import { findKeys } from './credentials.ts';
import { makeS3Backend } from './s3-backend.ts';

/** Nothing is sent yet: what only looks at a state asks for no more than that one object. */
export const connectS3: ConnectBackend<S3Settings> = async (settings, env, { clock, random, addSecret }) => {
  const keys = await findKeys(env);
  addSecret(keys.secretAccessKey);
  if (keys.sessionToken !== undefined) addSecret(keys.sessionToken);
  const bucket = findBucket(settings, env, keys.region);
  const client = makeS3Client({ bucket, keys, clock });
  return makeS3Backend({ client, key: bucket.key, random });
};
