/** The state for people and for programs: `show`, `state list`, `state show ADDR`. */
import { type Attributes, isRecord, sortedKeys } from '../../model/json.ts';
import { type Address, type RecordedResource, splitAddress } from '../../model/resource.ts';
import type { StateFile } from '../../model/state.ts';
import type { Style } from './colors.ts';
import { typeName } from './phrases.ts';
import { plural } from './price-text.ts';
import { resourceJson } from './resource-json.ts';
import { rowLines } from './rows.ts';
import { quoted, safeText } from './safe-text.ts';
import { tableText } from './table.ts';
import { type Shown, valueRow } from './value-rows.ts';

export interface StateLook {
  readonly style: Style;
}

/** All that is recorded, then what is open. Ends with a line end. */
export function stateText(state: StateFile, { style }: StateLook): string {
  const resources = byAddress(state.resources).map((resource) => resourceText(resource, { style }));
  const nothing = resources.length === 0 ? ['The state is empty: nothing is recorded.\n'] : [];
  const open = state.pending.length === 0 ? [] : [`${openText(state)}\n`];
  return [...nothing, ...resources, ...open].join('\n');
}

/** One recorded resource: its fields, and what it hangs on. */
export function resourceText(resource: RecordedResource, { style }: StateLook): string {
  const { address, provider, kind, id, spec, outputs, dependsOn } = resource;
  const fields: Attributes = { ...outputs, ...spec };
  const shown: Shown = { symbol: ' ', style, unknown: () => false };
  const names = Object.keys(fields)
    .filter((name) => name !== 'id')
    .sort();
  const rows = [
    valueRow('id', id, shown, ['id']),
    ...names.map((name) => valueRow(name, fields[name] ?? null, shown, [name])),
  ];
  const remarks = [
    ...(resource.phase === 'delivering' ? ['bought, and still being delivered'] : []),
    ...(resource.protected ? ['protected: it is neither deleted nor replaced'] : []),
    ...(dependsOn.length > 0 ? [`depends on ${dependsOn.map(safeText).join(', ')}`] : []),
  ];
  const lines = [
    style.bold(`# ${safeText(address)}`),
    ...remarks.map((remark) => style.dim(`# (${remark})`)),
    `${safeText(typeName(provider, kind))} ${quoted(splitAddress(address).key)} {`,
    ...rowLines(rows, 2, style),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

/** Addresses, one per line, for other programs; with `long` a table for people. */
export function stateListText(
  state: StateFile,
  { style, long = false }: StateLook & { readonly long?: boolean },
): string {
  const resources = byAddress(state.resources);
  if (!long) return resources.map(({ address }) => `${safeText(address)}\n`).join('');
  const columns = ['ADDRESS', 'PROVIDER', 'ID', 'REMARKS'].map((title) => ({ title }));
  const rows = resources.map((each) => [
    safeText(each.address),
    safeText(each.provider),
    safeText(each.id),
    remarksOf(each),
  ]);
  return tableText(columns, rows, style);
}

function remarksOf(resource: RecordedResource): string {
  return [
    ...(resource.phase === 'delivering' ? ['delivering'] : []),
    ...(resource.protected ? ['protected'] : []),
  ].join(', ');
}

function openText({ pending }: StateFile): string {
  const addresses = pending.map(({ address }: { readonly address: Address }) => safeText(address)).sort();
  return `${plural(pending.length, 'open purchase')}: ${addresses.join(', ')}. See "hostform pending".`;
}

/** The shape of Terraform's `show -json`. Secrets are not in a state at all, so no value is sensitive. Our own data are under `hostform`. */
export function stateDocument(state: StateFile): Attributes {
  const resources = byAddress(state.resources);
  return {
    format_version: '1.0',
    values: { root_module: { resources: resources.map(recordedJson) } },
    hostform: {
      lineage: state.lineage,
      serial: state.serial,
      accounts: Object.fromEntries(Object.entries(state.accounts).map(([provider, { id }]) => [provider, id])),
      pending: state.pending.map(({ address, phase }) => ({ address, phase })),
    },
  };
}

/** One recorded resource, as `state show --json` has it, too. */
export function recordedJson(resource: RecordedResource): Attributes {
  const { address, provider, kind, id, spec, outputs, dependsOn, phase } = resource;
  const values = sortedKeys({ ...outputs, ...spec, id });
  return {
    ...resourceJson({ address, provider, type: typeName(provider, kind) }, isRecord(values) ? values : {}, {}),
    ...(dependsOn.length > 0 ? { depends_on: dependsOn } : {}),
    hostform: { phase, protected: resource.protected },
  };
}

function byAddress(resources: readonly RecordedResource[]): RecordedResource[] {
  return resources.toSorted((a, b) => (a.address < b.address ? -1 : 1));
}
