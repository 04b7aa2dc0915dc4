import type { Attributes } from '../../../../src/model/json.ts';
import type { AlignInput, OfferInput } from '../../../../src/model/kind.ts';
import type { Want } from '../../../../src/model/purchase.ts';
import type { Address, DesiredResource, LiveResource, RecordedResource } from '../../../../src/model/resource.ts';

/** A declared resource as the manifest room would hand it over: secrets taken out, each field with its place. */
export function desire(
  address: Address,
  entry: Attributes,
  references: DesiredResource['references'] = [],
): DesiredResource {
  const { password, promo_code, ...spec } = entry;
  const secrets = Object.entries({ password, promo_code }).flatMap(([field, value]) =>
    typeof value === 'string' ? [[field, { value }] as const] : [],
  );
  const place = { file: 'main.yaml', line: 1, column: 1 };
  return {
    address,
    kind: address.split('.')[0] ?? '',
    provider: 'zomro',
    spec,
    secrets: Object.fromEntries(secrets),
    references,
    lifecycle: { replace: 'deny', ignoreChanges: [] },
    at: place,
    positions: Object.fromEntries(Object.keys(entry).map((field, at) => [field, { ...place, line: at + 2 }])),
  };
}

export interface More {
  readonly live?: LiveResource | undefined;
  readonly recorded?: Attributes;
  readonly unknown?: readonly string[];
  readonly spec?: Attributes;
}

export function alignInput(desired: DesiredResource, more: More = {}): AlignInput {
  const recorded: RecordedResource | undefined = more.recorded && {
    address: desired.address,
    kind: desired.kind,
    provider: 'zomro',
    id: more.live?.id ?? '1',
    phase: 'ready',
    spec: more.recorded,
    outputs: {},
    dependsOn: [],
    protected: false,
  };
  return { desired, spec: more.spec ?? desired.spec, unknown: more.unknown ?? [], live: more.live, recorded, now: 0 };
}

export function offerInput(desired: DesiredResource, spec: Attributes, more: More = {}): OfferInput {
  return { desired, spec, unknown: more.unknown ?? [], live: more.live };
}

/** What would be bought: the offer's order with the secrets of the manifest. */
export function wantOf(
  desired: DesiredResource,
  spec: Attributes,
  offer: { order: Attributes; quote?: Want['quote'] },
): Want {
  return {
    address: desired.address,
    spec,
    order: offer.order,
    secrets: Object.fromEntries(Object.entries(desired.secrets).map(([field, { value }]) => [field, value])),
    ...(offer.quote === undefined ? {} : { quote: offer.quote }),
  };
}
