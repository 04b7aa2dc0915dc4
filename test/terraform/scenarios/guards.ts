/** What stops a run before it begins: the command line, nobody to ask, a lock, a protection, a damaged state. */
import { SERVER } from '../../cli/stage.ts';
import { server } from '../terraform-side.ts';
import { bought, created, ONE, type Scenario } from './scenario.ts';

const AUTO = ['apply', '-auto-approve'];
const PREVENT = '  lifecycle {\n    prevent_destroy = true\n  }';
const PROTECTED = { servers: { 'web-1': { ...SERVER, lifecycle: { protect: true, replace: 'allow' } } } };
const WAITING = 'touch begun; while [ ! -e go-on ]; do sleep 0.02; done';

export const GUARDS: readonly Scenario[] = [
  {
    name: 'command line',
    async terraform(side) {
      side.declare(server('web-1'));
      await side.run('no command');
      await side.run('unknown command', 'plna');
      await side.run('unknown option', 'plan', '-bogus');
      await side.run('unknown option of apply', 'apply', '-bogus');
      await side.run('missing argument', 'state', 'show');
      await side.run('bad value', 'apply', '-parallelism=many');
      await side.run('plan file that is not there', 'apply', 'nowhere');
    },
    async hostform(side) {
      side.declare(ONE);
      await side.run('no command');
      await side.run('unknown command', 'plna');
      await side.run('unknown option', 'plan', '--bogus');
      await side.run('unknown option of apply', 'apply', '--bogus');
      await side.run('missing argument', 'state', 'show');
      await side.run('bad value', 'apply', '--parallelism=many');
      await side.run('plan file that is not there', 'apply', 'nowhere');
    },
  },
  {
    name: 'apply, and somebody answers',
    async terraform(side) {
      side.declare(server('web-1'));
      for (const answer of ['no', 'y', 'YES'])
        side.note(`"${answer}"`, String((await side.quietly(['apply'], `${answer}\n`)).code));
      side.note('creates so far', side.effects());
      side.note('"yes"', String((await side.quietly(['apply'], 'yes\n')).code));
      side.note('creates', side.effects());
    },
    async hostform(side) {
      side.declare(ONE);
      const answered = async (answer: string) => (await side.stage.hostformWith({ answer }, 'apply')).code;
      for (const answer of ['no', 'y', 'YES']) side.note(`"${answer}"`, String(await answered(answer)));
      side.note('creates so far', side.effects());
      side.note('"yes"', String(await answered('yes')));
      side.note('creates', side.effects());
    },
  },
  {
    name: 'apply without a terminal and without approval',
    async terraform(side) {
      side.declare(server('web-1'));
      const done = await side.quietly(['apply']);
      side.note('exit code', String(done.code));
      side.note('it plans first', done.out.includes('Plan: 1 to add') ? 'yes' : 'no');
    },
    async hostform(side) {
      side.declare(ONE);
      const done = await side.quietly('apply');
      side.note('exit code', String(done.code));
      side.note('it plans first', side.stage.vendors.zomro.calls.length > 0 ? 'yes' : 'no');
    },
  },
  {
    name: 'a lock that is held',
    async terraform(side) {
      side.declare(server('web-1', '', WAITING));
      const { finished } = side.begin(...AUTO);
      await side.until('begun');
      await side.run('plan', 'plan');
      await side.run('apply', ...AUTO);
      await side.run('apply -lock-timeout=1s', ...AUTO, '-lock-timeout=1s');
      await side.run('state list', 'state', 'list');
      side.write('go-on', '');
      side.note('the one that held it', String((await finished).code));
    },
    async hostform(side) {
      side.declare(ONE);
      let met = false;
      side.stage.vendors.zomro.hook = async (_moment, { func }) => {
        if (met || func !== 'cartorder.create.confirm') return;
        met = true;
        await side.run('plan', 'plan');
        await side.apply('apply');
        await side.apply('apply -lock-timeout=1s', '--lock-timeout=1s');
        await side.run('state list', 'state', 'list');
      };
      const { code } = await side.quietly('apply', '--auto-approve', '--max-spend', '1.00 EUR');
      side.stage.vendors.zomro.hook = undefined;
      side.note('the one that held it', String(code));
    },
  },
  {
    name: 'protected',
    async terraform(side) {
      await created(side, server('web-1', `  triggers_replace = 1\n${PREVENT}`));
      await side.run('plan -destroy', 'plan', '-destroy');
      await side.run('destroy', 'destroy', '-auto-approve');
      side.declare(server('web-1', `  triggers_replace = 2\n${PREVENT}`));
      await side.run('plan that replaces it', 'plan');
      await side.run('apply that replaces it', ...AUTO);
    },
    async hostform(side) {
      await bought(side, PROTECTED);
      await side.run('plan -destroy', 'plan', '--destroy');
      await side.run('destroy', 'destroy', '--auto-approve', '--allow-destroy');
      side.declare({ servers: { 'web-1': { ...PROTECTED.servers['web-1'], os: 'Debian 12' } } });
      await side.run('plan that replaces it', 'plan');
      await side.apply('apply that replaces it');
    },
  },
  {
    name: 'protected, and its block is gone',
    async terraform(side) {
      await created(side, server('web-1', PREVENT));
      side.declare('');
      await side.run('plan', 'plan');
      await side.run('apply', ...AUTO);
    },
    async hostform(side) {
      await bought(side, PROTECTED);
      side.declare({});
      await side.run('plan', 'plan');
      await side.apply('apply');
    },
  },
  ...(['empty', 'cut'] as const).map(
    (how): Scenario => ({
      name: `state file that is ${how}`,
      async terraform(side) {
        await created(side, server('web-1'));
        const text = side.text('terraform.tfstate');
        side.write('terraform.tfstate', how === 'empty' ? '' : text.slice(0, text.length / 2));
        await side.run('plan', 'plan');
        await side.run('apply', ...AUTO);
        side.note('creates', side.effects());
      },
      async hostform(side) {
        await bought(side, ONE);
        const file = 'state/hostform.state.json';
        const text = side.stage.text(file);
        side.stage.write({ [file]: how === 'empty' ? '' : text.slice(0, text.length / 2) });
        await side.run('plan', 'plan');
        await side.apply('apply');
        side.note('creates', side.effects());
      },
    }),
  ),
];
