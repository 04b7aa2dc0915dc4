import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Json } from '../../src/model/json.ts';
import { makeFolder, type Run, run, writeFiles } from '../support/run-cli.ts';
import { openVendors, PROVIDERS, type Vendors } from '../support/vendors.ts';

let vendors: Vendors;
let folder: ReturnType<typeof makeFolder>;

beforeEach(async () => {
  vendors = await openVendors();
  folder = makeFolder();
});

afterEach(async () => {
  await vendors.close();
  folder.remove();
});

const hostform = (...argv: string[]): Promise<Run> => run(argv, { cwd: folder.path, env: vendors.env });

function declare(service: string, mode: string): void {
  const manifest: Json = {
    hostform: 1,
    providers: PROVIDERS,
    renewals: { shop: { product: 'domain', service, mode } },
  };
  writeFiles(folder.path, { 'hostform.yaml': JSON.stringify(manifest) });
}

async function idRecorded(): Promise<string> {
  const { resources } = JSON.parse((await hostform('state', 'pull')).out) as { resources: { id: string }[] };
  return resources[0]?.id ?? '';
}

it.each(['automatic', 'manual'])('a policy that names another service is recorded for that one (%s)', async (mode) => {
  declare('example-shop.example', 'manual');
  expect((await hostform('apply', '--auto-approve')).code).toBe(0);
  const before = await idRecorded();
  declare('other-shop.example', mode);
  const planned = await hostform('plan', '--detailed-exitcode');
  expect(planned.code, planned.err).toBe(2);
  expect(planned.out).toContain('Plan: 0 to add, 1 to change, 0 to destroy.');
  const done = await hostform('apply', '--auto-approve');
  expect(done.code, `${done.out}${done.err}`).toBe(0);
  expect(await idRecorded()).not.toBe(before);
  const again = await hostform('plan', '--detailed-exitcode');
  expect(again.code, again.out).toBe(0);
});
