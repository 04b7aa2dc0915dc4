/**
 * Foreign text in Markdown. Names, messages and values come from vendors and manifests; on a forge they could mention
 * people, refer to issues, draw images or close our sections. Escaping does not help against all of that (a forge looks
 * for mentions after the Markdown is gone), code does: nothing inside a code span or a fenced block is interpreted.
 */
import { safeLines, safeText } from '../render/safe-text.ts';

/** Characters of one foreign text that are shown. */
const MOST = 400;

/** Words that no forge reads anything into. */
const PLAIN = /^[A-Za-z]+(?:(?:, | |')[A-Za-z]+)*$/u;

/** The same with what amounts are made of; an address of the web or a reference to an issue is none. */
const PLAIN_MONEY = /^[A-Za-z0-9 .,;+/()>-]*$/u;
const NO_MONEY = /[A-Za-z](?:\.\w|-\d)|(?<! -)>|>(?! )/u;

/** A piece of foreign text inside a line of ours. */
export function codeSpan(text: string): string {
  const shown = cut(safeText(text), MOST);
  if (shown === '') return '`""`';
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = /^[` ]|[` ]$/u.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A sentence that is most probably ours: as it is when it has harmless words only, else as code. */
export function sentence(text: string): string {
  return text.length <= MOST && PLAIN.test(text) ? text : codeSpan(text);
}

/** A line about money: currencies come from vendors. */
export function moneyLine(text: string): string {
  return PLAIN_MONEY.test(text) && !NO_MONEY.test(text) ? text : codeSpan(text);
}

/** Lines that are foreign, or have foreign text in them. They are made safe here, and cut after `most` characters. */
export function codeBlock(lines: readonly string[], { most = 2000, language = 'text' } = {}): string {
  const shown = cut(lines.flatMap((line) => safeLines(line)).join('\n'), most);
  const fence = '`'.repeat(Math.max(3, longestRun(shown) + 1));
  return `${fence}${language}\n${shown}\n${fence}`;
}

/** A comment that a reader does not see. What it says can not end it. */
export function hiddenLine(text: string): string {
  const plain = text.replace(/[^\w.:/ -]/gu, '?').replace(/-{2,}/gu, '-');
  return `<!-- ${cut(plain, MOST).replace(/-$/u, '')} -->`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
}

/** Never in the middle of a character. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = most - 1;
  const code = text.charCodeAt(end - 1);
  return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? end - 1 : end)}…`;
}
