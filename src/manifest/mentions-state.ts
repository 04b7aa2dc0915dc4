/** A first look at a manifest that loads no YAML: most have no block `state`, and light commands stay light. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LIMITS } from './limits.ts';

/** A key of that name, in block style, in JSON, or wherever else YAML lets it stand. */
export const STATE_KEY = /\bstate["']?\s*:/;

/** Files of a folder that are read as one manifest. */
export function isManifestName(name: string): boolean {
  return /^[^.].*\.ya?ml$/.test(name);
}

/** False when no file of the manifest can hold a block `state`. What can not be looked at may. */
export function mentionsState(path: string): boolean {
  try {
    if (!statSync(path).isDirectory()) return mentions(path);
    return readdirSync(path).some((name) => isManifestName(name) && mentions(join(path, name)));
  } catch {
    return true;
  }
}

/** Devices and pipes give their content only once, and huge files are refused later anyway. */
function mentions(path: string): boolean {
  const found = statSync(path);
  if (found.isDirectory()) return false;
  return !found.isFile() || found.size > LIMITS.bytes || STATE_KEY.test(readFileSync(path, 'utf8'));
}
