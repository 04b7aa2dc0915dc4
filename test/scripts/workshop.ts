/** A copy of the project in a folder of its own, for scripts that write into it. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Edit } from '../../scripts/new-kind.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const COPIED = [
  'src',
  'scripts',
  'docs',
  'schemas',
  'package.json',
  'tsconfig.json',
  'biome.json',
  '.oxlintrc.json',
  '.gitignore',
];

export interface Workshop {
  readonly root: string;
  /** Runs a program of node_modules/.bin in it. */
  run(program: string, ...args: string[]): SpawnSyncReturns<string>;
  text(file: string): string;
  write(file: string, text: string): void;
  /** Makes an edit as a person would. @throws Error when there is no such place. */
  edit(edit: Edit): void;
  remove(): void;
}

/** `more`: further files and folders of the project that are needed. */
export function openWorkshop(more: readonly string[] = []): Workshop {
  const root = mkdtempSync(join(tmpdir(), 'hostform-workshop-'));
  for (const name of [...COPIED, ...more]) cpSync(join(ROOT, name), join(root, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  const text = (file: string): string => readFileSync(join(root, file), 'utf8');
  const write = (file: string, content: string): void => writeFileSync(join(root, file), content);
  return {
    root,
    run: (program, ...args) =>
      spawnSync(join(root, 'node_modules', '.bin', program), args, { cwd: root, encoding: 'utf8' }),
    text,
    write,
    edit({ file, find, put, imports }) {
      const before = text(file);
      if (!find.test(before)) throw new Error(`${file} has no place like ${find.source}`);
      const after = before.replace(find, put);
      write(file, imports === undefined ? after : after.replace(/^import /m, `${imports}\nimport `));
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
