/** `--lock-timeout`: how long the lock of another run is waited for. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realClock } from '../../src/cli/process.ts';
import type { Clock } from '../../src/model/clock.ts';
import { localHost } from '../../src/state/host.ts';
import { statePaths } from '../../src/state/paths.ts';
import type { StateSession } from '../../src/state/session.ts';
import { openState } from '../../src/state/store.ts';
import { seededRandom } from '../support/run-cli.ts';
import { APPLY, expectCode, expectStream, SERVER, useStage } from './stage.ts';

const stage = useStage();
const ONE = { servers: { 'web-1': SERVER } };
const WAIT = ['--lock-timeout', '1h'];

/** Another run of this machine, which is not over. */
function otherRun(): Promise<StateSession> {
  return openState({
    paths: statePaths(join(stage.path, 'state/hostform.state.json')),
    lock: { operation: 'apply', who: 'colleague', version: '0.0.0-test' },
    host: localHost(),
    clock: realClock,
    random: seededRandom(7),
  });
}

/** A clock on which `happens` takes place while somebody waits. */
const whileWaiting = (happens: () => unknown): Clock => ({
  ...realClock,
  sleep: async (_ms, signal) => {
    await happens();
    await realClock.sleep(1, signal);
  },
});

describe('--lock-timeout', () => {
  it('waits for another run to end, says so once, and goes on', async () => {
    stage.declare(ONE);
    const other = await otherRun();
    const clock = whileWaiting(() => other.close());
    const { err } = expectCode(await stage.hostformWith({ clock }, ...APPLY, ...WAIT), 0);
    expect(err.match(/Waiting up to 1h00m for another run to end/g)).toHaveLength(1);
    expect(err).toContain('apply by colleague');
    expect(stage.servers()).toEqual(['web-1']);
  });

  it('tells it in the machine stream, as a warning', async () => {
    stage.declare(ONE);
    const other = await otherRun();
    const clock = whileWaiting(() => other.close());
    const events = expectStream(await stage.hostformWith({ clock }, ...APPLY, '--json', ...WAIT), 0);
    const told = events.filter(({ type }) => type === 'diagnostic');
    expect(told).toMatchObject([{ diagnostic: { severity: 'warning', summary: expect.stringContaining('Waiting') } }]);
  });

  it('ends with 6 when the time is over; without it nothing is waited for', async () => {
    stage.declare(ONE);
    const other = await otherRun();
    const late = expectCode(await stage.hostform(...APPLY, '--lock-timeout', '30ms'), 6);
    expect(late.err).toContain('hostform unlock');
    const atOnce = expectCode(await stage.hostform(...APPLY), 6);
    expect(atOnce.err).not.toContain('Waiting');
    expect(stage.vendors.zomro.calls.filter(({ sok }) => sok)).toEqual([]);
    await other.close();
  });

  it('ends with 3 when it is interrupted, and the lock of the other run stays', async () => {
    stage.declare(ONE);
    const other = await otherRun();
    let send: (signal: string) => void = () => {};
    const clock = whileWaiting(() => send('SIGINT'));
    const signals = (deliver: typeof send): void => void (send = deliver);
    const { err } = expectCode(await stage.hostformWith({ clock, signals }, ...APPLY, ...WAIT), 3);
    expect(err).toContain('Interrupted while waiting for the lock');
    expect(existsSync(join(stage.path, 'state/hostform.lock'))).toBe(true);
    expect(stage.servers()).toEqual([]);
    await other.close();
  });

  it.each([
    ['destroy', '--auto-approve'],
    ['import', 'servers.web-1', '1'],
    ['state', 'rm', 'servers.web-9'],
    ['state', 'mv', 'servers.web-8', 'servers.web-9'],
    ['pending', 'resolve', 'servers.web-1', '--not-bought'],
  ])('is taken by whatever writes the state: %s %s', async (...argv) => {
    stage.declare(ONE);
    const other = await otherRun();
    const clock = whileWaiting(() => other.close());
    const { err } = await stage.hostformWith({ clock }, ...argv, ...WAIT);
    expect(err).toContain('Waiting up to');
    expect(err).not.toContain('locked by another run');
  });

  it('is held by a saved plan too', async () => {
    stage.declare(ONE);
    expectCode(await stage.hostform('plan', '--out', 'plan.json'), 0);
    const other = await otherRun();
    const clock = whileWaiting(() => other.close());
    expectCode(await stage.hostformWith({ clock }, 'apply', 'plan.json', ...WAIT), 0);
  });

  it.each([
    ['apply', '--lock-timeout', 'soon'],
    ['apply', '--lock-timeout', '1mo'],
    ['apply', '--lock-timeout', '-5m'],
    ['plan', '--lock-timeout', '5m'],
    ['drift', '--lock-timeout', '5m'],
  ])('is a usage error where it means nothing: %s %s %s', async (...argv) => {
    stage.declare(ONE);
    expectCode(await stage.hostform(...argv), 64);
    expect(stage.vendors.zomro.calls).toEqual([]);
  });

  it('is not needed to plan: a plan takes no lock', async () => {
    stage.declare(ONE);
    const other = await otherRun();
    expectCode(await stage.hostform('plan'), 0);
    await other.close();
  });
});
