/** Where a bucket answers, and how its objects are spelled in an address. */
import { HostformError } from '../../model/errors.ts';
import type { S3Settings } from '../backend-settings.ts';
import type { BackendEnv } from '../open-backend.ts';

export interface Bucket {
  /** For people: `s3://shop/prod.json`, and the host where it is not AWS. */
  readonly location: string;
  readonly region: string;
  readonly bucket: string;
  readonly key: string;
  /** The address of an object, or of the bucket itself for an empty key. */
  readonly url: (key: string, query?: { readonly [name: string]: string }) => string;
}

/**
 * The bucket of these settings. Without an endpoint it is one at AWS, in the region that has to be named then.
 * @param profileRegion of the credentials file, when the environment names none.
 * @throws HostformError USAGE
 */
export function findBucket(settings: S3Settings, env: BackendEnv, profileRegion?: string): Bucket {
  const { bucket, key } = settings;
  checkNames(bucket, key);
  const given = settings.endpoint ?? filled(env['AWS_ENDPOINT_URL_S3']) ?? filled(env['AWS_ENDPOINT_URL']);
  const named = settings.region ?? filled(env['AWS_REGION']) ?? filled(env['AWS_DEFAULT_REGION']) ?? profileRegion;
  const region = named ?? (given === undefined ? undefined : 'us-east-1');
  if (region === undefined || !/^[\w-]{1,64}$/.test(region)) {
    throw usage(
      `state.region should name the region of bucket ${bucket}; so can AWS_REGION. It is missing or malformed.`,
    );
  }
  const endpoint = checkEndpoint(given ?? awsEndpoint(region));
  // Names with a dot do not match the certificate of *.s3.REGION.amazonaws.com.
  const pathStyle = settings.path_style ?? (given !== undefined || bucket.includes('.'));
  const place = given === undefined ? '' : ` at ${endpoint.host}`;
  return {
    location: `s3://${bucket}/${key}${place}`,
    region,
    bucket,
    key,
    url: (object, query = {}) => {
      const url = new URL(endpoint);
      if (!pathStyle) url.hostname = `${bucket}.${url.hostname}`;
      const prefix = url.pathname.replace(/\/+$/, '');
      url.pathname = `${prefix}${pathStyle ? `/${encoded(bucket)}` : ''}/${object.split('/').map(encoded).join('/')}`;
      url.search = Object.entries(query)
        .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
        .join('&');
      return url.href;
    },
  };
}

function awsEndpoint(region: string): string {
  return `https://s3.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}

/** A plain address, without a password in it. Unencrypted only where nobody can listen. */
function checkEndpoint(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const because = url === undefined ? 'is not an address' : faultOf(url);
  // The text itself may hold a password.
  if (url === undefined || because !== undefined) throw usage(`The endpoint of the state's bucket ${because}.`);
  return url;
}

function faultOf({ protocol, hostname, username, password, search, hash }: URL): string | undefined {
  if (protocol !== 'https:' && protocol !== 'http:') return 'should begin with https://';
  if (username !== '' || password !== '')
    return 'holds a password; keys belong into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
  if (search !== '' || hash !== '') return 'should end with the host, or a path';
  const loopback = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
  return protocol === 'http:' && !loopback ? `should begin with https://: ${hostname} is not this machine` : undefined;
}

function checkNames(bucket: string, key: string): void {
  if (!/^(?!\.{1,2}$)[A-Za-z0-9][A-Za-z0-9._-]{1,254}$/.test(bucket)) {
    throw usage(`state.bucket is no name of a bucket: ${JSON.stringify(bucket)}.`);
  }
  const odd = key.split('/').some((part) => part === '' || part === '.' || part === '..');
  if (odd || Buffer.byteLength(key) > LONGEST_KEY || /[\p{Cc}\\]/u.test(key)) {
    throw usage(`state.key should be a path like team/shop.json, without an empty part: ${JSON.stringify(key)}.`);
  }
}

/** S3 takes 1024 bytes; the lock and the probe have longer names. */
const LONGEST_KEY = 960;

/** As S3 signs it: everything but letters, digits and -._~ is escaped. A bare plus would be read as a blank. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

function filled(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

function usage(detail: string): HostformError {
  return new HostformError('USAGE', 'The place of the state is not described completely', { detail });
}
