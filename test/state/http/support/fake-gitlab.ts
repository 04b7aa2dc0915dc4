/**
 * GitLab's Terraform state, as far as reliability.md §5.1 documents it. What each behaviour comes from stands in the
 * table of fake-gitlab.test.ts. One project, 4711; tokens are `token`.
 */
import { type Ask, basic, fieldsOf, json, type Reply, type Served, serve } from './serve.ts';

interface GitlabState {
  readonly versions: Map<number, string>;
  latest: number | undefined;
  lock: { readonly id: string; readonly who: string; readonly at: string } | undefined;
  deleted: boolean;
}

export interface FakeGitlab extends Served {
  readonly states: Map<string, GitlabState>;
  addressOf(name: string): string;
  /** Puts a version there past the API. */
  plant(name: string, body: string): void;
  /** The largest state it takes from now on, in bytes. */
  limit(bytes: number): void;
  /** As an owner does in the web pages: it is deleted in a while. */
  remove(name: string): void;
}

export const GITLAB_LOGIN = { TF_HTTP_USERNAME: 'ana', TF_HTTP_PASSWORD: 'token' } as const;

const PATH = /^\/api\/v4\/projects\/([^/]+)\/terraform\/state\/([^/]+)(\/lock|\/versions\/(\d+))?$/;

export async function startGitlab(): Promise<FakeGitlab> {
  const states = new Map<string, GitlabState>();
  const knobs = { maxStateSize: 1e9 };
  const served = await serve((ask) => route(states, knobs.maxStateSize, ask));
  return Object.assign(served, {
    states,
    limit: (bytes: number) => void (knobs.maxStateSize = bytes),
    remove: (name: string) => void (findOrCreate(states, name).deleted = true),
    addressOf: (name: string) => `${served.origin}/api/v4/projects/4711/terraform/state/${name}`,
    plant: (name: string, body: string) => {
      const serial = Number(fieldsOf(body)['serial']);
      const state = findOrCreate(states, name);
      state.versions.set(serial, body);
      state.latest = serial;
    },
  }) satisfies FakeGitlab;
}

function route(states: Map<string, GitlabState>, maxStateSize: number, ask: Ask): Reply {
  const [, project, name = '', tail, serial] = PATH.exec(ask.path) ?? [];
  if (ask.headers.authorization !== basic('ana', 'token')) return json(401, { message: '401 Unauthorized' });
  if (name === '') return json(404, { error: '404 Not Found' });
  if (project !== '4711') return json(404, { message: '404 Project Not Found' });
  const operation = `${ask.method} ${tail?.startsWith('/versions') ? '/versions' : (tail ?? '')}`;
  switch (operation) {
    case 'GET ':
      return latest(states.get(name));
    case 'POST ':
      return upload(findOrCreate(states, name), ask, maxStateSize);
    case 'GET /versions':
      return version(states.get(name), Number(serial));
    case 'POST /lock':
      return lock(states, name, ask);
    case 'DELETE /lock':
      return unlock(findOrCreate(states, name), ask);
    default:
      return json(405, { error: '405 Not Allowed' });
  }
}

function findOrCreate(states: Map<string, GitlabState>, name: string): GitlabState {
  const state = states.get(name) ?? {
    versions: new Map<number, string>(),
    latest: undefined,
    lock: undefined,
    deleted: false,
  };
  states.set(name, state);
  return state;
}

function latest(state: GitlabState | undefined): Reply {
  if (state === undefined) return json(404, { message: '404 Not found' });
  return state.latest === undefined ? { status: 204 } : version(state, state.latest);
}

function version(state: GitlabState | undefined, serial: number): Reply {
  const body = state?.versions.get(serial);
  if (body === undefined) return json(404, { message: '404 Not found' });
  return { status: 200, headers: { 'content-type': 'application/octet-stream', etag: 'W/"0f"' }, body };
}

function upload(state: GitlabState, ask: Ask, maxStateSize: number): Reply {
  if (ask.body === '') return { status: 204 };
  if (Buffer.byteLength(ask.body) > maxStateSize) return json(413, { message: '413 Request Entity Too Large' });
  const { serial } = fieldsOf(ask.body);
  if (typeof serial !== 'number') return json(422, { message: '422 Unprocessable Entity - No serial in payload' });
  if (state.deleted) return json(422, { message: 'Terraform state is being deleted' });
  if (!matches(state, ask.query.get('ID'))) return json(500, { message: '500 Internal Server Error' });
  if (state.versions.has(serial)) return json(422, { message: 'Validation failed: Version has already been taken' });
  state.versions.set(serial, ask.body);
  state.latest = serial;
  return { status: 200 };
}

const REQUIRED = ['ID', 'Operation', 'Info', 'Who', 'Version', 'Created', 'Path'];

function lock(states: Map<string, GitlabState>, name: string, { body }: Ask): Reply {
  const told = fieldsOf(body);
  const missing = REQUIRED.filter((field) => typeof told[field] !== 'string');
  if (missing.length > 0) return json(400, { error: missing.map((field) => `${field} is missing`).join(', ') });
  const id = String(told['ID']);
  if (id.length > 255) return json(400, { error: 'ID must be less than or equal to 255 characters' });
  const state = findOrCreate(states, name);
  if (state.deleted) return json(422, { message: 'Terraform state is being deleted' });
  const free = state.lock === undefined;
  const held = (state.lock ??= { id, who: 'ana', at: '2026-11-22T08:00:00.000Z' });
  const { Operation, Info, Version, Path } = told;
  return json(free ? 200 : 409, { Operation, Info, Version, Path, ID: held.id, Who: held.who, Created: held.at });
}

function unlock(state: GitlabState, { query, body }: Ask): Reply {
  const id = query.get('ID') ?? fieldsOf(body)['ID'] ?? null;
  if (id !== null && !matches(state, id)) return { status: 409 };
  state.lock = undefined;
  return { status: 200 };
}

/** No lock matches no id, and nothing else. */
function matches({ lock: held }: GitlabState, id: unknown): boolean {
  return (held?.id ?? null) === id;
}
