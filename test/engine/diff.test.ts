import { describe, expect, it } from 'vitest';
import { createChanges, type DiffInput, diffFields } from '../../src/engine/diff.ts';
import type { FieldChange } from '../../src/model/plan.ts';
import { FIELDS } from './support/fake-vendor.ts';

const diff = (over: Partial<DiffInput>): FieldChange[] =>
  diffFields({ rules: FIELDS, desired: {}, unknown: [], live: {}, recorded: undefined, ignore: [], ...over });

describe('a field', () => {
  it.each<{ name: string; input: Partial<DiffInput>; changes: FieldChange[] }>([
    { name: 'that is equal is no change', input: { desired: { power: 'on' }, live: { power: 'on' } }, changes: [] },
    {
      name: 'that differs is one',
      input: { desired: { power: 'on' }, live: { power: 'off' } },
      changes: [{ field: 'power', before: 'off', after: 'on' }],
    },
    {
      name: 'that can not be changed in place forces a replacement',
      input: { desired: { size: 'l' }, live: { size: 's' } },
      changes: [{ field: 'size', before: 's', after: 'l', forcesReplace: true }],
    },
    { name: 'that the manifest leaves out is not managed', input: { live: { power: 'off' } }, changes: [] },
    {
      name: 'that is ignored is not compared',
      input: { desired: { power: 'on' }, live: { power: 'off' }, ignore: ['power'] },
      changes: [],
    },
    {
      name: 'that is never compared is not compared',
      input: { desired: { motd: 'a' }, live: { motd: 'b' }, recorded: { motd: 'c' } },
      changes: [],
    },
    {
      name: 'that the kind does not know is not compared',
      input: { desired: { colour: 'a' }, live: { colour: 'b' } },
      changes: [],
    },
    {
      name: 'that no listing shows is compared with the record',
      input: { desired: { disk: 'a' }, live: { disk: 'x' }, recorded: { disk: 'b' } },
      changes: [{ field: 'disk', before: 'b', after: 'a', forcesReplace: true }],
    },
    {
      name: 'that a listing leaves out is compared with the record',
      input: { desired: { power: 'on' }, recorded: { power: 'off' } },
      changes: [{ field: 'power', before: 'off', after: 'on' }],
    },
    {
      name: 'that a listing shows as null is compared with the record',
      input: { desired: { power: 'on' }, live: { power: null }, recorded: { power: 'on' } },
      changes: [],
    },
    { name: 'that nobody has ever seen is no difference', input: { desired: { power: 'on', disk: 'a' } }, changes: [] },
    {
      name: 'that is known after apply differs',
      input: { desired: { disk: '${x}' }, unknown: ['disk'], recorded: { disk: 'b' } },
      changes: [{ field: 'disk', before: 'b', unknown: true, forcesReplace: true }],
    },
    {
      name: 'that is known after apply, and that nobody has seen, is no difference',
      input: { desired: { disk: '${x}' }, unknown: ['disk'] },
      changes: [],
    },
    {
      name: 'with the same list in another order differs',
      input: { desired: { power: ['a', 'b'] }, live: { power: ['b', 'a'] } },
      changes: [{ field: 'power', before: ['b', 'a'], after: ['a', 'b'] }],
    },
    {
      name: 'with the same keys in another order does not',
      input: { desired: { power: { a: 1, b: 2 } }, live: { power: { b: 2, a: 1 } } },
      changes: [],
    },
    {
      name: 'that is a number is not the text of it',
      input: { desired: { power: 1 }, live: { power: '1' } },
      changes: [{ field: 'power', before: '1', after: 1 }],
    },
    {
      name: 'that is false differs from true',
      input: { desired: { power: false }, live: { power: true } },
      changes: [{ field: 'power', before: true, after: false }],
    },
    {
      name: 'comes in the order of the alphabet',
      input: { desired: { size: 'l', name: 'b' }, live: { size: 's', name: 'a' } },
      changes: [
        { field: 'name', before: 'a', after: 'b' },
        { field: 'size', before: 's', after: 'l', forcesReplace: true },
      ],
    },
  ])('$name', ({ input, changes }) => {
    expect(diff(input)).toEqual(changes);
  });
});

describe('a create', () => {
  it('shows everything that is declared, sorted, and what is known after apply', () => {
    expect(createChanges({ size: 's', disk: '${x}', name: 'a' }, ['disk'])).toEqual([
      { field: 'disk', unknown: true },
      { field: 'name', after: 'a' },
      { field: 'size', after: 's' },
    ]);
  });
});
