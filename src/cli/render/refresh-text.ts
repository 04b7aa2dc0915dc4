/** What changed outside of hostform, in the way Terraform tells it; the body of a refresh-only plan. */
import type { Plan, ResourceDrift } from '../../model/plan.ts';
import { splitAddress } from '../../model/resource.ts';
import { actionRows } from './action-rows.ts';
import { verbSymbol } from './action-text.ts';
import type { Style } from './colors.ts';
import { plural } from './price-text.ts';
import { remarkLine, rowLines } from './rows.ts';
import { quoted, safeText } from './safe-text.ts';
import { labelled, wrapText } from './text-width.ts';

interface Look {
  readonly style: Style;
  readonly width: number;
  readonly verbose: boolean;
}

/** Where fields begin, and the lines about a resource as a whole. */
const FIELDS = 6;
const ABOUT = 4;

/** Sections of a refresh-only plan before its warnings and its summary. */
export function refreshSections({ drift = [], actions }: Plan, look: Look): string[][] {
  if (drift.length > 0) {
    return [
      [`${look.style.bold(look.style.cyan('Note:'))} ${look.style.bold('Objects have changed outside of hostform')}`],
      ...drift.map((each) => driftLines(each, look)),
      wrapText('This is a refresh-only plan: it records these changes, and changes nothing at a vendor.', look.width),
    ];
  }
  const they = actions.length === 1 ? 'it is' : 'they are';
  const said = `Looked at ${plural(actions.length, 'recorded resource')}: ${they} as recorded. The manifest was not compared.`;
  return actions.length === 0 ? [] : [wrapText(said, look.width)];
}

function driftLines(drift: ResourceDrift, look: Look): string[] {
  const { style, verbose, width } = look;
  const { address, verb, before, type, changes, id, notes } = drift;
  const shown = { address, verb, before, changes, id, type, secrets: {} } as const;
  const { rows, remark } = actionRows({ ...EMPTY, ...drift, ...shown }, { style, verbose, sources: new Map() });
  const headline = verb === 'delete' ? style.red('has been deleted') : 'has changed';
  return [
    `  ${style.bold(`# ${safeText(address)}`)} ${style.bold(headline)}`,
    `${verbSymbol(verb, style)} ${safeText(type)} ${quoted(splitAddress(address).key)} {`,
    ...rowLines(rows, FIELDS, style),
    ...(remark === undefined ? [] : [remarkLine(remark, FIELDS, style)]),
    '    }',
    ...labelled(
      'notes:',
      notes.flatMap((note) => wrapText(safeText(note), width - ABOUT - 'notes: '.length)),
      ABOUT,
    ),
  ];
}

const EMPTY = {
  reason: 'refreshed',
  references: [],
  steps: [],
  dependsOn: [],
  waitsFor: [],
  protect: false,
  refusals: [],
  precondition: { record: null, live: null },
} as const;
