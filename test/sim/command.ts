/** One command of a history, run to its end; and the people who take locks away. */
import { createHash } from 'node:crypto';
import { checkFiles, checkWords } from './check/words.ts';
import { calm, type Fates } from './fates-of.ts';
import { count, type Life } from './life.ts';
import { whatIs } from './machine/network.ts';
import { type Fortune, type Process, spawn } from './machine/process.ts';
import { LOCK } from './memory.ts';

export interface CommandInput {
  readonly machine: number;
  readonly argv: readonly string[];
  readonly fortune?: (self: () => Process) => Fortune;
  readonly fates?: Fates;
}

/** Runs one command to its end, and looks at everything afterwards. */
export async function command(life: Life, { machine, argv, fortune, fates = calm }: CommandInput): Promise<Process> {
  const { stage } = life;
  const place = stage.machines[machine] ?? stage.machines[0];
  if (!place) throw new Error('there is no machine');
  const dice = stage.dice.fork(`process ${life.processes.length}`);
  const process: Process = spawn({ loop: stage.loop, machine: place, dice, fortune: untroubled });
  const fated = fortune?.(() => process) ?? untroubled;
  process.fortune = {
    diskError: (what) => fated.diskError(what),
    effect: (moment, what) => {
      life.note(`${process.pid} ${moment} ${what}`);
      if (!process.gone()) fated.effect(moment, what);
    },
  };
  life.processes.push(process);
  fatesByProcess.set(process, fates);
  stage.network.fateOf = (asking, outgoing) => {
    life.books.sending(asking, whatIs(outgoing));
    return fatesByProcess.get(asking)?.of(outgoing) ?? { kind: 'answered' };
  };
  life.note(`${process.pid} begins: ${argv.join(' ')}`);
  await new Promise<void>((resolve) => {
    process.onEnd = resolve;
    life.theatre.slot().start(process, { loop: stage.loop, network: stage.network }, { argv, env: stage.env });
  });
  const code = process.ended?.code;
  life.codes.push(code ?? 'killed');
  life.note(`${process.pid} ended: ${code ?? 'killed'} ${digest(process.out + process.err)}`);
  life.books.look(process);
  life.memory.look(process);
  checkWords(life, process, argv);
  checkFiles(life);
  life.onEnd(process, argv);
  return process;
}

const fatesByProcess = new WeakMap<Process, Fates>();
const untroubled: Fortune = { effect: () => {}, diskError: () => undefined };

/** The id of whoever holds the lock. */
function heldLock({ stage }: Life): string | undefined {
  if (stage.keeper) return idOf(stage.keeper.held.lock);
  const bytes = stage.machines[0]?.disk.files().get(LOCK)?.bytes;
  return bytes ? idOf(bytes.toString('utf8')) : undefined;
}

function idOf(lock: string | undefined): string | undefined {
  if (lock === undefined) return undefined;
  const { ID, id } = JSON.parse(lock) as { ID?: string; id?: string };
  return ID ?? id;
}

/** A lock at a server outlives its run; a person sees that the run is gone. In a file it is taken over by itself. */
export async function unlockTheDead(life: Life): Promise<void> {
  const id = heldLock(life);
  if (id === undefined || !life.stage.keeper) return;
  const argv = ['unlock', id];
  await drive(life, () => command(life, { machine: 0, argv }));
}

/** A person is impatient, and wrong: the holder still lives. */
export async function unlockTheLiving(life: Life): Promise<void> {
  const id = heldLock(life);
  if (id === undefined) return;
  count(life, { fate: 'second holder' });
  await command(life, { machine: 0, argv: ['unlock', id] });
}

/** Lets time go on until the work is done. */
export async function drive<T>({ stage }: Life, work: () => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  let failed: { error: unknown } | undefined;
  work().then(
    (value) => (result = { value }),
    (error: unknown) => (failed = { error }),
  );
  await stage.loop.runUntil(() => result !== undefined || failed !== undefined);
  if (failed) throw failed.error;
  return (result as unknown as { value: T }).value;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
