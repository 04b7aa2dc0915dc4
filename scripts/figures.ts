/** What a full run of a proof came to (docs/figures/*.json), and the tables that docs/reliability.md shows of it. */

export interface FigureRow {
  /** Of the numbered tables: `A2`, `F4`; a word where a row has no number. */
  readonly id: string;
  readonly what: string;
  readonly passed: number;
  readonly of: number;
  /** Where the rows of a proof are made one by one. */
  readonly seconds?: number;
}

export interface Figures {
  readonly name: string;
  readonly title: string;
  /** Day on which it ran, `2026-11-22`. */
  readonly date: string;
  readonly machine: {
    readonly cpu: string;
    readonly cores: number;
    readonly memoryGiB: number;
    readonly os: string;
    readonly node: string;
  };
  readonly commit: string;
  /** How long it took, on the wall. */
  readonly seconds: number;
  readonly seeds?: { readonly from: number; readonly count: number };
  readonly rows: readonly FigureRow[];
  readonly notes?: readonly string[];
}

/** The order in which a reader wants them; what is not named comes after, by name. */
const ORDER = ['simulation', 'kills', 'mutants', 'hostile'];

/** Reads one file of figures; throws an Error that names the first thing that is missing or of another type. */
export function readFigures(file: string, text: string): Figures {
  const parsed: unknown = JSON.parse(text);
  const wrong = firstWrong(parsed);
  if (wrong !== undefined) throw new Error(`${file}: ${wrong}`);
  return parsed as Figures;
}

/** Markdown: one section a proof, with where and when it ran, its rows and its notes. */
export function figuresMarkdown(all: readonly Figures[]): string {
  return [...all]
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
    .map(section)
    .join('\n');
}

function rank({ name }: Figures): number {
  const at = ORDER.indexOf(name);
  return at < 0 ? ORDER.length : at;
}

function section(figures: Figures): string {
  const { title, rows, notes = [] } = figures;
  const table = [['', 'what', 'held'], ['---', '---', '---:'], ...rows.map(cells)];
  return [
    `### ${title}`,
    '',
    ...runLines(figures),
    '',
    ...table.map((row) => `| ${row.join(' | ')} |`),
    ...(notes.length > 0 ? ['', ...notes.flatMap((note) => wrapped(`* ${note}`, '  '))] : []),
    '',
  ].join('\n');
}

function runLines({ date, commit, machine, seconds, seeds }: Figures): string[] {
  const ran = seeds ? [`seeds ${grouped(seeds.from)} to ${grouped(seeds.from + seeds.count - 1)}`] : [];
  const where = [`${machine.cores} × ${machine.cpu}`, `${machine.memoryGiB} GiB`, machine.os, `Node ${machine.node}`];
  return wrapped([date, `commit ${commit}`, ...where, ...ran, duration(seconds)].join(', ').concat('.'));
}

function cells({ id, what, passed, of }: FigureRow): string[] {
  const held = `${grouped(passed)}/${grouped(of)}`;
  return [id, what.replaceAll('|', '\\|'), passed === of ? held : `**${held}**`];
}

const grouped = (count: number): string => count.toLocaleString('en');

function duration(seconds: number): string {
  return seconds < 120 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;
}

/** Lines that one can read in a terminal. */
function wrapped(text: string, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > 125) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function firstWrong(value: unknown): string | undefined {
  if (!isObject(value)) return 'is no object';
  const { machine, seeds, rows, notes } = value;
  const texts = ['name', 'title', 'date', 'commit'].filter((field) => typeof value[field] !== 'string');
  if (texts[0] !== undefined) return `${texts[0]} is no text`;
  if (typeof value['seconds'] !== 'number') return 'seconds is no number';
  if (!isObject(machine) || typeof machine['cpu'] !== 'string') return 'machine is not described';
  if (seeds !== undefined && !(isObject(seeds) && areCounts(seeds['from'], seeds['count'])))
    return 'seeds are no counts';
  if (notes !== undefined && !(Array.isArray(notes) && notes.every((note) => typeof note === 'string')))
    return 'notes are no texts';
  if (!Array.isArray(rows) || rows.length === 0) return 'there are no rows';
  const row = rows.findIndex((each: unknown) => !isRow(each));
  return row < 0 ? undefined : `row ${row + 1} needs id, what, passed and of`;
}

function isRow(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value['id'] === 'string' &&
    typeof value['what'] === 'string' &&
    areCounts(value['passed'], value['of'])
  );
}

function areCounts(...values: readonly unknown[]): boolean {
  return values.every((value) => Number.isSafeInteger(value) && Number(value) >= 0);
}

function isObject(value: unknown): value is { readonly [field: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
