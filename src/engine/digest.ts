import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from '../model/json.ts';
import type { LiveResource, RecordedResource } from '../model/resource.ts';

/** `sha256:` and 64 hex digits over the canonical JSON of a value. */
export function digestOf(value: Json): string {
  return `sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}`;
}

/** What an action rests on in the state. Outputs are left out: an address that moved is no reason to refuse. */
export function recordDigest(record: RecordedResource | undefined): string | null {
  if (!record) return null;
  const { address, id, phase, spec, protected: kept } = record;
  return digestOf({ address, id, phase, spec, protected: kept });
}

/** What an action rests on at the vendor: the listed fields, not the status. */
export function liveDigest(live: LiveResource | undefined): string | null {
  return live ? digestOf({ id: live.id, spec: live.spec }) : null;
}
