import { createHash } from 'node:crypto';

export interface SignedCall {
  readonly applicationSecret: string;
  readonly consumerKey: string;
  readonly method: string;
  /** Complete, with query, exactly as it is sent. */
  readonly url: string;
  /** The very text that is sent; empty for none. */
  readonly body: string;
  /** Server time, whole seconds since the epoch. */
  readonly timestamp: number;
}

/** The `X-Ovh-Signature` of a call: SHA-1 over the six parts joined by `+` (ovh.md §2.1). */
export function sign({ applicationSecret, consumerKey, method, url, body, timestamp }: SignedCall): string {
  const parts = [applicationSecret, consumerKey, method.toUpperCase(), url, body, String(timestamp)];
  return `$1$${createHash('sha1').update(parts.join('+'), 'utf8').digest('hex')}`;
}
