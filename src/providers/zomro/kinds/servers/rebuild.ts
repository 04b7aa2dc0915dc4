/**
 * Installing another system on a server that stays (zomro.md §7.9): its disk is wiped, its id and addresses are kept. What
 * may be installed is what the vendor's own form shows for this server; nothing is guessed.
 */
import { HostformError } from '../../../../model/errors.ts';
import { type Attributes, isRecord } from '../../../../model/json.ts';
import type { Offer, OfferInput, StepRun } from '../../../../model/kind.ts';
import type { Step } from '../../../../model/plan.ts';
import type { LiveResource } from '../../../../model/resource.ts';
import { stepId } from '../../call-step.ts';
import type { Params } from '../../calls.ts';
import type { Catalogue } from '../../catalogue.ts';
import { type Choice, choose } from '../../choice.ts';
import type { Client } from '../../client.ts';
import { defined, stringIn } from '../../spec.ts';
import { choices, type Node } from '../../wire.ts';
import { loginProblems } from './offer.ts';

const REBUILD = 'instances.fleio.rebuild';

/** The order of a reinstallation, under `rebuild`: image, zone and key in the form's own ids. */
export async function offerRebuild(client: Client, catalogue: Catalogue, input: OfferInput): Promise<Offer> {
  if (input.unknown.includes('os'))
    return impossible('The system is known only after apply: apply what it reads first.');
  const form = await readForm(client, input.live?.id ?? '');
  if (typeof form === 'string') return impossible(form);
  const system = chooseSystem(input, form);
  if ('problem' in system) return impossible(`Zomro does not offer it so: ${system.problem.detail ?? ''}`);
  const { zone } = system.found;
  if (zone === undefined) return impossible('Zomro does not say in which zone this system is.');
  const key = await chooseKey(catalogue, input, form);
  const order = { zone, select_rebuild: system.found.uid, ssh_keys: key && 'found' in key ? key.found.key : undefined };
  return {
    order: { rebuild: defined(order) },
    problems: [...(key && 'problem' in key ? [key.problem] : []), ...loginProblems(input)],
    notes: [],
    refusals: [],
  };
}

function impossible(because: string): Offer {
  return { order: {}, problems: [], notes: [], refusals: [], impossible: because };
}

/** The preview, which changes nothing; a refusal of it is a sentence. */
async function readForm(client: Client, elid: string): Promise<Attributes | string> {
  try {
    return await client.read(REBUILD, { elid });
  } catch (error) {
    if (!(error instanceof HostformError) || error.code !== 'VENDOR_ERROR') throw error;
    return `Zomro does not offer to reinstall it now: ${error.message}.`;
  }
}

interface System {
  readonly uid: string;
  readonly label: string;
  readonly zone: string | undefined;
}

/** A literal UID of the manifest is taken exactly, even where several systems share its label. */
function chooseSystem(input: OfferInput, form: Node): Choice<System> {
  const zones = choices(form, 'zone');
  const only = zones.length === 1 ? zones[0]?.key : undefined;
  const offered = choices(form, 'select_rebuild').map(({ key, label, depend }) => {
    return { uid: key, label, zone: depend ?? only };
  });
  const literal = stringIn(input.desired.spec, 'os')?.trim();
  return choose({
    given: offered.find(({ uid }) => uid === literal)?.uid ?? stringIn(input.spec, 'os') ?? '',
    offered,
    idOf: ({ uid }) => uid,
    nameOf: ({ label }) => label,
    what: 'system',
    where: 'for a reinstallation of this server',
    desired: input.desired,
    field: 'os',
  });
}

interface Key {
  readonly key: string;
  readonly label: string;
}

/** The form names keys by their UUID (trap 15); a key that the manifest names by its id is found by its name. */
async function chooseKey(catalogue: Catalogue, input: OfferInput, form: Node): Promise<Choice<Key> | undefined> {
  const given = stringIn(input.spec, 'ssh_key');
  if (given === undefined) return undefined;
  const offered = choices(form, 'ssh_keys').filter(({ key }) => key !== 'none');
  const shown = offered.some(({ key, label }) => key === given || label === given);
  const listed = shown ? undefined : (await catalogue.keys()).find(({ id }) => id === given.trim());
  return choose<Key>({
    given: listed?.name ?? given,
    offered,
    idOf: ({ key }) => key,
    nameOf: ({ label }) => label,
    what: 'SSH key',
    where: 'for a reinstallation of this server',
    desired: input.desired,
    field: 'ssh_key',
  });
}

/** Named in the plan; `from` tells afterwards whether it has happened. Pure. */
export function rebuildSteps(spec: Attributes | undefined, live: LiveResource | undefined): Step[] {
  const params = defined({ system: stringIn(spec, 'os'), from: stringIn(live?.spec, 'os') });
  return [
    { name: 'reinstall system', effect: 'call', note: 'wipes the disk; id and addresses stay', params },
    { name: 'wait until reinstalled', effect: 'wait', params },
  ];
}

/** Sends the form. @throws HostformError with an `effect`. */
export async function rebuildServer(client: Client, run: StepRun): Promise<void> {
  const elid = stepId(run);
  const order = isRecord(run.order['rebuild']) ? run.order['rebuild'] : {};
  const [zone, image] = [stringIn(order, 'zone'), stringIn(order, 'select_rebuild')];
  const login = loginOf(order, run.secrets['password']);
  if (zone === undefined || image === undefined || login === undefined) throw incomplete();
  await client.change(REBUILD, { elid, zone, select_rebuild: image, ...login, sok: 'ok', clicked_button: 'ok' });
}

/** Either the key or the password, never both. */
function loginOf(order: Attributes, password: string | undefined): Params | undefined {
  const key = stringIn(order, 'ssh_keys');
  if (key !== undefined) return { enablessh: 'on', password_type: 'ssh', ssh_keys: key };
  return password ? { enablessh: 'off', password_type: 'password', password } : undefined;
}

function incomplete(): HostformError {
  return new HostformError('INTERNAL', 'A reinstallation is not complete', {
    detail: 'Zone, image or login is missing, so nothing was sent.',
    effect: 'not-sent',
  });
}

/**
 * After a lost answer: it is being installed, or another system is on it by now. Where only the key changes, the label
 * tells nothing, and it is sent again unless the machine is seen rebuilding: no data was on it since. Pure.
 */
export function isRebuilding({ params = {} }: Step, live: LiveResource): boolean {
  if (stringIn(live.outputs, 'status') === 'rebuilding') return true;
  return params['system'] !== params['from'] && live.spec['os'] === params['system'];
}

/** Pure; whether the machine is at rest is for the caller to see. */
export function isRebuilt({ params = {} }: Step, live: LiveResource): boolean {
  return live.spec['os'] === undefined || live.spec['os'] === params['system'];
}
