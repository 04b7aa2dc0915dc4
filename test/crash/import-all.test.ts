/**
 * `import --all`, killed for real at both sides of both its effects: while it reads, when the manifest's file shows, and
 * when the journal does. The next import ends with the same file and the same records.
 */
import { mkdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesIn } from '../cli/stage.ts';
import { start } from '../support/process.ts';
import { makeFolder } from '../support/run-cli.ts';
import { openVendors, type Vendors } from '../support/vendors.ts';
import { runUndisturbed } from './undisturbed.ts';

let vendors: Vendors;
let folder: ReturnType<typeof makeFolder>;

beforeEach(async () => {
  vendors = await openVendors();
  folder = makeFolder();
  for (const servername of ['front', 'Shop', 'Old one']) {
    const { id } = vendors.zomro.cloud.addServer({}, { servername });
    vendors.zomro.cloud.addSchedule(id, { name: 'nightly' });
  }
});

afterEach(async () => {
  await vendors.close();
  folder.remove();
});

const hostform = (cwd: string, ...argv: string[]) => runUndisturbed(argv, { cwd, env: vendors.env });

/** What an import that nobody disturbs comes to. */
async function undisturbed(): Promise<{ text: string; addresses: string }> {
  const quiet = makeFolder();
  try {
    const done = await hostform(quiet.path, 'import', '--all');
    expect(done.code, done.err).toBe(0);
    const addresses = (await hostform(quiet.path, 'state', 'list')).out;
    return { text: filesIn(quiet.path)['imported.yaml']?.text ?? '', addresses };
  } finally {
    quiet.remove();
  }
}

/** Starts an import and kills it as soon as `name` shows up or changes in a folder. */
async function killedAt(place: string, name: string): Promise<NodeJS.Signals | null> {
  const { child, finished } = start(['import', '--all'], { cwd: folder.path, env: vendors.env });
  const watcher = watch(place, (_, changed) => {
    if (changed === name) child.kill('SIGKILL');
  });
  const { signal } = await finished;
  watcher.close();
  return signal;
}

async function expectCompleted(): Promise<void> {
  const whole = await undisturbed();
  const again = await hostform(folder.path, 'import', '--all');
  expect(again.code, again.err).toBe(0);
  expect(filesIn(folder.path)['imported.yaml']?.text).toBe(whole.text);
  expect((await hostform(folder.path, 'state', 'list')).out).toBe(whole.addresses);
  const plan = await hostform(folder.path, 'plan', '--detailed-exitcode');
  expect(plan.code, `${plan.out}\n${plan.err}`).toBe(0);
}

describe('an import of everything that is killed', () => {
  it('while it reads has done nothing', async () => {
    const { child, finished } = start(['import', '--all'], { cwd: folder.path, env: vendors.env });
    vendors.zomro.hook = (moment, { func }) => {
      if (moment === 'received' && func === 'image') child.kill('SIGKILL');
    };
    expect((await finished).signal).toBe('SIGKILL');
    vendors.zomro.hook = () => {};
    expect(filesIn(folder.path)['imported.yaml']).toBeUndefined();
    await expectCompleted();
  });

  it('when its file shows is completed by the next', async () => {
    await killedAt(folder.path, 'imported.yaml');
    expect(filesIn(folder.path)['imported.yaml']?.text).toBe((await undisturbed()).text);
    await expectCompleted();
  });

  it('when its temporary file shows leaves no half a manifest', async () => {
    const whole = await undisturbed();
    const { child, finished } = start(['import', '--all'], { cwd: folder.path, env: vendors.env });
    const watcher = watch(folder.path, (_, changed) => {
      if (changed?.endsWith('.tmp')) child.kill('SIGKILL');
    });
    await finished;
    watcher.close();
    expect([undefined, whole.text]).toContain(filesIn(folder.path)['imported.yaml']?.text);
    await expectCompleted();
  });

  it('when it has written to the journal is completed by the next', async () => {
    mkdirSync(join(folder.path, 'state'), { mode: 0o700 });
    await killedAt(join(folder.path, 'state'), 'hostform.journal.ndjson');
    await expectCompleted();
  });
});
