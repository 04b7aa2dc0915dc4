import { HostformError } from '../../model/errors.ts';

/** The variables that carry credentials and the endpoint (contract §2). */
export const VARIABLES = ['ZOMRO_TOKEN', 'ZOMRO_USERNAME', 'ZOMRO_PASSWORD', 'ZOMRO_ENDPOINT'] as const;

/** A token that the user made, a login, or both: then the login is used when the token has expired. */
export interface Credentials {
  readonly token?: string;
  readonly login?: { readonly username: string; readonly password: string };
}

/** @throws HostformError CREDENTIALS when they are missing or only half there; nothing is sent. */
export function readCredentials(env: { readonly [name: string]: string | undefined }): Credentials {
  const token = env['ZOMRO_TOKEN']?.trim() || undefined;
  const username = env['ZOMRO_USERNAME'] || undefined;
  const password = env['ZOMRO_PASSWORD'] || undefined;
  if ((username === undefined) !== (password === undefined)) {
    const absent = username === undefined ? 'ZOMRO_USERNAME' : 'ZOMRO_PASSWORD';
    throw new HostformError('CREDENTIALS', 'The Zomro credentials are incomplete', {
      detail: `${absent} is not set; a login needs both ZOMRO_USERNAME and ZOMRO_PASSWORD.`,
      hint: `Set ${absent}, or use ZOMRO_TOKEN instead.`,
    });
  }
  const login = username !== undefined && password !== undefined ? { username, password } : undefined;
  if (token === undefined && login === undefined) {
    throw new HostformError('CREDENTIALS', 'There are no Zomro credentials', {
      detail: 'Credentials come from the environment only, and neither a token nor a login is set.',
      hint: 'Set ZOMRO_TOKEN, or ZOMRO_USERNAME and ZOMRO_PASSWORD.',
    });
  }
  return { ...(token === undefined ? {} : { token }), ...(login === undefined ? {} : { login }) };
}
