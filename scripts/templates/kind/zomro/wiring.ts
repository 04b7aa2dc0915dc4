import type { Edit } from '../../../new-kind.ts';

/** What is written by hand in the provider, besides the new folder (docs/adding-a-kind.md). */
export const wiring: readonly Edit[] = [
  {
    file: 'src/providers/zomro/description.ts',
    say: 'import sampleThingsDescription and add it to `kinds`',
    find: /(kinds: \[[^\]]+)\]/,
    put: '$1, sampleThingsDescription]',
    imports: "import { sampleThingsDescription } from './kinds/sample-things/description.ts';",
  },
  {
    file: 'src/providers/zomro/connect.ts',
    say: 'import sampleThingsKind and add `sampleThingsKind(api)` to `kinds`',
    find: /(kinds: \[[^\]]+)\]/,
    put: '$1, sampleThingsKind(api)]',
    imports: "import { sampleThingsKind } from './kinds/sample-things/kind.ts';",
  },
  {
    file: 'src/providers/zomro/calls.ts',
    say: 'say in NATURES what each function does to the account',
    find: /(const NATURES: .*= \{)/,
    put: "$1\n  sample_things: 'read',\n  'sample_things.edit': 'form',\n  'sample_things.delete': 'doing',",
  },
  {
    file: 'src/providers/zomro/simulated/tables.ts',
    say: 'add the table `sampleThings` to Tables',
    find: /(export interface Tables \{)/,
    put: '$1\n  readonly sampleThings: Map<string, SampleThing>;',
    imports: "import type { SampleThing } from '../kinds/sample-things/simulated.ts';",
  },
  {
    file: 'src/providers/zomro/simulated/tables.ts',
    say: 'and to emptyTables',
    find: /(accounts: new Map\(\),)/,
    put: '$1\n    sampleThings: new Map(),',
  },
  {
    file: 'src/providers/zomro/simulator.ts',
    say: 'add `...sampleThingFunctions((tables) => tables.sampleThings)` to FUNCTIONS',
    find: /(const FUNCTIONS: Functions = \{)/,
    put: '$1\n  ...sampleThingFunctions((tables) => tables.sampleThings),',
    imports: "import { sampleThingFunctions } from './kinds/sample-things/simulated.ts';",
  },
];
