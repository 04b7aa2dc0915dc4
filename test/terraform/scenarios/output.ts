/** What is shown: colour, and secrets. */
import { SERVER } from '../../cli/stage.ts';
import { server } from '../terraform-side.ts';
import { ONE, type Scenario } from './scenario.ts';

const SECRET = 'Correct-Horse-42';
const ESCAPE = '\u001b[';

const places = (text: string): string => String(text.split(SECRET).length - 1);

export const OUTPUT: readonly Scenario[] = [
  {
    name: 'colour in a pipe',
    async terraform(side) {
      side.declare(server('web-1'));
      const { out } = await side.quietly(['colour', 'plan']);
      side.note('plan', out.includes(ESCAPE) ? 'coloured' : 'plain');
      const { err } = await side.quietly(['colour', 'plan', '-out=/nowhere/plan']);
      side.note('an error', err.includes(ESCAPE) ? 'coloured' : 'plain');
    },
    async hostform(side) {
      side.declare(ONE);
      const { out } = await side.quietly('plan');
      side.note('plan', out.includes(ESCAPE) ? 'coloured' : 'plain');
      const { err } = await side.quietly('plan', '--out', '/nowhere/plan');
      side.note('an error', err.includes(ESCAPE) ? 'coloured' : 'plain');
    },
  },
  {
    name: 'a secret',
    async terraform(side) {
      const variable = `variable "root" {\n  sensitive = true\n  default = "${SECRET}"\n}\n`;
      side.declare(variable, server('web-1', '  input = var.root'));
      const { out } = await side.quietly(['plan', '-out=plan']);
      side.note('places in the plan as shown', places(out));
      side.note('places in show -json of the plan', places((await side.quietly(['show', '-json', 'plan'])).out));
      await side.quietly(['apply', 'plan']);
      side.note('places in the state file', places(side.text('terraform.tfstate')));
    },
    async hostform(side) {
      const { ssh_key: _, ...rest } = SERVER;
      side.declare({ servers: { 'web-1': { ...rest, password: '${ROOT}' } } });
      const run = (...argv: string[]) => side.stage.hostformWith({ env: { ROOT: SECRET } }, ...argv);
      const { out } = await run('plan', '--out', 'plan');
      side.note('places in the plan as shown', places(out));
      side.note('places in show -json of the plan', places((await run('show', '--json', 'plan')).out));
      await run('apply', 'plan');
      side.note('places in the state file', places(side.stage.text('state/hostform.state.json')));
    },
  },
];
