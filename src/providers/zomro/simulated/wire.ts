/**
 * The vendor's encoding (zomro.md §4). Answers are built as plain trees: text is a string, repeated nodes are lists,
 * attributes are keys that begin with `$`. This file alone knows what that looks like on the wire.
 */

/** One node of an answer. `undefined` is left out. */
export type Tree = string | readonly (string | Branch)[] | Branch | undefined;

/** A node with children. Keys that begin with `$` are attributes, and `$` itself is the node's text. */
export interface Branch {
  readonly [key: string]: Tree;
}

export interface EncodeOptions {
  /** Other BILLmanager hosts write a single `elem` as an object instead of a list of one (§4). */
  readonly collapseElem: boolean;
}

/** Nodes that Zomro always writes as lists; every other repeated node collapses when it is alone (§4). */
const CONTAINERS: ReadonlySet<string> = new Set(['elem', 'slist', 'val', 'list']);

/** The `{"doc": …}` envelope as JSON text, written straight away: lists of thousands of rows are common here. */
export function toJson(doc: Branch, options: EncodeOptions): string {
  const out: string[] = ['{"doc":'];
  writeBranch(out, doc, options);
  out.push('}');
  return out.join('');
}

/** A list without entries is left out: `elem` is absent then (§4). */
function writeBranch(out: string[], branch: Branch, options: EncodeOptions): void {
  let comma = '{"';
  for (const key in branch) {
    const value = branch[key];
    if (value === undefined || (isMany(value) && value.length === 0)) continue;
    out.push(comma, UNUSUAL.test(key) ? JSON.stringify(key).slice(1, -1) : key, '":');
    comma = ',"';
    if (isPlain(key)) out.push(JSON.stringify(value));
    else writeChild(out, key, value, options);
  }
  out.push(comma === '{"' ? '{}' : '}');
}

/** Anything that JSON may want escaped. */
const UNUSUAL = /[^ !#-[\]-~]/;

/** Attributes and labels (`messages.msg`, §4) are plain strings, not scalars. */
function isPlain(key: string): boolean {
  return key.charCodeAt(0) === 0x24 || key === 'messages';
}

/** Scalars, branches, and lists; empty text is `{}`, so that having a key does not mean having a value (§4). */
function writeChild(out: string[], key: string, value: Tree, options: EncodeOptions): void {
  if (typeof value === 'string') {
    if (value === '') out.push('{}');
    else if (UNUSUAL.test(value)) out.push('{"$":', JSON.stringify(value), '}');
    else out.push('{"$":"', value, '"}');
    return;
  }
  if (!isMany(value)) {
    if (value !== undefined) writeBranch(out, value, options);
    return;
  }
  const stays = CONTAINERS.has(key) && !(key === 'elem' && options.collapseElem);
  if (value.length === 1 && !stays) return writeChild(out, '', value[0], options);
  let comma = '[';
  for (const item of value) {
    out.push(comma);
    writeChild(out, '', item, options);
    comma = ',';
  }
  out.push(']');
}

function isMany(value: Tree): value is readonly (string | Branch)[] {
  return Array.isArray(value);
}

/** The same tree as XML, for `out=xml` (§1, §3). */
export function toXml(doc: Branch): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('doc', doc)}\n`;
}

function element(name: string, value: Tree): string {
  if (value === undefined) return '';
  if (isMany(value)) return value.map((item) => element(name, item)).join('');
  if (typeof value === 'string') return value === '' ? `<${name}/>` : `<${name}>${escapeMarkup(value)}</${name}>`;
  let attributes = '';
  let inside = '';
  for (const [key, child] of Object.entries(value)) {
    if (key === '$' && typeof child === 'string') inside += escapeMarkup(child);
    else if (key.startsWith('$')) attributes += attribute(key.slice(1), child);
    else inside += element(key, child);
  }
  return `<${name}${attributes}>${inside}</${name}>`;
}

function attribute(name: string, value: Tree): string {
  return typeof value === 'string' ? ` ${name}="${escapeMarkup(value)}"` : '';
}

/** What a call without `out=json` gets: the panel's own page, whatever the outcome was (§1). */
export function toPage(title: string, text: string): string {
  return [
    '<!DOCTYPE html>',
    `<html><head><meta charset="UTF-8"><title>BILLmanager - ${escapeMarkup(title)}</title></head>`,
    `<body class="billmgr"><div id="app"><noscript>${escapeMarkup(text)}</noscript></div>`,
    '<script src="/manimg/main.js"></script></body></html>\n',
  ].join('\n');
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
