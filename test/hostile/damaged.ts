/** C4 of the numbered tables, end to end: an apply on a state that is damaged is exit 1, and buys nothing. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { APPLY, changingCalls, PROVIDERS, SERVER } from '../cli/stage.ts';
import { damages } from '../state/support/damage.ts';
import { run, writeFiles } from '../support/run-cli.ts';
import { openVendors } from '../support/vendors.ts';
import { inFolder } from './child.ts';
import { type Score, settle } from './score.ts';

const STATE = 'state/hostform.state.json';
const manifest = (...names: readonly string[]): string =>
  JSON.stringify({
    hostform: 1,
    providers: PROVIDERS,
    servers: Object.fromEntries(names.map((name) => [name, SERVER])),
  });

/** Tries each n-th of the 620. */
export async function scoreDamagedStates(every = 1): Promise<Score> {
  const vendors = await openVendors();
  try {
    return await inFolder(async (cwd) => {
      const hostform = () => run(APPLY, { cwd, env: vendors.env });
      writeFiles(cwd, { 'hostform.yaml': manifest('web-1') });
      expect((await hostform()).code).toBe(0);
      const state = join(cwd, STATE);
      const all = damages(readFileSync(state, 'utf8'), 7).filter((_, at) => at % every === 0);
      const sent = changingCalls(vendors).length;
      writeFiles(cwd, { 'hostform.yaml': manifest('web-1', 'web-2') });
      const failures: string[] = [];
      for (const { words, bytes } of all) {
        writeFileSync(state, bytes);
        const { code, err } = await hostform();
        const held = code === 1 && readFileSync(state).equals(bytes) && changingCalls(vendors).length === sent;
        if (!held) failures.push(`${words}: exit ${code}\n${err}`);
      }
      return settle({
        id: 'C4',
        what: 'damaged states: exit 1, the file as it was, nothing bought',
        of: all.length,
        failures,
      });
    });
  } finally {
    await vendors.close();
  }
}
