/** `ovh.conf`, the INI file of the official clients (ovh.md §2.5). */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../model/errors.ts';

/** Keys by section, all in lower case but for sections, which may be URLs. */
export type Conf = ReadonlyMap<string, { readonly [key: string]: string }>;

export interface ConfPlaces {
  readonly cwd: string;
  /** The user's home folder, if it is known. */
  readonly home: string | undefined;
  /** `/etc` but in tests. */
  readonly etc: string;
  readonly onNotice: (problem: Problem) => void;
}

/** All three files, laid over one another key by key: the current folder over the home folder over `/etc`. */
export function readConf({ cwd, home, etc, onNotice }: ConfPlaces): Conf {
  const files = [join(etc, 'ovh.conf'), ...(home ? [join(home, '.ovh.conf')] : []), join(cwd, 'ovh.conf')];
  const merged = new Map<string, Record<string, string>>();
  for (const file of files) {
    const text = readIfThere(file, onNotice);
    if (text === undefined) continue;
    for (const [section, keys] of parseConf(text)) merged.set(section, { ...merged.get(section), ...keys });
  }
  return merged;
}

/** Reads INI text: `[section]`, `key = value` or `key: value`, comments with `#` or `;`. Empty values are absent. */
export function parseConf(text: string): Map<string, Record<string, string>> {
  const sections = new Map<string, Record<string, string>>();
  let keys: Record<string, string> = {};
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const section = /^\s*\[(.+)\]\s*$/.exec(line)?.[1];
    if (section !== undefined) {
      const name = section.trim().replace(/\/+$/, '');
      keys = sections.get(name) ?? {};
      sections.set(name, keys);
      continue;
    }
    const [, key, value = ''] = /^\s*([^#;\s=:][^=:]*?)\s*[=:]\s*(.*?)\s*$/.exec(line) ?? [];
    const plain = value.replace(/^(["'])(.*)\1$/, '$2');
    if (key !== undefined && plain !== '') keys[key.toLowerCase()] = plain;
  }
  return sections;
}

function readIfThere(file: string, onNotice: (problem: Problem) => void): string | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    warnWhenOpen(file, text, onNotice);
    return text;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') onNotice(unreadable(file, code ?? String(error)));
    return undefined;
  }
}

function warnWhenOpen(file: string, text: string, onNotice: (problem: Problem) => void): void {
  const { mode } = statSync(file);
  if (process.platform === 'win32' || (mode & 0o077) === 0 || !/_secret|consumer_key/i.test(text)) return;
  onNotice({
    code: 'CREDENTIALS',
    severity: 'warning',
    summary: 'A file with credentials can be read by others',
    detail: `${file} has mode ${(mode & 0o777).toString(8).padStart(4, '0')}.`,
    hint: `chmod 600 ${file}`,
  });
}

function unreadable(file: string, why: string): Problem {
  return {
    code: 'CREDENTIALS',
    severity: 'warning',
    summary: 'A file with credentials could not be read',
    detail: `${file} was left out (${why}).`,
  };
}
