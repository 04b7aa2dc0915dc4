import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { pid } from 'node:process';
import { errnoOf } from './problems.ts';

/** What tells this process apart from any other, on this machine and elsewhere. `null`: the system does not say. */
export interface HostFacts {
  readonly host: string;
  /** A digest of the machine's own id, which should not be published as it is (machine-id(5)). */
  readonly machine: string | null;
  /** Another one after each start of the machine. */
  readonly bootId: string | null;
  /** Process ids mean something only inside one of these (containers). */
  readonly pidNamespace: string | null;
  readonly pid: number;
  /** Clock ticks from boot to the start of the process: a process id that is used again has another one. */
  readonly startTime: string | null;
}

/** What can be seen of a process id of this machine. A process that ended but was not reaped does not run. */
export type ProcessSight = { readonly running: false } | { readonly running: true; readonly startTime: string | null };

/** This machine, as locks judge it. Tests give their own. */
export interface Host {
  readonly facts: HostFacts;
  readonly look: (processId: number) => ProcessSight;
}

/** The machine and process we really are. */
export function localHost(): Host {
  const own = lookAt(pid);
  const facts: HostFacts = {
    host: hostname(),
    machine: digestOf(readLine('/etc/machine-id')),
    bootId: readLine('/proc/sys/kernel/random/boot_id'),
    pidNamespace: readNamespace(),
    pid,
    startTime: own.running ? own.startTime : null,
  };
  return { facts, look: lookAt };
}

function lookAt(processId: number): ProcessSight {
  if (!exists(processId)) return { running: false };
  const stat = readLine(`/proc/${processId}/stat`);
  if (stat === null) return { running: true, startTime: null };
  // The second field is the program's name in brackets and may hold anything, blanks and brackets included (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  if (state === 'Z' || state === 'X') return { running: false };
  return { running: true, startTime: fields[19] ?? null };
}

/** Asks the kernel and not /proc, which may hide the processes of others. */
function exists(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return errnoOf(error) !== 'ESRCH';
  }
}

function readNamespace(): string | null {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return null;
  }
}

function readLine(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim() || null;
  } catch {
    return null;
  }
}

function digestOf(id: string | null): string | null {
  return id === null ? null : createHash('sha256').update(`hostform lock ${id}`).digest('hex').slice(0, 16);
}
