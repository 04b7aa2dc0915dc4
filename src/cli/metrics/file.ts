/** The file of `drift --metrics`: replaced in one step at the end of every run, also of one that fails. */
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { HostformError } from '../../model/errors.ts';
import type { Json } from '../../model/json.ts';
import { type CommandInput, workingFolder } from '../context.ts';
import { claimReportFile, type ReportFile } from '../reports/report-file.ts';
import {
  EXPIRY,
  EXPIRY_HELP,
  LAST_SUCCESS,
  type Measured,
  measuredFamilies,
  type RunFigures,
  runFamilies,
} from './families.ts';
import { metricsText } from './format.ts';

/** Everybody may read it: the exporter runs as somebody else. */
const MODE = 0o644;

/**
 * Runs the work with a file for its numbers. After a failure the file says so (`hostform_up 0`) and keeps what does not
 * age: when a run last went well, and the days on which terms end, so that an alarm on those is not ended by a vendor
 * that is out of reach. What was measured is left out then: it would look as if it were of now.
 * @throws HostformError USAGE before any work when the file can not be written, STATE_UNWRITABLE when it can not be after.
 */
export async function withMetrics(
  input: CommandInput,
  path: string,
  work: (measured: (found: Measured) => void) => Promise<number>,
): Promise<number> {
  const place = resolve(workingFolder(input), path);
  const what = 'metrics file';
  const { random, clock } = input.world;
  const claim = { path: place, mode: MODE, exactMode: true, keep: true, what, random, clock } as const;
  const file = await claimReportFile(claim);
  const source = basename(place).replace(/\.prom$/u, '');
  const run = (): RunFigures => ({ source, now: input.world.clock.now() });
  let found: Measured | undefined;
  try {
    const exitCode = await work((measured) => {
      found = redacted(measured, input);
    });
    if (!found) throw new HostformError('INTERNAL', 'a drift that ended well has measured nothing');
    await write(file, place, metricsText([...runFamilies(run(), true, undefined), ...measuredFamilies(run(), found)]));
    return exitCode;
  } catch (error) {
    if (!found) await write(file, place, await failedText(place, run())).catch(() => undefined);
    throw error;
  }
}

function redacted(measured: Measured, { output }: CommandInput): Measured {
  return output.redactJson(measured as unknown as Json) as unknown as Measured;
}

async function failedText(path: string, run: RunFigures): Promise<string> {
  const before = await readFile(path, 'utf8').catch(() => '');
  const families = metricsText(runFamilies(run, false, lastSuccess(before)));
  const dates = before.split('\n').filter((line) => EXPIRY_SAMPLE.test(line));
  const header = `# HELP ${EXPIRY} ${EXPIRY_HELP}\n# TYPE ${EXPIRY} gauge\n`;
  return dates.length === 0 ? families : `${families}${header}${[...new Set(dates)].join('\n')}\n`;
}

/** As `families.ts` writes it: nothing else is taken over from a file that somebody may have written by hand. */
const EXPIRY_SAMPLE = new RegExp(`^${EXPIRY}\\{(?:[a-z]+="(?:[^"\\\\]|\\\\["\\\\n])*",?)+\\} -?\\d{1,12}$`, 'u');
const SUCCESS_SAMPLE = new RegExp(`^${LAST_SUCCESS}\\{source="[^\\n]*"\\} (\\d{1,12})$`, 'mu');

function lastSuccess(before: string): string | undefined {
  return SUCCESS_SAMPLE.exec(before)?.[1];
}

async function write(file: ReportFile, path: string, text: string): Promise<void> {
  try {
    await (await file.stage(text)).publish();
  } catch (cause) {
    throw new HostformError('STATE_UNWRITABLE', 'The metrics could not be written', {
      detail: `${path}: ${cause instanceof Error ? cause.message : String(cause)}.`,
      cause,
    });
  }
}
