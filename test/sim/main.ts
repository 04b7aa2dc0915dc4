/**
 * `npm run sim -- --seeds N --seed S`: tries to make hostform buy twice, in as many simulated worlds as are asked for.
 * A seed whose history breaks a promise is made smaller, and told with the command that replays it.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { argv, exit, stderr, stdout } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { addTallies, type Broken, prepareTheatre, runBatch, type Tally } from './batch.ts';
import { coverageText, rare } from './coverage.ts';
import { figuresOf } from './figures.ts';
import { runHistory } from './history.ts';
import type { History } from './life.ts';
import { mutantNamed } from './mutant.ts';
import { drawScenario, type Scenario } from './scenario.ts';
import { shrink } from './shrink.ts';
import type { Theatre } from './stage.ts';

const HELP = `npm run sim -- [options]

  --seeds N      how many histories (default 1000)
  --seed S       the first of them (default 1); with --seeds 1 it is told in full
  --jobs J       worker processes (default: one per core)
  --mutant ID    with this deliberate bug in the program: it has to be found
  --replays R    this many seeds run twice, and have to leave the same trace (default 20)
`;

/** Every cell of the coverage table at least this often, in a run of this many seeds or more. */
const LEAST = { times: 20, seeds: 100_000 };

const { values } = parseArgs({
  args: argv.slice(2).filter((each) => each !== '--'),
  options: {
    seeds: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    mutant: { type: 'string' },
    replays: { type: 'string', default: '20' },
    worker: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const seeds = Number(values.seeds);
const first = Number(values.seed);
const jobs = Math.max(1, Math.min(Number(values.jobs), seeds));

/** One worker of several: every `jobs`-th seed. Tells its parent how far it got. */
async function work(at: number): Promise<void> {
  const theatre = await prepareTheatre(mutantNamed(values.mutant));
  const send = (tally: Tally, done: boolean): void => {
    process.send?.({ done, tally: { ...tally, coverage: [...tally.coverage] } });
  };
  const stopAtFirst = values.mutant !== undefined;
  const options = { from: first + at, count: seeds - at, step: jobs, stopAtFirst };
  send(await runBatch(theatre, { ...options, onProgress: (tally) => send(tally, false) }), true);
  process.disconnect?.();
}

interface Message {
  readonly done: boolean;
  readonly tally: Omit<Tally, 'coverage'> & { readonly coverage: [string, number][] };
}

async function runAll(): Promise<number> {
  const started = performance.now();
  const tallies = new Map<number, Tally>();
  const workers: ChildProcess[] = [];
  const ends = Array.from({ length: jobs }, (_, at) => {
    const worker = fork(fileURLToPath(import.meta.url), [...argv.slice(2), '--worker', String(at)], {
      execArgv: [...process.execArgv, '--max-semi-space-size=32'],
    });
    workers.push(worker);
    return new Promise<void>((resolve, reject) => {
      worker.on('message', ({ tally, done }: Message) => {
        tallies.set(at, { ...tally, coverage: new Map(tally.coverage) });
        const all = addTallies([...tallies.values()]);
        for (const each of all.broken) announce(each);
        progress(all, started);
        if (done && values.mutant !== undefined && tally.broken.length > 0) for (const each of workers) each.kill();
      });
      worker.on('exit', (code, signal) =>
        code === 0 || signal ? resolve() : reject(new Error(`a worker ended with ${code}`)),
      );
    });
  });
  await Promise.all(ends);
  const tally = addTallies([...tallies.values()]);
  stderr.write('\n');
  if (values.mutant !== undefined) return tellMutant(tally);
  const replays = await replay(Math.min(Number(values.replays), seeds));
  const seconds = (performance.now() - started) / 1000;
  tell(tally, seconds, replays);
  figuresOf({ tally, seconds, first, replays });
  for (const each of tally.broken.slice(0, 3)) await tellBroken(each);
  return tally.broken.length === 0 && replays.same === replays.of && rareIn(tally).length === 0 ? 0 : 1;
}

const announced = new Set<number>();

/** At once: whoever runs a hundred thousand does not want to wait for all of them. */
function announce({ seed, violations }: Broken): void {
  if (announced.has(seed)) return;
  announced.add(seed);
  stderr.write(`\nseed ${seed}: ${violations[0]?.slice(0, 300)}\n`);
}

let spoken = 0;

function progress({ seeds: done, broken, runs }: Tally, started: number): void {
  const seconds = (performance.now() - started) / 1000;
  const left = Math.round(((seeds - done) * seconds) / Math.max(1, done));
  const line = `${done}/${seeds} seeds, ${runs} runs, ${broken.length} broken, ${(done / seconds).toFixed(0)} seeds/s, ${left} s left`;
  if (stderr.isTTY) stderr.write(`\r${line.padEnd(90)}`);
  else if (seconds - spoken > 30) stderr.write(`${line}\n`);
  else return;
  spoken = seconds;
}

function rareIn({ coverage, seeds: done }: Tally): string[] {
  return done >= LEAST.seeds ? rare(coverage, LEAST.times) : [];
}

function tell(tally: Tally, seconds: number, replays: Replays): void {
  const { broken, coverage, blocked, requests, runs } = tally;
  const few = rareIn(tally);
  stdout.write(
    `${tally.seeds} histories from seed ${first} in ${seconds.toFixed(0)} s: ${runs} runs of hostform, ${requests} requests.\n` +
      `${broken.length} broke a promise. ${blocked} purchases were left to a person although nobody had touched them.\n` +
      `${replays.same} of ${replays.of} replays left the same trace.\n\n` +
      `How often each state met each fate:\n${coverageText(coverage)}\n` +
      (few.length > 0 ? `\nToo rare: ${few.join(', ')}\n` : ''),
  );
}

export interface Replays {
  readonly same: number;
  readonly of: number;
}

/** The same seed twice, in two theatres: the same trace, to the last byte. */
async function replay(count: number): Promise<Replays> {
  const [one, two] = [await prepareTheatre(), await prepareTheatre()];
  let same = 0;
  for (let at = 0; at < count; at += 1) {
    const scenario = drawScenario(first + at);
    const [a, b] = [await runHistory(one, scenario), await runHistory(two, scenario)];
    if (a.digest === b.digest) same += 1;
    else stderr.write(`seed ${first + at} left another trace the second time\n`);
  }
  return { same, of: count };
}

function tellMutant({ broken, seeds: done }: Tally): number {
  const [found] = broken;
  const words = found ? `found at seed ${found.seed}: ${found.violations[0]}` : `not found in ${done} seeds`;
  stdout.write(`${values.mutant}: ${words}\n`);
  return found ? 0 : 1;
}

async function tellBroken({ seed, violations }: Broken): Promise<void> {
  stdout.write(`\nSeed ${seed}:\n${violations.map((each) => `  ${each.slice(0, 600)}\n`).join('')}`);
  stdout.write(`  npm run sim -- --seeds 1 --seed ${seed}\n`);
}

/** One seed in full: what happened, what broke, and the least that it takes. */
async function tellOne(seed: number): Promise<number> {
  const theatre = await prepareTheatre(mutantNamed(values.mutant));
  const scenario = drawScenario(seed);
  const history = await runHistory(theatre, scenario, { keepTrace: true });
  stdout.write(`${history.trace.join('\n')}\n`);
  if (history.violations.length === 0) {
    stdout.write(`\nSeed ${seed} holds: ${JSON.stringify(history.verdict)}\n`);
    return 0;
  }
  stdout.write(`\nSeed ${seed} breaks:\n${history.violations.map((each) => `  ${each}\n`).join('')}`);
  await tellSmallest(theatre, scenario, history);
  return 1;
}

async function tellSmallest(theatre: Theatre, scenario: Scenario, { violations }: History): Promise<void> {
  const kind = (text: string): string => text.replace(/\d+/g, '').slice(0, 40);
  const kinds = new Set(violations.map(kind));
  const small = await shrink(scenario, async (smaller) => {
    const again = await runHistory(theatre, smaller);
    return again.violations.some((each) => kinds.has(kind(each)));
  });
  const again = await runHistory(theatre, small.scenario, { keepTrace: true });
  stdout.write(
    `\nThe least that breaks it, after ${small.tries} tries:\n${JSON.stringify(small.scenario, undefined, 1)}\n`,
  );
  stdout.write(`${again.trace.join('\n')}\n${again.violations.map((each) => `  ${each}\n`).join('')}`);
}

if (values.help) stdout.write(HELP);
else if (values.worker !== undefined) await work(Number(values.worker));
else exit(seeds === 1 ? await tellOne(first) : await runAll());
