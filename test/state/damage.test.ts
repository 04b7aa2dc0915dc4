import { readFile, writeFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { HostformError } from '../../src/model/errors.ts';
import { serializeState } from '../../src/state/format.ts';
import { localHost } from '../../src/state/host.ts';
import { makeLocalStore } from '../../src/state/local-store.ts';
import { damages } from './support/damage.ts';
import { fullState } from './support/samples.ts';
import { makeStatePaths, seededRandom, virtualClock } from './support/world.ts';

it('620 damaged states are refused, none is touched, and the lock is given back', { timeout: 60_000 }, async () => {
  const all = damages(serializeState(fullState()), 4);
  expect(all).toHaveLength(620);
  const paths = await makeStatePaths();
  const store = makeLocalStore({ paths, host: localHost(), clock: virtualClock(), random: seededRandom(1) });
  for (const { words, bytes } of all) {
    await writeFile(paths.state, bytes);
    for (const attempt of [
      () => store.read(),
      () => store.open({ parts: { operation: 'apply', who: 'ana', version: '0' } }),
    ]) {
      const error = await attempt().then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error, words).toBeInstanceOf(HostformError);
      expect(['STATE_DAMAGED', 'STATE_NEWER'], words).toContain((error as HostformError).code);
    }
    expect(await readFile(paths.state), words).toEqual(bytes);
    expect(await store.readLock(), words).toEqual({ state: 'free' });
  }
});
