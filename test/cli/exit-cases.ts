/** Every exit code with every cause that docs/commands.md names beside it, and how to get there from outside. */
import type { Json } from '../../src/model/json.ts';
import type { Run, RunOptions } from '../support/run-cli.ts';
import { APPLY, QUICK_CLOCK, SERVER, type Stage } from './stage.ts';

export interface ExitCase {
  readonly code: number;
  /** In the words of docs/commands.md. */
  readonly cause: string;
  /** What the run has to say, so that it is this cause and no other; line breaks count as blanks. */
  readonly says: string;
  readonly play: (stage: Stage) => Promise<Run>;
}

const ONE = { servers: { 'web-1': SERVER } };
const TWO = { servers: { 'web-1': SERVER, 'web-2': SERVER } };
const CONFIRM = 'cartorder.create.confirm';

const quickly = (stage: Stage, ...argv: string[]): Promise<Run> => stage.hostformWith({ clock: QUICK_CLOCK }, ...argv);

/** Declares it and applies, unattended. */
async function apply(stage: Stage, manifest: { readonly [section: string]: Json }, ...more: string[]): Promise<Run> {
  stage.declare(manifest);
  return quickly(stage, ...APPLY, ...more);
}

/** One server is there; then this is declared instead. */
async function after(stage: Stage, server: Json, ...more: string[]): Promise<Run> {
  await apply(stage, ONE);
  return apply(stage, { servers: server === null ? {} : { 'web-1': server } }, ...more);
}

/** A plan for one server is saved, `then` something happens, and the plan is applied. */
async function saved(stage: Stage, then: () => unknown): Promise<Run> {
  stage.declare(ONE);
  await stage.hostform('plan', '--out', 'plan.json');
  await then();
  return quickly(stage, 'apply', 'plan.json');
}

/** Interrupted as soon as the vendor has got to this moment of the payment. */
function interrupted(stage: Stage, moment: 'received' | 'committed', options: Partial<RunOptions> = {}): Promise<Run> {
  let send: (signal: string) => void = () => {};
  stage.vendors.zomro.hook = (at, { func }) => {
    if (at === moment && func === CONFIRM) send('SIGINT');
  };
  stage.declare(TWO);
  return stage.hostformWith({ ...options, signals: (given) => (send = given) }, ...APPLY);
}

const usage = (cause: string, says: string, argv: readonly string[]): ExitCase => ({
  code: 64,
  cause,
  says,
  play: (stage) => (stage.declare(ONE), stage.hostform(...argv)),
});

const DONE: readonly ExitCase[] = [
  { code: 0, cause: 'done', says: '1 added', play: (stage) => apply(stage, ONE) },
  { code: 0, cause: 'nothing to do', says: 'No changes.', play: (stage) => apply(stage, {}) },
];

const ERRORS: readonly ExitCase[] = [
  {
    code: 1,
    cause: 'manifest',
    says: 'hostform.yaml',
    play: (stage) => (stage.write({ 'hostform.yaml': '- 1\n' }), stage.hostform(...APPLY)),
  },
  { code: 1, cause: 'manifest', says: 'No manifest in this folder', play: (stage) => stage.hostform(...APPLY) },
  {
    code: 1,
    cause: 'manifest',
    says: 'BeOS',
    play: (stage) => apply(stage, { servers: { 'web-1': { ...SERVER, os: 'BeOS' } } }),
  },
  {
    code: 1,
    cause: 'credentials',
    says: 'refused',
    play: (stage) => (stage.vendors.zomro.cloud.users.clear(), apply(stage, ONE)),
  },
  {
    code: 1,
    cause: 'credentials',
    says: 'ZOMRO_TOKEN',
    play: (stage) => (
      stage.declare(ONE),
      stage.hostformWith({ env: { ZOMRO_USERNAME: '', ZOMRO_PASSWORD: '', ZOMRO_TOKEN: '' } }, ...APPLY)
    ),
  },
  {
    code: 1,
    cause: 'vendor',
    says: 'Error: ',
    play: (stage) => {
      stage.vendors.zomro.faults.add({ kind: 'page', func: 'whoami', times: Number.POSITIVE_INFINITY });
      return apply(stage, ONE);
    },
  },
  {
    code: 1,
    cause: 'state file',
    says: 'hostform.state.json',
    play: (stage) => (stage.write({ 'state/hostform.state.json': '{' }), apply(stage, ONE)),
  },
];

const DIFFERENCES: readonly ExitCase[] = [
  {
    code: 2,
    cause: 'plan --detailed-exitcode',
    says: 'Plan: 1 to add',
    play: (stage) => (stage.declare(ONE), stage.hostform('plan', '--detailed-exitcode')),
  },
  {
    code: 2,
    cause: 'drift',
    says: 'servers.web-1',
    play: (stage) => (stage.declare(ONE), stage.hostform('drift')),
  },
];

const PARTLY: readonly ExitCase[] = [
  ...[1, 2].map(
    (n): ExitCase => ({
      code: 3,
      cause: 'a failure',
      says: n === 1 ? '1 failed' : '1 done, 1 failed',
      play: (stage) => {
        const func = 'v2.instances.order.param';
        stage.vendors.zomro.faults.add({ kind: 'error', type: 'value', func, sok: true, n });
        return apply(stage, n === 1 ? ONE : TWO);
      },
    }),
  ),
  { code: 3, cause: 'an interrupt', says: 'Apply interrupted', play: (stage) => interrupted(stage, 'received') },
  {
    code: 3,
    cause: 'a delivery that takes longer',
    says: 'still being delivered',
    play: (stage) => ((stage.vendors.zomro.knobs.activationMs = 10 ** 9), apply(stage, ONE)),
  },
];

const REFUSED: readonly ExitCase[] = [
  {
    code: 4,
    cause: 'budget',
    says: 'budget.max_charge',
    play: (stage) => apply(stage, { ...ONE, budget: { max_charge: '0.12 EUR' } }),
  },
  {
    code: 4,
    cause: 'budget',
    says: 'budget.max_monthly',
    play: (stage) => apply(stage, { ...ONE, budget: { max_monthly: '3.89 EUR' } }),
  },
  {
    code: 4,
    cause: 'budget',
    says: '--max-spend',
    play: (stage) => (stage.declare(ONE), stage.hostform('apply', '--auto-approve')),
  },
  {
    code: 4,
    cause: 'guards',
    says: '--max-creates 1',
    play: (stage) => apply(stage, { ...ONE, guards: { max_creates: 0 } }),
  },
  {
    code: 4,
    cause: 'price',
    says: 'The price has moved since the plan',
    play: (stage) => saved(stage, () => (stage.vendors.zomro.knobs.cartPriceFactor = 1.5)),
  },
  {
    code: 4,
    cause: 'price',
    says: 'price was 0.13 EUR in the plan and is 0.195 EUR now',
    play: (stage) => saved(stage, () => (stage.vendors.zomro.knobs.priceFactor = 1.5)),
  },
  {
    code: 4,
    cause: 'balance',
    says: 'balance',
    play: (stage) => (stage.vendors.zomro.cloud.setBalance('0.12'), apply(stage, ONE)),
  },
  {
    code: 4,
    cause: 'promo code',
    says: 'The promo code was refused',
    play: (stage) => {
      stage.vendors.zomro.knobs.promoBehaviour = 'refused';
      return apply(stage, { servers: { 'web-1': { ...SERVER, promo_code: '${CODE:-WELCOME10}' } } });
    },
  },
  {
    code: 4,
    cause: 'licence',
    says: 'licence_agreement: accepted',
    play: (stage) => apply(stage, { ...ONE, providers: { zomro: { poll_interval: '20ms' } } }),
  },
  {
    code: 4,
    cause: 'name taken',
    says: 'The declared name is taken',
    play: (stage) => (stage.vendors.zomro.cloud.addServer({}, { servername: 'web-1' }), apply(stage, ONE)),
  },
  {
    code: 4,
    cause: 'protection',
    says: 'The resource is protected',
    play: async (stage) => {
      await apply(stage, { servers: { 'web-1': { ...SERVER, lifecycle: { protect: true } } } });
      return apply(stage, {}, '--allow-destroy');
    },
  },
  {
    code: 4,
    cause: 'replacement',
    says: 'Neither a rebuild nor a replacement is allowed',
    play: (stage) => after(stage, { ...SERVER, os: 'Debian 12' }, '--allow-destroy'),
  },
  { code: 4, cause: 'deletion', says: '--allow-destroy', play: (stage) => after(stage, null) },
];

const STALE: readonly ExitCase[] = [
  {
    code: 5,
    cause: 'stale',
    says: 'The plan belongs to another state',
    play: (stage) => saved(stage, () => quickly(stage, ...APPLY)),
  },
  {
    code: 5,
    cause: 'edited',
    says: 'hostform plan --out FILE',
    play: (stage) =>
      saved(stage, () => stage.write({ 'plan.json': stage.text('plan.json').replace('0.1300', '0.0100') })),
  },
  {
    code: 5,
    cause: 'already applied',
    says: 'The plan has been applied already',
    play: (stage) => saved(stage, () => quickly(stage, 'apply', 'plan.json')),
  },
];

const LOCKED: readonly ExitCase[] = [
  {
    code: 6,
    cause: 'another run',
    says: 'hostform unlock',
    play: async (stage) => {
      let second: Promise<Run> | undefined;
      stage.vendors.zomro.hook = async (_, { func }) => {
        if (func !== CONFIRM) return;
        second ??= stage.hostform(...APPLY);
        await second;
      };
      const first = await apply(stage, ONE);
      return (await second) ?? first;
    },
  },
];

const UNKNOWN: readonly ExitCase[] = [
  {
    code: 7,
    cause: 'a payment without an answer',
    says: 'Outcome unknown',
    play: (stage) => {
      stage.vendors.zomro.faults.add({ kind: 'drop-request', func: CONFIRM, times: Number.POSITIVE_INFINITY });
      return apply(stage, ONE);
    },
  },
  {
    code: 7,
    cause: 'an interrupt while a payment is unanswered',
    says: 'may have been paid',
    play: (stage) => {
      stage.vendors.zomro.faults.add({ kind: 'hang', func: CONFIRM, after: true });
      return interrupted(stage, 'committed', { clock: QUICK_CLOCK });
    },
  },
];

const USAGE: readonly ExitCase[] = [
  usage('unknown command', "unknown command 'plna'", ['plna']),
  usage('unknown option', "unknown option '--bogus'", ['apply', '--bogus']),
  usage('missing argument', "missing required argument 'address'", ['state', 'show']),
  usage('bad value', '--max-spend', ['apply', '--max-spend', 'much']),
  usage('bad value', 'servers.wbe-1', ['plan', '--target', 'servers.wbe-1']),
  usage('apply with nobody to ask and no approval', '--auto-approve', ['apply']),
  {
    code: 64,
    cause: 'planning option with a plan file',
    says: 'A saved plan can not be planned again',
    play: async (stage) => {
      stage.declare(ONE);
      await stage.hostform('plan', '--out', 'plan.json');
      return stage.hostform('apply', 'plan.json', '--target', 'servers.web-1');
    },
  },
];

const planted = (): never => {
  throw new TypeError('planted');
};

const BUGS: readonly ExitCase[] = [
  {
    code: 70,
    cause: 'a bug',
    says: 'Please report it',
    play: (stage) => (
      stage.declare(ONE), stage.hostformWith({ random: { token: planted, fraction: () => 0.5 } }, ...APPLY)
    ),
  },
  {
    code: 70,
    cause: 'a bug',
    says: 'Please report it',
    play: (stage) => (
      stage.declare(ONE), stage.hostformWith({ clock: { ...QUICK_CLOCK, now: planted } }, 'plan', '--out', 'p')
    ),
  },
];

export const EXIT_CASES: readonly ExitCase[] = [
  ...DONE,
  ...ERRORS,
  ...DIFFERENCES,
  ...PARTLY,
  ...REFUSED,
  ...STALE,
  ...LOCKED,
  ...UNKNOWN,
  ...USAGE,
  ...BUGS,
];
