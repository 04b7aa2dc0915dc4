/** The parts of the comment, each within the room that it is given. */
import type { DriftFinding, DriftReport } from '../../model/drift.ts';
import type { Problem } from '../../model/errors.ts';
import type { Accounting } from '../../model/event.ts';
import type { Action, Plan, ResourceDrift, Verb } from '../../model/plan.ts';
import { actionLines } from '../render/action-text.ts';
import { makeStyle } from '../render/colors.ts';
import { findingLines } from '../render/drift-text.ts';
import { doing, hasOnlyMoved } from '../render/phrases.ts';
import { safeText } from '../render/safe-text.ts';
import { sourcesOf } from '../render/unknowns.ts';
import { codeBlock, codeSpan, sentence } from './markdown-text.ts';

const PLAIN = makeStyle(false);

/** Characters that a section needs besides its entries; with less than that it is only counted. */
const OVERHEAD = 200;

/** Characters of one entry: a long value must not take the room of all others. */
const LONGEST_ENTRY = 4000;

/** What moved outside must not take the room of what is planned. */
const FOR_DRIFT = 8000;

interface Room {
  /** Characters. */
  readonly room: number;
  readonly title: string;
}

/** A paragraph with a title and as many items as fit; the others are counted. */
export function problemItems(problems: readonly Problem[], { room, title }: Room): string[] {
  if (problems.length === 0) return [];
  const items = fitting(problems.map(problemItem), room - OVERHEAD);
  const list = items.length > 0 ? [items.join('\n')] : [];
  return [`**${title} (${problems.length})**`, ...list, ...notShown(problems.length - items.length)];
}

function problemItem({ summary, address, at, detail, hint }: Problem): string {
  const place = at ? ` at ${codeSpan(`${at.file}:${at.line}:${at.column}`)}` : '';
  const owner = address === undefined ? '' : ` ${codeSpan(address)}`;
  const prose = [...(detail === undefined ? [] : [detail]), ...(hint === undefined ? [] : [`-> ${hint}`])];
  const block = prose.length === 0 ? '' : `\n${indented(codeBlock(prose, { most: 1500 }))}`;
  return `- **${sentence(summary)}**${owner}${place}${block}`;
}

/** Belongs to the item above it. */
function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}

type EndingList = 'failed' | 'unknown' | 'refused' | 'delivering' | 'skipped' | 'notStarted' | 'done';

const ENDINGS: readonly (readonly [EndingList, string])[] = [
  ['failed', 'failed'],
  ['unknown', 'with unknown outcome'],
  ['refused', 'refused before anything was paid'],
  ['delivering', 'still being delivered'],
  ['skipped', 'skipped'],
  ['notStarted', 'not started'],
  ['done', 'done'],
];

/** What became of each action, folded. */
export function accountingSections(accounting: Accounting, room: number): string[] {
  return sharing(
    room,
    ENDINGS.map(([ending, words]) => {
      const found: readonly Ended[] = accounting[ending];
      return { title: `${found.length} ${words}`, items: found, shown: (item: Ended) => endedLine(item, ending) };
    }),
  );
}

interface Ended {
  readonly address: string;
  readonly verb: Verb;
  readonly id?: string;
  readonly because?: readonly string[];
}

function endedLine({ address, verb, id, because = [] }: Ended, ending: string): string {
  const not = ending === 'done' || ending === 'delivering' ? '' : 'not ';
  const suffix = `${id === undefined ? '' : ` [id=${id}]`}${because.length > 0 ? ` because of ${because.join(', ')}` : ''}`;
  return safeText(`${address}: ${not}${doing(verb).done}${suffix}`);
}

/** What goes comes first: it is what a reviewer must not miss. */
const GROUPS: readonly (readonly [Verb | 'move', string])[] = [
  ['delete', 'to destroy'],
  ['replace', 'to replace'],
  ['update', 'to change'],
  ['create', 'to create'],
  ['adopt', 'to import'],
  ['forget', 'to forget'],
  ['move', 'to move'],
];

/** The plan's actions, one fold for each kind of change. */
export function planSections(plan: Plan, room: number): string[] {
  const sources = sourcesOf(plan);
  const shown = (action: Action): string =>
    actionLines(action, { style: PLAIN, width: 100, verbose: false, sources }).map(inDiffLook).join('\n');
  const sections = GROUPS.map(([verb, words]) => {
    const items = plan.actions.filter((action) => (hasOnlyMoved(action) ? verb === 'move' : action.verb === verb));
    return { title: `${items.length} ${words}`, items, shown, language: 'diff', spaced: true };
  });
  const { drift = [] } = plan;
  const moved = { title: `${drift.length} changed outside of hostform`, items: drift, shown: movedLine };
  const outside = sharing(Math.min(room, FOR_DRIFT), [moved]);
  return [...outside, ...sharing(room - lengthOf(outside), sections)];
}

function movedLine({ address, verb, changes }: ResourceDrift): string {
  const what = verb === 'delete' ? 'is gone' : `differs in ${changes.map(({ field }) => field).join(', ')}`;
  return safeText(`${address}: ${what}`);
}

/** The symbol at the start of the line, where the colours of a diff look for it. */
function inDiffLook(line: string): string {
  return line.replace(
    /^(\s+)([-+~]) /u,
    (_, before: string, symbol: string) => `${symbol === '~' ? '!' : symbol}${before} `,
  );
}

/** What drift found, one fold for each class, in the order that `drift` prints them; what was known before comes last. */
export function driftSections({ findings, gone = [] }: DriftReport, room: number): string[] {
  const groupOf = (finding: DriftFinding): string => (finding.known ? 'known, as in the baseline' : finding.class);
  const groups = [...new Set(findings.filter(({ known }) => !known).map(groupOf)), 'known, as in the baseline'];
  const sections = [...groups, 'gone since the baseline'].map((name) => {
    const items = name === 'gone since the baseline' ? gone : findings.filter((finding) => groupOf(finding) === name);
    const shown = (finding: DriftFinding): string => findingLines(finding).join('\n');
    return { title: `${items.length} ${name}`, items, shown };
  });
  return sharing(room, sections);
}

/** With the blank lines between them. */
export function lengthOf(paragraphs: readonly string[]): number {
  return paragraphs.reduce((sum, { length }) => sum + length + 2, 0);
}

interface Section<T> {
  readonly title: string;
  readonly items: readonly T[];
  /** Safe text, which may have several lines. */
  readonly shown: (item: T) => string;
  readonly language?: string;
  /** A blank line between entries. */
  readonly spaced?: boolean;
}

/** One fold after the other, as long as there is room. Those without entries are left out. */
function sharing<T>(room: number, sections: readonly Section<T>[]): string[] {
  let left = room - OVERHEAD;
  return sections
    .filter(({ items }) => items.length > 0)
    .flatMap((section) => {
      const fold = folded(section, left);
      left -= lengthOf(fold);
      return fold;
    });
}

/** A fold with as many entries as fit in it, and a word on those that do not. */
function folded<T>({ title, items, shown, language = 'text', spaced }: Section<T>, room: number): string[] {
  const entries = fitting(lazily(items, shown), room - OVERHEAD);
  if (entries.length === 0) return [`${title} (not shown).`];
  const lines = spaced ? entries.flatMap((entry, at) => (at === 0 ? [entry] : ['', entry])) : entries;
  const block = codeBlock(lines, { most: room, language });
  const rest = notShown(items.length - entries.length);
  return [[`<details><summary>${title}</summary>`, block, ...rest, '</details>'].join('\n\n')];
}

function notShown(count: number): string[] {
  return count > 0 ? [`… and ${count} more that ${count === 1 ? 'is' : 'are'} not shown.`] : [];
}

/** Rendered only as far as there is room: a plan may have thousands. */
function* lazily<T>(items: readonly T[], shown: (item: T) => string): Iterable<string> {
  for (const item of items) yield shown(item);
}

/** As many as fit, in their order. */
function fitting(entries: Iterable<string>, room: number): string[] {
  const shown: string[] = [];
  let left = room;
  for (const entry of entries) {
    const short = entry.length > LONGEST_ENTRY ? `${entry.slice(0, LONGEST_ENTRY)}\n… (shortened)` : entry;
    left -= short.length + 2;
    if (left < 0) break;
    shown.push(short);
  }
  return shown;
}
