/** The schema of the block `state`: where the state lives. One table a backend; docs/manifest.md shows the same. */
import type { BackendName } from '../../model/state-place.ts';
import { BACKENDS } from '../../model/state-place.ts';
import type { Schema } from './schema.ts';

export interface BackendDescription {
  readonly description: string;
  readonly required?: readonly string[];
  readonly fields: { readonly [field: string]: Schema };
}

const text = (description: string): Schema => ({ description, type: 'string', minLength: 1 });

const identifier = (description: string): Schema => ({
  description,
  type: 'string',
  pattern: '^[A-Za-z_][A-Za-z0-9_]{0,62}$',
  errorMessage: 'A name in a database is 1 to 63 of A-Z, a-z, 0-9 and _, and does not begin with a digit.',
});

const address = (description: string): Schema => ({
  description,
  type: 'string',
  pattern: '^https?://.',
  errorMessage: 'An address begins with https:// (or http:// for this machine).',
});

const method = (description: string): Schema => ({
  description,
  type: 'string',
  pattern: '^[A-Z]{1,20}$',
  errorMessage: 'A method of HTTP is written in capital letters: POST.',
});

/** What each backend can be told. A field without a value is taken from the environment, else it has a default. */
export const STATE_BACKENDS: { readonly [name in BackendName]: BackendDescription } = {
  local: {
    description: 'A file on this machine: for one person, or for a disk that outlives the run.',
    fields: { path: text("The state file, from the manifest's folder; default `state/hostform.state.json`.") },
  },
  postgres: {
    description: 'A row in a table of a PostgreSQL database, 12 or later.',
    fields: {
      name: { ...text('Which state of the table this is; default `default`.'), maxLength: 200 },
      schema: identifier('The schema of the table; default: the first one of the search path.'),
      table: identifier('The table, created when it is not there; default `hostform_states`.'),
      connection: text(
        'A connection address, its password from a variable; default `DATABASE_URL`, or `PGHOST`, `PGUSER`, `PGPASSWORD` and so on.',
      ),
    },
  },
  http: {
    description: "Terraform's HTTP protocol, as GitLab and Gitea speak it.",
    fields: {
      address: address('The state; default `TF_HTTP_ADDRESS`.'),
      lock_address: address(
        'Where it is locked; default `TF_HTTP_LOCK_ADDRESS`, else `/lock` below a GitLab or Gitea address, else the address.',
      ),
      unlock_address: address('Where it is unlocked; default `TF_HTTP_UNLOCK_ADDRESS`, else `lock_address`.'),
      update_method: method('Default `TF_HTTP_UPDATE_METHOD`, else `POST`.'),
      lock_method: method('Default `TF_HTTP_LOCK_METHOD`, else `LOCK`; `POST` at GitLab and Gitea.'),
      unlock_method: method('Default `TF_HTTP_UNLOCK_METHOD`, else `UNLOCK`; `DELETE` at GitLab and Gitea.'),
      username: text('Default `TF_HTTP_USERNAME`.'),
      password: text('From a variable; default `TF_HTTP_PASSWORD`.'),
    },
  },
  s3: {
    description: 'An object in a store that speaks S3 and honours conditional writes. Credentials: `AWS_*`.',
    required: ['bucket'],
    fields: {
      bucket: text('The bucket; it has to exist.'),
      key: text('The name of the object; default `hostform.state.json`.'),
      region: text('Default `AWS_REGION`.'),
      endpoint: address('The address of a store other than AWS; default `AWS_ENDPOINT_URL_S3`.'),
      path_style: { description: 'True: the bucket stands in the path, not in the host name.', type: 'boolean' },
    },
  },
};

/** Fields that always carry a secret. */
export const SECRET_SETTINGS: ReadonlySet<string> = new Set(['connection', 'password']);

/** Fields whose values are not shown beside a problem: an address may hold a password. */
export const MAY_HOLD_SECRETS: ReadonlySet<string> = new Set([
  ...SECRET_SETTINGS,
  'address',
  'lock_address',
  'unlock_address',
  'endpoint',
  // Of `encryption`; the name of an object in S3 is then not shown either.
  'key',
]);

const ENCRYPTION = {
  description: 'Seals the values in the state with a key that is not kept beside it.',
  type: 'object',
  additionalProperties: false,
  properties: {
    key: text('The key, from a variable.'),
    key_file: text("A file that holds the key, from the manifest's folder."),
  },
  oneOf: [{ required: ['key'] }, { required: ['key_file'] }],
};

const BACKEND = { description: 'What holds the state.', type: 'string', enum: BACKENDS };

/** The whole block. `backend` decides which fields there are. */
export function stateSchema(): Schema {
  return {
    title: 'State',
    description: 'Where the state lives; left out: in a file beside the manifest.',
    type: 'object',
    required: ['backend'],
    properties: { backend: BACKEND },
    allOf: BACKENDS.map((name) => ({
      if: { type: 'object', properties: { backend: { const: name } }, required: ['backend'] },
      // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
      then: backendSchema(STATE_BACKENDS[name]),
    })),
  };
}

function backendSchema({ description, required = [], fields }: BackendDescription): Schema {
  return {
    description,
    type: 'object',
    required: ['backend', ...required],
    additionalProperties: false,
    properties: { backend: BACKEND, ...fields, encryption: ENCRYPTION },
  };
}
