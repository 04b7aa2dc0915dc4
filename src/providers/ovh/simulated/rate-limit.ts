/** Calls a minute per key (ovh.md §3.3); what the real limit is, nobody publishes. */
import type { RawRequest } from './request.ts';
import type { Vendor } from './vendor.ts';

const MINUTE = 60_000;

export interface RateLimit {
  /** False when the caller's key has used up its last minute; a refused call does not count. */
  admits(raw: RawRequest, vendor: Vendor): boolean;
  clear(): void;
}

export function makeRateLimit(): RateLimit {
  const recent = new Map<string, number[]>();
  return {
    admits(raw, vendor) {
      const { perMinute } = vendor.settings.rateLimit;
      if (perMinute === null) return true;
      const now = vendor.now();
      const key = raw.headers['x-ovh-consumer'] ?? raw.headers['authorization'] ?? raw.address;
      const calls = (recent.get(key) ?? []).filter((at) => at > now - MINUTE);
      const admitted = calls.length < perMinute;
      if (admitted) calls.push(now);
      recent.set(key, calls);
      return admitted;
    },
    clear: () => recent.clear(),
  };
}
