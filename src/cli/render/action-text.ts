/** One action of a plan: header, fields, steps, price, notes, refusals. */
import type { Problem } from '../../model/errors.ts';
import type { Action, Verb } from '../../model/plan.ts';
import { type Address, splitAddress } from '../../model/resource.ts';
import { actionRows } from './action-rows.ts';
import type { Style } from './colors.ts';
import { because, hasOnlyMoved, headline } from './phrases.ts';
import { priceText } from './price-text.ts';
import { remarkLine, rowLines } from './rows.ts';
import { quoted, safeLines, safeText } from './safe-text.ts';
import { labelled, wrapText } from './text-width.ts';
import type { Sources } from './unknowns.ts';

export interface ActionLook {
  readonly style: Style;
  readonly width: number;
  readonly verbose: boolean;
  readonly sources: Sources;
}

/** Where fields begin, and the lines about the action as a whole. */
const FIELDS = 6;
const ABOUT = 4;

/** The lines of one action, without a blank line around them. */
export function actionLines(action: Action, look: ActionLook): string[] {
  const { style } = look;
  const reason = because(action);
  const { address, previousAddress } = action;
  const onlyMoved = previousAddress !== undefined && hasOnlyMoved(action);
  return [
    `  ${style.bold(`# ${safeText(onlyMoved ? previousAddress : address)}`)} ${paintHeadline(action, style)}`,
    ...(previousAddress === undefined || onlyMoved
      ? []
      : [`  ${style.dim(`# (moved from ${safeText(previousAddress)})`)}`]),
    ...(reason === undefined ? [] : [`  ${style.dim(`# (${reason})`)}`]),
    ...blockLines(action, look),
    ...aboutLines(action, look),
  ];
}

function blockLines(action: Action, { style, verbose, sources }: ActionLook): string[] {
  const { rows, remark } = actionRows(action, { style, verbose, sources });
  const head = `${verbSymbol(action.verb, style)} ${safeText(action.type)} ${quoted(splitAddress(action.address).key)} {`;
  if (action.verb === 'no-op' && rows.length === 0) return [];
  return [
    head,
    ...rowLines(rows, FIELDS, style),
    ...(remark === undefined ? [] : [remarkLine(remark, FIELDS, style)]),
    '    }',
  ];
}

/** Three columns wide, as Terraform sets them. */
export function verbSymbol(verb: Verb, style: Style): string {
  switch (verb) {
    case 'create':
      return `  ${style.green('+')}`;
    case 'update':
      return `  ${style.yellow('~')}`;
    case 'replace':
      return `${style.red('-')}/${style.green('+')}`;
    case 'delete':
      return `  ${style.red('-')}`;
    case 'forget':
      return `  ${style.magenta('.')}`;
    case 'adopt':
      return ` ${style.cyan('<=')}`;
    case 'no-op':
      return '   ';
  }
}

function paintHeadline(action: Action, style: Style): string {
  const text = headline(action);
  if (action.verb === 'delete' || action.verb === 'replace' || action.wipes) return style.bold(style.red(text));
  return style.bold(text);
}

function aboutLines(action: Action, { style, width }: ActionLook): string[] {
  const room = width - ABOUT - 'steps: '.length;
  const price = priceText(action);
  const steps = action.steps.map(
    ({ name, note }) => `${safeText(name)}${note === undefined ? '' : ` (${safeText(note)})`}`,
  );
  const notes = action.notes.flatMap((note) => safeLines(note).flatMap((line) => wrapText(line, room)));
  return [
    ...labelled('after:', wrapText(action.waitsFor.map(safeText).join(', '), room), ABOUT).filter(
      () => action.waitsFor.length > 0,
    ),
    ...labelled('steps:', stepLines(steps, room), ABOUT),
    ...labelled('price:', price === undefined ? [] : [style.bold(price)], ABOUT),
    ...labelled('notes:', notes, ABOUT),
    ...endingLines(action, style),
    ...action.refusals.flatMap((problem) => refusalLines(problem, { style, width, label: 'refused:' })),
  ];
}

/** Steps on one line where they fit, else one below the other. */
function stepLines(steps: readonly string[], room: number): string[] {
  if (steps.length === 0) return [];
  const line = steps.join(' -> ');
  return line.length <= room ? [line] : steps.map((step, at) => (at === 0 ? step : `-> ${step}`));
}

function endingLines({ endsService, wipes }: Action, style: Style): string[] {
  const line = (label: string, text: string): string => `    ${style.bold(style.red(label))} ${text}`;
  return [
    ...(endsService ? [line('ends: ', 'the service runs out when its period does; this counts as a deletion')] : []),
    ...(wipes
      ? [line('wipes:', style.red('all data on it is lost, only its id stays; this counts as a deletion'))]
      : []),
  ];
}

interface RefusalLook {
  readonly style: Style;
  readonly width: number;
  readonly label: string;
}

/** Why apply would refuse, and what would allow it. */
export function refusalLines(problem: Problem, { style, width, label }: RefusalLook): string[] {
  const room = width - ABOUT - label.length - 1;
  const prose = (text: string): string[] => safeLines(text).flatMap((line) => wrapText(line, room));
  const lines = [
    ...prose(problem.summary).map(style.red),
    ...(problem.detail === undefined ? [] : prose(problem.detail)),
    ...(problem.hint === undefined ? [] : prose(`-> ${problem.hint}`).map(style.bold)),
  ];
  return labelled(style.bold(style.red(label)), lines, ABOUT);
}

/** What a plan deletes, for the line before the summary: `servers.db-1 (replaced)`. */
export function deletions(actions: readonly Action[]): string[] {
  const named = (address: Address, remark: string): string => `${safeText(address)}${remark}`;
  return actions.flatMap(({ address, verb, endsService, wipes }) => {
    if (verb === 'delete') return [named(address, '')];
    if (verb === 'replace') return [named(address, ' (replaced)')];
    if (wipes) return [named(address, ' (wiped)')];
    return endsService ? [named(address, ' (ends with its period)')] : [];
  });
}
