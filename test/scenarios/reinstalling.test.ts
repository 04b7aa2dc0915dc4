/** Installing another system on a server that stays: wiped once, never bought again, and never without a word that allows it. */
import { describe, expect, it } from 'vitest';
import { words } from './support/screen.ts';
import { callsOf, charges, openStage, type Stage, servers } from './support/stage.ts';

const ALLOWED = { lifecycle: { rebuild: 'allow' } } as const;
const OLD = servers({ name: 'web-1' });
const NEW = servers({ name: 'web-1', os: 'Debian 12', ...ALLOWED });

async function stageWithServer(manifest = OLD, knobs = {}): Promise<Stage> {
  const stage = await openStage({ knobs });
  stage.declare(manifest);
  const applied = await stage.apply();
  expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
  return stage;
}

const machines = ({ sim }: Stage) =>
  [...sim.cloud.servers.values()].map(({ id, system, state }) => `${id} ${system.label} ${state}`);
const rebuilds = (stage: Stage) => callsOf(stage, 'instances.fleio.rebuild', true);

async function idOf(stage: Stage): Promise<string | undefined> {
  return (await stage.state()).resources[0]?.id;
}

describe('another system', () => {
  it('is refused by default, and the refusal names both ways', async () => {
    const stage = await stageWithServer();
    stage.declare(servers({ name: 'web-1', os: 'Debian 12' }));
    const { code, out } = await stage.apply('--allow-destroy');
    expect(code).toBe(4);
    expect(words(out)).toContain('Neither a rebuild nor a replacement is allowed');
    expect(words(out)).toContain('lifecycle: { rebuild: allow }');
    expect(words(out)).toContain('lifecycle: { replace: allow }');
    expect(rebuilds(stage)).toEqual([]);
  });

  it('is installed in place where that is allowed: same id, nothing paid, and the second plan is empty', async () => {
    const stage = await stageWithServer();
    const id = await idOf(stage);
    stage.declare(NEW);
    const plan = await stage.hostform('plan');
    expect(words(plan.out)).toContain('reinstall system (wipes the disk; id and addresses stay)');
    expect(plan.out).toContain('all data on it is lost');
    expect(plan.out).toContain('Deletions: servers.web-1 (wiped)');
    expect(plan.out).toContain('Plan: 0 to add, 1 to change, 0 to destroy.');
    const applied = await stage.apply('--allow-destroy');
    expect(applied.code, `${applied.out}${applied.err}`).toBe(0);
    expect(machines(stage)).toEqual([`${id} Debian 12 active`]);
    expect(charges(stage)).toHaveLength(1);
    expect((await stage.hostform('plan', '--detailed-exitcode')).code).toBe(0);
  });

  it('is preferred to a replacement that is allowed as well', async () => {
    const stage = await stageWithServer();
    const id = await idOf(stage);
    stage.declare(servers({ name: 'web-1', os: 'Debian 12', lifecycle: { rebuild: 'allow', replace: 'allow' } }));
    expect((await stage.apply('--allow-destroy')).code).toBe(0);
    expect(machines(stage)).toEqual([`${id} Debian 12 active`]);
  });

  it('counts as a deletion: unattended it needs --allow-destroy, and max_deletes holds', async () => {
    const stage = await stageWithServer();
    stage.declare(NEW);
    expect((await stage.apply()).code).toBe(4);
    expect((await stage.apply('--allow-destroy', '--max-deletes', '0')).code).toBe(4);
    expect(rebuilds(stage)).toEqual([]);
  });

  it('is not put on a protected server', async () => {
    const stage = await stageWithServer(servers({ name: 'web-1', lifecycle: { protect: true } }));
    stage.declare(servers({ name: 'web-1', os: 'Debian 12', lifecycle: { protect: true, rebuild: 'allow' } }));
    const { code, out } = await stage.apply('--allow-destroy');
    expect(code).toBe(4);
    expect(words(out)).toContain('servers.web-1 is protected in the state, so it is not wiped.');
    expect(rebuilds(stage)).toEqual([]);
  });

  it('that the form does not offer falls back to a replacement, and says why', async () => {
    const stage = await stageWithServer();
    stage.declare(NEW);
    stage.sim.faults.add({ kind: 'error', type: 'value', func: 'instances.fleio.rebuild', sok: false, times: 9 });
    const { code, out } = await stage.apply('--allow-destroy');
    expect(code).toBe(4);
    expect(words(out)).toContain('os can not be changed in place (Zomro does not offer to reinstall it now');
    expect(words(out)).toContain('A replacement is not allowed');
    expect(machines(stage)[0]).toContain('Ubuntu 22.04');
  });

  it('comes with the login that is declared: the key by the UUID that the form wants, or the password', async () => {
    const stage = await stageWithServer();
    stage.declare(NEW);
    expect((await stage.apply('--allow-destroy')).code).toBe(0);
    expect(rebuilds(stage)[0]?.params).toMatchObject({
      enablessh: 'on',
      ssh_keys: expect.stringMatching(/^[0-9a-f-]{36}$/),
      zone: 'pub',
    });
    const { ssh_key: _, ...plain } = NEW.servers['web-1'] as Record<string, string>;
    stage.declare({ servers: { 'web-1': { ...plain, os: 'Ubuntu 24.04', password: 'Example-Passw0rd' } } });
    expect((await stage.apply('--allow-destroy')).code).toBe(0);
    expect(rebuilds(stage)[1]?.params).toMatchObject({ enablessh: 'off', password: expect.anything() });
    expect(rebuilds(stage)[1]?.params).not.toHaveProperty('ssh_keys');
  });

  it('leaves a server stopped that is declared so', async () => {
    const stage = await stageWithServer(servers({ name: 'web-1', power: 'stopped' }));
    stage.declare(servers({ name: 'web-1', power: 'stopped', os: 'Debian 12', ...ALLOWED }));
    expect((await stage.apply('--allow-destroy')).code).toBe(0);
    expect(machines(stage)[0]).toContain('Debian 12 stopped');
  });

  const LOST = ['drop-request', 'drop-answer', 'running-operation', 'page', 'truncated', 'expired-session'] as const;
  it.each(LOST)('whose answer is lost (%s) is installed once', async (kind) => {
    const stage = await stageWithServer(OLD, { transitionMs: 25_000 });
    const id = await idOf(stage);
    stage.declare(NEW);
    stage.sim.faults.add({ kind, func: 'instances.fleio.rebuild', sok: true });
    const codes: number[] = [];
    while (codes.at(-1) !== 0 && codes.length < 4) codes.push((await stage.apply('--allow-destroy')).code);
    expect(codes.at(-1), codes.join()).toBe(0);
    expect(machines(stage)).toEqual([`${id} Debian 12 active`]);
    expect(installations(stage)).toBe(1);
    expect(charges(stage)).toHaveLength(1);
  });

  it('that the vendor takes long for is gone on with by the next run, and not begun anew', async () => {
    const stage = await stageWithServer(OLD, { transitionMs: 45 * 60_000 });
    stage.declare(NEW);
    expect((await stage.apply('--allow-destroy')).code).toBe(3);
    expect((await stage.apply('--allow-destroy')).code).toBe(0);
    expect(rebuilds(stage)).toHaveLength(1);
  });
});

/** Calls that did something, whatever their answer was. */
function installations(stage: Stage): number {
  return rebuilds(stage).filter(({ changed }) => changed).length;
}
