/** New blocks as text, in the way a person would write them. */
import { stringify } from 'yaml';
import type { Attributes, Json } from '../../model/json.ts';
import { isList, isRecord } from '../../model/json.ts';

/** One entry of a section. */
export interface NewBlock {
  readonly kind: string;
  readonly key: string;
  /** In the order to write them in. */
  readonly fields: Attributes;
}

/** Lines of one entry: `key:`, and its fields two blanks deeper. What is inside a field stays on its line. */
export function blockLines({ key, fields }: NewBlock): string[] {
  const inner = Object.entries(fields).map(([field, value]) => `  ${scalar(field)}: ${fieldText(value)}`);
  return [`${scalar(key)}:`, ...inner];
}

/** The same for inside of braces, in JSON, which is YAML too: `"key": { … }`. */
export function jsonEntry({ key, fields }: Pick<NewBlock, 'key' | 'fields'>): string {
  return `${JSON.stringify(key)}: ${jsonText(fields)}`;
}

function fieldText(value: Json): string {
  return isList(value) || isRecord(value) ? flowText(value) : scalar(value);
}

/** `[mon, tue]`, `{ ignore_changes: [ssh_key] }`: quotes only where a bare word would mean something else. */
function flowText(value: Json): string {
  if (isList(value)) return `[${value.map(flowText).join(', ')}]`;
  if (!isRecord(value))
    return typeof value === 'string' && !isBareWord(value) ? visible(literal(value)) : scalar(value);
  const entries = Object.entries(value).map(([name, inner]) => `${flowText(name)}: ${flowText(inner)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

function isBareWord(text: string): boolean {
  return /^[A-Za-z][\w-]*$/.test(text) && scalar(text) === text;
}

/** Words that YAML 1.1 reads as something else (`02:01`, `on`) are quoted as well: other tools read the file too. */
function scalar(value: Json): string {
  const text = typeof value === 'string' ? literal(value) : value;
  if (typeof text === 'string' && (UNSEEN.test(text) || text.search(RUNNER) >= 0)) return visible(text);
  return stringify(text, { version: '1.2', compat: 'yaml-1.1', lineWidth: 0, blockQuote: false }).trimEnd();
}

/** What nobody sees in an editor, or what turns a line round there. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** What Azure, TeamCity and the older GitHub runners look for anywhere in a line: a rehearsal prints these blocks. */
const RUNNER = /##(?=\w*\[)/g;

/** In double quotes, the same text with nothing in it that acts by being printed. */
function visible(text: string): string {
  const escape = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => sign.split('').map(escape).join(''))
    .replace(RUNNER, '#\\u0023');
}

function jsonText(value: Json): string {
  if (isList(value)) return `[${value.map(jsonText).join(', ')}]`;
  if (!isRecord(value)) return typeof value === 'string' ? visible(literal(value)) : JSON.stringify(value);
  const entries = Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${jsonText(inner)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** With each `$` doubled, so that nothing in it is taken for a variable. */
function literal(text: string): string {
  return text.replaceAll('$', '$$$$');
}
