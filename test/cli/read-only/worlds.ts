/** Worlds in which something is to be looked at: every one leaves something to do that must not be done by looking. */
import { expect } from 'vitest';
import { type Attributes, isRecord, type Json } from '../../../src/model/json.ts';
import type { KindWithExamples } from '../../support/kind-examples.ts';
import { QUICK_CLOCK, type Stage } from '../stage.ts';

export interface World {
  readonly name: string;
  /** Notices that looking at it has to give. */
  readonly filtered?: true;
  readonly make: (stage: Stage, kind: KindWithExamples) => Promise<boolean>;
}

const APPLY = ['apply', '--auto-approve', '--max-spend', '100.00 EUR', '--allow-destroy'];

/** The thing that a world is about. */
export const addressOf = ({ name }: KindWithExamples): string => `${name}.thing`;

export const worlds: readonly World[] = [
  {
    name: 'nothing is recorded',
    async make(stage, kind) {
      declare(stage, kind, kind.examples.fullest);
      return true;
    },
  },
  {
    name: 'all is recorded',
    async make(stage, kind) {
      declare(stage, kind, kind.examples.fullest);
      await applied(stage);
      return true;
    },
  },
  {
    name: 'something is gone',
    async make(stage, kind) {
      declare(stage, kind, kind.examples.fullest);
      await applied(stage);
      removeAtVendor(stage, kind, recordedId(stage, addressOf(kind)));
      return true;
    },
  },
  {
    name: 'fields differ',
    async make(stage, kind) {
      declare(stage, kind, kind.examples.fullest);
      await applied(stage);
      declare(stage, kind, kind.examples.changed);
      return true;
    },
  },
  {
    name: 'it has to be replaced',
    async make(stage, kind) {
      if (!kind.examples.replaced) return false;
      declare(stage, kind, kind.examples.fullest);
      await applied(stage);
      declare(stage, kind, { ...kind.examples.replaced, lifecycle: { replace: 'allow' } });
      return true;
    },
  },
  {
    name: 'it is no longer declared',
    async make(stage, kind) {
      declare(stage, kind, kind.examples.fullest);
      await applied(stage);
      stage.declare({});
      return true;
    },
  },
  { name: 'its purchase is open', make: leaveOpen },
  {
    name: 'a renewal is due',
    async make(stage, kind) {
      if (kind.kind.nature !== 'policy') return false;
      declare(stage, kind, kind.examples.fullest);
      await applied(stage);
      for (const { terms } of stage.vendors.ovh.cloud.services)
        Object.assign(terms.at(-1) ?? {}, { expiresAt: Date.now() + DAY });
      for (const server of stage.vendors.zomro.cloud.servers.values()) server.paidUntil = Date.now() + DAY;
      stage.vendors.zomro.cloud.edited();
      return true;
    },
  },
  {
    name: 'a filter was left on the listings',
    filtered: true,
    async make(stage, kind) {
      if (kind.kind.provider !== 'zomro') return false;
      declare(stage, kind, kind.examples.fullest);
      await applied(stage);
      return true;
    },
  },
];

const DAY = 86_400_000;

function declare(stage: Stage, { name, kind, examples }: KindWithExamples, spec: Attributes): void {
  stage.declare(unspoken({ ...examples.needs, [name]: { thing: { provider: kind.provider, ...spec } } }));
}

/** What manifests of these worlds take from the environment: a plan that is saved holds no password. */
export const SECRETS = { THING_PASSWORD: 'Example-Passw0rd' };

function unspoken(manifest: { readonly [section: string]: Json }): Parameters<Stage['declare']>[0] {
  return JSON.parse(JSON.stringify(manifest).replaceAll(/"Example-Passw0rd"/g, '"${THING_PASSWORD}"'));
}

async function applied(stage: Stage): Promise<void> {
  const done = await stage.hostformWith({ env: SECRETS }, ...APPLY);
  expect(done.code, `${done.out}\n${done.err}`).toBe(0);
}

/** The vendor does what it is asked for, then is out of reach: tried at each effect, until one leaves a purchase open. */
async function leaveOpen(stage: Stage, kind: KindWithExamples): Promise<boolean> {
  stage.declare(unspoken({ ...kind.examples.needs }));
  await applied(stage);
  declare(stage, kind, kind.examples.fullest);
  // The first one twice: an effect that is no purchase (a setting) is behind it then.
  for (const nth of [1, 1, 2, 3, 4]) {
    const mend = breakAtEffect(stage, nth);
    await stage.hostformWith({ env: SECRETS, clock: QUICK_CLOCK }, ...APPLY);
    mend();
    if (pendingAt(stage) === addressOf(kind)) return true;
  }
  return expect.unreachable(`no purchase of ${kind.name} could be left open`);
}

function breakAtEffect({ vendors }: Stage, nth: number): () => void {
  let effects = 0;
  const meet = (moment: string, effect: boolean): void => {
    if (effects >= nth) throw new Error('out of reach');
    if (moment !== 'committed' || !effect) return;
    effects += 1;
    if (effects === nth) throw new Error('the line went dead');
  };
  vendors.zomro.hook = (moment, { func, changed }) => meet(moment, changed && func !== 'auth');
  vendors.ovh.hook = async (moment, { method, body }) =>
    meet(moment, method !== 'GET' && !(isRecord(body) && body['dryRun'] === true));
  return () => {
    vendors.zomro.hook = undefined;
    vendors.ovh.hook = undefined;
  };
}

/** From the state with its journal replayed, as a run that died leaves it. */
function pendingAt(stage: Stage): string | undefined {
  const [first] = stage.json('state/hostform.state.json')['pending'] as { address: string }[];
  return first?.address;
}

export function recordedId(stage: Stage, address: string): string {
  const resources = stage.json('state/hostform.state.json')['resources'] as { address: string; id: string }[];
  return resources.find((each) => each.address === address)?.id ?? '';
}

function removeAtVendor({ vendors }: Stage, { name, kind }: KindWithExamples, id: string): void {
  const { cloud } = vendors.zomro;
  const service = vendors.ovh.cloud.services.find((each) => String(each.id) === id);
  if (kind.provider === 'ovh' && service) service.deletedAt = Date.now();
  else if (name === 'servers' || name === 'renewals') cloud.servers.delete(id);
  else if (name === 'images') cloud.images.delete(id);
  else if (name === 'backup_schedules') cloud.schedules.clear();
  else expect.unreachable(`say here how ${name} go at the vendor`);
  cloud.edited();
}
