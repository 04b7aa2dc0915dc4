/** A plan as a document in the shape of Terraform's plan format 1.2, with our own data under `hostform`. */
import type { Problem } from '../../model/errors.ts';
import { type Attributes, type Json, sortedKeys } from '../../model/json.ts';
import { formatAmount, type Money } from '../../model/money.ts';
import { type Action, hasWork, type Plan } from '../../model/plan.ts';
import { splitAddress } from '../../model/resource.ts';
import { type Cost, costOf } from './cost.ts';
import { planDigest, planSeal } from './plan-digest.ts';
import { changeJson, driftJson, resourceJson } from './resource-json.ts';
import { type ResourceValues, resourceValues } from './resource-values.ts';
import { safeJson } from './safe-text.ts';
import { sourcesOf } from './unknowns.ts';

export interface DocumentInput {
  /** RFC 3339, UTC. */
  readonly timestamp: string;
  /** Of hostform. */
  readonly version: string;
  /** Where the state lies, as apply will open it. */
  readonly stateLocation?: Json;
  /** Planning ended early, and what is here is not the whole. */
  readonly errored?: boolean;
}

/** The document of a plan. Same inputs, same bytes; the digest is computed here. */
export function planDocument(plan: Plan, input: DocumentInput): Attributes {
  const document = { ...terraformPart(plan, input), hostform: ownPart(plan, input) };
  const digest = planDigest(document);
  const sealed = { digest, ...document.hostform };
  return { ...document, hostform: { ...sealed, seal: planSeal(sealed) } };
}

/** The digest of a plan as `apply --expect` compares it: the one that its document has, wherever that is saved. */
export function digestOfPlan(plan: Plan, version: string): string {
  return planDigest({
    ...terraformPart(plan, { timestamp: '', version }),
    hostform: ownPart(plan, { timestamp: '', version }),
  });
}

/** The document as the text of a file. */
export function planFileText(document: Attributes): string {
  return `${safeJson(document, 2)}\n`;
}

interface Entry {
  readonly action: Action;
  readonly values: ResourceValues;
}

function terraformPart(plan: Plan, { timestamp, errored = false }: DocumentInput): Attributes {
  const sources = sourcesOf(plan);
  const entries: Entry[] = byAddress(plan.actions).map((action) => ({
    action,
    values: resourceValues(action, sources),
  }));
  return {
    format_version: '1.2',
    planned_values: { root_module: { resources: entries.flatMap(plannedResource) } },
    ...(plan.drift === undefined ? {} : { resource_drift: plan.drift.map(driftJson) }),
    resource_changes: entries.map(({ action, values }) => changeJson(action, values)),
    output_changes: {},
    prior_state: {
      format_version: '1.0',
      values: { root_module: { resources: entries.flatMap(priorResource) } },
    },
    configuration: configuration(plan, entries),
    timestamp,
    applyable: hasWork(plan) && !errored,
    complete: plan.complete && !errored,
    errored,
  };
}

function plannedResource({ action, values: { after, sensitive } }: Entry): Attributes[] {
  return after === null ? [] : [resourceJson(action, after, sensitive)];
}

/** What is declared and at which provider, by name only: readers of plans look here for the module and its providers. */
function configuration({ providers }: Plan, entries: readonly Entry[]): Attributes {
  const named = providers.map(({ provider }) => [provider, { name: provider, full_name: `hostform/${provider}` }]);
  const resources = entries
    .filter(({ values }) => values.after !== null)
    .map(({ action: { address, type, provider } }) => ({
      address,
      mode: 'managed',
      type,
      name: splitAddress(address).key,
      provider_config_key: provider,
      schema_version: 0,
    }));
  return { provider_config: Object.fromEntries(named), root_module: { resources } };
}

/** Only what the plan touches: the state itself is not repeated in a plan. */
function priorResource({ action, values: { before, sensitive } }: Entry): Attributes[] {
  return before === null || action.verb === 'no-op' ? [] : [resourceJson(action, before, sensitive)];
}

function ownPart(plan: Plan, { version, stateLocation }: DocumentInput): Attributes {
  const actions = byAddress(plan.actions);
  const perAddress = (value: (action: Action) => unknown): Json =>
    plainData(Object.fromEntries(actions.map((action) => [action.address, value(action)] as const)));
  return {
    version,
    lineage: plan.lineage,
    serial: plan.serial,
    mode: plan.mode,
    ...(stateLocation === undefined ? {} : { state: stateLocation }),
    steps: perAddress(({ steps }) => (steps.length > 0 ? steps : undefined)),
    quotes: perAddress(({ quote }) => quote),
    preconditions: perAddress(({ precondition }) => precondition),
    cost: costJson(costOf(plan)),
    limits: plainData(plan.limits),
    providers: plainData(plan.providers),
    unmanaged: plainData(plan.unmanaged),
    ...(plan.leftOut === undefined ? {} : { left_out: plainData(plan.leftOut) }),
    plan: plainData(plan),
  };
}

/** Amounts are decimal strings, by currency. */
export function costJson({ now, recurring, balances }: Cost): Attributes {
  const byCurrency = (amounts: readonly Money[]): Attributes =>
    Object.fromEntries(amounts.map(({ currency, amount }) => [currency, formatAmount(amount)]));
  return {
    now: byCurrency(now),
    per_day: byCurrency(recurring.map(({ perDay }) => perDay)),
    per_30_days: byCurrency(recurring.map(({ per30Days }) => per30Days)),
    balances: plainData(balances),
  };
}

/** Secrets that stand in the manifest itself can not go into a file; those from variables are read again at apply. */
export function literalSecrets(plan: Plan): Problem[] {
  return byAddress(plan.actions)
    .filter(({ verb }) => verb !== 'no-op')
    .flatMap(({ address, secrets }) =>
      Object.entries(secrets)
        .filter(([, template]) => template === null)
        .map(([field]) => ({
          code: 'LITERAL_SECRET' as const,
          summary: 'A secret that stands in the manifest can not be saved',
          detail: `A saved plan holds no secrets, and "${field}" of ${address} could not be read again when the plan is applied.`,
          hint: `take it from the environment: ${field}: \${SOME_VARIABLE}`,
          address,
        })),
    );
}

function byAddress(actions: readonly Action[]): Action[] {
  return actions.toSorted((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
}

/** Model types are JSON by construction; keys are sorted, and what is undefined is left out. */
function plainData(value: object): Json {
  return sortedKeys(value as Json);
}
