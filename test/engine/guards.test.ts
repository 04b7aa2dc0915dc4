import { describe, expect, it } from 'vitest';
import { checkCounts, countLimits } from '../../src/engine/guards.ts';
import { checkPlan } from '../../src/engine/safety.ts';
import type { Action, Verb } from '../../src/model/plan.ts';
import { actionOf, planOf } from './support/samples.ts';

const BASE = { declared: 10, recorded: 9 };
const some = (verb: Verb, count: number, over: Partial<Action> = {}): Action[] =>
  Array.from({ length: count }, (_, at) => actionOf(`servers.${verb}-${at}`, { verb, ...over }));

describe('what a guard comes to', () => {
  it.each([
    { written: '5', creates: 5, deletes: 5 },
    { written: '0', creates: 0, deletes: 0 },
    { written: '20%', creates: 2, deletes: 1 },
    { written: '0%', creates: 0, deletes: 0 },
    { written: '100%', creates: 10, deletes: 9 },
    { written: '33.33%', creates: 3, deletes: 2 },
    { written: '9.99%', creates: 0, deletes: 0 },
  ])('$written of 10 declared and 9 recorded: $creates and $deletes', ({ written, creates, deletes }) => {
    const { counts } = countLimits({ creates: written, deletes: written, replaces: written }, BASE);
    expect(counts?.creates?.allowed).toBe(creates);
    expect(counts?.deletes?.allowed).toBe(deletes);
    expect(counts?.replaces?.allowed).toBe(deletes);
  });

  it('is exact where a float would not be: 29% of 100 is 29', () => {
    expect(countLimits({ deletes: '29%' }, { declared: 0, recorded: 100 }).counts?.deletes?.allowed).toBe(29);
  });

  it('is nothing where none is given', () => {
    expect(countLimits({}, BASE)).toEqual({});
  });
});

describe('a plan held against its guards', () => {
  it.each<[Verb, 'creates' | 'deletes' | 'replaces']>([
    ['create', 'creates'],
    ['delete', 'deletes'],
    ['replace', 'replaces'],
  ])('%s: what is allowed passes, one more is refused with the flag that allows exactly it', (verb, counted) => {
    const limits = countLimits({ [counted]: '3' }, BASE);
    expect(checkCounts(some(verb, 3), limits, {})).toEqual([]);
    expect(checkCounts(some(verb, 4), limits, {})).toMatchObject([
      {
        code: 'TOO_MANY',
        detail: expect.stringContaining(`guards.max_${counted} allows 3.`),
        hint: expect.stringContaining(`--max-${counted} 4 `),
      },
    ]);
    expect(checkCounts(some(verb, 4), limits, { [counted]: 4 })).toEqual([]);
    expect(checkCounts(some(verb, 5), limits, { [counted]: 4 })).toHaveLength(1);
  });

  it('says what a share is of, and names no more addresses than one can read', () => {
    const [problem] = checkCounts(some('delete', 7), countLimits({ deletes: '20%' }, BASE), {});
    expect(problem?.detail).toBe(
      'It would delete 7 (servers.delete-0, servers.delete-1, servers.delete-2, servers.delete-3, servers.delete-4 and 2 more); ' +
        'guards.max_deletes (20% of the 9 recorded) allows 1.',
    );
  });

  it('lets a flag hold where the manifest says nothing, and lower what it says', () => {
    expect(checkCounts(some('create', 2), {}, { creates: 1 })[0]?.detail).toContain('--max-creates allows 1.');
    expect(checkCounts(some('create', 2), countLimits({ creates: '5' }, BASE), { creates: 1 })).toHaveLength(1);
  });

  it('counts a replacement as neither creation nor deletion, and forgetting as nothing', () => {
    const limits = countLimits({ creates: '0', deletes: '0' }, BASE);
    expect(checkCounts([...some('replace', 2), ...some('forget', 2), ...some('adopt', 1)], limits, {})).toEqual([]);
  });

  it('counts a service that ends as a deletion', () => {
    const ending = some('update', 1, { endsService: true });
    expect(checkCounts(ending, countLimits({ deletes: '0' }, BASE), {})).toHaveLength(1);
  });

  it.each([
    { resume: { from: 'intent', intent: 'i', phase: 'paying', observeOnly: false } as const, counts: 0 },
    { resume: { from: 'delivery' } as const, counts: 0 },
    { resume: { from: 'abandon', intent: 'i', phase: 'reserved' } as const, counts: 1 },
  ])('counts what an earlier run has begun ($resume.from) as $counts', ({ resume, counts }) => {
    expect(checkCounts(some('create', 1, { resume }), countLimits({ creates: '0' }, BASE), {})).toHaveLength(counts);
  });

  it('is part of what stops an apply, for whatever is not refused already', () => {
    const limits = countLimits({ deletes: '1' }, BASE);
    const kept = some('delete', 1, { refusals: [{ code: 'PROTECTED', summary: 'No' }] });
    const permissions = { allowDestroy: true, unattended: false };
    expect(checkPlan(planOf([...kept, ...some('delete', 1)], { limits }), permissions)).toEqual([]);
    expect(checkPlan(planOf(some('delete', 2), { limits }), permissions).map(({ code }) => code)).toEqual(['TOO_MANY']);
    expect(checkPlan(planOf(some('delete', 2), { limits }), { ...permissions, counts: { deletes: 2 } })).toEqual([]);
  });
});
