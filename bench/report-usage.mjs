// Preloaded into a Node program where it can not be measured from outside: writes what it used when it ends.
import { writeFileSync } from 'node:fs';
import process from 'node:process';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const path = process.env.HOSTFORM_BENCH_FIGURES;
  if (path) writeFileSync(path, `${maxRSS}\n${userCPUTime / 1e6} ${systemCPUTime / 1e6}\n`);
});
