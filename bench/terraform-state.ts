import { declarations } from './make-manifest.ts';

const OBJECT_TYPE = [
  'object',
  {
    addons: ['object', { network: 'string' }],
    datacenter: 'string',
    name: 'string',
    os: 'string',
    period: 'string',
    power: 'string',
    ssh_key: 'string',
    tariff: 'string',
  },
];

/** A Terraform state (format 4) in which every server of the estate exists as declared. */
export function makeTerraformState(count: number): string {
  const resources = declarations(count).map((value, at) => ({
    mode: 'managed',
    type: 'terraform_data',
    name: value.name,
    provider: 'provider["terraform.io/builtin/terraform"]',
    instances: [
      {
        schema_version: 0,
        attributes: {
          id: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
          input: { value, type: OBJECT_TYPE },
          output: { value, type: OBJECT_TYPE },
          triggers_replace: null,
        },
        sensitive_attributes: [],
      },
    ],
  }));
  const lineage = '00000000-0000-4000-8000-000000000000';
  const state = { version: 4, terraform_version: '1.0.0', serial: 1, lineage, outputs: {}, resources };
  return `${JSON.stringify(state, null, 2)}\n`;
}
