/** Lines such as `+ name = "web-1"`, nested and aligned: the inside of an action in Terraform's look. */
import type { Style } from './colors.ts';
import { padText, textWidth } from './text-width.ts';

export type Symbol = '+' | '-' | '~' | ' ';

/** One line, or a bracket with lines in it. Texts are safe already. */
export interface Row {
  readonly symbol: Symbol;
  /** Absent for the item of a list. */
  readonly name?: string;
  readonly body: Body;
  /** Set after the value: `# forces replacement`. */
  readonly tail?: string;
}

export type Body = { readonly text: string } | Group;

export interface Group {
  readonly brackets: '{}' | '[]';
  readonly rows: readonly Row[];
  /** Said on the last line inside: `# (3 unchanged fields hidden)`. */
  readonly remark?: string;
}

/** Prints rows with their symbols at column `indent`; names of one level are aligned. */
export function rowLines(rows: readonly Row[], indent: number, style: Style): string[] {
  const widest = Math.max(0, ...rows.map(({ name }) => (name === undefined ? 0 : textWidth(name))));
  return rows.flatMap((row) => linesOf(row, { indent, widest, style }));
}

/** A remark of ours between rows, in line with their names. */
export function remarkLine(remark: string, indent: number, style: Style): string {
  return `${' '.repeat(indent + 2)}${style.dim(remark)}`;
}

interface Place {
  readonly indent: number;
  readonly widest: number;
  readonly style: Style;
}

function linesOf(row: Row, { indent, widest, style }: Place): string[] {
  const margin = ' '.repeat(indent);
  const name = row.name === undefined ? '' : `${padText(row.name, widest)} = `;
  const comma = row.name === undefined ? ',' : '';
  const tail = row.tail === undefined ? '' : ` ${row.tail}`;
  const head = `${margin}${paintSymbol(row.symbol, style)} ${name}`;
  if ('text' in row.body) return [`${head}${row.body.text}${comma}${tail}`];
  const { brackets, rows, remark } = row.body;
  return [
    `${head}${brackets.charAt(0)}${tail}`,
    ...rowLines(rows, indent + 4, style),
    ...(remark === undefined ? [] : [remarkLine(remark, indent + 4, style)]),
    `${margin}  ${brackets.charAt(1)}${comma}`,
  ];
}

/** Terraform's colours: green comes, red goes, yellow changes. */
export function paintSymbol(symbol: Symbol, style: Style): string {
  switch (symbol) {
    case '+':
      return style.green(symbol);
    case '-':
      return style.red(symbol);
    case '~':
      return style.yellow(symbol);
    case ' ':
      return symbol;
  }
}
