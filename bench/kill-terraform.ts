// Kills Terraform during its first create, gives it the same saved plan again, and counts the creates. The README's
// sentence about Terraform is this, measured; test/crash does the same to hostform, at every request.
// Run it with: npx tsx bench/kill-terraform.ts [path of terraform]
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cleanEnvironment } from './environment.ts';
import { findTerraform } from './terraform.ts';

const terraform = process.argv[2] ?? findTerraform();
if (terraform === undefined) throw new Error('there is no terraform on the PATH');
const folder = mkdtempSync(join(tmpdir(), 'hostform-kill-'));
const orders = join(folder, 'orders.log');
const options = {
  cwd: folder,
  env: cleanEnvironment({ CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: join(folder, 'rc') }),
};

try {
  writeFileSync(join(folder, 'rc'), '');
  // The create "orders" at once and is "delivered" a little later: the time in which a run can be killed.
  writeFileSync(
    join(folder, 'main.tf'),
    'resource "terraform_data" "server" {\n  provisioner "local-exec" {\n    command = "echo ordered >> orders.log; sleep 1"\n  }\n}\n',
  );
  run('init');
  run('plan', '-out=plan');
  await killDuringCreate();
  run('apply', 'plan');
  const count = readFileSync(orders, 'utf8').trim().split('\n').length;
  console.log(`${run('version').split('\n')[0]}: ${count} creates for one resource, with one saved plan`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function run(...argv: string[]): string {
  const done = spawnSync(terraform ?? '', argv, { ...options, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`terraform ${argv.join(' ')}:\n${done.stdout}${done.stderr}`);
  return done.stdout;
}

async function killDuringCreate(): Promise<void> {
  const first = spawn(terraform ?? '', ['apply', 'plan'], { ...options, stdio: 'ignore' });
  const gone = new Promise((resolve) => first.once('exit', resolve));
  while (!existsSync(orders)) await sleep(20);
  first.kill('SIGKILL');
  await gone;
}
