/**
 * Runs one command and measures it from outside. Seconds of CPU come from bash's `time` (milliseconds; GNU time rounds
 * to hundredths), the peak from GNU time; together they cost about 2 ms. Where either is missing, a Node program
 * reports on itself (report-usage.mjs), and of any other program only the wall clock is known.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';

export interface Measurement {
  readonly wallS: number;
  /** User and system seconds of the whole process. */
  readonly cpuS?: number;
  /** Largest resident set, MB (10^6 bytes). */
  readonly peakMb?: number;
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Command {
  readonly argv: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

const GNU_TIME = '/usr/bin/time';

/** True where CPU seconds and peaks of any program can be measured. */
export function canMeasureAll(): boolean {
  return existsSync(GNU_TIME) && spawnSync('bash', ['-c', ':']).status === 0;
}

/** Runs the command to its end. Its exit code is reported, not judged. */
export async function measure(command: Command, fromOutside = canMeasureAll()): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'hostform-measure-'));
  try {
    const figures = join(folder, 'figures');
    const argv = fromOutside ? timed(command.argv, figures) : reporting(command.argv, figures);
    const started = performance.now();
    const ended = await run({ ...command, argv });
    return { ...ended, wallS: (performance.now() - started) / 1000, ...readFigures(figures) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The program's own stderr goes where it went; what bash's `time` says goes to a file of its own. */
const TIMED = `TIMEFORMAT='%3U %3S %3R'
{ time ${GNU_TIME} -o "$0" -f %M "$@" 2>&3; } 3>&2 2>"$0.times"
code=$?
cat "$0.times" >> "$0"
exit $code`;

function timed(argv: Command['argv'], figures: string): Command['argv'] {
  return ['bash', '-c', TIMED, figures, ...argv];
}

function reporting(argv: Command['argv'], figures: string): Command['argv'] {
  const [program, ...rest] = argv;
  if (program !== process.execPath) return argv;
  return ['env', `HOSTFORM_BENCH_FIGURES=${figures}`, program, '--import', REPORTER, ...rest];
}

const REPORTER = new URL('./report-usage.mjs', import.meta.url).href;

/** Peak in kB; user, system and (from outside) wall seconds. Other lines (GNU time on an exit code) are passed over. */
function readFigures(path: string): Partial<Pick<Measurement, 'wallS' | 'cpuS' | 'peakMb'>> {
  if (!existsSync(path)) return {};
  const numbers = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => /^[\d. ]+$/.test(line))
    .flatMap((line) => line.trim().split(/\s+/).map(Number));
  const [peakKb, user, system, wallS] = numbers;
  if (peakKb === undefined || user === undefined || system === undefined) return {};
  return { cpuS: user + system, peakMb: (peakKb * 1024) / 1e6, ...(wallS === undefined ? {} : { wallS }) };
}

function run({ argv: [program, ...rest], cwd, env }: Command): Promise<Pick<Measurement, 'code' | 'out' | 'err'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, out, err }));
  });
}
