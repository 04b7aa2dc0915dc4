/** A history that breaks a promise, made smaller as long as it still does: what is left is what it takes. */
import type { Round, Runner, Scenario } from './scenario.ts';

/** Tries ever smaller scenarios; resolves with the smallest that `isBroken`. At most `most` tries. */
export async function shrink(
  scenario: Scenario,
  isBroken: (smaller: Scenario) => Promise<boolean>,
  most = 400,
): Promise<{ readonly scenario: Scenario; readonly tries: number }> {
  let smallest = scenario;
  let tries = 0;
  for (let progress = true; progress && tries < most; ) {
    progress = false;
    for (const candidate of smallerOnes(smallest)) {
      if (tries >= most) break;
      tries += 1;
      if (!(await isBroken(candidate))) continue;
      smallest = candidate;
      progress = true;
      break;
    }
  }
  return { scenario: smallest, tries };
}

/** Every scenario that has one thing less, the largest cuts first. */
export function* smallerOnes(scenario: Scenario): Generator<Scenario> {
  const { rounds, declared } = scenario;
  for (const at of rounds.keys()) if (rounds.length > 1) yield { ...scenario, rounds: without(rounds, at) };
  for (const [at, round] of rounds.entries()) {
    for (const smaller of smallerRounds(round)) yield { ...scenario, rounds: rounds.with(at, smaller) };
  }
  for (const at of scenario.before.keys()) yield { ...scenario, before: without(scenario.before, at) };
  for (const { key } of declared.servers.slice(1)) yield mapDeclared(scenario, { servers: key });
  if (declared.images.length > 0) yield mapDeclared(scenario, { images: true });
  if (declared.renewals.length > 0) yield mapDeclared(scenario, { renewals: true });
  for (const knob of Object.keys(scenario.knobs)) {
    const { [knob as keyof typeof scenario.knobs]: _, ...knobs } = scenario.knobs;
    yield { ...scenario, knobs };
  }
}

function* smallerRounds(round: Round): Generator<Round> {
  const { runners, happenings, vendorFaults } = round;
  for (const at of runners.keys()) if (runners.length > 1) yield { ...round, runners: without(runners, at) };
  for (const at of happenings.keys()) yield { ...round, happenings: without(happenings, at) };
  for (const at of vendorFaults.keys()) yield { ...round, vendorFaults: without(vendorFaults, at) };
  if (round.skewMs !== 0) yield { ...round, skewMs: 0 };
  for (const [at, runner] of runners.entries()) {
    for (const smaller of smallerRunners(runner)) yield { ...round, runners: runners.with(at, smaller) };
  }
}

function* smallerRunners(runner: Runner): Generator<Runner> {
  const { trouble, ...calm } = runner;
  if (trouble) yield calm;
  if (trouble && trouble.n > 1) yield { ...runner, trouble: { ...trouble, n: trouble.n >> 1 } };
  for (const at of runner.struck.keys()) yield { ...runner, struck: without(runner.struck, at) };
  for (const at of runner.disk.keys()) yield { ...runner, disk: without(runner.disk, at) };
  if (runner.parallelism > 1) yield { ...runner, parallelism: 1 };
  if (runner.how === 'saved plan') yield { ...runner, how: 'apply' };
  if (runner.unlocks) yield { ...runner, unlocks: false };
}

interface Cut {
  readonly servers?: string;
  readonly images?: true;
  readonly renewals?: true;
}

/** Takes something out of everything that is ever declared. */
function mapDeclared(scenario: Scenario, cut: Cut): Scenario {
  const less = (declared: Scenario['declared']): Scenario['declared'] => ({
    servers: declared.servers.filter(({ key }) => key !== cut.servers),
    images: cut.images ? [] : declared.images,
    renewals: cut.renewals ? [] : declared.renewals,
  });
  const rounds = scenario.rounds.map((round) => ({ ...round, declared: less(round.declared) }));
  return { ...scenario, rounds, declared: less(scenario.declared) };
}

function without<T>(list: readonly T[], at: number): T[] {
  return list.toSpliced(at, 1);
}
