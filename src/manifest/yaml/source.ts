import { LineCounter } from 'yaml';
import type { SourcePosition } from '../../model/errors.ts';
import { cutLine, secretLines } from './source-line.ts';

/** Where something stands in its file, in UTF-16 units from the start. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** What came through an alias stands at the alias; this is where its text is. */
  readonly origin?: Span;
}

/** The text of one file, and the way from an offset to a line and column. */
export interface Source {
  /** As it is shown in problems. */
  readonly file: string;
  readonly text: string;
  /** The place of a span: its first line, and the column after its end if that is on the same line. */
  at(span: Span): SourcePosition;
}

/** `secretFields`: names of fields whose literal values are never shown beside a problem. */
export function makeSource(file: string, text: string, secretFields: readonly string[]): Source {
  return withLines(file, text, secretLines(text, secretFields));
}

/** A text of which no line is shown beside a problem, because it may not be meant to be read at all. */
export function makeHiddenSource(file: string, text: string): Source {
  const source = withLines(file, text, new Map());
  return {
    ...source,
    at(span) {
      const { text: _, ...place } = source.at(span);
      return place;
    },
  };
}

function withLines(file: string, text: string, hidden: ReadonlyMap<number, number>): Source {
  const counter = new LineCounter();
  for (let start = 0; start !== -1; start = nextLine(text, start)) counter.addNewLine(start);
  return {
    file,
    text,
    at({ start, end }) {
      const { line, col: column } = counter.linePos(start);
      const lineStart = start - column + 1;
      const lineEnd = counter.lineStarts[line] ?? text.length + 1;
      const whole = text.slice(lineStart, text[lineEnd - 2] === '\r' ? lineEnd - 2 : lineEnd - 1);
      const shown = hidden.get(line);
      const safe = shown === undefined || shown >= whole.length ? whole : `${whole.slice(0, shown)}***`;
      const endColumn = Math.min(end - lineStart, whole.length) + 1;
      return { file, line, column, ...(endColumn > column ? { endColumn } : {}), text: cutLine(safe, column) };
    },
  };
}

function nextLine(text: string, start: number): number {
  const newline = text.indexOf('\n', start);
  return newline === -1 ? -1 : newline + 1;
}
