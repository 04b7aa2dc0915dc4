import type { Edit } from '../../../new-kind.ts';

/** What is written by hand in the provider, besides the new folder (docs/adding-a-kind.md). */
export const wiring: readonly Edit[] = [
  {
    file: 'src/providers/ovh/index.ts',
    say: 'import sampleThingsDescription and add it to the first `kinds`',
    find: /(kinds: \[renewalsDescription[^\]]*)\]/,
    put: '$1, sampleThingsDescription]',
    imports: "import { sampleThingsDescription } from './kinds/sample-things/description.ts';",
  },
  {
    file: 'src/providers/ovh/index.ts',
    say: 'import makeSampleThings and add `makeSampleThings({ client })` to the second `kinds`',
    find: /(kinds: \[makeRenewals[^\]]*)\]/,
    put: '$1, makeSampleThings({ client })]',
    imports: "import { makeSampleThings } from './kinds/sample-things/kind.ts';",
  },
  {
    file: 'src/providers/ovh/simulated/cloud.ts',
    say: 'add the table `sampleThings` to OvhCloud',
    find: /(export type OvhCloud = \{)/,
    put: '$1\n  sampleThings: SampleThing[];',
    imports: "import type { SampleThing } from '../kinds/sample-things/simulated.ts';",
  },
  {
    file: 'src/providers/ovh/simulated/seed.ts',
    say: 'give the fresh account some of them in seedCloud',
    find: /( {4}ledger: \[\],)/,
    put: "$1\n    sampleThings: [{ name: 'first', note: '', status: 'ok' }],",
  },
  {
    file: 'src/providers/ovh/simulator.ts',
    say: 'add `...sampleThingRoutes((cloud) => cloud.sampleThings)` to the routes of makeDesk',
    find: /(const routes = \[[^\]]+)\]/,
    put: '$1, ...sampleThingRoutes((cloud) => cloud.sampleThings)]',
    imports: "import { sampleThingRoutes } from './kinds/sample-things/simulated.ts';",
  },
];
