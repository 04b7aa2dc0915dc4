/** The final accounting of an apply: what was done, what was not and why, and what it cost (contract §3, §5). */
import type { Problem } from '../../model/errors.ts';
import type { Accounting, Repriced } from '../../model/event.ts';
import { compareMoney, isFree, type Money } from '../../model/money.ts';
import type { Plan, Verb } from '../../model/plan.ts';
import { accountingLine, isComplete } from './accounting-line.ts';
import type { Paint, Style } from './colors.ts';
import { becauseOf } from './event-messages.ts';
import { doing } from './phrases.ts';
import { moneyText } from './price-text.ts';
import { warningLines } from './problems.ts';
import { type Command, commandLines, resolveCommands } from './resolve-commands.ts';
import { safeLines, safeText } from './safe-text.ts';
import { wrapText } from './text-width.ts';

export interface AccountingLook {
  readonly style: Style;
  readonly mode: Plan['mode'];
  /** Columns that prose is broken at. */
  readonly width?: number;
  /** Payments that were sent, and nobody can tell yet whether they arrived. */
  readonly unsettled?: readonly Money[];
}

/** The whole accounting; ends with a line end. */
export function accountingText(accounting: Accounting, look: AccountingLook): string {
  const { style, mode, width = 100, unsettled = [] } = look;
  const complete = isComplete(accounting);
  const line = accountingLine(accounting, mode);
  const sections = [
    [style.bold(complete ? style.green(line) : style.red(line))],
    ...lists(accounting, { style, width }),
    ...accounting.notices.map((notice) => warningLines(notice, { style, width })),
    againLines(accounting, mode),
    [...(accounting.repriced ?? []).map(repricedText), spentText(accounting.spent, unsettled, style)],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

interface Look {
  readonly style: Style;
  readonly width: number;
}

function lists(accounting: Accounting, look: Look): string[][] {
  const { red, yellow, green } = look.style;
  return [
    section(
      'Done',
      green,
      look,
      accounting.done.map(({ address, verb, id }) => entry(address, `${doing(verb).done}${idText(id)}`)),
    ),
    section(
      'Failed',
      red,
      look,
      accounting.failed.flatMap((item) => causeLines(item, look)),
    ),
    section(
      'Outcome unknown',
      red,
      look,
      accounting.unknown.flatMap((item) => unknownLines(item, look)),
    ),
    section('Still being delivered', yellow, look, deliveringLines(accounting.delivering, look)),
    section(
      'Refused before anything was paid',
      red,
      look,
      accounting.refused.flatMap((item) => causeLines(item, look)),
    ),
    section(
      'Skipped',
      yellow,
      look,
      accounting.skipped.map(({ address, verb, because }) =>
        entry(address, `not ${doing(verb).done}${becauseOf(because)}`),
      ),
    ),
    section(
      'Not started',
      yellow,
      look,
      accounting.notStarted.map(({ address, verb }) => entry(address, `not ${doing(verb).done}`)),
    ),
  ];
}

function section(title: string, paint: Paint, { style }: Look, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [style.bold(paint(`${title}:`)), ...lines];
}

function entry(address: string, said: string): string {
  return `  ${safeText(address)}: ${said}`;
}

function idText(id: string | undefined): string {
  return id === undefined ? '' : ` [id=${safeText(id)}]`;
}

interface Cause {
  readonly address: string;
  readonly verb: Verb;
  readonly problem: Problem;
}

function causeLines({ address, problem }: Cause, { style, width }: Look): string[] {
  const prose = (text: string): string[] =>
    safeLines(text)
      .flatMap((line) => wrapText(line, width - 6))
      .map((line) => `      ${line}`);
  return [
    entry(address, safeText(problem.summary)),
    ...(problem.detail === undefined ? [] : prose(problem.detail)),
    ...(problem.hint === undefined ? [] : prose(`-> ${problem.hint}`).map(style.cyan)),
  ];
}

/** The commands stand below, so a hint need not name them. */
const RESOLVE = /(, (then|or): )?hostform pending resolve .*$/u;

/** A purchase whose end was not seen: never repeated on a guess, and these are the ways on. */
function unknownLines(cause: Cause, look: Look): string[] {
  const commands: Command[] = [['hostform pending', 'shows what is known'], ...resolveCommands(cause.address)];
  const { hint = '', ...problem } = cause.problem;
  const rest = hint.replace(RESOLVE, '');
  const said = rest === '' ? problem : { ...problem, hint: rest };
  return [
    ...causeLines({ ...cause, problem: said }, look),
    ...commandLines(commands, look.style.cyan).map((line) => `      ${line}`),
  ];
}

/** What is paid and not listed may be listed under another name: then only a person can tell. */
function deliveringLines(items: Accounting['delivering'], look: Look): string[] {
  return items.flatMap(({ address, id }) =>
    id === undefined
      ? [
          entry(address, 'paid; the vendor does not list it yet'),
          ...commandLines(resolveCommands(address), look.style.cyan).map((line) => `      ${line}`),
        ]
      : [entry(address, `bought${idText(id)}; the vendor needs longer`)],
  );
}

/** What is not done is what the next run does; where a refusal or an open question stands in the way, they say so. */
const COMMANDS: { readonly [mode in Plan['mode']]: string } = {
  apply: 'hostform apply',
  destroy: 'hostform destroy',
  'refresh-only': 'hostform apply --refresh-only',
};

function againLines({ failed, delivering, skipped, notStarted, unknown }: Accounting, mode: Plan['mode']): string[] {
  const command = COMMANDS[mode];
  if (unknown.length > 0)
    return [`Run "${command}" again to look once more (nothing is bought twice), or resolve it by hand.`];
  if ([failed, delivering, skipped, notStarted].every(({ length }) => length === 0)) return [];
  return [`Run "${command}" again: it goes on with what is left, and buys nothing twice.`];
}

/** `servers.web-1 was cheaper than planned: 0.10 EUR instead of 0.13 EUR.` */
function repricedText({ address, planned, paid }: Repriced): string {
  const less = paid.currency === planned.currency && compareMoney(paid, planned) < 0;
  const how = less ? 'cheaper than planned' : 'dearer than planned, within --price-tolerance';
  return `${safeText(address)} was ${how}: ${moneyText(paid)} instead of ${moneyText(planned)}.`;
}

function spentText(spent: readonly Money[], unsettled: readonly Money[], style: Style): string {
  const [left, maybe] = [spent, unsettled].map((amounts) =>
    amounts
      .filter((amount) => !isFree(amount))
      .map(moneyText)
      .join(' and '),
  );
  return `${style.bold('Money spent:')} ${left || 'nothing'}${maybe ? `; ${maybe} may have been paid` : ''}.`;
}
