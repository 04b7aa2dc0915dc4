#!/usr/bin/env node
/**
 * The entry. `--version` is answered before anything else is loaded: start-up time is a feature, and scripts ask for
 * the version more often than for anything else.
 */
declare const __HOSTFORM_VERSION__: string;

if (process.argv.length === 3 && (process.argv[2] === '--version' || process.argv[2] === '-V')) {
  process.stdout.write(`hostform ${__HOSTFORM_VERSION__}\n`);
} else {
  const { runProcess } = await import('./cli/process.ts');
  await runProcess(__HOSTFORM_VERSION__);
}
