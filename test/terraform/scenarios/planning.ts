/** What a plan says, and what applying it says. */
import { SERVER } from '../../cli/stage.ts';
import { server } from '../terraform-side.ts';
import { bought, created, ONE, planAll, REPLACED, type Scenario, TWO } from './scenario.ts';

const AUTO = ['apply', '-auto-approve'];
const WEB_1 = 'servers.web-1';
const TF_WEB_1 = 'terraform_data.web-1';
const CHECKED =
  '  lifecycle {\n    precondition {\n      condition = terraform_data.web-2.input == 2\n      error_message = "no"\n    }\n  }';

export const PLANNING: readonly Scenario[] = [
  {
    name: 'nothing declared',
    async terraform(side) {
      side.declare('');
      await planAll(side);
      await side.run('apply', ...AUTO);
    },
    async hostform(side) {
      side.declare({});
      await planAll(side);
      await side.apply('apply');
    },
  },
  {
    name: 'create',
    async terraform(side) {
      side.declare(server('web-1'), server('web-2'));
      await side.run('validate', 'validate');
      await planAll(side);
      await side.run('apply', ...AUTO);
      side.note('creates', side.effects());
    },
    async hostform(side) {
      side.declare(TWO);
      await side.run('validate', 'validate');
      await planAll(side);
      await side.apply('apply');
      side.note('creates', side.effects());
    },
  },
  {
    name: 'no-op',
    async terraform(side) {
      await created(side, server('web-1'));
      await planAll(side);
      await side.run('apply', ...AUTO);
    },
    async hostform(side) {
      await bought(side, ONE);
      await planAll(side);
      await side.apply('apply');
    },
  },
  {
    name: 'update in place',
    async terraform(side) {
      await created(side, server('web-1', '  input = "running"'));
      side.declare(server('web-1', '  input = "stopped"'));
      await planAll(side);
      await side.run('apply', ...AUTO);
    },
    async hostform(side) {
      await bought(side, ONE);
      side.declare({ servers: { 'web-1': { ...SERVER, power: 'stopped' } } });
      await planAll(side);
      await side.apply('apply');
    },
  },
  {
    name: 'replace',
    async terraform(side) {
      await created(side, server('web-1', '  triggers_replace = "Ubuntu"'));
      side.declare(server('web-1', '  triggers_replace = "Debian"'));
      await planAll(side);
      await side.run('apply', ...AUTO);
    },
    async hostform(side) {
      await bought(side, ONE);
      side.declare(REPLACED);
      await planAll(side);
      await side.apply('apply');
    },
  },
  {
    name: 'replace without a word that allows it',
    async terraform(side) {
      await created(side, server('web-1', '  triggers_replace = "Ubuntu"'));
      side.declare(server('web-1', '  triggers_replace = "Debian"'));
      await planAll(side);
      await side.run('apply', ...AUTO);
    },
    async hostform(side) {
      await bought(side, ONE);
      side.declare({ servers: { 'web-1': { ...SERVER, os: 'Debian 12' } } });
      await planAll(side);
      await side.apply('apply');
    },
  },
  {
    name: 'replace as requested',
    async terraform(side) {
      await created(side, server('web-1'));
      await planAll(side, `-replace=${TF_WEB_1}`);
      await side.run('apply', ...AUTO, `-replace=${TF_WEB_1}`);
    },
    async hostform(side) {
      await bought(side, ONE);
      side.declare({ servers: { 'web-1': { ...SERVER, lifecycle: { replace: 'allow' } } } });
      await planAll(side, `--replace=${WEB_1}`);
      await side.apply('apply', `--replace=${WEB_1}`);
    },
  },
  {
    name: 'delete: the block is gone',
    async terraform(side) {
      await created(side, server('web-1'));
      side.declare('');
      await planAll(side);
      await side.run('apply', ...AUTO);
    },
    async hostform(side) {
      await bought(side, ONE);
      side.declare({});
      await planAll(side);
      await side.apply('apply');
    },
  },
  {
    name: 'delete unattended, without leave to delete',
    async terraform(side) {
      await created(side, server('web-1'));
      side.declare('');
      await side.run('apply', ...AUTO);
    },
    async hostform(side) {
      await bought(side, ONE);
      side.declare({});
      await side.run('apply', 'apply', '--auto-approve');
    },
  },
  {
    name: 'destroy',
    async terraform(side) {
      await created(side, server('web-1'));
      await planAll(side, '-destroy');
      await side.run('destroy', 'destroy', '-auto-approve');
      await side.run('destroy again', 'destroy', '-auto-approve');
    },
    async hostform(side) {
      await bought(side, ONE);
      await planAll(side, '--destroy');
      const destroy = ['destroy', '--auto-approve', '--allow-destroy'];
      await side.run('destroy', ...destroy);
      await side.run('destroy again', ...destroy);
    },
  },
  {
    name: 'forget: no longer managed, and left alive',
    async terraform(side) {
      await created(side, server('web-1'));
      side.declare(`removed {\n  from = ${TF_WEB_1}\n  lifecycle {\n    destroy = false\n  }\n}\n`);
      await planAll(side);
      await side.run('apply', ...AUTO);
    },
    async hostform(side) {
      await bought(side, {
        renewals: { shop: { product: 'vps', service: 'vps-3c4d.vps.example', mode: 'automatic' } },
      });
      side.declare({});
      await planAll(side);
      await side.apply('apply');
    },
  },
  {
    name: 'plan that fails',
    async terraform(side) {
      side.declare(server('web-1', CHECKED), server('web-2', '  input = 1'));
      await planAll(side, '-out=plan');
      side.note('a plan file is there', side.exists('plan') ? 'yes' : 'no');
      await side.run('apply the file', 'apply', 'plan');
      await side.run('apply', ...AUTO);
    },
    async hostform(side) {
      side.declare({ servers: { 'web-1': { ...SERVER, os: 'BeOS' } } });
      await planAll(side, '--out=plan');
      side.note('a plan file is there', side.exists('plan') ? 'yes' : 'no');
      await side.run('apply the file', 'apply', 'plan');
      await side.apply('apply');
    },
  },
  {
    name: 'manifest that is not valid',
    async terraform(side) {
      side.declare(server('web-1', '  inputs = 1'));
      await side.run('validate', 'validate');
      await planAll(side);
      await side.run('apply', ...AUTO);
    },
    async hostform(side) {
      side.declare({ servers: { 'web-1': { ...SERVER, tarif: 'x' } } });
      await side.run('validate', 'validate');
      await planAll(side);
      await side.apply('apply');
    },
  },
];
