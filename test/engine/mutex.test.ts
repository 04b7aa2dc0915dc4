import { describe, expect, it } from 'vitest';
import { makeMutex } from '../../src/engine/mutex.ts';
import { later } from './support/stage.ts';
import { makeTimeline } from './support/timeline.ts';

describe('sections of one account', () => {
  it('run one after another, in the order in which they were asked for', async () => {
    const timeline = makeTimeline();
    const exclusively = makeMutex();
    const told: string[] = [];
    const section = (name: string, ms: number) =>
      exclusively(async () => {
        told.push(`${name} begins`);
        await later(timeline, ms, () => {});
        told.push(`${name} ends`);
        return name;
      });
    const all = Promise.all([section('a', 300), section('b', 100), section('c', 1)]);
    expect(await timeline.drive(all, 10_000)).toEqual(['a', 'b', 'c']);
    expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('go on after one that failed, and only its caller hears of it', async () => {
    const exclusively = makeMutex();
    const failing = exclusively(() => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    await expect(exclusively(async () => 'yes')).resolves.toBe('yes');
  });
});
