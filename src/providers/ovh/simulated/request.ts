/** A call as the parts see it, and the routes they offer. */
import type { Attributes, Json } from '../../../model/json.ts';
import { isList } from '../../../model/json.ts';
import type { Credential, ServiceAccount } from './cloud.ts';
import { refuse } from './failures.ts';
import type { Vendor } from './vendor.ts';

/** Who is calling. */
export type Identity =
  | { readonly method: 'consumer key'; readonly credential: Credential }
  | { readonly method: 'oauth2'; readonly client: ServiceAccount };

/** One HTTP request, read completely. */
export interface RawRequest {
  readonly method: string;
  /** Path and query exactly as sent. */
  readonly target: string;
  /** Path under `/1.0` or `/v1`, still percent-encoded. */
  readonly path: string;
  readonly query: { readonly [name: string]: string };
  /** Names in lower case. */
  readonly headers: { readonly [name: string]: string };
  readonly body: Buffer;
  readonly address: string;
  /** `http://127.0.0.1:18080` */
  readonly origin: string;
}

/** What a handler gets: parameters are checked against the route's description. */
export interface ApiCall {
  readonly params: { readonly [name: string]: string };
  readonly query: Attributes;
  readonly body: Attributes;
  /** Undefined on open routes only. */
  readonly identity: Identity | undefined;
  readonly raw: RawRequest;
}

export type FieldType =
  | 'string'
  | 'long'
  | 'boolean'
  | 'datetime'
  | 'long[]'
  | 'object'
  | 'object[]'
  | 'string[]'
  | 'any';

export interface FieldRule {
  readonly type: FieldType;
  readonly required?: boolean;
  readonly nullable?: boolean;
}

export type Fields = { readonly [name: string]: FieldType | FieldRule };

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface Route {
  readonly method: Method;
  /** Schema path: `/me/order/{orderId}`. */
  readonly path: string;
  readonly status: 'PRODUCTION' | 'BETA' | 'DEPRECATED';
  /** IAM action; absent on open and `/auth` routes. */
  readonly action?: string;
  /** Needs no authentication. */
  readonly open?: boolean;
  readonly query?: Fields;
  /** Absent: the body is not looked at. */
  readonly body?: Fields;
  /** Details of one element, for lists that support the expanded mode (ovh.md §3.4). */
  readonly expand?: (vendor: Vendor, key: string | number) => Json;
  /** Answers with JSON, or with undefined where the schema says `void`. */
  readonly handle: (vendor: Vendor, call: ApiCall) => Json | undefined;
}

/** A path parameter that is a number in the schema. */
export function idParam(call: ApiCall, name: string): number {
  const text = call.params[name] ?? '';
  return /^\d{1,15}$/.test(text) ? Number(text) : refuse('badParameter', { name });
}

/** A path parameter that is a name, decoded. */
export function nameParam(call: ApiCall, name: string): string {
  return call.params[name] ?? '';
}

export function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

export function numbersOf(value: Json | undefined): number[] {
  return isList(value) ? value.filter((item) => typeof item === 'number') : [];
}

export function textsOf(value: Json | undefined): string[] {
  return isList(value) ? value.filter((item) => typeof item === 'string') : [];
}
