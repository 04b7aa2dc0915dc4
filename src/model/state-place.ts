import type { Attributes } from './json.ts';
import type { Secret } from './resource.ts';

/** What can hold a state. */
export const BACKENDS = ['local', 'postgres', 'http', 's3'] as const;
export type BackendName = (typeof BACKENDS)[number];

/** Where a state lives, as a manifest, an option or a saved plan names it. */
export interface StatePlace {
  readonly backend: BackendName;
  /**
   * The block's own fields, as the manifest spells them, with variables filled; `backend`, `encryption` and whatever
   * carries a secret are not among them. What is absent is left to the environment or to the backend's default.
   */
  readonly settings: Attributes;
  /** Fields that carry a secret. Their templates may be saved, their values never. */
  readonly secrets: { readonly [field: string]: Secret };
  readonly encryption?: StateEncryption;
}

/** Where the key lies that secret values of the state are sealed with; exactly one of the two. */
export interface StateEncryption {
  readonly key?: Secret;
  /** A path; relative to the manifest's folder until it is resolved. */
  readonly keyFile?: string;
}
