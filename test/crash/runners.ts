/** Several runs at once: on one state, and on two states of one account, whose cart they share. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { expectSameBooks, ledgerOf } from '../scenarios/support/ledger.ts';
import { type Finished, runProcess, start } from '../support/process.ts';
import { makeFolder, run, seededRandom } from '../support/run-cli.ts';
import { told } from './moments.ts';
import { expectTidy, KEPT } from './system-calls.ts';
import { charges, expectThreeOnce, manifestOf, openStage, type Stage } from './three-servers.ts';

const APPLY = ['apply', '--auto-approve'];
const WAIT = [...APPLY, '--lock-timeout', '1m'];

/** `killed`: the vendor kills whoever pays first, and one of those who wait goes on. */
export interface Race {
  readonly seed: number;
  readonly runners: number;
  readonly waits: boolean;
  readonly killed: boolean;
}

/** Rounds of two to eight runners, every other time with a death among them. */
export function races(rounds: number, runners: readonly number[]): Race[] {
  return Array.from({ length: rounds }, (_, at) => ({
    seed: at + 1,
    runners: runners[at % runners.length] ?? 2,
    waits: at % 2 === 0,
    killed: at % 4 >= 2,
  }));
}

/** All start at once on one state: it is bought once, and everybody says what is true. */
export async function raceOnOneState({ runners, waits, killed, seed }: Race): Promise<void> {
  const stage = await openStage({ promo: seed % 3 === 0 });
  try {
    const started = Array.from({ length: runners }, () => start(waits ? WAIT : APPLY, stage));
    if (killed) killFirstPayer(stage, started);
    const ended = await Promise.all(started.map(({ finished }) => finished));
    const dead = ended.filter(({ signal }) => signal === 'SIGKILL').length;
    expect(dead).toBe(killed ? 1 : 0);
    for (const one of ended.filter(({ signal }) => signal === null)) {
      expect(waits ? [0] : [0, 6], told(one)).toContain(one.code);
    }
    expect(charges(stage).length, ended.map(told).join('\n')).toBeLessThanOrEqual(3);
    await expectThreeOnce(stage, APPLY, false);
    expectTidy(stage);
  } finally {
    await stage.close();
  }
}

/** Only the holder pays, and the lock names it. */
function killFirstPayer(stage: Stage, started: readonly ReturnType<typeof start>[]): void {
  stage.sim.hook = (moment, { func }) => {
    if (func !== 'cartorder.create.confirm' || moment !== 'committed') return;
    stage.sim.hook = undefined;
    const { pid } = JSON.parse(readFileSync(join(stage.cwd, 'state/hostform.lock'), 'utf8')) as { pid: number };
    started.find(({ child }) => child.pid === pid)?.child.kill('SIGKILL');
  };
}

/** Two states with servers of their own, one account, one cart: each buys its own, and nothing of the other's. */
export async function raceOfTwoStates(seed: number): Promise<void> {
  const stage = await openStage({ promo: false });
  const names = [
    ['ann-1', 'ann-2'],
    ['bob-1', 'bob-2'],
  ];
  const folders = names.map((each) => makeFolder({ 'hostform.yaml': manifestOf(each, {}) }));
  try {
    const worlds = folders.map(({ path }) => ({ cwd: path, env: stage.env }));
    const started = worlds.map((world) => start(APPLY, world));
    const victim = seededRandom(seed).fraction() < 0.5 ? started[seed % 2] : undefined;
    if (victim) killAtRequest(stage, victim, 20 + Math.floor(seededRandom(seed + 1).fraction() * 40));
    await Promise.all(started.map(({ finished }) => finished));
    stage.sim.hook = undefined;
    const ids = await Promise.all(worlds.map((world, at) => expectOwnOnly(stage, world, names[at] ?? [])));
    expect(new Set(ids.flat()).size).toBe(4);
    expect(charges(stage)).toHaveLength(4);
    expect(stage.sim.cloud.servers.size).toBe(4);
  } finally {
    await stage.close();
    for (const folder of folders) folder.remove();
  }
}

function killAtRequest(stage: Stage, victim: ReturnType<typeof start>, request: number): void {
  let count = 0;
  stage.sim.hook = () => {
    count += 1;
    if (count === request) victim.child.kill('SIGKILL');
  };
}

/** Runs until it is done; the ledger has these servers and no others. */
async function expectOwnOnly(
  { sim }: Stage,
  world: Parameters<typeof runProcess>[1],
  names: readonly string[],
): Promise<string[]> {
  let last: Finished | undefined;
  for (let attempts = 4; attempts > 0 && last?.code !== 0; attempts -= 1) last = await runProcess(APPLY, world);
  expect(last?.code, last && told(last)).toBe(0);
  const own = [...sim.cloud.servers.values()].filter(({ servername }) => names.includes(servername));
  expect(own.map(({ servername }) => servername).sort()).toEqual(names);
  const booked = sim.cloud.ledger.flatMap(({ amount, service, currency }) =>
    own.some(({ id }) => id === service) ? [{ thing: service ?? '', amount: amount.slice(1), currency }] : [],
  );
  expectSameBooks(await ledgerOf((...command) => run(command, world)), booked);
  const plan = await run(['plan', '--detailed-exitcode'], world);
  expect(plan.code, `${plan.out}\n${plan.err}`).toBe(0);
  expect(readdirSync(join(world.cwd, 'state')).filter((name) => !KEPT.includes(name))).toEqual([]);
  return own.map(({ id }) => id);
}
