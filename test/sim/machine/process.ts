/** Simulated machines and the processes on them. A process can be killed or stopped between any two of its effects. */
import type { Clock } from '../../../src/model/clock.ts';
import type { Dice } from '../../engine/support/random.ts';
import { abortable } from '../../support/abortable.ts';
import { type Disk, errno, makeDisk } from './disk.ts';
import type { Listener, Loop } from './loop.ts';

/** The moment at which a simulated world begins: Sunday, 22 November 2026, 08:00 UTC. */
export const BEGINNING = Date.UTC(2026, 10, 22, 8);

/** The folder that the manifest is checked out to, on every machine. */
export const CHECKOUT = '/infra';

export interface Machine {
  readonly name: string;
  readonly disk: Disk;
  bootId: string;
  /** How far its clock is off, in milliseconds. */
  skewMs: number;
  readonly running: Map<number, Process>;
  nextPid: number;
}

export function makeMachine(name: string, loop: Loop): Machine {
  const disk = makeDisk(() => BEGINNING + loop.now());
  return { name, disk, bootId: `boot-1-${name}`, skewMs: 0, running: new Map(), nextPid: 100 };
}

/** What the history has in store for one process, by the count of its effects. */
export interface Fortune {
  /** Called before and after each effect (a write to the disk, a request); it may kill or stop the process. */
  effect(moment: 'before' | 'after', what: string): void;
  /** The error code that this operation of the disk fails with, if it does. */
  diskError(what: string): string | undefined;
}

export interface Process extends Listener {
  readonly pid: number;
  readonly machine: Machine;
  readonly loop: Loop;
  readonly clock: Clock;
  readonly dice: Dice;
  readonly startTime: string;
  fortune: Fortune;
  /** Undefined while it runs; `killed` has no code. */
  ended: { readonly code?: number } | undefined;
  stopped: number;
  out: string;
  err: string;
  readonly signals: Set<(signal: string) => void>;
  /** Called once, when it is gone. */
  onEnd: () => void;
  kill(): void;
  /** Asks for one operation of the disk; never settles for a process that is gone by then. */
  diskCall<T>(what: string, changes: boolean, act: () => T): Promise<T>;
}

export interface Spawning {
  readonly loop: Loop;
  readonly machine: Machine;
  readonly dice: Dice;
  readonly fortune: Fortune;
}

export function spawn({ loop, machine, dice, fortune }: Spawning): Process {
  const pid = machine.nextPid++;
  const born = loop.now();
  const self: Process = {
    pid,
    machine,
    loop,
    dice,
    fortune,
    startTime: String(1000 + Math.round(born)),
    ended: undefined,
    stopped: 0,
    out: '',
    err: '',
    signals: new Set(),
    onEnd: () => {},
    gone: () => self.ended !== undefined,
    stoppedUntil: () => self.stopped,
    clock: {
      now: () => Math.round(BEGINNING + loop.now() + machine.skewMs),
      elapsed: () => loop.now() - born,
      sleep: (ms, signal) => abortable(signal, (wake) => loop.after(ms, wake, self)),
    },
    kill: () => end(self, {}),
    diskCall: (what, changes, act) => diskCall(self, what, changes, act),
  };
  machine.running.set(pid, self);
  return self;
}

function diskCall<T>(self: Process, what: string, changes: boolean, act: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    if (changes) self.fortune.effect('before', what);
    const carryOut = (): void => {
      const broken = changes ? self.fortune.diskError(what) : undefined;
      try {
        if (broken !== undefined) throw errno(broken, what, '(simulated)');
        const result = act();
        if (changes) self.fortune.effect('after', what);
        if (!self.gone()) self.loop.after(0, () => resolve(result), self);
      } catch (error) {
        self.loop.after(0, () => reject(error), self);
      }
    };
    self.loop.after(0.01 + self.dice.fraction() * 0.4, carryOut, self);
  });
}

/** A process ends by itself. */
export function leave(self: Process, code: number): void {
  end(self, { code });
}

function end(self: Process, how: { readonly code?: number }): void {
  if (self.ended) return;
  self.ended = how;
  self.machine.running.delete(self.pid);
  self.onEnd();
}

/** The machine loses its power and comes up again: everything on it is dead, and what was not synced is in doubt. */
export function losePower(machine: Machine, dice: Dice): void {
  for (const process of machine.running.values()) process.kill();
  machine.disk.losePower(dice);
  const [, boots = '0'] = /^boot-(\d+)/.exec(machine.bootId) ?? [];
  machine.bootId = `boot-${Number(boots) + 1}-${machine.name}`;
}
