/**
 * Every system call by which a three-server apply changes a file or talks to the vendor, as a place to be killed at or
 * to be refused. Afterwards it is run again, with nothing in its way.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Big from 'big.js';
import { expect } from 'vitest';
import type { Finished } from '../support/process.ts';
import { type Fault, runTraced, type SystemCall } from './strace.ts';
import { charges, expectThreeOnce, openStage, type Stage } from './three-servers.ts';

const APPLY = ['apply', '--auto-approve'];

/** What changes files. `openat` makes some of them, and folders are synced through it. */
export const ON_FILES: readonly string[] = [
  'mkdir',
  'chmod',
  'fchmod',
  'openat',
  'pwrite64',
  'fsync',
  'fdatasync',
  'ftruncate',
  'link',
  'rename',
  'unlink',
];
/** `writev` is a request that leaves. */
const ON_SOCKETS = ['connect', 'writev'];
const NAMES = [...ON_FILES, ...ON_SOCKETS];

/** A fault at a system call, with what that call was about in an undisturbed run. */
export interface Place extends Fault {
  readonly what: string;
}

/** Where an undisturbed apply can be hit. */
export async function callsOfAnApply(): Promise<SystemCall[]> {
  const stage = await openStage({ promo: true });
  try {
    const { code, err, calls } = await runTraced(APPLY, stage, { names: NAMES });
    expect(code, err).toBe(0);
    const ours = calls.filter(({ what }) => what !== '');
    // Whatever is missed here is tested nowhere.
    expect([...new Set(ours.map(({ name }) => name))].sort()).toEqual([...NAMES].sort());
    return ours;
  } finally {
    await stage.close();
  }
}

export function killsAt(calls: readonly SystemCall[]): Place[] {
  return calls.map(({ name, nth, what }) => ({ call: name, nth, what, with: 'kill' }));
}

/** A full, a broken and a read-only disk at each call on a file: once, and from then on. */
export function diskFaultsAt(calls: readonly SystemCall[]): Place[] {
  return calls
    .filter(({ name }) => ON_FILES.includes(name))
    .flatMap(({ name: call, nth, what }): Place[] => {
      const place = { call, nth, what };
      // From the same disk the command may still have to load parts of itself.
      if (call === 'openat') return [{ ...place, with: 'EMFILE' }];
      const once = (['ENOSPC', 'EIO', 'EROFS'] as const).map((errno) => ({ ...place, with: errno }));
      return [...once, { ...place, with: 'EIO', lasting: true }];
    });
}

/** The vendor can not be reached, or the connection breaks while a request leaves. */
export function networkFaultsAt(calls: readonly SystemCall[]): Place[] {
  return calls
    .filter(({ name }) => ON_SOCKETS.includes(name))
    .map(({ name: call, nth, what }) => ({
      call,
      nth,
      what,
      with: call === 'connect' ? 'ECONNREFUSED' : nth % 2 === 0 ? 'EPIPE' : 'ECONNRESET',
    }));
}

export const wordsOf = ({ call, nth, with: how, lasting, what }: Place): string =>
  `${how} at ${call} ${nth}${lasting ? ' and later' : ''} (${what})`;

/** Whether a run came to its place. `elsewhere`: its n-th call was about something else (commits that went together). */
export type Reached = 'there' | 'elsewhere' | 'never';

/**
 * An apply that meets the fault, and another one: three servers, three charges, an empty plan, no lock, nothing left
 * over.
 */
export async function endure(place: Place): Promise<Reached> {
  const stage = await openStage({ promo: true });
  try {
    const ended = await runTraced(APPLY, stage, { names: [place.call], fault: place });
    const hit = ended.calls.find(({ nth, name }) => nth === place.nth && name === place.call);
    if (hit && place.with === 'kill') expect(ended.signal, ended.err).toBe('SIGKILL');
    else expectHonest(stage, ended);
    await expectThreeOnce(stage, APPLY, false);
    expectTidy(stage);
    if (!hit) return 'never';
    return hit.what === place.what ? 'there' : 'elsewhere';
  } finally {
    await stage.close();
  }
}

/** Tries again where commits went together this time, so that there was no such call: three times at most. */
export async function endureOften(place: Place): Promise<Reached> {
  let reached: Reached = 'never';
  for (let tries = 3; tries > 0 && reached === 'never'; tries -= 1) reached = await endure(place);
  return reached;
}

/** A run that lived to tell says what is true: in its exit code, and about the money. */
export function expectHonest(stage: Stage, { code, signal, out, err }: Finished): void {
  const said = `${out}\n${err}`;
  expect(signal, said).toBeNull();
  expect(err, said).not.toMatch(/Internal error|^ {4}at /m);
  expect([0, 1, 3, 7], said).toContain(code);
  const paid = charges(stage);
  if (code === 0) expect(paid, said).toHaveLength(3);
  if (code === 1) expect(paid, said).toEqual([]);
  const [, spent = '0', maybe = '0'] = /Money spent: (?:nothing|([\d.]+) EUR)(?:; ([\d.]+) EUR may)?/.exec(out) ?? [];
  const sum = paid.reduce((all, { amount }) => all.plus(amount), new Big(0));
  // Cents are what the cart shows.
  const about = new Big('0.02');
  expect(sum.plus(about).gte(spent), `${sum.toString()} was paid\n${said}`).toBe(true);
  expect(sum.minus(about).lte(new Big(spent).plus(maybe)), `${sum.toString()} was paid\n${said}`).toBe(true);
}

/** What a run leaves beside the state. */
export const KEPT = [
  'hostform.journal.ndjson',
  'hostform.ledger.ndjson',
  'hostform.state.json',
  'hostform.state.json.backup',
];

/** No lock, no claim on one, no temporary file. */
export function expectTidy(stage: Stage): void {
  const left = readdirSync(join(stage.cwd, 'state')).filter((name) => !KEPT.includes(name));
  expect(left).toEqual([]);
}
