/** Which file an import of everything writes to. */
import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { isManifestName } from '../manifest/mentions-state.ts';
import { HostformError } from '../model/errors.ts';
import type { Context } from './context.ts';

const DEFAULT_NAME = 'imported.yaml';

/**
 * An absolute path: `imported.yaml` in the folder of the manifest, or the manifest where that is one file. Another file
 * has to be one that the next plan reads: what is recorded and not declared would be deleted by it.
 * @throws HostformError USAGE for any other file; nothing was read or sent.
 */
export function importTarget({ cwd, manifestPath }: Context, out: string | undefined): string {
  const isFolder = statSync(manifestPath, { throwIfNoEntry: false })?.isDirectory() === true;
  if (out === undefined) return isFolder ? join(manifestPath, DEFAULT_NAME) : manifestPath;
  const given = resolve(cwd, out);
  if (!isFolder) {
    if (given === manifestPath) return given;
    throw refused(
      `${out} is not ${basename(manifestPath)}, which is all that --file reads.`,
      'name a folder with --file',
    );
  }
  const target = join(manifestPath, basename(given));
  if (!isSameFolder(dirname(given), manifestPath)) throw refused(`${out} is not in the folder of the manifest.`);
  if (!isManifestName(basename(target))) throw refused(`${out} does not end in .yaml, or begins with a dot.`);
  if (statSync(target, { throwIfNoEntry: false })?.isDirectory()) throw refused(`${out} is a folder.`);
  return target;
}

function isSameFolder(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return false;
  }
}

function refused(detail: string, hint = 'name a .yaml file that lies directly in it'): HostformError {
  return new HostformError('USAGE', 'The next plan would not read this file', { detail, hint });
}
