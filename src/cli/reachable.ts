/** Providers that somebody uses: named, in play, or with credentials at hand. */
import type { Manifest } from '../manifest/read.ts';
import { HostformError, type Problem } from '../model/errors.ts';
import type { Provider } from '../model/provider.ts';
import type { StateFile } from '../model/state.ts';
import type { Context } from './context.ts';

export interface Reachable {
  /** Names, for `connect`, which says what is wrong with the credentials of those that were named. */
  readonly names: readonly string[];
  /** Why a provider with half of its credentials in the environment is passed over. */
  readonly notices: readonly Problem[];
}

/**
 * Sends nothing. @throws HostformError CREDENTIALS when there is no provider at all.
 */
export async function reachableProviders(context: Context, manifest: Manifest, state: StateFile): Promise<Reachable> {
  const { providers } = await import('../providers/index.ts');
  const used = new Set([
    ...Object.keys(manifest.providers),
    ...[...manifest.resources, ...state.resources, ...state.pending].map(({ provider }) => provider),
  ]);
  const names: string[] = [];
  const refusals: { provider: Provider; refusal: HostformError }[] = [];
  for (const provider of providers) {
    const refusal = used.has(provider.name) ? undefined : await refusalOf(provider, context);
    if (refusal === undefined) names.push(provider.name);
    else refusals.push({ provider, refusal });
  }
  const [first] = refusals;
  if (names.length === 0 && first) throw none(refusals.map(({ refusal }) => refusal));
  const half = refusals.filter(({ provider }) => provider.variables.some((name) => context.env[name]));
  return { names, notices: half.map(({ provider, refusal }) => passedOver(provider, refusal)) };
}

/** Connecting sends nothing; it reads the credentials. */
async function refusalOf(provider: Provider, { env, cwd, world }: Context): Promise<HostformError | undefined> {
  const { clock, random } = world;
  const silent = { onSecret: () => {}, onNotice: () => {} };
  try {
    await provider.connect({ settings: {}, env, cwd, mayWrite: false, clock, random, ...silent }).close();
    return undefined;
  } catch (error) {
    if (error instanceof HostformError && error.code === 'CREDENTIALS') return error;
    throw error;
  }
}

function passedOver({ name }: Provider, { message, details }: HostformError): Problem {
  const detail = `${message}, so nothing of ${name} is looked at. ${details.detail ?? ''}`.trim();
  const { hint } = details;
  return {
    code: 'CREDENTIALS',
    severity: 'warning',
    summary: 'A provider is passed over',
    detail,
    ...(hint === undefined ? {} : { hint }),
  };
}

function none(refusals: readonly HostformError[]): HostformError {
  return new HostformError('CREDENTIALS', 'There is no account to import from', {
    detail: `No provider is named in a manifest, and the environment holds no credentials. ${refusals.map(({ message }) => `${message}.`).join(' ')}`,
    hint: 'hostform --help shows the variables',
  });
}
