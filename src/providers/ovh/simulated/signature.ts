/** The signature of the application key triple (ovh.md §2.1). */
import { createHash } from 'node:crypto';

export interface SignedParts {
  readonly applicationSecret: string;
  readonly consumerKey: string;
  readonly method: string;
  /** Complete URL as the client believes it: scheme, host, path and query exactly as sent. */
  readonly url: string;
  /** The bytes sent; empty for none. */
  readonly body: Uint8Array | string;
  readonly timestamp: string;
}

/** `$1$` and the SHA-1 of the six parts joined by `+`. */
export function signatureOf(parts: SignedParts): string {
  const { applicationSecret, consumerKey, method, url, body, timestamp } = parts;
  const hash = createHash('sha1');
  hash.update(`${applicationSecret}+${consumerKey}+${method}+${url}+`);
  hash.update(body);
  hash.update(`+${timestamp}`);
  return `$1$${hash.digest('hex')}`;
}

/**
 * The URLs a client may have signed for one request: clients disagree on scheme and port (the Node ones always say
 * https and leave the port out), and the server cannot know which it is talking to.
 */
export function candidateUrls(host: string, target: string): string[] {
  const bare = host.replace(/:\d+$/, '');
  const hosts = bare === host ? [host] : [host, bare];
  return ['http', 'https'].flatMap((scheme) => hosts.map((name) => `${scheme}://${name}${target}`));
}
