/** Several at once: purchases of one account one after another, waiting side by side, and two runs that meet. */
import { describe, expect, it } from 'vitest';
import { words } from './support/screen.ts';
import {
  adds,
  callsOf,
  charges,
  confirms,
  lines,
  openStage,
  type Stage,
  serverNames,
  servers,
} from './support/stage.ts';
import { writeState } from './support/state.ts';

const MINUTE = 60_000;
const THREE = servers('web-1', 'web-2', 'web-3');

/** What was asked for money's sake, in order: `add 1818`, `confirm 1818`. */
function purchases(stage: Stage): string[] {
  return stage.sim.calls.flatMap(({ func, sok, params }) => {
    if (!sok) return [];
    if (func === 'v2.instances.order.param') return ['add'];
    return func === 'cartorder.create.confirm' ? [`confirm ${params['elid']}`] : [];
  });
}

describe('three servers with --parallelism 3', () => {
  it('are bought one after another, from the add to the answered confirm', async () => {
    const stage = await openStage();
    stage.declare(THREE);
    const applied = await stage.apply('--parallelism', '3');
    expect(applied.code, applied.out).toBe(0);
    expect(purchases(stage)).toEqual(['add', 'confirm 1818', 'add', 'confirm 1819', 'add', 'confirm 1820']);
    expect(serverNames(stage)).toEqual(['web-1', 'web-2', 'web-3']);
    expect(charges(stage)).toHaveLength(3);
  });

  it('are waited for side by side, with one listing per interval', async () => {
    const stage = await openStage({ knobs: { activationMs: 5 * MINUTE } });
    stage.declare(THREE);
    expect((await stage.apply('--parallelism', '3')).code).toBe(0);
    const last = confirms(stage).at(-1)?.n ?? 0;
    const pages = callsOf(stage, 'instances').filter(({ n }) => n > last);
    const moments = new Set(pages.map(({ at }) => at));
    expect(pages.length).toBeLessThan(5 * 6 + 10);
    expect(pages.length - moments.size).toBeLessThanOrEqual(3);
  });

  it('wait for one whose answer is lost: nothing else is bought meanwhile', async () => {
    const stage = await openStage();
    stage.declare(THREE);
    stage.sim.faults.add({ kind: 'drop-request', func: 'cartorder.create.confirm', sok: true });
    const applied = await stage.apply('--parallelism', '3');
    expect(applied.code, applied.out).toBe(0);
    expect(purchases(stage)).toEqual([
      'add',
      'confirm 1818',
      'confirm 1818',
      'add',
      'confirm 1819',
      'add',
      'confirm 1820',
    ]);
    const [first, second] = confirms(stage);
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(10 * MINUTE);
    expect(charges(stage)).toHaveLength(3);
  });

  it('of which one ends unknown: the others are bought all the same, and the run is 7', async () => {
    const stage = await openStage();
    stage.declare(THREE);
    stage.sim.hook = (moment, { func, sok, params }) => {
      if (moment === 'received' && func === 'cartorder.create.confirm' && sok && params['elid'] === '1819')
        stage.sim.cloud.lines.delete('1819');
    };
    const applied = await stage.apply('--parallelism', '3');
    expect(applied.code, applied.out).toBe(7);
    expect(serverNames(stage)).toEqual(['web-1', 'web-3']);
    expect(charges(stage)).toHaveLength(2);
  });

  it('of which two want names of each other while both lag: each its own', async () => {
    const stage = await openStage({ knobs: { listingLagMs: 2 * MINUTE } });
    stage.declare(THREE);
    expect((await stage.apply('--parallelism', '3')).code).toBe(0);
    const { resources } = await stage.state();
    for (const { id, spec } of resources) expect(stage.sim.cloud.servers.get(id)?.servername).toBe(spec['name']);
  });
});

describe('two runs of one state at once', () => {
  it('end with one of them told that the state is locked (6), and three servers', async () => {
    const stage = await openStage();
    stage.declare(THREE);
    let meanwhile: ReturnType<Stage['apply']> | undefined;
    stage.sim.hook = (moment, { func }) => {
      if (moment === 'received' && func === 'cartorder.create.confirm') meanwhile ??= stage.apply();
    };
    const applied = await stage.apply();
    const other = await meanwhile;
    expect(new Set([applied.code, other?.code])).toEqual(new Set([0, 6]));
    expect(words(other?.err ?? '')).toContain('locked');
    expect(charges(stage)).toHaveLength(3);
    expect(serverNames(stage)).toEqual(['web-1', 'web-2', 'web-3']);
  });
});

describe('two states on one account', () => {
  it('that declare different names do not disturb each other', async () => {
    const stage = await openStage();
    const other = stage.beside(servers('db-1', 'db-2'));
    stage.declare(servers('web-1', 'web-2'));
    const [mine, theirs] = await Promise.all([stage.apply(), other.apply()]);
    expect([mine.code, theirs.code], `${mine.out}${theirs.out}`).toEqual([0, 0]);
    expect(serverNames(stage)).toEqual(['db-1', 'db-2', 'web-1', 'web-2']);
    expect(charges(stage)).toHaveLength(4);
    expect(lines(stage)).toEqual([]);
  });

  it('that declare the same name one after another: the second is refused (4)', async () => {
    const stage = await openStage();
    const other = stage.beside(servers('web-1'));
    stage.declare(servers('web-1'));
    expect((await stage.apply()).code).toBe(0);
    expect((await other.apply()).code).toBe(4);
    expect(charges(stage)).toHaveLength(1);
  });

  it('that declare the same name at once: whoever can not tell its own ends with 7, and nobody buys two', async () => {
    const stage = await openStage();
    const other = stage.beside(servers('web-1'));
    stage.declare(servers('web-1'));
    const [mine, theirs] = await Promise.all([stage.apply(), other.apply()]);
    expect(charges(stage).length).toBeLessThanOrEqual(2);
    expect(new Set(confirms(stage).map(({ params }) => params['elid'])).size).toBe(confirms(stage).length);
    expect(adds(stage).length).toBeLessThanOrEqual(2);
    for (const { code } of [mine, theirs]) expect([0, 4, 7]).toContain(code);
  });

  it('with promo codes: what the other has in the cart stops ours', async () => {
    const stage = await openStage();
    stage.sim.cloud.addPromo({ code: 'WELCOME10', percent: 10 });
    stage.declare(servers({ name: 'web-1', promo_code: 'WELCOME10' }));
    const theirs = stage.sim.cloud.addLine({ servername: 'db-1' });
    expect((await stage.apply()).code).toBe(4);
    expect(lines(stage)).toEqual([theirs]);
  });
});

describe('a thousand servers', () => {
  it('that are as declared cost the pages of one listing, and no call each', { timeout: 60_000 }, async () => {
    const stage = await openStage();
    const ids = stage.sim.cloud.seedServers(1000, { system: 'Ubuntu 22.04' });
    stage.declare(servers(...ids.map((_, at) => `web-${at + 1}`)));
    writeState(
      stage,
      ids.map((id, at) => ({ key: `web-${at + 1}`, id })),
    );
    // Logging out is a courtesy that nobody waits for.
    const asked = (from: number): string[] =>
      stage.sim.calls.slice(from).flatMap(({ func }) => (func === 'logon' ? [] : [func]));
    const plan = await stage.hostform('plan', '--detailed-exitcode');
    expect(plan.code, (plan.err + plan.out).slice(0, 2000)).toBe(0);
    expect(asked(0)).toEqual(['auth', 'whoami', 'whoami', 'instances.filter', 'instances']);
    stage.sim.knobs.largestPage = 100;
    const from = stage.sim.calls.length;
    const applied = await stage.apply();
    expect(applied.code, applied.out.slice(0, 2000)).toBe(0);
    const pages = Array<string>(10).fill('instances');
    expect(asked(from)).toEqual(['auth', 'whoami', 'whoami', 'instances.filter', ...pages]);
  });
});
