import type { SourcePosition } from './errors.ts';
import type { Attributes } from './json.ts';

/** Path of a resource in the YAML: kind and key, `servers.web-1`. */
export type Address = `${string}.${string}`;

/** One piece of a scalar that has references in it: fixed text, or an output of another resource. */
export type TemplatePart = { readonly text: string } | { readonly address: Address; readonly output: string };

/**
 * A scalar whose text is known only with another resource's outputs: `${images.golden.uid}`. `path` leads to it
 * inside the spec. The spec itself holds the raw text there until it is filled.
 */
export interface Reference {
  readonly path: readonly (string | number)[];
  readonly parts: readonly TemplatePart[];
  readonly at?: SourcePosition;
}

/**
 * A write-only value: never stored, never printed, never compared (contract §2). `template` names the variables it
 * came from (`${WEB1_ROOT}`) and may be saved; it is absent when the manifest holds the value itself.
 */
export interface Secret {
  readonly value: string;
  readonly template?: string;
}

/** Whom a declared address takes over while it is not recorded. It never stands for a purchase. */
export type Adoption =
  /** The one live thing that has the declared name; created when there is none. */
  | { readonly by: 'name'; readonly at: SourcePosition }
  /** Exactly this live thing; never created instead. */
  | { readonly by: 'id'; readonly id: string; readonly at: SourcePosition };

export interface Lifecycle {
  /** Absent: nothing is adopted. Of no effect once the address is recorded and its thing exists. */
  readonly adopt?: Adoption;
  /** Absent: the manifest says nothing, and what the state says stays. */
  readonly protect?: boolean;
  readonly replace: 'deny' | 'allow';
  /** Absent: nothing is changed in place that costs all that is on the thing. */
  readonly rebuild?: 'allow';
  readonly ignoreChanges: readonly string[];
}

/** What a manifest says should exist. Secrets are kept out of `spec`, so that a spec can be shown and saved. */
export interface DesiredResource {
  readonly address: Address;
  readonly kind: string;
  readonly provider: string;
  readonly spec: Attributes;
  readonly secrets: { readonly [field: string]: Secret };
  readonly references: readonly Reference[];
  readonly lifecycle: Lifecycle;
  readonly at: SourcePosition;
  /** Where each top-level field stands, for problems found after reading (catalogue, prices). */
  readonly positions: { readonly [field: string]: SourcePosition };
}

/** A line of `moved`: what is recorded under `from` is declared under `to` by now. */
export interface Move {
  readonly from: Address;
  readonly to: Address;
  readonly at: SourcePosition;
}

/** A line of `forget`: the record goes, and the thing stays at the vendor. */
export interface Release {
  readonly address: Address;
  readonly at: SourcePosition;
}

/** How far a live thing is: only `ready` ones take changes, `unpaid` ones do not count as existing. */
export type LiveStatus = 'ready' | 'creating' | 'deleting' | 'unpaid' | 'suspended' | 'error';

/** What a vendor's listing says exists, in the same words and shape as a desired spec. */
export interface LiveResource {
  readonly id: string;
  /** The natural name by which it is recognised without an id; unique per kind where the kind says so. */
  readonly key: string;
  readonly spec: Attributes;
  readonly outputs: Attributes;
  readonly status: LiveStatus;
  /** The vendor's own word for it, for progress lines. */
  readonly statusText: string;
  /**
   * What is wrong with it that `status` can not say: a service with an open bill may still take changes, and a server
   * may be stopped because nothing was left to pay it with. For `drift` only; nothing else decides by it.
   */
  readonly trouble?: 'unpaid' | 'suspended';
  /** How long it is paid for; absent where the vendor does not say, and for what is charged by the day. */
  readonly term?: Term;
}

/** Until when something is paid for, and what happens then. */
export interface Term {
  /** A calendar day, `2026-12-01`. */
  readonly ends: string;
  /** True when the vendor renews it by itself, false when nobody does; absent where the vendor does not say. */
  readonly renewsItself?: boolean;
  /** It is cancelled: the vendor takes it away on that day. */
  readonly cancelled?: true;
}

/** What the state says we own. */
export interface RecordedResource {
  readonly address: Address;
  readonly kind: string;
  readonly provider: string;
  readonly id: string;
  /** `delivering`: bought, its id is known, and the vendor has not made it ready yet. */
  readonly phase: 'ready' | 'delivering';
  /** The spec as last applied, without secrets. */
  readonly spec: Attributes;
  readonly outputs: Attributes;
  readonly dependsOn: readonly Address[];
  readonly protected: boolean;
}

/** Splits `servers.web-1` into kind and key. */
export function splitAddress(address: Address): { kind: string; key: string } {
  const dot = address.indexOf('.');
  return { kind: address.slice(0, dot), key: address.slice(dot + 1) };
}

/** The addresses that a resource reads outputs of, sorted, each once. */
export function referencedAddresses(references: readonly Reference[]): Address[] {
  const found = new Set<Address>();
  for (const { parts } of references) for (const part of parts) if ('address' in part) found.add(part.address);
  return [...found].sort();
}
