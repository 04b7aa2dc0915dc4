/** A plan as one likes to read it, in Terraform's look and with Terraform's sentences (contract §3). */
import type { Problem } from '../../model/errors.ts';
import { type Action, hasWork, type Plan, type Unmanaged, type Verb } from '../../model/plan.ts';
import { actionLines, deletions, refusalLines, verbSymbol } from './action-text.ts';
import type { Style } from './colors.ts';
import { costOf } from './cost.ts';
import { costLine } from './cost-line.ts';
import { leftOutWarning } from './left-out.ts';
import { kindWords, plannedCounts } from './phrases.ts';
import { rateText } from './price-text.ts';
import { warningLines } from './problems.ts';
import { refreshSections } from './refresh-text.ts';
import { safeText } from './safe-text.ts';
import { labelled, wrapText } from './text-width.ts';
import { sourcesOf } from './unknowns.ts';

export interface PlanLook {
  readonly style: Style;
  /** Columns that prose is broken at. Values are never broken. */
  readonly width?: number;
  /** Shows what stays as it is, too. */
  readonly verbose?: boolean;
}

interface Look {
  readonly style: Style;
  readonly width: number;
  readonly verbose: boolean;
}

/** The whole plan; ends with a line end. Nothing in it depends on the time or on the order of the manifest's keys. */
export function planText(plan: Plan, { style, width = 100, verbose = false }: PlanLook): string {
  const look: Look = { style, width, verbose };
  const sections = [
    ...(plan.mode === 'refresh-only' ? refreshSections(plan, look) : []),
    ...actionSections(plan, look),
    leftAloneLines(plan),
    ...warningSections(plan, look),
    refusedLines(plan, look),
    deletionLines(plan, look),
    stateOnlyLines(plan),
    summaryLines(plan, look),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function actionSections(plan: Plan, look: Look): string[][] {
  const told = new Set(plan.mode === 'refresh-only' ? plan.drift?.map(({ address }) => address) : []);
  const shown = plan.actions.filter((action) => (look.verbose || isWorthShowing(action)) && !told.has(action.address));
  if (shown.length === 0) return [];
  const sources = sourcesOf(plan);
  const intro = hasWork(plan) ? [legend(shown, look.style)] : [];
  return [...intro, ...shown.map((action) => actionLines(action, { ...look, sources }))];
}

function isWorthShowing({ verb, notes, refusals, resume, reason, previousAddress }: Action): boolean {
  if (previousAddress !== undefined) return true;
  if (verb !== 'no-op' || reason === 'protection_changed' || reason === 'links_changed') return true;
  return notes.length > 0 || refusals.length > 0 || resume !== undefined;
}

const LEGEND: readonly (readonly [Verb, string])[] = [
  ['create', 'create'],
  ['adopt', 'import'],
  ['update', 'update in-place'],
  ['replace', 'destroy and then create replacement'],
  ['delete', 'destroy'],
  ['forget', 'no longer manage'],
];

function legend(actions: readonly Action[], style: Style): string[] {
  const used = LEGEND.filter(([verb]) => actions.some((action) => action.verb === verb));
  if (used.length === 0) return [];
  return ['hostform will do the following:', ...used.map(([verb, words]) => `${verbSymbol(verb, style)} ${words}`)];
}

/** `3 servers at zomro are not managed here and are left alone.` */
function leftAloneLines({ unmanaged }: Plan): string[] {
  return unmanaged.map(unmanagedText);
}

/** One sentence about what is live and not ours. */
export function unmanagedText({ kind, provider, count }: Unmanaged): string {
  const [are, left] = count === 1 ? ['is', 'is'] : ['are', 'are'];
  return `${count} ${kindWords(kind, count)} at ${safeText(provider)} ${are} not managed here and ${left} left alone.`;
}

function warningSections(plan: Plan, look: Look): string[][] {
  return [...leftOutWarning(plan), ...plan.warnings].map((problem) => warningLines(problem, look));
}

/** Refusals of the plan as a whole, and how many actions are refused above. */
function refusedLines(plan: Plan, { style, width }: Look): string[] {
  const said = new Set(plan.actions.flatMap(({ refusals }) => refusals.map(sameProblem)));
  const whole = plan.refusals.filter((problem) => !said.has(sameProblem(problem)));
  const refused = plan.actions.flatMap(({ address, refusals }) =>
    refusals.map(({ summary }) => `${safeText(address)}: ${safeText(summary)} (see above)`),
  );
  if (whole.length === 0 && refused.length === 0) return [];
  return [
    style.bold(style.red('Apply would refuse this plan:')),
    ...refused.map((line) => `  - ${line}`),
    ...whole.flatMap((problem) => refusalLines(problem, { style, width, label: '-' }).map((line) => line.slice(2))),
  ];
}

function sameProblem({ code, address, summary, detail }: Problem): string {
  return JSON.stringify([code, address, summary, detail]);
}

function deletionLines({ actions }: Plan, { style, width }: Look): string[] {
  const going = deletions(actions);
  if (going.length === 0) return [];
  const label = 'Deletions:';
  return labelled(style.bold(style.red(label)), wrapText(going.join(', '), width - label.length - 1), 0);
}

function summaryLines(plan: Plan, { style }: Look): string[] {
  const cost = costOf(plan);
  const money = costLine(cost, { named: Object.keys(plan.balances).length > 1 });
  const stopped = cost.stopped.map(({ address, ...rate }) => `${safeText(address)} (${rateText(rate)})`);
  return [
    emphasised(summaryLine(plan), style),
    ...(money === undefined ? [] : [emphasised(money, style)]),
    ...(stopped.length === 0 ? [] : [`Stopped, and billed all the same: ${stopped.join(', ')}.`]),
  ];
}

/** The sentence that other tools parse. */
export function summaryLine(plan: Plan): string {
  if (!hasWork(plan) && plan.mode === 'destroy') return 'No changes. No objects need to be destroyed.';
  if (!hasWork(plan))
    return `No changes. Your infrastructure ${plan.mode === 'refresh-only' ? 'still matches' : 'matches'} the configuration.`;
  return plannedCounts(plan.actions);
}

/** What has no place in that sentence, which others parse, gets a line of its own. */
function stateOnlyLines({ actions }: Plan): string[] {
  const moved = (protect: boolean) => (action: Action) =>
    action.reason === 'protection_changed' && action.protect === protect;
  const kinds: readonly (readonly [string, (action: Action) => boolean])[] = [
    ['move', ({ previousAddress }) => previousAddress !== undefined],
    ['forget', ({ verb }) => verb === 'forget'],
    ['protect', moved(true)],
    ['unprotect', moved(false)],
    ['refresh', ({ reason }) => reason === 'refreshed'],
    ['relink', ({ reason }) => reason === 'links_changed'],
  ];
  const parts = kinds
    .map(([word, belongs]) => ({ word, count: actions.filter(belongs).length }))
    .filter(({ count }) => count > 0)
    .map(({ word, count }) => `${count} to ${word}`);
  return parts.length === 0 ? [] : [`In the state only: ${parts.join(', ')}.`];
}

/** The first word of a closing line in bold, as Terraform has it. */
function emphasised(line: string, style: Style): string {
  const end = line.search(/[:.] /u) + 1;
  return `${style.bold(line.slice(0, end))}${line.slice(end)}`;
}
