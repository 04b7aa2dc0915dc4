/** Keys for S3, where the tools of AWS look for them as well. */
import { join } from 'node:path';
import { HostformError } from '../../model/errors.ts';
import { readWhole } from '../files.ts';
import type { BackendEnv } from '../open-backend.ts';
import { readIni } from './ini.ts';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** What the profile says; the environment and the manifest win. */
  readonly region?: string;
}

/**
 * From `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, else from a profile with keys in `~/.aws/credentials`. Profiles
 * that take a role, sign in or ask a program are not read: run `aws configure export-credentials --format env` first.
 * @throws HostformError CREDENTIALS
 */
export async function findKeys(env: BackendEnv): Promise<Keys> {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = env;
  if (id && secret) return { accessKeyId: id, secretAccessKey: secret, ...(token && { sessionToken: token }) };
  if (id || secret) {
    throw missing(`Only ${id ? 'AWS_ACCESS_KEY_ID' : 'AWS_SECRET_ACCESS_KEY'} is set; the two belong together.`);
  }
  return keysOfProfile(env);
}

async function keysOfProfile(env: BackendEnv): Promise<Keys> {
  const profile = env['AWS_PROFILE'] || 'default';
  const home = env['HOME'] || env['USERPROFILE'];
  const path = env['AWS_SHARED_CREDENTIALS_FILE'] || (home && join(home, '.aws', 'credentials'));
  const text = path ? await readText(path) : undefined;
  if (text === undefined)
    throw missing(`AWS_ACCESS_KEY_ID is not set, and there is no ${path || '~/.aws/credentials'}.`);
  const found = readIni(text).get(profile);
  const [id, secret] = [found?.get('aws_access_key_id'), found?.get('aws_secret_access_key')];
  if (!id || !secret) throw missing(`${path} has no keys for the profile ${JSON.stringify(profile)}.`);
  const [token, region] = [found?.get('aws_session_token'), found?.get('region')];
  return { accessKeyId: id, secretAccessKey: secret, ...(token && { sessionToken: token }), ...(region && { region }) };
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return (await readWhole(path))?.toString('utf8');
  } catch (error) {
    throw missing(`${path} can not be read.`, error);
  }
}

function missing(detail: string, cause?: unknown): HostformError {
  return new HostformError('CREDENTIALS', 'The keys of the bucket that holds the state are missing', {
    detail,
    hint: 'export AWS_ACCESS_KEY_ID=... AWS_SECRET_ACCESS_KEY=...',
    cause,
  });
}
