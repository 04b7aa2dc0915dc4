import { readFile, stat } from 'node:fs/promises';

export interface Login {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
}

/**
 * The password that a file in libpq's format (`host:port:database:user:password`, `*` for any) has for a login. As with
 * libpq, a file that others may read is not used, and one that is not there has no password.
 */
export async function passwordFromFile(path: string, login: Login): Promise<string | undefined> {
  const text = await privateText(path);
  const host = login.host.startsWith('/') ? 'localhost' : login.host;
  const wanted = [host, String(login.port), login.database, login.user];
  for (const line of text.split('\n')) {
    const fields = line.startsWith('#') ? [] : splitFields(line.replace(/\r$/, ''));
    const password = fields[4];
    if (password !== undefined && wanted.every((value, at) => fields[at] === '*' || fields[at] === value))
      return password;
  }
  return undefined;
}

/** A backslash takes the next character as it is. The password is the fifth field, and may hold colons only so. */
function splitFields(line: string): string[] {
  const fields = line.match(/(?:[^:\\]|\\.)+|(?<=:)(?=:|$)|^(?=:)/g) ?? [];
  return fields.map((field) => field.replaceAll(/\\(.)/g, '$1'));
}

async function privateText(path: string): Promise<string> {
  try {
    const { mode } = await stat(path);
    return (mode & 0o077) === 0 ? await readFile(path, 'utf8') : '';
  } catch {
    return '';
  }
}
