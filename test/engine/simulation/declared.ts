/** A scenario's declarations as the manifest room would hand them over. */
import type { DesiredResource } from '../../../src/model/resource.ts';
import type { Declared } from './scenario.ts';

export function toDesired({ key, kind, tariff, period, promo, image }: Declared): DesiredResource {
  return {
    address: `${kind}.${key}`,
    kind,
    provider: 'shop',
    spec: { name: key, tariff, period, ...(image === undefined ? {} : { image: `\${images.${image}.id}` }) },
    secrets: promo ? { promo_code: { value: CODE, template: '${PROMO}' } } : {},
    references: image === undefined ? [] : [{ path: ['image'], parts: [{ address: `images.${image}`, output: 'id' }] }],
    lifecycle: { replace: 'allow', ignoreChanges: [] },
    at: { file: 'hostform.yaml', line: 1, column: 1 },
    positions: {},
  };
}

const CODE = 'WELCOME20';

/** Values of secret fields by address. */
export function secretsOf(declared: readonly Declared[]): { [address: string]: { [field: string]: string } } {
  return Object.fromEntries(
    declared.filter(({ promo }) => promo).map(({ kind, key }) => [`${kind}.${key}`, { promo_code: CODE }]),
  );
}
