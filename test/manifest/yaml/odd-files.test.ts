/** F7 of the numbered tables: what lies in the folder of a manifest and is no ordinary file there. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Problems } from '../../../src/model/errors.ts';
import { inFolder, readFolder } from '../support/read-text.ts';

const HEAD = 'hostform: 1\n';

function problemsIn(folder: string): Problems['all'] {
  try {
    readFolder(folder);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(Problems);
    return (error as Problems).all;
  }
}

describe('a link in the folder', () => {
  it.each([
    ['a key', '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n'],
    ['an environment', 'HOME=/root\0TOKEN=MIIEvQIBADANBgkq\0'],
    ['credentials in INI', '[default]\naws_secret_access_key = MIIEvQIBADANBgkq\n'],
    ['another YAML file', 'github.com:\n  oauth_token: MIIEvQIBADANBgkq\n'],
    ['a list of users', 'root:x:0:0:MIIEvQIBADANBgkq:/root:/bin/bash\n'],
    ['a text', 'MIIEvQIBADANBgkq\n'],
  ])('elsewhere shows nothing of it: %s', (_, secret) => {
    inFolder({ 'm.yaml': HEAD }, (folder) =>
      inFolder({ 'elsewhere.txt': secret }, (other) => {
        symlinkSync(join(other, 'elsewhere.txt'), join(folder, 'x.yaml'));
        const all = problemsIn(folder);
        expect(all.length).toBeGreaterThan(0);
        expect(all.some(({ at }) => at?.file.endsWith('x.yaml'))).toBe(true);
        expect(JSON.stringify(all)).not.toContain('MIIEvQIBADANBgkq');
        for (const { at, also = [] } of all) for (const place of [at, ...also]) expect(place?.text).toBeUndefined();
      }),
    );
  });

  it('to a manifest elsewhere is read', () => {
    inFolder({ 'm.yaml': HEAD }, (folder) =>
      inFolder({ 'shared.yaml': `${HEAD}budget: { max_charge: 20.00 EUR }\n` }, (other) => {
        symlinkSync(join(other, 'shared.yaml'), join(folder, 'shared.yaml'));
        expect(readFolder(folder).files).toHaveLength(2);
      }),
    );
  });

  it('to a file below the folder is an ordinary one, as volumes of containers have it', () => {
    inFolder({ 'm.yaml': HEAD }, (folder) => {
      mkdirSync(join(folder, '..data'));
      writeFileSync(join(folder, '..data', 'x.yaml'), `${HEAD}severs: {}\n`);
      symlinkSync(join('..data', 'x.yaml'), join(folder, 'x.yaml'));
      expect(problemsIn(folder)[0]?.at?.text).toBe('severs: {}');
    });
  });

  it.each([
    ['a device', '/dev/zero'],
    ['a device that is empty', '/dev/null'],
    ['itself', 'x.yaml'],
    ['nothing', 'gone.yaml'],
  ])('to %s is refused', (_, target) => {
    inFolder({ 'm.yaml': HEAD }, (folder) => {
      symlinkSync(target, join(folder, 'x.yaml'));
      expect(problemsIn(folder).map(({ code }) => code)).toEqual(['MANIFEST_UNREADABLE']);
    });
  });
});

describe('something else in the folder', () => {
  it('a pipe is refused, and not waited for', () => {
    inFolder({ 'm.yaml': HEAD }, (folder) => {
      execFileSync('mkfifo', [join(folder, 'x.yaml')]);
      expect(problemsIn(folder)).toMatchObject([{ code: 'MANIFEST_UNREADABLE', at: { line: 1 } }]);
    });
  });

  it('a folder with the name of a manifest is no manifest', () => {
    inFolder({ 'm.yaml': HEAD }, (folder) => {
      mkdirSync(join(folder, 'x.yaml'));
      expect(readFolder(folder).files).toHaveLength(1);
    });
  });
});
