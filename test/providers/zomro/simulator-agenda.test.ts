import { describe, expect, test } from 'vitest';
import { makeAgenda } from '../../../src/providers/zomro/simulated/agenda.ts';

const due = (at: number, id: number) => ({ at, table: 'servers' as const, id: String(id) });

describe('the agenda of the simulated vendor', () => {
  test('gives what is due by time, and by number at the same time', () => {
    const agenda = makeAgenda();
    const moments = Array.from({ length: 500 }, (_, id) => due((id * 7919) % 100, id));
    for (const moment of moments) agenda.schedule(moment);
    const given: string[] = [];
    for (let next = agenda.takeDue(50); next; next = agenda.takeDue(50)) given.push(`${next.at} ${next.id}`);
    const expected = moments.filter(({ at }) => at <= 50).sort((a, b) => a.at - b.at || Number(a.id) - Number(b.id));
    expect(given).toEqual(expected.map(({ at, id }) => `${at} ${id}`));
  });

  test('has one moment per row: the earliest that was asked for', () => {
    const agenda = makeAgenda();
    for (const at of [30, 10, 20, 10, Infinity]) agenda.schedule(due(at, 1));
    expect(agenda.takeDue(5)).toBeUndefined();
    expect(agenda.takeDue(100)).toEqual(due(10, 1));
    expect(agenda.takeDue(100)).toBeUndefined();
  });

  test('forgets everything when it is cleared', () => {
    const agenda = makeAgenda();
    agenda.schedule(due(1, 1));
    agenda.clear();
    expect(agenda.takeDue(1)).toBeUndefined();
    agenda.schedule(due(2, 1));
    expect(agenda.takeDue(2)).toEqual(due(2, 1));
  });
});
