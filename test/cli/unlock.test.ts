/** contract.md §3, §4: one run at a time; who holds the state is said, with the command that unlocks it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Run } from '../support/run-cli.ts';
import { APPLY, changingCalls, expectCode, expectStream, SERVER, useStage } from './stage.ts';

const stage = useStage();
const ONE = { servers: { 'web-1': SERVER } };
const LOCK = 'state/hostform.lock';

const heldElsewhere = {
  id: 'abcdefghijklmnop',
  operation: 'apply',
  who: 'ada',
  version: '0.1.0',
  pid: 4711,
  host: 'another-machine',
  machine: 'another-machine-id',
  bootId: 'another-boot',
  created: '2026-11-22T09:00:00.000Z',
};

let realLock = '';

/** A lock as another machine would have left it: the shape is learned from a real one. */
async function lockElsewhere(): Promise<string> {
  stage.declare(ONE);
  let real = '';
  stage.vendors.zomro.hook = () => {
    if (existsSync(join(stage.path, LOCK))) real ||= stage.text(LOCK);
  };
  expectCode(await stage.hostform('apply', '--auto-approve'), 4);
  stage.vendors.zomro.hook = undefined;
  realLock = real;
  const elsewhere = { ...JSON.parse(real), ...heldElsewhere };
  stage.write({ [LOCK]: JSON.stringify(elsewhere) });
  return elsewhere.id;
}

describe('a state that another run holds', () => {
  it.each([
    [...APPLY],
    ['destroy', '--auto-approve', '--allow-destroy'],
    ['state', 'rm', 'servers.web-1'],
    ['state', 'mv', 'servers.web-1', 'servers.web-2'],
    ['pending', 'resolve', 'servers.web-1', '--not-bought'],
  ])('is exit 6, with who, where, since when, and the command that unlocks it: %s %s', async (...argv) => {
    const id = await lockElsewhere();
    const { err } = expectCode(await stage.hostform(...argv), 6);
    const said = err.replace(/\s+/g, ' ');
    expect(said).toContain('apply by ada');
    expect(said).toContain('another-machine');
    expect(said).toContain('since 2026-11-22T09:00:00.000Z');
    expect(said).toContain(`hostform unlock ${id}`);
    expect(changingCalls(stage.vendors)).toEqual([]);
    expect(existsSync(join(stage.path, LOCK))).toBe(true);
  });

  it('is held for as long as an apply takes, and not longer', async () => {
    stage.declare(ONE);
    let meanwhile: Promise<Run> | undefined;
    stage.vendors.zomro.hook = (_, { func }) => {
      if (func === 'cartorder.create.confirm') meanwhile ??= stage.hostform(...APPLY);
    };
    expectCode(await stage.hostform(...APPLY), 0);
    expect((await meanwhile)?.code).toBe(6);
    expectCode(await stage.hostform(...APPLY), 0);
    expect(stage.charges()).toHaveLength(1);
  });

  it('is told on the machine stream too', async () => {
    await lockElsewhere();
    const events = expectStream(await stage.hostform(...APPLY, '--json'), 6);
    expect(events.map(({ type }) => type)).toEqual(['version', 'diagnostic', 'run_summary']);
  });

  it('can be looked at', async () => {
    await lockElsewhere();
    for (const argv of [['plan'], ['show'], ['state', 'list'], ['state', 'pull'], ['pending']])
      expectCode(await stage.hostform(...argv), 0);
  });
});

describe('unlock', () => {
  it('removes the lock with exactly this id, as the error names it', async () => {
    await lockElsewhere();
    const { err } = await stage.hostform(...APPLY);
    const [, command = ''] = /hostform (unlock .*)/.exec(err.replace(/\n +/g, ' ')) ?? [];
    const { out } = expectCode(await stage.hostform(...command.trim().split(' ')), 0);
    expect(out).toContain('Unlocked. It was held: apply by ada, process 4711 on another-machine, ');
    expectCode(await stage.hostform(...APPLY), 0);
  });

  it('of another id removes nothing: 6, with the holder', async () => {
    const id = await lockElsewhere();
    const { err } = expectCode(await stage.hostform('unlock', 'qrstuvwxyz234567'), 6);
    expect(err.replace(/\s+/g, ' ')).toContain('Its id is not qrstuvwxyz234567, so nothing was removed.');
    expect(stage.text(LOCK)).toContain(id);
  });

  it('of nothing is exit 1', async () => {
    const { err } = expectCode(await stage.hostform('unlock', 'qrstuvwxyz234567'), 1);
    expect(err).toContain('The state is not locked.');
  });
});

describe('the lock of a process that no longer exists on this machine', () => {
  it('is taken over with a notice', async () => {
    await lockElsewhere();
    stage.write({ [LOCK]: JSON.stringify({ ...JSON.parse(realLock), pid: 2 ** 22 + 1 }) });
    const { err } = expectCode(await stage.hostform(...APPLY), 0);
    expect(err).toContain('Warning: The lock of a run that no longer exists was taken over.');
    expect(existsSync(join(stage.path, LOCK))).toBe(false);
  });
});
