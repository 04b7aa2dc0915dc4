import { join } from 'node:path';
import { makeFolder } from '../support/run-cli.ts';
import { threeServersWithoutADisk } from './three-servers.ts';

/** A file of another disk: that of the run itself may go. */
threeServersWithoutADisk(
  'a file elsewhere',
  async () => {
    const folder = makeFolder();
    const path = join(folder.path, 's.json');
    return { block: `{ backend: local, path: ${path} }`, env: {}, close: async () => folder.remove() };
  },
  6,
);
