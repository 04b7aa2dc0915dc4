/** Runs that end early: a failure, an interrupt, a kill. What counts is what was created in the end. */
import { PROVIDERS, SERVER } from '../../cli/stage.ts';
import { ALLOWED, type HostformSide } from '../hostform-side.ts';
import { server, type TerraformSide } from '../terraform-side.ts';
import { bought, created, ONE, type Scenario, TWO } from './scenario.ts';

const AUTO = ['apply', '-auto-approve'];
/** Orders at once and is delivered later: there is time in which to be stopped. */
const SLOW = 'echo web-1 >> orders.log; touch begun; while [ ! -e go-on ]; do sleep 0.02; done';
const FAILING = 'test -e mended && echo web-2 >> orders.log';
const NIGHTLY = { nightly: { server: 'web-2', days: ['mon'], time: '02:01' } };

async function stopped(side: TerraformSide, signal: NodeJS.Signals, ...argv: string[]): Promise<number | null> {
  const { child, finished } = side.begin(...argv);
  await side.until('begun');
  child.kill(signal);
  const { code } = await finished;
  side.write('go-on', '');
  return code;
}

const skippedIsTold = (text: string, address: string): string => (text.includes(`${address}:`) ? 'yes' : 'no');

export const FAILURES: readonly Scenario[] = [
  {
    name: 'apply that fails in part',
    async terraform(side) {
      side.declare(
        server('web-1'),
        server('web-2', '', FAILING),
        server('nightly', '  depends_on = [terraform_data.web-2]'),
      );
      const first = await side.run('apply', ...AUTO);
      side.note('what was skipped is told', skippedIsTold(`${first.out}${first.err}`, 'terraform_data.nightly'));
      side.write('mended', '');
      await side.run('plan', 'plan');
      await side.run('apply again', ...AUTO);
    },
    async hostform(side) {
      side.declare({ ...TWO, backup_schedules: NIGHTLY });
      const fault = { kind: 'error', type: 'value', func: 'v2.instances.order.param', sok: true } as const;
      side.stage.vendors.zomro.faults.add({ ...fault, n: 2, times: 1 });
      const first = await side.apply('apply');
      side.note('what was skipped is told', skippedIsTold(first.out, 'backup_schedules.nightly'));
      await side.run('plan', 'plan');
      await side.apply('apply again');
    },
  },
  {
    name: 'create that fails after it had its effect',
    async terraform(side) {
      side.declare(server('web-1', '', 'echo web-1 >> orders.log; test -e mended'));
      await side.run('apply', ...AUTO);
      side.write('mended', '');
      await side.run('plan', 'plan');
      await side.run('apply again', ...AUTO);
      side.note('creates', side.effects());
    },
    async hostform(side) {
      side.stage.vendors.zomro.faults.add({ kind: 'drop-answer', func: 'cartorder.create.confirm' });
      side.stage.vendors.zomro.knobs.activationMs = 10 ** 8;
      side.declare({ ...ONE, providers: { zomro: { ...PROVIDERS.zomro, delivery_timeout: '500ms' } } });
      await side.apply('apply');
      side.stage.vendors.zomro.knobs.activationMs = 0;
      await side.run('plan', 'plan');
      await side.apply('apply again');
      side.note('creates', side.effects());
    },
  },
  ...(['SIGINT', 'SIGTERM'] as const).map(
    (signal): Scenario => ({
      name: `${signal} during a create`,
      async terraform(side) {
        side.declare(server('web-1', '', SLOW));
        side.note('apply', String(await stopped(side, signal, ...AUTO)));
        await side.run('plan', 'plan');
        await side.run('apply again', ...AUTO);
        side.note('creates', side.effects());
      },
      async hostform(side) {
        side.stage.vendors.zomro.knobs.activationMs = 1000;
        side.declare(ONE);
        side.note('apply', String((await side.stoppedBy(signal, ...ALLOWED)).code));
        await side.run('plan', 'plan');
        await side.apply('apply again');
        side.note('creates', side.effects());
      },
    }),
  ),
  {
    name: 'kill -9 during the first create, and the same saved plan again',
    async terraform(side) {
      side.declare(server('web-1', '', SLOW));
      await side.quietly(['plan', '-out=plan']);
      await stopped(side, 'SIGKILL', 'apply', 'plan');
      await side.run('apply the file again', 'apply', 'plan');
      side.note('creates', side.effects());
    },
    hostform: (side) => killed(side, ['apply', 'plan'], 'apply the file again'),
  },
  {
    name: 'kill -9 during the first create, and a new plan',
    async terraform(side) {
      side.declare(server('web-1', '', SLOW));
      await stopped(side, 'SIGKILL', ...AUTO);
      await side.run('apply again', ...AUTO);
      side.note('creates', side.effects());
    },
    hostform: (side) => killed(side, ALLOWED, 'apply again'),
  },
  {
    name: 'order of the work',
    async terraform(side) {
      const after = '  depends_on = [terraform_data.web-1]';
      await created(side, server('nightly', after), server('web-1'));
      side.note('created', side.text('orders.log').trim().split('\n').join(', then '));
      const { out } = await side.quietly(['destroy', '-auto-approve']);
      side.note('destroyed', orderIn(out, /^terraform_data\.([a-z0-9-]+): Destruction complete/gm));
    },
    async hostform(side) {
      const nightly = { server: 'web-1', days: ['mon'], time: '02:01' };
      side.declare({ backup_schedules: { nightly }, servers: { 'web-1': SERVER } });
      const { err } = await side.quietly(...ALLOWED);
      side.note('created', orderIn(err, /^[a-z_]+\.([a-z0-9-]+): (?:create schedule|confirm and pay) \.\.\. done/gm));
      const gone = await side.quietly('destroy', '--auto-approve', '--allow-destroy');
      side.note('destroyed', orderIn(gone.err, /^[a-z_]+\.([a-z0-9-]+): delete[^.]* \.\.\. done/gm));
    },
  },
  {
    name: 'one of two, and then both',
    async terraform(side) {
      await created(side, server('web-1'));
      side.declare(server('web-1'), server('web-2'));
      await side.run('apply', ...AUTO);
      side.note('creates', side.effects());
    },
    async hostform(side) {
      await bought(side, ONE);
      side.declare(TWO);
      await side.apply('apply');
      side.note('creates', side.effects());
    },
  },
];

async function killed(side: HostformSide, argv: readonly string[], again: string): Promise<void> {
  side.declare(ONE);
  await side.quietly('plan', '--out', 'plan');
  await side.stoppedBy('SIGKILL', ...argv);
  await side.run(again, ...argv);
  side.note('creates', side.effects());
}

function orderIn(text: string, line: RegExp): string {
  return [...text.matchAll(line)].map(([, name = '']) => name).join(', then ');
}
