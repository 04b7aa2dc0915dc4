/**
 * The estate of the bench: N small servers that all exist, are all recorded, and are all declared, so that a plan has
 * nothing to do. The same declarations for hostform and for Terraform (`terraform_data`, which needs no plug-in and no
 * network: Terraform at its best).
 */
import type { StateFile } from '../src/model/state.ts';
import { serializeState } from '../src/state/format.ts';

/** What every server of the estate declares beside its name; the simulated vendor's listing says the same. */
const SHARED = {
  tariff: 'Cloud Essential | NL-2',
  datacenter: 'Netherlands-2',
  os: 'Ubuntu 22.04',
  period: 'P1D',
  ssh_key: 'deploy',
  power: 'running',
  addons: { network: 'IPv4 NL-2' },
} as const;

/** One declaration per server, named as the simulator's `seedServers` names its servers: `web-1` to `web-<count>`. */
export function declarations(count: number): { readonly name: string; readonly [field: string]: string | object }[] {
  return Array.from({ length: count }, (_, at) => ({ name: `web-${at + 1}`, ...SHARED }));
}

/** A manifest of `count` servers in one file, a block each, as a person would write it. */
export function makeManifest(count: number): string {
  const { addons, ...plain } = SHARED;
  const lines = Object.entries(plain).map(([field, value]) => `    ${field}: ${value}\n`);
  const shared = `${lines.join('')}    addons: { network: ${addons.network} }\n`;
  const blocks = declarations(count).map(({ name }) => `  ${name}:\n    name: ${name}\n${shared}`);
  return `hostform: 1\n\nproviders:\n  zomro:\n    licence_agreement: accepted\n\nservers:\n${blocks.join('')}`;
}

/** The same declarations as Terraform configuration: a block each, no provider but the built-in one. */
export function makeTerraform(count: number): string {
  const { addons, ...plain } = SHARED;
  const lines = Object.entries(plain).map(([field, value]) => `    ${field} = "${value}"\n`);
  const shared = `${lines.join('')}    addons = { network = "${addons.network}" }\n`;
  return declarations(count)
    .map(({ name }) => `resource "terraform_data" "${name}" {\n  input = {\n    name = "${name}"\n${shared}  }\n}\n`)
    .join('\n');
}

export interface Estate {
  /** The vendor's id of the account. */
  readonly account: string;
  /** Ids at the vendor, in the order of the names. */
  readonly ids: readonly string[];
}

/** The state file in which all of it is recorded. */
export function makeState({ account, ids }: Estate): string {
  const state: StateFile = {
    version: 2,
    serial: 1,
    lineage: 'a'.repeat(26),
    accounts: { zomro: { id: account } },
    resources: ids.map((id, at) => ({
      address: `servers.web-${at + 1}` as const,
      kind: 'servers',
      provider: 'zomro',
      id,
      phase: 'ready',
      spec: { name: `web-${at + 1}`, ...SHARED },
      outputs: { id, status: 'active', tariff_id: '6740', datacenter_id: '13', cost: '0.13 EUR' },
      dependsOn: [],
      protected: false,
    })),
    pending: [],
    plans: [],
  };
  return serializeState(state);
}
