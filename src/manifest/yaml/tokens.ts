import type { CST } from 'yaml';
import { CST as Cst, Lexer, Parser } from 'yaml';
import type { SourcePosition } from '../../model/errors.ts';
import { HostformError } from '../../model/errors.ts';
import { LIMITS } from '../limits.ts';
import type { Source } from './source.ts';

/**
 * Reads a file into the parser's tokens, one lexeme at a time, and stops before anything is too deep or too many:
 * what comes after (composing) recurses and can exhaust the stack beyond recovery. Lexer and parser are iterative.
 * @throws HostformError YAML_LIMIT, or YAML_SYNTAX for a second document or a directive.
 */
export function scanTokens(source: Source): CST.Token[] {
  const parser = new Parser();
  const scan: Scan = { source, parser, tokens: [], nodes: 0, marks: 0, documents: 0 };
  let atLineStart = true;
  let indent = '';
  let content = false;
  for (const lexeme of new Lexer().lex(source.text)) {
    const type: CST.TokenType | null | undefined = content ? undefined : Cst.tokenType(lexeme);
    content = type === 'scalar';
    if (atLineStart && type === 'space') {
      indent += lexeme;
    } else if (atLineStart && (type === 'comment' || type === 'newline')) {
      // Blank and comment lines mean nothing, and long runs of them cost the parser quadratic time: left out.
      parser.offset += indent.length + lexeme.length;
      indent = '';
    } else {
      if (indent !== '') feed(scan, indent);
      indent = '';
      if (type !== undefined) check(scan, type, lexeme);
      feed(scan, lexeme);
      if (type === undefined) atLineStart = lexeme.endsWith('\n');
      else if (type !== 'doc-mode') atLineStart = type === 'newline';
    }
  }
  scan.tokens.push(...parser.end());
  return scan.tokens;
}

interface Scan {
  readonly source: Source;
  readonly parser: Parser;
  readonly tokens: CST.Token[];
  nodes: number;
  marks: number;
  documents: number;
}

const NODES = new Set<CST.TokenType | null>([
  'scalar',
  'single-quoted-scalar',
  'double-quoted-scalar',
  'alias',
  'flow-map-start',
  'flow-seq-start',
]);
const BLANKS = new Set<CST.TokenType | null>(['space', 'newline', 'comment', 'doc-mode', 'directive-line']);

function feed(scan: Scan, lexeme: string): void {
  const start = scan.parser.offset;
  for (const token of scan.parser.next(lexeme)) scan.tokens.push(token);
  if (depthOf(scan.parser) > LIMITS.depth) {
    const detail = `Mappings and lists may be ${LIMITS.depth} deep inside one another.`;
    stop(scan.source.at({ start, end: start + lexeme.length }), { summary: 'Nested too deeply', detail });
  }
}

/** Open mappings and lists. The stack also holds the document, and on its top perhaps a scalar. */
function depthOf({ stack }: Parser): number {
  const top = stack.at(-1)?.type;
  return stack.length - (top === 'block-map' || top === 'block-seq' || top === 'flow-collection' ? 1 : 2);
}

function check(scan: Scan, type: CST.TokenType | null, lexeme: string): void {
  if (type === 'doc-mode') scan.documents += 1;
  if (scan.documents > 1 || (type === 'doc-start' && scan.nodes + scan.marks > 0)) {
    const detail = 'A second YAML document begins here; a manifest is one document.';
    const hint = 'remove the ---, or use one file for each';
    refuse(placeOf(scan, '---'), { summary: 'Several documents in one file', detail, hint });
  }
  if (NODES.has(type)) scan.nodes += 1;
  else if (!BLANKS.has(type)) scan.marks += 1;
  if (scan.nodes > LIMITS.nodes || scan.marks > LIMITS.nodes) {
    const detail = `One file may hold ${LIMITS.nodes} keys and values.`;
    stop(placeOf(scan, lexeme), { summary: 'Too many values', detail, hint: SPLIT });
  }
  if (type === 'directive-line' && !/^%YAML[ \t]+1\.2[ \t]*$/.test(lexeme)) {
    const detail = 'A manifest is YAML 1.2 and takes no other directive.';
    refuse(placeOf(scan, lexeme), { summary: 'YAML directive', detail, hint: 'remove the line' });
  }
}

const SPLIT = 'split it into several files in one folder';

interface Said {
  readonly summary: string;
  readonly detail: string;
  readonly hint?: string;
}

function stop(at: SourcePosition, { summary, ...details }: Said): never {
  throw new HostformError('YAML_LIMIT', summary, { ...details, at });
}

function refuse(at: SourcePosition, { summary, ...details }: Said): never {
  throw new HostformError('YAML_SYNTAX', summary, { ...details, at });
}

function placeOf({ source, parser }: Scan, lexeme: string): SourcePosition {
  const start = Math.min(parser.offset, Math.max(source.text.length - 1, 0));
  return source.at({ start, end: start + lexeme.length });
}
