import type { Problem } from './errors.ts';
import type { Attributes } from './json.ts';
import type { Money } from './money.ts';
import type { FieldChange, Quote, Step, Verb } from './plan.ts';
import type { OneShot, Sale } from './purchase.ts';
import type { Address, DesiredResource, LiveResource, RecordedResource } from './resource.ts';

/**
 * How one field of a spec behaves.
 * `live`: compared with the listing (and with the record where the listing does not show it).
 * `recorded`: the vendor never shows it; compared with what was last applied, if that is known.
 * `never`: not compared.
 */
export interface FieldRule {
  readonly compare: 'live' | 'recorded' | 'never';
  /**
   * `update`: in place, at no cost to anybody. `resize`: in place, at a price (`ResourceKind.upgrade`). `rebuild`: in place, and everything on the thing is lost, so the manifest
   * has to allow it. `replace`: never in place.
   */
  readonly change: 'update' | 'resize' | 'rebuild' | 'replace';
}

/** Which secret a mapping stands for, and the key inside it that holds its value. */
export interface LongForm {
  readonly secret: string;
  readonly inner: string;
}

/** What can be said of a kind without a network: enough for the manifest, the schema file and the docs. */
export interface KindDescription {
  /** `servers`: the section of the manifest, and the first half of an address. */
  readonly name: string;
  readonly provider: string;
  /** `zomro_server` */
  readonly type: string;
  /** JSON Schema (draft-07) of one entry. */
  readonly schema: object;
  readonly fields: { readonly [field: string]: FieldRule };
  /** Write-only fields; they leave the spec before anything else sees it. */
  readonly secret: readonly string[];
  /**
   * Secrets that may be written as a mapping as well, by its name: `promo: { code: X, required: false }` stands for the
   * secret `promo_code` (`{ secret: 'promo_code', inner: 'code' }`). What is beside it stays in the spec, under that name.
   */
  readonly longForms?: { readonly [field: string]: LongForm };
  /** Fields that name another resource by its bare key, and the kind and output they stand for. */
  readonly links: { readonly [field: string]: { readonly kind: string; readonly output: string } };
  /** Outputs that references may read. */
  readonly outputs: readonly string[];
  /**
   * `owned`: created and deleted by us. `policy`: settings on something that exists; matched by its key without a
   * record, never created, and forgotten rather than deleted.
   */
  readonly nature: 'owned' | 'policy';
  /** A replacement buys again, so it is denied unless the manifest allows it. */
  readonly costly: boolean;
}

export interface AlignInput {
  readonly desired: DesiredResource;
  /** Desired spec with references filled where they are known. */
  readonly spec: Attributes;
  /** Fields whose value is known after apply only. */
  readonly unknown: readonly string[];
  readonly live: LiveResource | undefined;
  readonly recorded: RecordedResource | undefined;
  /** Wall clock of the plan, milliseconds. */
  readonly now: number;
}

/** A desired spec in the vendor's words, so that comparing never translates. */
export interface Aligned {
  readonly spec: Attributes;
  /** Something has to be bought although no field differs (a renewal is due). */
  readonly due?: { readonly changes: readonly FieldChange[]; readonly note: string };
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

export interface OfferInput {
  readonly desired: DesiredResource;
  readonly spec: Attributes;
  readonly unknown: readonly string[];
  readonly live: LiveResource | undefined;
  /**
   * Present when `live` is to be changed in place, in fields whose rule is neither `update` nor `replace`: what is asked
   * for is what that takes, not a new thing.
   */
  readonly changes?: readonly FieldChange[];
  /** The order of a saved plan that is held against the catalogue; what was made up for it stays as it was. */
  readonly ordered?: Attributes;
}

/** What it takes to buy or create: ids of the catalogue, and the price. */
export interface Offer {
  readonly order: Attributes;
  readonly quote?: Quote;
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
  /** Guards of the vendor or the kind (licence not accepted, sold only with another service). */
  readonly refusals: readonly Problem[];
  /** Why these `changes` can not be made in place after all, as a sentence; then a replacement is proposed. */
  readonly impossible?: string;
}

export interface StepsInput {
  readonly verb: Verb;
  readonly spec: Attributes | undefined;
  readonly live: LiveResource | undefined;
  readonly changes: readonly FieldChange[];
  readonly order: Attributes | undefined;
  /** Secret fields that have a value. */
  readonly secrets: readonly string[];
  /** True when `due` asked for a purchase. */
  readonly due: boolean;
}

/** What a `call` step needs. */
export interface StepRun {
  readonly step: Step;
  readonly address: Address;
  /** Absent before the thing exists. */
  readonly id: string | undefined;
  readonly spec: Attributes;
  readonly order: Attributes;
  readonly secrets: { readonly [field: string]: string };
}

/** Where a step has got to, seen from one listing. */
export type Progress =
  | { readonly state: 'done' }
  | { readonly state: 'waiting'; readonly status: string }
  | { readonly state: 'failed'; readonly because: string };

/** What the next purchase of something would cost, held against the most that was declared for it. */
export interface NextPrice {
  /** Absent: the vendor does not offer what is declared, at any price. */
  readonly amount?: Money;
  /** ISO period that it would buy. */
  readonly period: string;
  readonly ceiling: Money;
  /** The field of the manifest that sets the ceiling. */
  readonly field: string;
}

/** What a listing is needed for. */
export interface Wanted {
  /** Natural names that must be read in full. */
  readonly keys: readonly string[];
  readonly ids: readonly string[];
  /**
   * Present: the whole account is asked for, each thing in full. It names, for each field that is a link, what that may
   * stand for now: where a vendor lists things only below others, those are the others.
   */
  readonly whole?: { readonly [link: string]: readonly string[] };
  /** A purchase rests on the list: what may hide rows, and was looked for before, is looked for again. */
  readonly anew?: true;
}

/** What a manifest would have to say of a live thing, or why none can. */
export type Declaration =
  | {
      /** In the words of a manifest, defaults and all; what equals a default is left out by whoever asks. */
      readonly spec: Attributes;
      /** What its address is made of where the name at the vendor alone would mislead. */
      readonly label?: string;
      /** Fields that an order needs and that nobody can read: they are not declared, and never count as changed. */
      readonly unseen?: readonly string[];
    }
  | {
      /** A sentence after the name of the thing: `its link is not shown`. */
      readonly leftOut: string;
    };

/** All the engine knows of a kind. The vendor's client is already inside. */
export interface ResourceKind extends KindDescription {
  /**
   * Everything of this kind in the account: complete, all pages, or it throws LISTING_INCOMPLETE. `wanted` names keys
   * and ids that must be read in full where a vendor lists only names; others may then be stubs with an empty spec.
   */
  list(wanted: Wanted): Promise<readonly LiveResource[]>;
  /** One thing by its id; undefined only when the vendor says that it does not exist. */
  read(id: string): Promise<LiveResource | undefined>;
  /** The natural name of a desired spec; pure. */
  key(spec: Attributes, desired: { readonly address: Address }): string;
  /** Brings a desired spec into the listing's words. Reads the catalogue only where words alone can not decide. */
  align(input: AlignInput): Promise<Aligned>;
  /** Catalogue ids and price for a create, a replace, a due purchase or changes in place. Reads and dry runs only. */
  offer?(input: OfferInput): Promise<Offer>;
  /** The named steps of an action; pure. */
  steps(input: StepsInput): readonly Step[];
  /** True when this change ends a service although nothing is deleted now; pure. */
  endsService?(changes: readonly FieldChange[], spec: Attributes): boolean;
  /** Carries out a `call` step. Throws with `effect` when it fails. */
  call(run: StepRun): Promise<void>;
  /** Has this `call` or `wait` step reached its goal? Pure; `live` is undefined when the thing is not listed. */
  progress(step: Step, live: LiveResource | undefined, spec: Attributes): Progress;
  /**
   * The inverse of a spec, for `import --all`: what a manifest would say of this live thing. Reads only what the listing
   * does not show. Left out: things of this kind are imported one by one.
   */
  declare?(live: LiveResource): Promise<Declaration>;
  /**
   * What it costs while it runs, if the listing shows it. A record keeps what was listed, so the same question asked
   * of a record tells what it cost when it was last recorded; pure.
   */
  running?(
    thing: Pick<LiveResource, 'spec' | 'outputs'>,
  ): { readonly amount: Money; readonly period: string } | undefined;
  /**
   * For kinds that buy again and whose listing shows no price: what that purchase would cost now. `spec` is the
   * declared one, aligned. Reads only; asked by `drift` alone, because each answer is a call of its own. Undefined when
   * nothing will be bought.
   */
  nextPrice?(spec: Attributes, live: LiveResource): Promise<NextPrice | undefined>;
  readonly sale?: Sale;
  readonly oneShot?: OneShot;
  /** How a thing that exists is changed at a price, where a field's rule is `resize`; what it "buys" is the thing itself. */
  readonly upgrade?: Sale;
}
