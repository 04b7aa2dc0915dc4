// The main job on the built-in sandbox: validate, plan, apply the quickstart, and plan again: nothing left to do.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'hostform-demo-'));
cpSync(join(root, 'examples', 'quickstart'), folder, { recursive: true });

/** Runs one command as a reader would type it. Ends the demo when it fails. */
function hostform(...args) {
  process.stdout.write(
    `\n$ hostform --sandbox ${args.map((arg) => (arg.includes(' ') ? `"${arg}"` : arg)).join(' ')}\n`,
  );
  const done = spawnSync(process.execPath, [join(root, 'dist', 'hostform.js'), '--sandbox', ...args], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (done.status !== 0) process.exitCode = done.status ?? 1;
  return done.status === 0;
}

try {
  const worked =
    hostform('validate') &&
    hostform('plan') &&
    hostform('apply', '--auto-approve', '--max-spend', '1.00 EUR') &&
    hostform('plan', '--detailed-exitcode');
  process.stdout.write(worked ? '\nBought once, and the second plan is empty.\n' : '\nThe demo failed.\n');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
