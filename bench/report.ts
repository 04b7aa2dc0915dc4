/** Results as Markdown, ready for the README. Medians; ratios pair by pair. */
import { cpus, totalmem } from 'node:os';
import type { Pairs, SizeResult } from './cases.ts';
import type { Measurement } from './measure.ts';
import { median, pairedRatio } from './statistics.ts';

type Figure = 'cpuS' | 'wallS' | 'peakMb';

/** Where it ran. */
export function machineLine(terraform: string | undefined): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const parts = [`${cpus().length} × ${cpu?.model ?? 'unknown CPU'}`, `${memory} GiB`, `Node ${process.version}`];
  return [...parts, ...(terraform === undefined ? ['no Terraform found'] : [terraform])].join(', ');
}

/** Cold start as one row. */
export function coldStartTable(pairs: Pairs): string {
  const ours = pairs.map(([a]) => a);
  const node = pairs.map(([, b]) => b);
  return table(
    ['cold start', 'CPU ms', 'wall ms', 'peak MB'],
    [
      ['`hostform --version`', ...milliseconds(ours)],
      ['`node -e 0`', ...milliseconds(node)],
      ['ratio', ...ratios(pairs)],
    ],
  );
}

/** One row a size and command. */
export function sizesTable(results: readonly SizeResult[]): string {
  const rows = results.flatMap(({ count, validate, plan, pairs, calls }) => {
    const size = count.toLocaleString('en');
    const total = Object.values(calls).reduce((sum, each) => sum + each, 0);
    const compared = pairs.length > 0 ? [['', `Terraform plan`, ...seconds(pairs.map(([, b]) => b)), '']] : [];
    const ratio = pairs.length > 0 ? [['', 'ratio', ...ratios(pairs), '']] : [];
    return [
      [size, '`validate`', ...seconds(validate), '0'],
      ['', '`plan`, no changes', ...seconds(plan), String(total)],
      ...compared,
      ...ratio,
    ];
  });
  return table(['N', 'command', 'CPU s', 'wall s', 'peak MB', 'vendor calls'], rows);
}

/** CPU and wall ratio of the cold start, for the gate. */
export function coldStartRatio(pairs: Pairs): { readonly cpu: number; readonly wall: number } {
  return { cpu: ratio(pairs, 'cpuS'), wall: ratio(pairs, 'wallS') };
}

function ratio(pairs: Pairs, figure: Figure): number {
  return pairedRatio(pairs.map(([a, b]) => [a[figure], b[figure]]));
}

function ratios(pairs: Pairs): string[] {
  return (['cpuS', 'wallS', 'peakMb'] as const).map((figure) => shown(ratio(pairs, figure), 2));
}

function seconds(runs: readonly Measurement[]): string[] {
  return [shown(middle(runs, 'cpuS'), 3), shown(middle(runs, 'wallS'), 3), shown(middle(runs, 'peakMb'), 0)];
}

function milliseconds(runs: readonly Measurement[]): string[] {
  const [cpu, wall] = (['cpuS', 'wallS'] as const).map((figure) => shown(middle(runs, figure) * 1000, 0));
  return [cpu ?? '', wall ?? '', shown(middle(runs, 'peakMb'), 0)];
}

function middle(runs: readonly Measurement[], figure: Figure): number {
  return median(runs.flatMap((run) => run[figure] ?? []));
}

function shown(value: number, digits: number): string {
  return Number.isFinite(value) ? value.toFixed(digits) : 'n/a';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`;
  return line(head) + line(head.map(() => '---')) + rows.map(line).join('');
}
