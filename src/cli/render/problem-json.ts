/** A problem in the shape of Terraform's diagnostic. */
import type { Problem, SourcePosition } from '../../model/errors.ts';
import type { Attributes } from '../../model/json.ts';

/**
 * Keys are Terraform's: `severity`, `summary`, `detail`, `address`, `range`, `snippet`. `code`, `hint` and `also` are
 * added. A position here knows its line and column only, so `byte` is always 0.
 */
export function problemJson(problem: Problem): Attributes {
  const { severity = 'error', summary, detail = '', address, at, also, code, hint } = problem;
  return {
    severity,
    summary,
    detail,
    ...(address === undefined ? {} : { address }),
    ...(at === undefined ? {} : { range: range(at), ...snippet(at) }),
    code,
    ...(hint === undefined ? {} : { hint }),
    ...(also === undefined || also.length === 0 ? {} : { also: also.map(range) }),
  };
}

function range(at: SourcePosition): Attributes {
  return {
    filename: at.file,
    start: { line: at.line, column: at.column, byte: 0 },
    end: { line: at.line, column: at.endColumn ?? at.column + 1, byte: 0 },
  };
}

function snippet({ text, line, column, endColumn }: SourcePosition): Attributes {
  if (text === undefined) return {};
  return {
    snippet: {
      context: null,
      code: text,
      start_line: line,
      highlight_start_offset: column - 1,
      highlight_end_offset: (endColumn ?? column + 1) - 1,
      values: [],
    },
  };
}
