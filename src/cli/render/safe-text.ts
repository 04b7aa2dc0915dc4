/**
 * The one encoder for text that others wrote: vendors, manifests, state files, the environment. Nothing foreign may
 * move the cursor, hide or reorder characters, break a line, or speak to a CI runner.
 */
import type { Json } from '../../model/json.ts';

/**
 * Controls (C0, DEL, C1), format characters (bidi, zero-width, tags, soft hyphen), line and paragraph separators, lone
 * surrogates, and whatever else shows nothing by itself (fillers, joiners, variation selectors).
 */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** GitHub and GitLab read these at the start of a line. Any word may end up there, so no word begins with them. */
const LINE_COMMAND = /(^|\s)(:(?=:)|section_(?:start|end)(?=:))/gu;

/** Azure, TeamCity and the older GitHub runners look for these anywhere in a line. */
const ANYWHERE_COMMAND = /##(?=\w*\[)/gu;

/** Most text: printable ASCII, without the two characters that every command needs. Nothing in it has to be looked at. */
const HARMLESS = /^[ !"$-9;-~]*$/;

const SHORT: { readonly [character: string]: string } = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Foreign text inside a line of ours: everything that can not be seen is shown as an escape such as `\u001b`. */
export function safeText(text: string): string {
  return HARMLESS.test(text) ? text : breakCommands(escapeInvisible(text));
}

/** The same, for text of several lines: line ends stay, and each line is made safe by itself. */
export function safeLines(text: string): string[] {
  return text.split(/\r?\n/u).map(safeText);
}

/** A foreign string between quotes; quotes and backslashes in it are escaped, so that it can not end early. */
export function quoted(text: string): string {
  return `"${safeText(text.replaceAll('\\', '\\\\').replaceAll('"', '\\"'))}"`;
}

/** A name as it is when it is a plain word, else between quotes. */
export function safeName(name: string): string {
  return /^[A-Za-z_][\w.-]*$/u.test(name) ? name : quoted(name);
}

/** JSON whose strings hold nothing invisible and no command to a CI runner; it parses to the same value. */
export function safeJson(value: Json, indent?: number): string {
  return JSON.stringify(value, null, indent)
    .replace(INVISIBLE, (found) => (found === '\n' ? found : codeUnits(found)))
    .replace(ANYWHERE_COMMAND, '#\\u0023');
}

function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE, (found) => SHORT[found] ?? escape(found.codePointAt(0) ?? 0));
}

function breakCommands(text: string): string {
  return text
    .replace(
      LINE_COMMAND,
      (_, before: string, found: string) => `${before}${found === ':' ? '\\u003a' : found.replace('_', '\\u005f')}`,
    )
    .replace(ANYWHERE_COMMAND, '#\\u0023');
}

function escape(codePoint: number): string {
  const hex = codePoint.toString(16);
  return codePoint > 0xffff ? `\\u{${hex}}` : `\\u${hex.padStart(4, '0')}`;
}

/** As JSON has to spell it: one escape for each of its UTF-16 units. */
function codeUnits(character: string): string {
  return Array.from({ length: character.length }, (_, at) => escape(character.charCodeAt(at))).join('');
}
