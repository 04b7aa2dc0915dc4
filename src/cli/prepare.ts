/** From a manifest and a state to a plan that can be shown. */
import { charges } from '../engine/ceilings.ts';
import { countLimits } from '../engine/guards.ts';
import type { Observation } from '../engine/observe.ts';
import { planAndSight } from '../engine/plan.ts';
import type { Manifest } from '../manifest/read.ts';
import { suggest } from '../manifest/suggest.ts';
import type { Problem } from '../model/errors.ts';
import { isFree } from '../model/money.ts';
import type { Limits, Plan } from '../model/plan.ts';
import type { Intent } from '../model/purchase.ts';
import type { StateFile } from '../model/state.ts';
import { parseTolerance } from '../model/tolerance-text.ts';
import { type Connected, connect } from './connect.ts';
import type { Context } from './context.ts';

/** Values of secret fields by address; in memory only. */
export type Secrets = { readonly [address: string]: { readonly [field: string]: string } };

export interface Selection {
  readonly mode: Plan['mode'];
  readonly targets: readonly string[];
  readonly excludes?: readonly string[];
  readonly replace: readonly string[];
  /** As it was written on the command line. */
  readonly priceTolerance?: string | undefined;
}

export interface Prepared {
  readonly plan: Plan;
  /** What was seen of the world while the plan was made. */
  readonly seen: Observation;
  readonly connected: Connected;
  readonly secrets: Secrets;
  /** Open purchases whose address is no longer declared: held, never forgotten. */
  readonly held: readonly Intent[];
}

export interface PrepareInput extends Selection {
  readonly manifest: Manifest;
  readonly state: StateFile;
  readonly mayWrite: boolean;
  /** The plan will never be carried out. */
  readonly lookOnly?: true;
  /** Providers to connect; left out: those that something declared, recorded or pending lives at. */
  readonly inPlay?: readonly string[];
}

/** Connects the providers in play and makes the plan. The caller closes `connected`. */
export async function prepare(context: Context, input: PrepareInput): Promise<Prepared> {
  const { manifest, state, mode } = input;
  const connected = await connect(context, {
    inPlay: input.inPlay ?? providersInPlay(manifest, state, mode),
    settings: manifest.providers,
    mayWrite: input.mayWrite,
    state,
  });
  try {
    const held = heldIntents(manifest, state, mode);
    const { plan, seen } = await planAndSight({
      mode,
      desired: manifest.resources,
      state,
      kinds: connected.kinds,
      providers: connected.uses,
      limits: limitsOf(input),
      balances: {},
      targets: input.targets,
      excludes: input.excludes ?? [],
      replace: input.replace,
      moved: manifest.moved,
      forget: manifest.forget,
      ...(input.lookOnly ? { lookOnly: true as const } : {}),
      now: context.world.clock.now(),
      suggest,
      warnings: held.map(heldWarning),
    });
    const spends = charges(plan.actions).some((charge) => !isFree(charge));
    const balances = spends ? await connected.balances() : {};
    return { plan: { ...plan, balances }, seen, connected, secrets: secretsOf(manifest), held };
  } catch (error) {
    await connected.close();
    throw error;
  }
}

/** Shares are of the whole state and of the whole manifest, also where targets narrow the plan. */
function limitsOf({ manifest, state, priceTolerance }: PrepareInput): Limits {
  const { budget, guards, resources } = manifest;
  const counts = countLimits(guards, { declared: resources.length, recorded: state.resources.length });
  const tolerance = priceTolerance === undefined ? undefined : parseTolerance(priceTolerance);
  return { ...budget, ...counts, ...(tolerance ? { priceTolerance: tolerance } : {}) };
}

function providersInPlay(manifest: Manifest, state: StateFile, mode: Plan['mode']): string[] {
  const declared = mode === 'destroy' ? [] : manifest.resources;
  if (mode === 'refresh-only') return [...new Set(state.resources.map(({ provider }) => provider))].sort();
  return [...new Set([...declared, ...state.resources, ...state.pending].map(({ provider }) => provider))].sort();
}

function heldIntents(manifest: Manifest, state: StateFile, mode: Plan['mode']): Intent[] {
  // Accepting reality neither goes on with a purchase nor closes one, so it is not accounted for there.
  if (mode === 'refresh-only') return [];
  const declared = new Set(mode === 'destroy' ? [] : manifest.resources.map(({ address }) => address));
  return state.pending.filter(({ address }) => !declared.has(address));
}

function heldWarning({ address, phase }: Intent): Problem {
  return {
    code: 'OUTCOME_UNKNOWN',
    severity: 'warning',
    summary: 'An open purchase is held',
    detail: `${address} is no longer declared, but a purchase of it is open ("${phase}"). It is neither gone on with nor forgotten.`,
    hint: `declare it again, or: hostform pending resolve ${address} --id ID, or --not-bought`,
    address,
  };
}

function secretsOf(manifest: Manifest): Secrets {
  return Object.fromEntries(
    manifest.resources.map(({ address, secrets }) => [
      address,
      Object.fromEntries(Object.entries(secrets).map(([field, { value }]) => [field, value])),
    ]),
  );
}
