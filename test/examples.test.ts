/** Every example works as it is: it validates, and it plans against the simulated vendors. */
import { cpSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hastyClock, makeFolder, type Run, run } from './support/run-cli.ts';
import { openVendors, type Vendors } from './support/vendors.ts';

const EXAMPLES = resolve(import.meta.dirname, '../examples');
const VARIABLES = { SERVER_PASSWORD: 'Example-Passw0rd', PROMO: 'WELCOME10' };

let vendors: Vendors;
let folder: ReturnType<typeof makeFolder>;

beforeEach(async () => {
  vendors = await openVendors();
  vendors.zomro.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
  folder = makeFolder();
  cpSync(EXAMPLES, folder.path, { recursive: true });
});

afterEach(async () => {
  await vendors.close();
  folder.remove();
});

const hostform = (...argv: string[]): Promise<Run> =>
  run(argv, { cwd: folder.path, env: { ...vendors.env, ...VARIABLES }, clock: hastyClock() });

describe('the examples', () => {
  it.each([
    ['quickstart', 3],
    ['zomro-vps/1-order.yaml', 2],
    ['zomro-vps/2-stop.yaml', 2],
    ['zomro-vps/3-start.yaml', 1],
    ['ovh-renewal', 1],
    ['infra-repo', 8],
  ])('%s validates and plans %d to add', async (path, adds) => {
    const validated = await hostform('validate', '-f', path);
    expect(validated.code, validated.err).toBe(0);
    const planned = await hostform('plan', '-f', path);
    expect(planned.code, planned.err).toBe(0);
    expect(planned.out).toContain(`Plan: ${adds} to add, 0 to change, 0 to destroy.`);
  });

  it('leads the documented server from order to start, and leaves nothing behind', { timeout: 60_000 }, async () => {
    const step = async (command: string, file: string): Promise<Run> => {
      const ceiling = command === 'apply' ? ['--max-spend', '5.00 EUR'] : [];
      const given = ['--state', 'vps.json', command, '-f', `zomro-vps/${file}`, '--auto-approve', '--allow-destroy'];
      const done = await hostform(...given, ...ceiling);
      expect(done.code, `${done.out}\n${done.err}`).toBe(0);
      return done;
    };
    const server = () => [...vendors.zomro.cloud.servers.values()].at(0);
    expect((await step('apply', '1-order.yaml')).err).toContain('apply promo code');
    expect(server()?.servername).toBe('MyServer-1');
    expect(vendors.zomro.cloud.images.size).toBe(1);
    await step('apply', '2-stop.yaml');
    await step('apply', '3-start.yaml');
    expect(vendors.zomro.cloud.images.size).toBe(0);
    await step('destroy', '3-start.yaml');
    expect(vendors.zomro.cloud.servers.size).toBe(0);
  });
});
