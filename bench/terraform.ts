/** Terraform on the same estate: `terraform_data` in one file, local state, no network, no plug-in. */
import { accessSync, constants, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cleanEnvironment } from './environment.ts';
import { makeTerraform } from './make-manifest.ts';
import { type Command, measure } from './measure.ts';
import { makeTerraformState } from './terraform-state.ts';

/** The `terraform` of the PATH, if there is one. */
export function findTerraform(path = process.env['PATH'] ?? ''): string | undefined {
  return path
    .split(delimiter)
    .map((folder) => join(folder, 'terraform'))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * Prepares a folder in which everything exists already and returns the command that plans it. The state is written
 * directly: an apply of 10,000 would take an hour.
 * @throws Error when Terraform does not find the folder in order.
 */
export async function terraformPlan(terraform: string, folder: string, count: number): Promise<Command> {
  writeFileSync(join(folder, 'empty.tfrc'), '');
  writeFileSync(join(folder, 'main.tf'), makeTerraform(count));
  writeFileSync(join(folder, 'terraform.tfstate'), makeTerraformState(count));
  const env = cleanEnvironment({ CHECKPOINT_DISABLE: '1', TF_CLI_CONFIG_FILE: join(folder, 'empty.tfrc') });
  const command = (...args: string[]): Command => ({ argv: [terraform, ...args], cwd: folder, env });
  const ready = await measure(command('init', '-input=false', '-no-color'));
  if (ready.code !== 0) throw new Error(`terraform init failed:\n${ready.out}${ready.err}`);
  return command('plan', '-refresh=false', '-input=false', '-no-color');
}
