/** Everything that can happen to one call (zomro.md §1, §3, §11.11), by name. */
import type { Match, Mishap } from '../../../src/providers/zomro/simulated/faults.ts';

export interface NamedMishap {
  readonly name: string;
  readonly mishap: Mishap;
  /** Takes long for real (a minute of silence, a reply of many megabytes): for the long proof only. */
  readonly slow?: true;
}

/** The changing calls of a server purchase, in their order. */
export const CALLS: readonly { readonly name: string; readonly match: Match }[] = [
  { name: 'login', match: { func: 'auth' } },
  { name: 'add', match: { func: 'v2.instances.order.param', sok: true } },
  { name: 'promo', match: { func: 'cart', sok: true } },
  { name: 'confirm', match: { func: 'cartorder.create.confirm', sok: true } },
];

const MINUTE = 60_000;

/** `elsewhere` is another origin, which must never be asked for anything. */
export function allMishaps(elsewhere: string): NamedMishap[] {
  return [
    { name: 'drop-request', mishap: { kind: 'drop-request' } },
    { name: 'drop-answer', mishap: { kind: 'drop-answer' } },
    { name: 'late by 5 s', mishap: { kind: 'late', ms: 5000 } },
    { name: 'late by 2 min', mishap: { kind: 'late', ms: 2 * MINUTE } },
    { name: 'late by 9 min', mishap: { kind: 'late', ms: 9 * MINUTE } },
    { name: 'hang before', mishap: { kind: 'hang' }, slow: true },
    { name: 'hang after', mishap: { kind: 'hang', after: true }, slow: true },
    ...[403, 408, 429, 460, 500, 502, 503, 504].flatMap((status) =>
      twice(`status ${status}`, { kind: 'status', status }),
    ),
    ...twice('status 429, retry after 30 s', { kind: 'status', status: 429, retryAfter: '30' }),
    ...twice('page', { kind: 'page' }),
    ...twice('captcha', { kind: 'captcha' }),
    ...([302, 307, 308] as const).flatMap((status) =>
      twice(`redirect ${status}`, { kind: 'redirect', status, location: elsewhere }),
    ),
    ...twice('empty', { kind: 'empty' }),
    ...twice('garbage', { kind: 'body', body: '{"doc":' }),
    ...twice('no document', { kind: 'body', body: '[]' }),
    { name: 'long, at once', mishap: { kind: 'long', polls: 0 } },
    { name: 'long, 3 polls', mishap: { kind: 'long', polls: 3 } },
    { name: 'long, no end', mishap: { kind: 'long', polls: 1000 } },
    { name: 'truncated', mishap: { kind: 'truncated' } },
    { name: 'truncated and cut', mishap: { kind: 'truncated', cut: true } },
    { name: 'content-type text/html', mishap: { kind: 'content-type', type: 'text/html' } },
    { name: 'huge, 2 MB', mishap: { kind: 'huge', bytes: 2 << 20 } },
    { name: 'huge, 80 MB', mishap: { kind: 'huge', bytes: 80 << 20 }, slow: true },
    { name: 'deep, 50,000 levels', mishap: { kind: 'deep', levels: 50_000 } },
    { name: 'running operation', mishap: { kind: 'running-operation' } },
    { name: 'expired session', mishap: { kind: 'expired-session' } },
    ...['access', 'auth', 'exists', 'missed', 'value', 'wizard_unavailable', 'not_enough_money', 'something_new'].map(
      (type): NamedMishap => ({ name: `error ${type}`, mishap: { kind: 'error', type } }),
    ),
    {
      name: 'error value of servername',
      mishap: { kind: 'error', type: 'value', object: 'servername', text: 'The servername field has invalid value.' },
    },
  ];
}

function twice(name: string, mishap: Mishap & { readonly after?: boolean }): NamedMishap[] {
  return [
    { name: `${name} before`, mishap },
    { name: `${name} after`, mishap: { ...mishap, after: true } as Mishap },
  ];
}
