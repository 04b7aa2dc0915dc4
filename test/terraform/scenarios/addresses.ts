/** Addresses: moved, imported, refreshed, targeted. */
import { SERVER } from '../../cli/stage.ts';
import { server } from '../terraform-side.ts';
import { bought, created, ONE, planAll, type Scenario, TWO } from './scenario.ts';

const AUTO = ['apply', '-auto-approve'];
const WEB_1 = 'servers.web-1';
const TF_WEB_1 = 'terraform_data.web-1';

export const ADDRESSES: readonly Scenario[] = [
  {
    name: 'another address for the same thing',
    async terraform(side) {
      await created(side, server('web-1'));
      await side.run('state mv', 'state', 'mv', TF_WEB_1, 'terraform_data.front');
      side.declare(server('front'));
      await planAll(side);
      await side.run('state mv of nothing', 'state', 'mv', TF_WEB_1, 'terraform_data.web-2');
    },
    async hostform(side) {
      await bought(side, ONE);
      await side.run('state mv', 'state', 'mv', WEB_1, 'servers.front');
      side.declare({ servers: { front: { ...SERVER, name: 'web-1' } } });
      await planAll(side);
      await side.run('state mv of nothing', 'state', 'mv', WEB_1, 'servers.web-2');
    },
  },
  {
    name: 'another address, declared as moved',
    async terraform(side) {
      await created(side, server('web-1'));
      side.declare(server('front'), `moved {\n  from = ${TF_WEB_1}\n  to   = terraform_data.front\n}\n`);
      await planAll(side);
      await side.run('apply', ...AUTO);
      await side.run('plan again', 'plan', '-detailed-exitcode');
    },
    async hostform(side) {
      await bought(side, ONE);
      side.declare({
        servers: { front: { ...SERVER, name: 'web-1' } },
        moved: [{ from: WEB_1, to: 'servers.front' }],
      });
      await planAll(side);
      await side.apply('apply');
      await side.run('plan again', 'plan', '--detailed-exitcode');
    },
  },
  {
    name: 'only a refresh',
    async terraform(side) {
      await created(side, server('web-1'));
      side.declare(server('web-1'), server('web-2'));
      await planAll(side, '-refresh-only');
      await side.run('apply', ...AUTO, '-refresh-only');
      await side.run('plan -refresh-only -destroy', 'plan', '-refresh-only', '-destroy');
    },
    async hostform(side) {
      await bought(side, ONE);
      side.declare(TWO);
      await planAll(side, '--refresh-only');
      await side.apply('apply', '--refresh-only');
      await side.run('plan -refresh-only -destroy', 'plan', '--refresh-only', '--destroy');
    },
  },
  {
    name: 'import',
    async terraform(side) {
      side.declare(server('web-1'));
      await side.run('import', 'import', TF_WEB_1, 'an-id');
      await side.run('import again', 'import', TF_WEB_1, 'an-id');
      await side.run('import to an address that is not declared', 'import', 'terraform_data.web-9', 'an-id');
      await side.run('plan', 'plan');
    },
    async hostform(side) {
      await bought(side, ONE);
      await side.quietly('state', 'rm', WEB_1);
      const [id = ''] = side.stage.vendors.zomro.cloud.servers.keys();
      await side.run('import', 'import', WEB_1, id);
      await side.run('import again', 'import', WEB_1, id);
      await side.run('import to an address that is not declared', 'import', 'servers.web-9', id);
      await side.run('plan', 'plan');
    },
  },
  {
    name: 'target one of two',
    async terraform(side) {
      side.declare(server('web-1'), server('web-2'));
      await planAll(side, `-target=${TF_WEB_1}`);
      await side.run('apply', ...AUTO, `-target=${TF_WEB_1}`);
      await side.run('plan of the rest', 'plan');
    },
    async hostform(side) {
      side.declare(TWO);
      await planAll(side, `--target=${WEB_1}`);
      await side.apply('apply', `--target=${WEB_1}`);
      await side.run('plan of the rest', 'plan');
    },
  },
  {
    name: 'target that matches nothing',
    async terraform(side) {
      side.declare(server('web-1'));
      await planAll(side, '-target=terraform_data.wbe-1');
      await side.run('apply', ...AUTO, '-target=terraform_data.wbe-1');
    },
    async hostform(side) {
      side.declare(ONE);
      await planAll(side, '--target=servers.wbe-1');
      await side.apply('apply', '--target=servers.wbe-1');
    },
  },
];
