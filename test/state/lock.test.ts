import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/model/errors.ts';
import type { LockSeeker } from '../../src/state/claim.ts';
import { claimPath } from '../../src/state/claim.ts';
import { acquireLock, clearLeftovers, readLock, unlock } from '../../src/state/lock.ts';
import type { Lock } from '../../src/state/lock-file.ts';
import { readLockFile, serializeLock } from '../../src/state/lock-file.ts';
import type { StatePaths } from '../../src/state/paths.ts';
import { fakeHost, lockOf, makeStatePaths, namesBeside, seededRandom, virtualClock } from './support/world.ts';

const NOT_AT_ALL = { waitMs: 0 };
const PARTS = { operation: 'apply', who: 'ana@alpha', version: '0.1.0' };

let seekers = 0;

function seeker(paths: StatePaths, over: Partial<LockSeeker> = {}): LockSeeker {
  seekers += 1;
  return { paths, parts: PARTS, host: fakeHost(), clock: virtualClock(), random: seededRandom(seekers), ...over };
}

/** Puts a lock where another process would have left it. */
async function plant(path: string, over: Partial<Lock> = {}): Promise<Lock> {
  const lock = lockOf(over);
  await writeFile(path, serializeLock(lock));
  return lock;
}

describe('taking a lock', () => {
  test('publishes who holds it, privately, and gives it back', async () => {
    const paths = await makeStatePaths();
    const held = await acquireLock(seeker(paths), NOT_AT_ALL);
    expect(JSON.parse(await readFile(paths.lock, 'utf8'))).toEqual({
      ...PARTS,
      id: held.lock.id,
      host: 'alpha',
      machine: 'm1',
      bootId: 'boot-1',
      pidNamespace: 'pid:[1]',
      pid: 100,
      startTime: '5000',
      created: '2026-11-22T08:00:00.000Z',
      path: paths.state,
    });
    expect((await stat(paths.lock)).mode & 0o777).toBe(0o600);
    expect(await namesBeside(paths)).toEqual(['hostform.lock']);
    expect(held.takenOver).toBeUndefined();
    await held.release();
    expect(await namesBeside(paths)).toEqual([]);
  });

  test('is refused while another run holds it, and everything about that run is said', async () => {
    const paths = await makeStatePaths();
    const lock = await plant(paths.lock);
    const host = fakeHost({}, { 100: '5000', 200: '6000' });
    const refused = await acquireLock(seeker(paths, { host }), NOT_AT_ALL).catch((error) => error);
    expect(refused).toMatchObject({
      code: 'LOCKED',
      details: { hint: `hostform unlock ${lock.id} --state ${paths.state}` },
    });
    for (const fact of [
      lock.id,
      lock.path,
      'apply',
      'bob@alpha',
      'process 200',
      'alpha',
      '0.1.0',
      lock.created,
      'is running',
    ]) {
      expect(refused.details.detail).toContain(fact);
    }
    expect(await readFile(paths.lock)).toEqual(serializeLock(lock));
    expect(await namesBeside(paths)).toEqual(['hostform.lock']);
  });

  test('a second time in the same process is refused as well', async () => {
    const paths = await makeStatePaths();
    const held = await acquireLock(seeker(paths), NOT_AT_ALL);
    await expect(acquireLock(seeker(paths), NOT_AT_ALL)).rejects.toMatchObject({ code: 'LOCKED' });
    held.verify();
  });

  test.each<[name: string, left: Partial<Lock>]>([
    ['whose process is gone', {}],
    ['whose process id was used again', { pid: 100, startTime: '1' }],
    ['from before the machine was started again', { bootId: 'boot-0' }],
  ])('a lock %s is taken over with a notice', async (_name, left) => {
    const paths = await makeStatePaths();
    const lock = await plant(paths.lock, left);
    const held = await acquireLock(seeker(paths), NOT_AT_ALL);
    expect(held.takenOver).toMatchObject({ severity: 'warning', detail: expect.stringContaining(lock.id) });
    expect(await readLockFile(paths.lock)).toEqual({ state: 'held', lock: held.lock });
    expect(await namesBeside(paths)).toEqual(['hostform.lock']);
  });

  test.each<[name: string, left: Partial<Lock>]>([
    ['of another machine', { host: 'beta' }],
    ['of another machine of this name', { machine: 'm2' }],
    ['of another container', { pidNamespace: 'pid:[2]' }],
    ['of a system that does not say when it was started', { bootId: null }],
  ])('a lock %s is never broken', async (_name, left) => {
    const paths = await makeStatePaths();
    const lock = await plant(paths.lock, left);
    await expect(acquireLock(seeker(paths), NOT_AT_ALL)).rejects.toMatchObject({ code: 'LOCKED' });
    expect(await readFile(paths.lock)).toEqual(serializeLock(lock));
  });

  test.each<[name: string, content: string, because: RegExp]>([
    ['empty', '', /it is empty/],
    ['garbage', 'pid 4711', /not a lock that hostform wrote/],
    ['without a process', JSON.stringify({ ...lockOf(), pid: undefined }), /pid is missing/],
    ['of process 0', JSON.stringify(lockOf({ pid: 0 })), /pid should be a process id/],
    ['with an id that is a path', JSON.stringify(lockOf({ id: '../../etc/x' })), /id should be made of/],
    ['a list', '[]', /should be an object/],
  ])('a lock file that is %s is never ignored', async (_name, content, because) => {
    const paths = await makeStatePaths();
    await writeFile(paths.lock, content);
    await expect(acquireLock(seeker(paths), NOT_AT_ALL)).rejects.toMatchObject({
      code: 'LOCKED',
      details: { detail: expect.stringMatching(because), hint: `rm ${paths.lock}` },
    });
    expect(await readFile(paths.lock, 'utf8')).toBe(content);
  });

  test('a folder where the lock belongs is never ignored', async () => {
    const paths = await makeStatePaths();
    await mkdir(paths.lock);
    await expect(acquireLock(seeker(paths), NOT_AT_ALL)).rejects.toMatchObject({ code: 'LOCKED' });
  });
});

describe('waiting for a lock', () => {
  test('ends when the lock is given back, and is told once', async () => {
    const paths = await makeStatePaths();
    const first = await acquireLock(seeker(paths), NOT_AT_ALL);
    const told: Problem[] = [];
    const clock = virtualClock((elapsed) => (elapsed > 3000 ? first.release() : undefined));
    const patience = { waitMs: 60_000, onWait: (problem: Problem) => told.push(problem) };
    const second = await acquireLock(seeker(paths, { clock }), patience);
    second.verify();
    expect(told).toEqual([expect.objectContaining({ code: 'LOCKED' })]);
    expect(clock.slept.length).toBeGreaterThan(3);
    expect(Math.max(...clock.slept)).toBeLessThanOrEqual(2000);
  });

  test('ends with LOCKED when the time is over, not later', async () => {
    const paths = await makeStatePaths();
    await acquireLock(seeker(paths), NOT_AT_ALL);
    const clock = virtualClock();
    await expect(acquireLock(seeker(paths, { clock }), { waitMs: 5000 })).rejects.toMatchObject({ code: 'LOCKED' });
    expect(clock.elapsed()).toBe(5000);
  });

  test('ends when it is interrupted', async () => {
    const paths = await makeStatePaths();
    await acquireLock(seeker(paths), NOT_AT_ALL);
    const interrupt = new AbortController();
    const clock = virtualClock(() => interrupt.abort());
    await expect(
      acquireLock(seeker(paths, { clock }), { waitMs: 5000, signal: interrupt.signal }),
    ).rejects.toMatchObject({ code: 'INTERRUPTED' });
    expect(clock.slept).toHaveLength(1);
  });
});

describe('a held lock', () => {
  test('is no longer ours when it was removed', async () => {
    const paths = await makeStatePaths();
    const held = await acquireLock(seeker(paths), NOT_AT_ALL);
    held.verify();
    await rm(paths.lock);
    expect(() => held.verify()).toThrow(expect.objectContaining({ code: 'STATE_FENCED' }));
  });

  test('is no longer ours when another run has it, and that one is not given back by us', async () => {
    const paths = await makeStatePaths();
    const robbed = await acquireLock(seeker(paths), NOT_AT_ALL);
    await unlock(seeker(paths), robbed.lock.id);
    const next = await acquireLock(seeker(paths), NOT_AT_ALL);
    expect(() => robbed.verify()).toThrow(expect.objectContaining({ code: 'STATE_FENCED' }));
    await robbed.release();
    next.verify();
    await next.release();
    await next.release();
    expect(await namesBeside(paths)).toEqual([]);
  });
});

describe('claims', () => {
  test('left by dead claimants are broken, one under the other', async () => {
    const paths = await makeStatePaths();
    const dead = await plant(paths.lock);
    const claim = await plant(claimPath(paths, dead.id), { id: 'claimofthedead1' });
    await plant(claimPath(paths, claim.id), { id: 'claimofthedead2' });
    const held = await acquireLock(seeker(paths), NOT_AT_ALL);
    expect(held.takenOver?.detail).toContain(dead.id);
    expect(await namesBeside(paths)).toEqual(['hostform.lock']);
  });

  test('of a living claimant are waited for', async () => {
    const paths = await makeStatePaths();
    const dead = await plant(paths.lock);
    await plant(claimPath(paths, dead.id), { id: 'claimoftheliving', pid: 100, startTime: '5000' });
    const clock = virtualClock(async (elapsed) => {
      if (elapsed > 100) await rm(claimPath(paths, dead.id), { force: true });
    });
    const held = await acquireLock(seeker(paths, { clock }), NOT_AT_ALL);
    held.verify();
    expect(clock.elapsed()).toBeGreaterThan(100);
  });

  test('of a claimant that lives and does nothing end in LOCKED, which names the claim', async () => {
    const paths = await makeStatePaths();
    const dead = await plant(paths.lock);
    const path = claimPath(paths, dead.id);
    await plant(path, { id: 'claimoftheliving', pid: 100, startTime: '5000' });
    await expect(acquireLock(seeker(paths), NOT_AT_ALL)).rejects.toMatchObject({
      code: 'LOCKED',
      details: { detail: expect.stringContaining(path) },
    });
    expect(existsSync(path)).toBe(true);
  });

  test('a claim gives no right to a lock that has another id by now', async () => {
    const paths = await makeStatePaths();
    const robbed = await acquireLock(seeker(paths), NOT_AT_ALL);
    await plant(paths.lock, { id: 'thenextholder1' });
    await robbed.release();
    expect(await readLockFile(paths.lock)).toMatchObject({ state: 'held', lock: { id: 'thenextholder1' } });
  });
});

describe('what dead runs left behind', () => {
  const token = 'abcdefghijklmn27';

  test('goes, and nothing else does', async () => {
    const paths = await makeStatePaths();
    const held = await acquireLock(seeker(paths), NOT_AT_ALL);
    const ours = [paths.state, paths.backup, paths.journal, paths.lock, claimPath(paths, 'x1')].map(
      (p) => `${p}.${token}.tmp`,
    );
    const others = [
      `${paths.state}.tmp`,
      `${paths.state}.UPPERCASE1234567.tmp`,
      `${paths.state}.old`,
      `${paths.lock}.broken`,
    ];
    for (const path of [...ours, ...others, claimPath(paths, 'x2')]) await writeFile(path, '');
    await clearLeftovers(paths, held.lock);
    expect(await namesBeside(paths)).toEqual(
      ['hostform.lock', ...others.map((path) => path.slice(path.lastIndexOf('/') + 1))].sort(),
    );
  });

  test('claims stay while somebody is unlocking us by force', async () => {
    const paths = await makeStatePaths();
    const held = await acquireLock(seeker(paths), NOT_AT_ALL);
    const claims = [claimPath(paths, held.lock.id), claimPath(paths, 'x2')];
    for (const path of claims) await writeFile(path, '');
    await clearLeftovers(paths, held.lock);
    expect(claims.map((path) => existsSync(path))).toEqual([true, true]);
  });
});

describe('unlocking', () => {
  test('removes exactly the lock that was named, and says whose it was', async () => {
    const paths = await makeStatePaths();
    const lock = await plant(paths.lock, { host: 'beta' });
    const removed = await unlock(seeker(paths), lock.id);
    expect(removed).toMatchObject({ lock: { id: lock.id, who: 'bob@alpha' }, verdict: { owner: 'unclear' } });
    expect(await namesBeside(paths)).toEqual([]);
  });

  test('removes the lock of a run that lives, and tells', async () => {
    const paths = await makeStatePaths();
    const held = await acquireLock(seeker(paths), NOT_AT_ALL);
    expect((await unlock(seeker(paths), held.lock.id)).verdict.owner).toBe('running');
  });

  test('with another id removes nothing and shows the holder', async () => {
    const paths = await makeStatePaths();
    const lock = await plant(paths.lock);
    await expect(unlock(seeker(paths), 'somebodyelse')).rejects.toMatchObject({
      code: 'LOCKED',
      details: { detail: expect.stringContaining(lock.id) },
    });
    expect(await readFile(paths.lock)).toEqual(serializeLock(lock));
  });

  test('what is not locked is an error', async () => {
    const paths = await makeStatePaths();
    await expect(unlock(seeker(paths), 'x')).rejects.toMatchObject({ code: 'NOT_RECORDED' });
  });

  test('garbage has no id, so that removing it is left to a person', async () => {
    const paths = await makeStatePaths();
    await writeFile(paths.lock, 'x');
    await expect(unlock(seeker(paths), 'x')).rejects.toMatchObject({
      code: 'LOCKED',
      details: { hint: `rm ${paths.lock}` },
    });
    expect(existsSync(paths.lock)).toBe(true);
  });

  test('a look at the lock changes nothing', async () => {
    const paths = await makeStatePaths();
    expect(await readLock(paths)).toEqual({ state: 'free' });
    const lock = await plant(paths.lock);
    expect(await readLock(paths)).toEqual({ state: 'held', lock });
    expect(await namesBeside(paths)).toEqual(['hostform.lock']);
  });
});
