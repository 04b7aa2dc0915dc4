/** Places for states in buckets of a real store: each stage is a key of its own. */
import { AwsClient } from 'aws4fetch';
import type { StateBackend } from '../../../src/state/backend.ts';
import type { S3Settings } from '../../../src/state/backend-settings.ts';
import type { Lock } from '../../../src/state/lock-file.ts';
import { connectS3 } from '../../../src/state/s3/connect.ts';
import type { BackendStage } from './battery-stage.ts';
import { waitingClock } from './waiting-clock.ts';
import { seededRandom, virtualClock } from './world.ts';

/** A store that answers at `url`. */
export interface S3Store {
  readonly url: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface Asked {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  /** After the address of the store: `/bucket/key?query`. */
  readonly path: string;
  readonly body?: string;
  readonly headers?: { readonly [name: string]: string };
}

/** Asks the store past the backend, as somebody with another tool would. */
export async function askStore(store: S3Store, { method, path, body, headers = {} }: Asked): Promise<Response> {
  const client = new AwsClient({ ...store, service: 's3', region: 'us-east-1', retries: 0 });
  return client.fetch(`${store.url}${path}`, { method, headers, ...(body !== undefined && { body }) });
}

/** What a run finds in its environment. */
export function envOf({ url, accessKeyId, secretAccessKey }: S3Store): { readonly [name: string]: string } {
  return { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_ENDPOINT_URL_S3: url };
}

/** A lock with this id. */
export function lockOf(id: string): Lock {
  const owner = { host: 'runner-1', machine: null, pid: 7, startTime: null, bootId: null, pidNamespace: null };
  return {
    id,
    operation: 'apply',
    who: 'ana',
    version: '0.1.0',
    ...owner,
    created: '2026-11-22T08:00:00.000Z',
    path: '-',
  };
}

let connections = 0;

/** A backend at a store. Signatures carry the time, so the wall clock is the real one. */
export function s3BackendAt(store: S3Store, settings: Partial<S3Settings> = {}): Promise<StateBackend> {
  connections += 1;
  const clock = { ...virtualClock(), now: () => Date.now() };
  const tools = { clock, random: seededRandom(connections), addSecret: () => {} };
  return connectS3({ bucket: BUCKET, key: 'shop.json', ...settings }, envOf(store), tools);
}

export const BUCKET = 'states';

/** Opens stages in one bucket, each under a key that an address has to escape. */
export function makeS3Stages(store: () => S3Store, key = 'team a/'): () => Promise<BackendStage> {
  let opened = 0;
  return async () => {
    opened += 1;
    const own = `${key}shop+${opened} (ü).json`;
    const path = `/${BUCKET}/${own.split('/').map(encodeURIComponent).join('/')}`;
    return {
      clock: waitingClock,
      connect: () => s3BackendAt(store(), { key: own }),
      plant: async (body) => {
        const answer = await askStore(store(), { method: 'PUT', path, body });
        if (!answer.ok) throw new Error(await answer.text());
      },
      close: async () => {},
    };
  };
}
