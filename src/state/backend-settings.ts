/** What each backend is told, read from the block `state` of a manifest or from a saved plan, neither of them trusted. */
import { HostformError } from '../model/errors.ts';
import type { Json } from '../model/json.ts';
import type { BackendName, StatePlace } from '../model/state-place.ts';
import { type Check, flag, optional, shape, shapeFault, someText } from './shape.ts';

export type RemoteName = Exclude<BackendName, 'local'>;

/** A state in a row of a table. Without `connection`, the environment says where (`DATABASE_URL`, `PG*`). */
export interface PostgresSettings {
  /** Which state of the table. */
  readonly name: string;
  readonly schema?: string;
  readonly table?: string;
  /** Address or keywords, with its password: a secret. */
  readonly connection?: string;
}

/** Terraform's HTTP protocol. What is absent is looked for in `TF_HTTP_*`. */
export interface HttpSettings {
  readonly address?: string;
  readonly lock_address?: string;
  readonly unlock_address?: string;
  readonly update_method?: string;
  readonly lock_method?: string;
  readonly unlock_method?: string;
  readonly username?: string;
  /** A secret. */
  readonly password?: string;
}

/** An object in a bucket. Credentials are looked for in `AWS_*`. */
export interface S3Settings {
  readonly bucket: string;
  readonly key: string;
  readonly region?: string;
  readonly endpoint?: string;
  readonly path_style?: boolean;
}

export interface SettingsOf {
  readonly postgres: PostgresSettings;
  readonly http: HttpSettings;
  readonly s3: S3Settings;
}

const text = optional(someText);
const or =
  (preset: string): Check<string> =>
  (value, path) =>
    value === undefined ? preset : someText(value, path);

const CHECKS: { readonly [Name in RemoteName]: Check<SettingsOf[Name]> } = {
  postgres: shape<PostgresSettings>({ name: or('default'), schema: text, table: text, connection: text }),
  http: shape<HttpSettings>({
    address: text,
    lock_address: text,
    unlock_address: text,
    update_method: text,
    lock_method: text,
    unlock_method: text,
    username: text,
    password: text,
  }),
  s3: shape<S3Settings>({
    bucket: someText,
    key: or('hostform.state.json'),
    region: text,
    endpoint: text,
    path_style: optional(flag),
  }),
};

/** @throws HostformError USAGE when something is missing or of another type. */
export function settingsOf<Name extends RemoteName>(name: Name, { settings, secrets }: StatePlace): SettingsOf[Name] {
  const filled = Object.entries(secrets).map(([field, { value }]): [string, Json] => [field, value]);
  try {
    return CHECKS[name]({ ...settings, ...Object.fromEntries(filled) }, ['state']);
  } catch (error) {
    const fault = shapeFault(error);
    if (!fault) throw error;
    // Only the field is named: its value may be a secret.
    throw new HostformError('USAGE', 'The place of the state is not described completely', {
      detail: `${fault.path.join('.')} is missing or not of the right type.`,
    });
  }
}
