import { describe, expect, test } from 'vitest';
import type { StateChange } from '../../src/model/state.ts';
import { emptyState, parseState, serializeState } from '../../src/state/format.ts';
import { applyChanges } from '../../src/state/replay.ts';
import { drop, fullState, purchase, record, server } from './support/samples.ts';
import { seededRandom } from './support/world.ts';

const PLAN = { digest: 'd1', status: 'begun', at: '2026-11-22T08:00:00.000Z', done: [] } as const;

describe('replaying changes', () => {
  test('a record is inserted in the order of addresses, or replaces the one of its address', () => {
    const state = applyChanges(emptyState('l'), [record('m'), record('z'), record('a'), record('m', { id: 'other' })]);
    expect(state.resources.map(({ address, id }) => [address, id])).toEqual([
      ['servers.a', 'id-a'],
      ['servers.m', 'other'],
      ['servers.z', 'id-z'],
    ]);
  });

  test('a drop removes exactly its address, and one that is not there removes nothing', () => {
    const state = applyChanges(emptyState('l'), [record('a'), record('b')]);
    expect(applyChanges(state, [drop('servers.a')]).resources).toEqual([server('b')]);
    expect(applyChanges(state, [drop('servers.aa'), drop('servers.c')])).toBe(state);
  });

  test('an intent is replaced by a later one of its id and closed by its id', () => {
    const state = applyChanges(emptyState('l'), [
      { do: 'intent', intent: purchase('b', { phase: 'adding' }) },
      { do: 'intent', intent: purchase('a') },
      { do: 'intent', intent: purchase('b', { phase: 'paid' }) },
    ]);
    expect(state.pending.map(({ address, phase }) => [address, phase])).toEqual([
      ['servers.a', 'paying'],
      ['servers.b', 'paid'],
    ]);
    expect(applyChanges(state, [{ do: 'close', intent: 'intent-b', because: 'bought' }]).pending).toEqual([
      purchase('a'),
    ]);
    expect(applyChanges(state, [{ do: 'close', intent: 'unknown', because: '' }])).toBe(state);
  });

  test('an intent may move to another address', () => {
    const moved = purchase('z', { id: 'intent-a' });
    const state = applyChanges(emptyState('l'), [
      { do: 'intent', intent: purchase('a') },
      { do: 'intent', intent: purchase('m') },
      { do: 'intent', intent: moved },
    ]);
    expect(state.pending).toEqual([purchase('m'), moved]);
  });

  test('a second purchase of an address can not hide the open one', () => {
    const state = applyChanges(emptyState('l'), [{ do: 'intent', intent: purchase('a') }]);
    const rival: StateChange = { do: 'intent', intent: purchase('a', { id: 'another' }) };
    expect(() => applyChanges(state, [rival])).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
    const closed: StateChange = { do: 'close', intent: 'intent-a', because: 'refused' };
    expect(applyChanges(state, [closed, rival]).pending).toHaveLength(1);
  });

  test('one thing is never recorded under two addresses, but may move', () => {
    const state = applyChanges(emptyState('l'), [record('a')]);
    const same = record('b', { id: 'id-a' });
    expect(() => applyChanges(state, [same])).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
    expect(applyChanges(state, [drop('servers.a'), same]).resources.map(({ address }) => address)).toEqual([
      'servers.b',
    ]);
  });

  test('accounts and plans are kept, plans in the order of their first use', () => {
    const state = applyChanges(emptyState('l'), [
      { do: 'account', provider: 'zomro', account: { id: '1' } },
      { do: 'account', provider: 'ovh', account: { id: '2' } },
      { do: 'account', provider: 'zomro', account: { id: '1', strays: [] } },
      { do: 'plan', plan: PLAN },
      { do: 'plan', plan: { ...PLAN, digest: 'd0' } },
      { do: 'done', plan: 'd1', address: 'servers.b' },
      { do: 'done', plan: 'd1', address: 'servers.a' },
      { do: 'done', plan: 'd1', address: 'servers.b' },
      { do: 'plan', plan: { ...PLAN, digest: 'd0', status: 'applied' } },
    ]);
    expect(state.accounts).toEqual({ zomro: { id: '1', strays: [] }, ovh: { id: '2' } });
    expect(state.plans).toEqual([
      { ...PLAN, done: ['servers.b', 'servers.a'] },
      { ...PLAN, digest: 'd0', status: 'applied' },
    ]);
  });

  const full = fullState();
  test.each<[name: string, change: StateChange]>([
    ['a call', { do: 'call', address: 'servers.web-1', step: 'rename', result: 'begun' }],
    ['the record that is there', record('web-1', { dependsOn: ['images.golden'] })],
    ['the intent that is there', { do: 'intent', intent: purchase('web-3') }],
    ['the account that is there', { do: 'account', provider: 'ovh', account: { id: 'ab123-ovh' } }],
    ['an address that is done already', { do: 'done', plan: 'sha256:0f', address: 'servers.web-1' }],
    ['an address of a plan that was never begun', { do: 'done', plan: 'sha256:99', address: 'servers.web-1' }],
  ])('%s leaves the very same state', (_name, change) => {
    expect(applyChanges(full, [change])).toBe(full);
  });

  test('the state that goes in stays as it was, and the serial is left alone', () => {
    const before = serializeState(full);
    const after = applyChanges(full, [
      record('zz'),
      drop('servers.web-1'),
      { do: 'close', intent: 'intent-web-3', because: '' },
    ]);
    expect(serializeState(full)).toBe(before);
    expect(after.serial).toBe(full.serial);
  });

  test('any sequence leaves a state that can be written and read, the same in one go and one by one', () => {
    const random = seededRandom(3);
    const changes = Array.from({ length: 400 }, () => anyChange(random));
    let state = emptyState('l');
    const accepted = changes.filter((change) => {
      try {
        state = applyChanges(state, [change]);
        return true;
      } catch {
        return false;
      }
    });
    expect(parseState(serializeState(state), 'x')).toEqual(state);
    expect(applyChanges(emptyState('l'), accepted)).toEqual(state);
    expect(accepted.length).toBeGreaterThan(200);
    expect(accepted.length).toBeLessThan(400);
  });
});

function anyChange(random: { fraction(): number }): StateChange {
  const pick = (limit: number) => Math.floor(random.fraction() * limit);
  const key = `k${pick(12)}`;
  const kinds: readonly (() => StateChange)[] = [
    () => record(key, { id: `id-${pick(12)}` }),
    () => drop(`servers.${key}`),
    () => ({ do: 'intent', intent: purchase(key, { id: `i${pick(12)}` }) }),
    () => ({ do: 'close', intent: `i${pick(12)}`, because: '' }),
    () => ({ do: 'plan', plan: { ...PLAN, digest: key } }),
    () => ({ do: 'done', plan: key, address: `servers.${key}` }),
  ];
  return (kinds[pick(kinds.length)] ?? (() => drop('servers.none')))();
}
