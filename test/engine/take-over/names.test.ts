/** Keys of things that had none (import --all). */
import { describe, expect, it } from 'vitest';
import { distinctKeys, keyFrom } from '../../../src/engine/take-over/names.ts';

describe('a key from a name', () => {
  it.each([
    ['web-1', 'web-1'],
    ['Web Server (front)', 'web-server-front'],
    ['vps-1a2b.vps.example', 'vps-1a2b-vps-example'],
    ['--__x__--', 'x'],
    ['Zürich Größe', 'zurich-grosse'],
    ['Łódź Ørsted', 'lodz-orsted'],
    ['Київ-сервер', 'kiiv-server'],
    ['База данных № 7', 'baza-dannykh-no-7'],
    ['123', 'backup-schedule-123'],
    ['#5203773', 'backup-schedule-5203773'],
    ['日本', 'backup-schedule'],
    ['', 'backup-schedule'],
  ])('%j is %s', (name, key) => {
    expect(keyFrom(name, 'backup_schedule')).toBe(key);
  });

  it('is never longer than an address takes, and never ends with a hyphen', () => {
    expect(keyFrom('a'.repeat(100), 'server')).toBe('a'.repeat(63));
    expect(keyFrom(`${'a'.repeat(62)} b`, 'server')).toBe('a'.repeat(62));
    for (const name of ['x'.repeat(62), '9'.repeat(90), 'щ'.repeat(40)])
      expect(keyFrom(name, 'server')).toMatch(/^[a-z][a-z0-9-]{0,62}$/);
  });
});

describe('keys of many', () => {
  it('number those that want the same one, in their order', () => {
    expect(distinctKeys(['web', 'web', 'db', 'web'], new Set())).toEqual(['web', 'web-2', 'db', 'web-3']);
  });

  it('leave alone what is taken already, and what is the very name of another', () => {
    expect(distinctKeys(['web', 'web', 'web-2'], new Set(['web']))).toEqual(['web-3', 'web-4', 'web-2']);
  });

  it('are cut so that the number fits', () => {
    const long = 'a'.repeat(63);
    expect(distinctKeys([long, long], new Set())).toEqual([long, `${'a'.repeat(61)}-2`]);
  });

  it('are given to five thousand of one name in one go', () => {
    const keys = distinctKeys(
      Array.from({ length: 5000 }, () => 'web'),
      new Set(),
    );
    expect(new Set(keys).size).toBe(5000);
    expect(keys.at(-1)).toBe('web-5000');
  });
});
