import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RecordedResource } from '../../../src/model/resource.ts';
import type { StateFile } from '../../../src/model/state.ts';
import { serializeState } from '../../../src/state/format.ts';
import { SERVER, type Stage } from './stage.ts';

/** A state in which these servers are ours, as if an earlier run had bought them. */
export function writeState(stage: Stage, owned: readonly { readonly key: string; readonly id: string }[]): void {
  const resources = owned
    .map(
      ({ key, id }): RecordedResource => ({
        address: `servers.${key}`,
        kind: 'servers',
        provider: 'zomro',
        id,
        phase: 'ready',
        spec: { ...SERVER, name: key },
        outputs: {},
        dependsOn: [],
        protected: false,
      }),
    )
    .sort((a, b) => (a.address < b.address ? -1 : 1));
  const file: StateFile = {
    version: 2,
    serial: 1,
    lineage: '0f0e0d0c-0b0a-4908-8706-050403020100',
    accounts: {},
    resources,
    pending: [],
    plans: [],
  };
  const path = join(stage.cwd, 'state', 'hostform.state.json');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, serializeState(file), { mode: 0o600 });
}
