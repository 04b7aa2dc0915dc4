import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { localHost } from '../../src/state/host.ts';
import { judgeOwner } from '../../src/state/judge.ts';
import type { Lock } from '../../src/state/lock-file.ts';
import { fakeHost, lockOf } from './support/world.ts';

describe('judging the owner of a lock', () => {
  const here = fakeHost({}, { 100: '5000', 200: '6000' });
  const gone = fakeHost({}, { 100: '5000' });

  test.each<[name: string, owner: Partial<Lock>, host: typeof here, verdict: string]>([
    ['a process that runs', {}, here, 'running'],
    ['ourselves', { pid: 100, startTime: '5000' }, here, 'running'],
    ['a process that is gone', {}, gone, 'dead'],
    ['a process id that was used again', { startTime: '1000' }, here, 'dead'],
    ['a process that runs and whose start is not known', { startTime: null }, here, 'running'],
    ['a process from before the machine was started again', { bootId: 'boot-0' }, here, 'dead'],
    ['the same, from another container', { bootId: 'boot-0', pidNamespace: 'pid:[2]' }, here, 'dead'],
    ['a process of another machine', { host: 'beta' }, gone, 'unclear'],
    ['another machine of the same name', { machine: 'm2', bootId: 'boot-9' }, gone, 'unclear'],
    ['a machine that does not say which it is, started again', { machine: null, bootId: 'boot-0' }, gone, 'dead'],
    ['a process of another container', { pidNamespace: 'pid:[2]' }, gone, 'unclear'],
    ['a process of an unknown container', { pidNamespace: null }, gone, 'unclear'],
    ['a system that does not tell its starts apart', { bootId: null }, gone, 'unclear'],
    ['the same, seen from there', {}, fakeHost({ bootId: null }), 'unclear'],
  ])('%s', (_name, owner, host, verdict) => {
    expect(judgeOwner(lockOf(owner), host)).toEqual({ owner: verdict, because: expect.stringMatching(/^[A-Z].*\.$/) });
  });
});

describe('this machine', () => {
  test('says who we are, and that we run', () => {
    const { facts, look } = localHost();
    expect(facts.pid).toBe(process.pid);
    expect(look(process.pid)).toEqual({ running: true, startTime: facts.startTime });
  });

  test.runIf(process.platform === 'linux')('tells machines, starts, containers and processes apart', () => {
    const { facts } = localHost();
    expect(facts.bootId).toMatch(/^[0-9a-f-]{36}$/);
    expect(facts.pidNamespace).toMatch(/^pid:\[\d+\]$/);
    expect(facts.startTime).toMatch(/^\d+$/);
    expect(facts.machine ?? '0123456789abcdef').toMatch(/^[0-9a-f]{16}$/);
  });

  test('sees another process run, and sees that it ended', async () => {
    const child = spawn('sleep', ['60']);
    await once(child, 'spawn');
    const pid = child.pid ?? 0;
    expect(localHost().look(pid).running).toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(localHost().look(pid)).toEqual({ running: false });
  });

  test.runIf(process.platform === 'linux')('a process that ended and was not reaped does not run', async () => {
    // The shell starts a child, says its number, and becomes a program that never asks for its children.
    const parent = spawn('sh', ['-c', 'sleep 60 & echo $!; exec tail -f /dev/null'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [chunk] = await once(parent.stdout, 'data');
    const pid = Number(String(chunk).trim());
    const { look } = localHost();
    await until(() => readFileSync(`/proc/${parent.pid}/comm`, 'utf8') === 'tail\n');
    expect(look(pid).running).toBe(true);
    process.kill(pid, 'SIGKILL');
    await until(() => !look(pid).running);
    // The kernel still knows the number: only its state says that it ended.
    expect(() => process.kill(pid, 0)).not.toThrow();
    parent.kill('SIGKILL');
    await once(parent, 'exit');
  });
});

/** Waits for something that will surely happen; the test's own time limit ends it otherwise. */
async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise((resolve) => setImmediate(resolve));
}
