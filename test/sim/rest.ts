/** The end of a history: what can be mended is mended, and everything has to come to rest. */
import { explain, type Verdict } from './check/verdict.ts';
import { checkClaim } from './check/words.ts';
import { command, drive, unlockTheDead } from './command.ts';
import { tidyUp } from './deeds.ts';
import { begin, type Life } from './life.ts';
import { whatIs } from './machine/network.ts';
import type { Process } from './machine/process.ts';

/** Longer than a payment is watched that may still be on its way (purchase.md). */
const QUIET_MS = 20 * 60_000;
const QUIET_RUNS = 4;

/** Everything is quiet: within a few runs nothing may be left to do, or somebody is told why. */
export async function comeToRest(life: Life): Promise<Verdict> {
  const { stage, scenario } = life;
  await tidyUp(stage, life.strangers);
  const argv = ['apply', '--auto-approve', '--json', '--allow-destroy', '--max-spend', '40.00 EUR'];
  let last: Process | undefined;
  for (let run = 0; run < QUIET_RUNS && last?.ended?.code !== 0; run += 1) {
    begin(life, scenario.declared, QUIET_MS);
    await unlockTheDead(life);
    last = await drive(life, () => command(life, { machine: 0, argv }));
    if (last.ended?.code === 0) checkClaim(life, scenario.declared);
  }
  const plan = await lastPlan(life);
  checkLeftovers(life);
  if (stage.network.astray.length > 0)
    life.violated(`somebody else was asked: ${stage.network.astray.map(whatIs).join()}`);
  return explain({ stage, strangers: life.strangers, books: life.books, scenario, last, plan });
}

/** Whoever writes a plan in a folder sweeps away what a killed one left there. */
async function lastPlan(life: Life): Promise<Process> {
  const argv = ['plan', '--detailed-exitcode', '--json'];
  const runners = life.scenario.rounds.flatMap((round) => round.runners);
  const folders = new Set(runners.flatMap(({ how, machine }) => (how === 'saved plan' ? [machine] : [])));
  let plan: Process | undefined;
  for (const machine of folders) {
    plan = await drive(life, () => command(life, { machine, argv: [...argv, '--out', 'plan.json'] }));
  }
  return plan ?? (await drive(life, () => command(life, { machine: 0, argv })));
}

/** Nothing but the state's own files stays. */
function checkLeftovers({ stage, violated }: Life): void {
  const kept =
    /\/(hostform\.yaml|plan\.json|hostform\.(state\.json(\.backup)?|journal\.ndjson|ledger\.ndjson(\.torn)?))$/;
  for (const machine of stage.machines) {
    for (const path of machine.disk.files().keys()) if (!kept.test(path)) violated(`${path} is left over`);
  }
  if (stage.keeper?.held.lock !== undefined) violated('the lock at the server is left over');
}
