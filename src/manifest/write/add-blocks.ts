/**
 * Puts new blocks into the text of a manifest. Text is only ever inserted: every character that was there stays as it is,
 * comments, anchors, quotes and line ends included. Whether the result says what it should is for the caller to read.
 */
import { type Document, isAlias, isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { HostformError } from '../../model/errors.ts';
import { blockLines, jsonEntry, type NewBlock } from './block-text.ts';

/** Text that goes in at an offset. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** What the insertions of one file have in common. */
interface Page {
  readonly text: string;
  readonly eol: string;
}

/** The first line of a manifest that did not exist. */
const HEAD = 'hostform: 1\n';

/**
 * The text with the blocks in it: in their sections, at the end of those; sections that are not there yet come last, in
 * the order of their first block. `undefined` stands for a file that does not exist.
 * @throws HostformError USAGE when a section is written in a way that nothing can be added to.
 */
export function addBlocks(text: string | undefined, blocks: readonly NewBlock[]): string {
  const bom = text?.startsWith('\uFEFF') ? '\uFEFF' : '';
  const page: Page = { text: text?.slice(bom.length) ?? HEAD, eol: text?.includes('\r\n') ? '\r\n' : '\n' };
  const root = rootOf(page.text);
  const missing: (readonly NewBlock[])[] = [];
  const insertions: Insertion[] = [];
  for (const section of inSections(blocks)) {
    const pair = root.items.find(({ key }) => isScalar(key) && key.value === section[0]?.kind);
    if (pair) insertions.push(intoSection(page, pair, section));
    else missing.push(section);
  }
  if (missing.length > 0) insertions.push(root.flow ? newEntries(page, root, missing) : newSections(page, missing));
  return bom + inserted(page.text, insertions);
}

function rootOf(text: string): YAMLMap<unknown, unknown> {
  const document: Document = parseDocument(text, { version: '1.2', schema: 'core', merge: false, uniqueKeys: false });
  if (isMap(document.contents)) return document.contents;
  throw notAddable('It is no mapping.');
}

function inSections(blocks: readonly NewBlock[]): NewBlock[][] {
  const sections = new Map<string, NewBlock[]>();
  for (const block of blocks) {
    const section = sections.get(block.kind);
    if (section) section.push(block);
    else sections.set(block.kind, [block]);
  }
  return [...sections.values()];
}

function intoSection(page: Page, pair: Pair<unknown, unknown>, blocks: readonly NewBlock[]): Insertion {
  const { key, value } = pair;
  const name = blocks[0]?.kind ?? '';
  if (isAlias(value)) throw notAddable(`"${name}" is an alias of something else.`);
  if (isMap(value) && value.anchor !== undefined)
    throw notAddable(`"${name}" has an anchor, and is used elsewhere too.`);
  if (isMap(value)) return value.flow ? intoBraces(page, value, blocks) : belowItems(page, value, blocks);
  const isBare = value === null || (isScalar(value) && value.value === null && (value.source ?? '') === '');
  if (isBare) return { at: lineEnd(page.text, rangeOf(key)[1]), text: textOf(page, blocks, '  ') };
  throw notAddable(`"${name}" is no mapping.`);
}

/** Behind the last entry and the comments that are as deep as it; blank lines stay below. */
function belowItems({ text, eol }: Page, section: YAMLMap<unknown, unknown>, blocks: readonly NewBlock[]): Insertion {
  const first = rangeOf(section.items[0]?.key)[0];
  const indent = ' '.repeat(first - (text.lastIndexOf('\n', first - 1) + 1));
  const end = section.items.reduce((most, { key, value }) => Math.max(most, deepEnd(key), deepEnd(value)), first);
  // A text in lines of its own ends with a line end that belongs to it.
  let at = lineEnd(text, text[end - 1] === '\n' ? end - 1 : end);
  for (let from = text.indexOf('\n', at) + 1; from > 0; from = text.indexOf('\n', from) + 1) {
    const stop = lineEnd(text, from);
    const line = text.slice(from, stop);
    if (line.trim() !== '' && !(line.startsWith(indent) && line.trimStart().startsWith('#'))) break;
    if (line.trim() !== '') at = stop;
  }
  return { at, text: textOf({ eol }, blocks, indent) };
}

/** Where a node's text ends, without comments and blank lines after it. */
function deepEnd(node: unknown): number {
  if (isMap(node) && !node.flow) {
    return node.items.reduce((most, { key, value }) => Math.max(most, deepEnd(key), deepEnd(value)), rangeOf(node)[0]);
  }
  return rangeOf(node)[1];
}

/** Entries in lines of their own, which begin with the line end before them. */
function textOf({ eol }: Pick<Page, 'eol'>, blocks: readonly NewBlock[], indent: string): string {
  return blocks
    .flatMap(blockLines)
    .map((line) => `${eol}${indent}${line}`)
    .join('');
}

function newSections({ text, eol }: Page, sections: readonly (readonly NewBlock[])[]): Insertion {
  const before = text === '' || text.endsWith('\n') ? '' : eol;
  const written = sections.map((blocks) => `${eol}${blocks[0]?.kind}:${textOf({ eol }, blocks, '  ')}${eol}`);
  return { at: text.length, text: before + written.join('') };
}

function intoBraces(page: Page, map: YAMLMap<unknown, unknown>, blocks: readonly NewBlock[]): Insertion {
  return behindLast(page, map, blocks.map(jsonEntry));
}

function newEntries(
  page: Page,
  root: YAMLMap<unknown, unknown>,
  sections: readonly (readonly NewBlock[])[],
): Insertion {
  const entries = sections.map((blocks) => {
    const fields = Object.fromEntries(blocks.map((block) => [block.key, block.fields]));
    return jsonEntry({ key: blocks[0]?.kind ?? '', fields });
  });
  return behindLast(page, root, entries);
}

/** Behind the last entry in braces; on lines of their own where that one has its own. */
function behindLast({ text, eol }: Page, map: YAMLMap<unknown, unknown>, entries: readonly string[]): Insertion {
  const last = map.items.at(-1);
  if (!last) return { at: rangeOf(map)[0] + 1, text: ` ${entries.join(', ')} ` };
  const start = rangeOf(last.key)[0];
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const gap = before.trim() === '' ? `${eol}${before}` : ' ';
  const at = Math.max(rangeOf(last.key)[1], last.value === null ? 0 : rangeOf(last.value)[1]);
  return { at, text: entries.map((entry) => `,${gap}${entry}`).join('') };
}

/** The offset of the line end after `from`, or of the end of the text. */
function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

function inserted(text: string, insertions: readonly Insertion[]): string {
  let done = '';
  let from = 0;
  for (const { at, text: more } of [...insertions].sort((a, b) => a.at - b.at)) {
    done += text.slice(from, at) + more;
    from = at;
  }
  return done + text.slice(from);
}

function rangeOf(node: unknown): readonly [number, number] {
  const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  if (Array.isArray(range) && typeof range[0] === 'number' && typeof range[1] === 'number') return [range[0], range[1]];
  throw notAddable('A part of it has no place.');
}

function notAddable(detail: string): HostformError {
  return new HostformError('USAGE', 'Nothing can be added to this manifest', {
    detail,
    hint: 'keep the manifest in a folder, and name another file of it with --out',
  });
}
