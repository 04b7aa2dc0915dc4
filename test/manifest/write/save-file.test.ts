/** A manifest is replaced whole, and only when it is still what was read. */
import { chmodSync, linkSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readIfThere, saveFile } from '../../../src/manifest/write/save-file.ts';
import { makeFolder } from '../../support/run-cli.ts';

let folder: ReturnType<typeof makeFolder>;
beforeEach(() => (folder = makeFolder()));
afterEach(() => folder.remove());

const at = (name: string): string => join(folder.path, name);
const save = (name: string, before: string | undefined, after = 'new\n'): void =>
  saveFile({ path: at(name), before, after, token: 'abcdef' });

describe('saving', () => {
  it('makes a file that is not there, and leaves no other behind', () => {
    save('a.yaml', readIfThere(at('a.yaml')));
    expect(readFileSync(at('a.yaml'), 'utf8')).toBe('new\n');
    expect(readdirSync(folder.path)).toEqual(['a.yaml']);
  });

  it('replaces a file as a whole: who reads the old one goes on reading it', () => {
    writeFileSync(at('a.yaml'), 'old\n');
    chmodSync(at('a.yaml'), 0o640);
    linkSync(at('a.yaml'), at('reader'));
    save('a.yaml', 'old\n');
    expect(readFileSync(at('a.yaml'), 'utf8')).toBe('new\n');
    expect(readFileSync(at('reader'), 'utf8')).toBe('old\n');
    expect(statSync(at('a.yaml')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder.path).sort()).toEqual(['a.yaml', 'reader']);
  });

  it('follows a link instead of replacing it', () => {
    writeFileSync(at('real.yaml'), 'old\n');
    symlinkSync('real.yaml', at('a.yaml'));
    save('a.yaml', 'old\n');
    expect(readFileSync(at('real.yaml'), 'utf8')).toBe('new\n');
  });

  it.each([
    ['has come since', undefined],
    ['is another one by now', 'older\n'],
  ])('leaves a file alone that %s', (_, before) => {
    writeFileSync(at('a.yaml'), 'old\n');
    expect(() => save('a.yaml', before)).toThrow('The manifest has changed meanwhile');
    expect(readFileSync(at('a.yaml'), 'utf8')).toBe('old\n');
    expect(readdirSync(folder.path)).toEqual(['a.yaml']);
  });

  it('says when a file has gone since, or its folder is none', () => {
    expect(() => save('a.yaml', 'old\n')).toThrow('The manifest can not be written');
    expect(() => save('no/a.yaml', undefined)).toThrow('The manifest can not be written');
    expect(readdirSync(folder.path)).toEqual([]);
  });
});

it('reads nothing as nothing, and says when something can not be read', () => {
  expect(readIfThere(at('a.yaml'))).toBeUndefined();
  expect(() => readIfThere(folder.path)).toThrow('Manifest can not be read');
});
