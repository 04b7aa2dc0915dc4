/** GitHub's own places: the summary of the step, its outputs, and annotations at the lines of the manifest. */
import { appendFile, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import type { Random } from '../../model/clock.ts';
import { HostformError, type Problem } from '../../model/errors.ts';
import { type CommandInput, workingFolder } from '../context.ts';
import { annotations } from './annotations.ts';
import { markdownReport, shortReport } from './markdown.ts';
import type { RunReport } from './run-report.ts';
import { stepOutputs } from './step-outputs.ts';

/** GitHub throws away a step's whole summary when it is larger. */
const LARGEST_SUMMARY = 1024 * 1024;

export interface Github {
  /** Resolves with what could not be written. */
  readonly write: (report: RunReport) => Promise<Problem[]>;
}

interface Places {
  readonly summary: string | undefined;
  readonly outputs: string | undefined;
}

/**
 * Runners that speak GitHub's language do not all have both files; those that are there are used. Elsewhere it is a
 * mistake to ask for this report.
 * @throws HostformError USAGE outside of a runner, or when one of its files can not be written.
 */
export async function openGithub(input: CommandInput, json: boolean): Promise<Github> {
  const { env } = input.world;
  const places: Places = {
    summary: env['GITHUB_STEP_SUMMARY'] || undefined,
    outputs: env['GITHUB_OUTPUT'] || undefined,
  };
  const runner = env['GITHUB_ACTIONS'] === 'true';
  if (!runner && !places.summary && !places.outputs) {
    throw new HostformError('USAGE', 'This is no run of GitHub Actions', {
      detail: '--report github writes to GITHUB_STEP_SUMMARY and GITHUB_OUTPUT, and neither is set.',
      hint: 'write --report markdown=FILE',
    });
  }
  for (const file of [places.summary, places.outputs]) if (file !== undefined) await tryToAppend(file);
  return { write: (report) => write(report, { input, places, annotate: runner, json }) };
}

async function tryToAppend(file: string): Promise<void> {
  await appendFile(file, '').catch((cause: unknown) => {
    const detail = `${file}: ${cause instanceof Error ? cause.message : String(cause)}`;
    throw new HostformError('USAGE', 'The report can not be written', { detail, cause });
  });
}

interface Writing {
  readonly input: CommandInput;
  readonly places: Places;
  readonly annotate: boolean;
  readonly json: boolean;
}

async function write(report: RunReport, { input, places, annotate, json }: Writing): Promise<Problem[]> {
  const { output, world } = input;
  if (annotate) {
    // Beside a machine stream they go to stderr, which the runner reads as well.
    const lines = annotations(report, (file) => nameInCheckout(input, file));
    if (lines !== '') (json ? output.noteRaw : output.printRaw)(lines);
  }
  const summary = places.summary;
  const outputs = places.outputs;
  return [
    ...(summary === undefined ? [] : await attempt(summary, () => appendSummary(summary, report))),
    ...(outputs === undefined ? [] : await attempt(outputs, () => appendOutputs(outputs, report, world.random))),
  ];
}

/** GitHub names files from the top of the checkout; problems name them from the folder of the run. */
function nameInCheckout(input: CommandInput, file: string): string {
  const top = input.world.env['GITHUB_WORKSPACE'];
  if (!top) return file;
  const name = relative(top, resolve(workingFolder(input), file));
  return name.startsWith('..') || isAbsolute(name) ? file : name;
}

/** Short when the whole would be too much together with what other commands of the step have written. */
async function appendSummary(file: string, report: RunReport): Promise<void> {
  const { size } = await stat(file);
  const texts = [markdownReport(report), shortReport(report)];
  const fits = texts.find((text) => size + Buffer.byteLength(text) + 1 <= LARGEST_SUMMARY);
  if (fits === undefined) throw new Error('the summary of this step has no room left (1 MiB)');
  await appendFile(file, `${fits}\n`);
}

async function appendOutputs(file: string, report: RunReport, random: Random): Promise<void> {
  await appendFile(file, stepOutputs(report, random));
}

async function attempt(file: string, work: () => Promise<void>): Promise<Problem[]> {
  try {
    await work();
    return [];
  } catch (error) {
    const detail = `${file}: ${error instanceof Error ? error.message : String(error)}`;
    return [{ code: 'STATE_UNWRITABLE', summary: 'A report could not be written', detail }];
  }
}
