/** Saved plans: what may be applied, how often, and what makes one stale. */
import { SERVER } from '../../cli/stage.ts';
import type { Done } from '../answers.ts';
import { server } from '../terraform-side.ts';
import { bought, created, ONE, type Scenario, TWO } from './scenario.ts';

const SAVE = ['plan', '-out=plan'];
const OURS = ['plan', '--out', 'plan'];
const STOPPED = { ...SERVER, power: 'stopped' };

const firstError = ({ out, err }: Done): string => /Error: (.*)/.exec(`${err}\n${out}`)?.[1] ?? 'none';

export const SAVED: readonly Scenario[] = [
  {
    name: 'saved plan',
    async terraform(side) {
      side.declare(server('web-1'));
      await side.run('plan -out', ...SAVE);
      await side.run('apply the file', 'apply', 'plan');
      await side.run('apply the file again', 'apply', 'plan');
      side.note('creates', side.effects());
      side.note('mode of the plan file', side.mode('plan'));
      side.note('mode of the state file', side.mode('terraform.tfstate'));
    },
    async hostform(side) {
      side.declare(ONE);
      await side.run('plan -out', ...OURS);
      await side.run('apply the file', 'apply', 'plan');
      await side.run('apply the file again', 'apply', 'plan');
      side.note('creates', side.effects());
      side.note('mode of the plan file', side.mode('plan'));
      side.note('mode of the state file', side.mode('state/hostform.state.json'));
    },
  },
  {
    name: 'saved plan without changes',
    async terraform(side) {
      await created(side, server('web-1'));
      await side.run('plan -out', ...SAVE);
      await side.run('apply the file', 'apply', 'plan');
      await side.run('apply the file again', 'apply', 'plan');
    },
    async hostform(side) {
      await bought(side, ONE);
      await side.run('plan -out', ...OURS);
      await side.run('apply the file', 'apply', 'plan');
      await side.run('apply the file again', 'apply', 'plan');
    },
  },
  {
    name: 'saved plan, and the resource changed since',
    async terraform(side) {
      await created(side, server('web-1', '  input = 1'));
      side.declare(server('web-1', '  input = 2'));
      await side.quietly(SAVE);
      await created(side, server('web-1', '  input = 3'));
      const stale = await side.run('apply the file', 'apply', 'plan');
      side.declare(server('web-1', '  input = 4'));
      await side.quietly(SAVE);
      await side.quietly(['apply', 'plan']);
      const again = await side.quietly(['apply', 'plan']);
      side.note('stale and already applied read', firstError(stale) === firstError(again) ? 'the same' : 'differently');
    },
    async hostform(side) {
      await bought(side, ONE);
      side.declare({ servers: { 'web-1': STOPPED } });
      await side.quietly(...OURS);
      await side.quietly('state', 'rm', 'servers.web-1');
      const stale = await side.run('apply the file', 'apply', 'plan');
      const [live] = side.stage.vendors.zomro.cloud.servers.keys();
      await side.quietly('import', 'servers.web-1', live ?? '');
      await side.quietly(...OURS);
      await side.quietly('apply', 'plan');
      const again = await side.quietly('apply', 'plan');
      side.note('stale and already applied read', firstError(stale) === firstError(again) ? 'the same' : 'differently');
    },
  },
  {
    name: 'saved plan, and another resource changed since',
    async terraform(side) {
      await created(side, server('web-1', '  input = 1'), server('web-2', '  input = 1'));
      side.declare(server('web-1', '  input = 2'), server('web-2', '  input = 1'));
      await side.quietly(SAVE);
      side.declare(server('web-1', '  input = 1'), server('web-2', '  input = 2'));
      await side.quietly(['apply', '-auto-approve']);
      await side.run('apply the file', 'apply', 'plan');
    },
    async hostform(side) {
      await bought(side, TWO);
      side.declare({ servers: { 'web-1': STOPPED, 'web-2': SERVER } });
      await side.quietly(...OURS);
      side.declare({ servers: { 'web-1': SERVER, 'web-2': STOPPED } });
      await side.quietly('apply', '--auto-approve');
      await side.run('apply the file', 'apply', 'plan');
    },
  },
  {
    name: 'saved plan, and the manifest edited since',
    async terraform(side) {
      side.declare(server('web-1'));
      await side.quietly(SAVE);
      side.declare(server('web-1'), server('web-2'));
      await side.run('apply the file', 'apply', 'plan');
      await side.run('plan of the rest', 'plan');
    },
    async hostform(side) {
      side.declare(ONE);
      await side.quietly(...OURS);
      side.declare(TWO);
      await side.run('apply the file', 'apply', 'plan');
      await side.run('plan of the rest', 'plan');
    },
  },
  {
    name: 'saved plan with a target',
    async terraform(side) {
      side.declare(server('web-1'), server('web-2'));
      await side.quietly(SAVE);
      await side.run('apply -target', 'apply', '-target=terraform_data.web-1', 'plan');
      side.note('creates', side.effects());
    },
    async hostform(side) {
      side.declare(TWO);
      await side.quietly(...OURS);
      await side.run('apply -target', 'apply', '--target=servers.web-1', 'plan');
      side.note('creates', side.effects());
    },
  },
  {
    name: 'saved plan that was edited',
    async terraform(side) {
      side.declare(server('web-1'));
      await side.quietly(SAVE);
      side.write('plan', side.text('plan').slice(1));
      await side.run('apply the file', 'apply', 'plan');
    },
    async hostform(side) {
      side.declare(ONE);
      await side.quietly(...OURS);
      side.stage.write({ plan: side.stage.text('plan').slice(1) });
      await side.run('apply the file', 'apply', 'plan');
    },
  },
];
