/**
 * The notation of variables and references in a text, as Compose files have it (contract §2): `${NAME}`,
 * `${NAME:-default}`, `${NAME:?message}`, `$$`, and with a dot `${servers.web-1.ipv4}`.
 */
import type { Address } from '../../model/resource.ts';
import { LIMITS } from '../limits.ts';

export type Piece =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'variable';
      readonly name: string;
      /** `:-`: used when the variable is unset or empty. */
      readonly fallback?: readonly Piece[];
      /** `:?`: the variable may be neither unset nor empty; said when it is. */
      readonly message?: string;
      readonly mark: Mark;
    }
  | { readonly type: 'reference'; readonly address: Address; readonly output: string; readonly mark: Mark };

/** The notation itself, `${…}`, and where it begins in the text. */
export interface Mark {
  readonly index: number;
  readonly raw: string;
}

/** What is wrong with one `${`. */
export interface Flaw {
  readonly mark: Mark;
  readonly detail: string;
  readonly hint?: string;
}

export interface Template {
  readonly pieces: readonly Piece[];
  readonly flaws: readonly Flaw[];
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const REFERENCE = /^([a-z][a-z0-9_]*\.[a-z][a-z0-9-]{0,62})\.([a-z][a-z0-9_]*)$/;
const FORMS = 'write ${NAME}, ${NAME:-default} or ${NAME:?message}; $$ is a literal $';

/** Takes a text apart. What is malformed is a flaw; the pieces around it are still given. */
export function parseTemplate(text: string): Template {
  const reader: Reader = { text, at: 0, expressions: 0, flaws: [] };
  return { pieces: readPieces(reader, 0), flaws: reader.flaws };
}

interface Reader {
  readonly text: string;
  at: number;
  expressions: number;
  readonly flaws: Flaw[];
}

/** Up to the end, or inside a default (`depth` > 0) up to the `}` that closes it. */
function readPieces(reader: Reader, depth: number): Piece[] {
  const { text } = reader;
  const pieces: Piece[] = [];
  let literal = '';
  const keep = () => {
    if (literal !== '') pieces.push({ type: 'text', text: literal });
    literal = '';
  };
  while (reader.at < text.length && !(depth > 0 && text[reader.at] === '}')) {
    if (text.startsWith('${', reader.at)) {
      keep();
      const piece = readExpression(reader, depth);
      if (piece) pieces.push(piece);
    } else {
      const escaped = text.startsWith('$$', reader.at);
      literal += text[reader.at];
      reader.at += escaped ? 2 : 1;
    }
  }
  keep();
  return pieces;
}

/** One `${…}`; undefined when it is malformed, which is then noted. */
function readExpression(reader: Reader, depth: number): Piece | undefined {
  const { text } = reader;
  const index = reader.at;
  const head = /[^}:${]*/y;
  head.lastIndex = index + 2;
  const name = head.exec(text)?.[0] ?? '';
  reader.at = index + 2 + name.length;
  reader.expressions += 1;
  if (depth >= LIMITS.defaults) return endWith(reader, index, 'Too many defaults are inside one another.');
  if (reader.expressions > LIMITS.expressions) return endWith(reader, index, 'There are too many ${ in one text.');
  if (text[reader.at] === '}') {
    reader.at += 1;
    return named(reader, index, name);
  }
  const operator = text.slice(reader.at, reader.at + 2);
  if (operator !== ':-' && operator !== ':?') return malformed(reader, index, name);
  reader.at += 2;
  return operator === ':-' ? withDefault(reader, { index, name }, depth) : withMessage(reader, { index, name });
}

/** `${NAME}` or `${kind.key.output}`. */
function named(reader: Reader, index: number, name: string): Piece | undefined {
  const mark = markOf(reader, index);
  if (NAME.test(name)) return { type: 'variable', name, mark };
  if (!name.includes('.')) return misnamed(reader, mark, name);
  const [, address, output] = REFERENCE.exec(name) ?? [];
  if (address !== undefined && output !== undefined) {
    return { type: 'reference', address: address as Address, output, mark };
  }
  const detail = `"${name}" is no reference: it takes a kind, a key and an output.`;
  reader.flaws.push({ mark, detail, hint: 'write ${servers.web-1.ipv4}' });
  return undefined;
}

/** What stands before the operator. */
interface Opening {
  readonly index: number;
  readonly name: string;
}

function withDefault(reader: Reader, { index, name }: Opening, depth: number): Piece | undefined {
  const flawsBefore = reader.flaws.length;
  const fallback = readPieces(reader, depth + 1);
  if (reader.text[reader.at] !== '}') {
    // What is wrong inside has used up the text; that is told already.
    if (reader.flaws.length > flawsBefore) return undefined;
    return endWith(reader, index, UNCLOSED);
  }
  reader.at += 1;
  const mark = markOf(reader, index);
  return NAME.test(name) ? { type: 'variable', name, fallback, mark } : misnamed(reader, mark, name);
}

function withMessage(reader: Reader, { index, name }: Opening): Piece | undefined {
  const end = reader.text.indexOf('}', reader.at);
  if (end === -1) return endWith(reader, index, UNCLOSED);
  const message = reader.text.slice(reader.at, end);
  reader.at = end + 1;
  const mark = markOf(reader, index);
  return NAME.test(name) ? { type: 'variable', name, message, mark } : misnamed(reader, mark, name);
}

function misnamed(reader: Reader, mark: Mark, name: string): undefined {
  if (name.includes('.')) {
    const detail = 'A reference takes neither a default nor a message.';
    reader.flaws.push({ mark, detail, hint: `write \${${name}}` });
    return undefined;
  }
  const cut = /^([A-Za-z_]\w*)([-?+])(.*)$/.exec(name);
  const spaced = name.trim();
  let hint = FORMS;
  if (cut && cut[2] !== '+') hint = `write \${${cut[1]}:${cut[2]}${cut[3]}}`;
  else if (spaced !== name && NAME.test(spaced)) hint = `write \${${spaced}}, without blanks`;
  const detail = name === '' ? '${} names no variable.' : `"${name}" is no name of a variable.`;
  reader.flaws.push({ mark, detail, hint });
  return undefined;
}

function malformed(reader: Reader, index: number, name: string): undefined {
  const end = reader.text.indexOf('}', reader.at);
  if (end === -1) return endWith(reader, index, UNCLOSED);
  reader.at = end + 1;
  const raw = reader.text.slice(index, end + 1);
  const after = name === '' ? 'after ${' : `after "${name}"`;
  const detail = `Only "}", ":-" or ":?" may stand ${after}.`;
  reader.flaws.push({ mark: { index, raw }, detail, hint: FORMS });
  return undefined;
}

const UNCLOSED = '${ is never closed with }.';

/** Notes that from this `${` on the text makes no sense, and goes to its end. */
function endWith(reader: Reader, index: number, detail: string): undefined {
  reader.at = reader.text.length;
  reader.flaws.push({ mark: { index, raw: '${' }, detail, hint: FORMS });
  return undefined;
}

function markOf(reader: Reader, index: number): Mark {
  return { index, raw: reader.text.slice(index, reader.at) };
}
