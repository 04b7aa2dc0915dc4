/** Documents for machines: which keys there are, which words stand in them, and in which order events come. */
import type { Attributes } from '../../../src/model/json.ts';
import { eventsOf, SERVER } from '../../cli/stage.ts';
import { type Done, THERE } from '../answers.ts';
import { ALLOWED, type HostformSide } from '../hostform-side.ts';
import { countsIn, eventOrder, keysIn, plannedIn, planWords, worded } from '../shapes.ts';
import type { TerraformSide } from '../terraform-side.ts';
import { ONE, REPLACED, type Scenario } from './scenario.ts';

type Note = TerraformSide['note'];

/** One moment in the life of a resource, looked at as a document, and as events. */
interface Looks {
  readonly document: () => Promise<Done>;
  readonly planEvents: () => Promise<Done>;
  readonly applyEvents: () => Promise<Done>;
}

/** Notes what is said at this moment, and adds the keys that are met to `keys`. */
async function look(of: string, looks: Looks, { note, keys }: { note: Note; keys: Set<string> }): Promise<void> {
  const document = JSON.parse((await looks.document()).out) as Attributes;
  for (const key of keysIn(document)) keys.add(`document ${key}`);
  for (const [word, said] of Object.entries(planWords(document))) note(`${of}: ${word}`, said);
  const streams = [
    ['plan -json', await looks.planEvents()],
    ['apply -json', await looks.applyEvents()],
  ] as const;
  for (const [command, done] of streams) {
    // How often progress is told depends on how long a thing takes.
    const events = eventsOf({ ...done, code: 0 }).filter(({ type }) => type !== 'apply_progress');
    for (const event of events) {
      const type = `event ${worded(event, 'type')}`;
      for (const key of [type, ...keysIn(event, type)]) keys.add(key);
    }
    note(`${of}: ${command}`, eventOrder(events));
    note(`${of}: ${command}, change_summary`, countsIn(events));
    note(`${of}: ${command}, planned_change`, plannedIn(events));
  }
}

function terraformLooks(side: TerraformSide): Looks {
  return {
    async document() {
      await side.quietly(['plan', '-out=plan']);
      return side.quietly(['show', '-json', 'plan']);
    },
    planEvents: () => side.quietly(['plan', '-json']),
    applyEvents: () => side.quietly(['apply', '-json', '-auto-approve']),
  };
}

function hostformLooks(side: HostformSide): Looks {
  return {
    async document() {
      await side.quietly('plan', '--out', 'plan');
      return side.quietly('show', '--json', 'plan');
    },
    planEvents: () => side.quietly('plan', '--json'),
    applyEvents: () => side.quietly(...ALLOWED, '--json'),
  };
}

/** Without a provisioner: its events have no counterpart. */
const thing = (input: number, trigger: number): string =>
  `resource "terraform_data" "web-1" {\n  input = ${input}\n  triggers_replace = ${trigger}\n}\n`;

export const JSON_SHAPES: readonly Scenario[] = [
  {
    name: 'JSON',
    async terraform(side) {
      const met = { note: side.note, keys: new Set<string>() };
      const looks = terraformLooks(side);
      const steps = [
        ['create', thing(1, 1)],
        ['no-op', thing(1, 1)],
        ['update', thing(2, 1)],
        ['replace', thing(2, 2)],
        ['delete', ''],
      ] as const;
      for (const [of, block] of steps) {
        side.declare(block);
        await look(of, looks, met);
      }
      for (const key of [...met.keys].sort()) side.note(key, THERE);
    },
    async hostform(side) {
      const met = { note: side.note, keys: new Set<string>() };
      const looks = hostformLooks(side);
      const stopped = { servers: { 'web-1': { ...SERVER, power: 'stopped' } } };
      const steps = [
        ['create', ONE],
        ['no-op', ONE],
        ['update', stopped],
        ['replace', REPLACED],
        ['delete', {}],
      ] as const;
      for (const [of, manifest] of steps) {
        side.declare(manifest);
        await look(of, looks, met);
      }
      for (const key of [...met.keys].sort()) side.note(key, THERE);
    },
  },
];
