/** What a machine tells of itself and of its processes: the parts of /proc, node:os and node:process that locks judge by. */
import { errno } from '../machine/disk.ts';
import { CHECKOUT, type Process } from '../machine/process.ts';

export function procFile({ machine }: Process, path: string): Buffer | undefined {
  if (path === '/etc/machine-id') return Buffer.from(`machine-${machine.name}\n`);
  if (path === '/proc/sys/kernel/random/boot_id') return Buffer.from(`${machine.bootId}\n`);
  const [, pid] = /^\/proc\/(\d+)\/stat$/.exec(path) ?? [];
  if (pid === undefined) return undefined;
  const process = machine.running.get(Number(pid));
  if (!process) throw errno('ENOENT', 'open', path);
  // The 22nd field of stat(5) is the start time; the second is the name in brackets.
  const fields = ['S', ...Array.from({ length: 18 }, () => '0'), process.startTime];
  return Buffer.from(`${pid} (node) ${fields.join(' ')}\n`);
}

export function osModule(owner: () => Process): object {
  return { hostname: () => owner().machine.name, userInfo: () => ({ username: 'tester' }) };
}

/** `process`, as far as hostform asks it anything. */
export function processModule(owner: () => Process): object {
  return {
    platform: 'linux',
    argv: ['node', 'hostform'],
    env: {},
    version: 'v20.19.0',
    versions: { node: '20.19.0' },
    emitWarning: () => {},
    cwd: () => CHECKOUT,
    nextTick: (callback: (...given: unknown[]) => void, ...given: unknown[]) =>
      queueMicrotask(() => callback(...given)),
    get pid() {
      return owner().pid;
    },
    kill(pid: number) {
      if (!owner().machine.running.has(pid)) throw errno('ESRCH', 'kill', String(pid));
      return true;
    },
  };
}
