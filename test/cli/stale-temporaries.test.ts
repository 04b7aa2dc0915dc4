import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { makeFolder, run } from '../support/run-cli.ts';

const folders: ReturnType<typeof makeFolder>[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

/** A folder with files as a killed run leaves them, this many minutes ago. */
function folderWith(names: readonly string[], minutesAgo: number): string {
  const folder = makeFolder({ 'hostform.yaml': 'hostform: 1\n' });
  folders.push(folder);
  const then = Date.now() / 1000 - minutesAgo * 60;
  for (const name of names) {
    const path = join(folder.path, name);
    writeFileSync(path, 'half a pl');
    utimesSync(path, then, then);
  }
  return folder.path;
}

const NAMES = ['.hostform-plan-abcdefg2', '.hostform-report-abcdefg2'];

describe('files that a killed run left beside a plan or a report', () => {
  it.each([
    ['a plan', ['plan', '--out', 'plan.json']],
    ['a report', ['plan', '--report', 'json=report.json']],
  ])('are swept away by whoever writes %s there next', async (_what, argv) => {
    const cwd = folderWith(NAMES, 11);
    expect((await run(argv, { cwd })).code).toBe(0);
    expect(NAMES.filter((name) => existsSync(join(cwd, name)))).toEqual([]);
  });

  it('stay while somebody may still be writing them', async () => {
    const cwd = folderWith(NAMES, 9);
    expect((await run(['plan', '--out', 'plan.json'], { cwd })).code).toBe(0);
    expect(NAMES.filter((name) => existsSync(join(cwd, name)))).toEqual(NAMES);
  });

  it('are the only ones: what merely looks like them stays', async () => {
    const others = [
      '.hostform-plan',
      '.hostform-plan-ABCDEFGH',
      '.hostform-plan-abcdefg2.json',
      'x.hostform-plan-abcdefg2',
    ];
    const cwd = folderWith(others, 60);
    expect((await run(['plan', '--out', 'plan.json'], { cwd })).code).toBe(0);
    expect(others.filter((name) => existsSync(join(cwd, name)))).toEqual(others);
  });
});
