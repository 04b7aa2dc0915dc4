/** The reports of one run: found out to be writable at its start, written at its end, all or none of them half. */
import { resolve } from 'node:path';
import { HostformError, type Problem } from '../../model/errors.ts';
import { isRecord, type Json } from '../../model/json.ts';
import { statePaths } from '../../state/paths.ts';
import { type CommandInput, placesOf } from '../context.ts';
import type { Events, Told } from '../event-stream.ts';
import { EXIT } from '../exit-codes.ts';
import { findPlace, pathOf } from '../open-store.ts';
import { planDocument } from '../render/plan-json.ts';
import { openGithub } from './github.ts';
import { gitlabReport } from './gitlab.ts';
import { jsonReport } from './json.ts';
import { junitReport } from './junit.ts';
import { markdownReport } from './markdown.ts';
import { redactReport } from './redact-report.ts';
import { claimReportFile, type ReportFile, type Staged } from './report-file.ts';
import { type FileKind, type ReportRequests, readRequests } from './request.ts';
import type { RunNotes, RunReport } from './run-report.ts';

export interface Reports {
  /** Writes them all; resolves with the exit code, which tells when one could not be written. */
  readonly write: (notes: RunNotes, exitCode: number, events: Events) => Promise<number>;
}

/**
 * @throws HostformError USAGE for an unknown kind, a file given twice, and whatever can not be written: before anything
 * is read or bought.
 */
export async function openReports(input: CommandInput, told: Told): Promise<Reports> {
  const requests = readRequests(told.report ?? [], told.command);
  const github = requests.github
    ? await openGithub(input, told.json === true || told.dataOnStdout === true)
    : undefined;
  const files = await claimAll(input, requests, told.files ?? []);
  return {
    async write(notes, exitCode, events) {
      const { redactJson } = input.output;
      const whole = withDocument(notes.report(exitCode));
      const texts = (code: number): Texts => makeTexts({ ...whole, exitCode: code }, redactJson);
      const { code, lost } = await writeFiles(files, exitCode, { texts, lossCode: lossCode(told) });
      const unsaid = github ? await github.write(redactReport({ ...whole, exitCode: code }, redactJson)) : [];
      for (const problem of [...lost, ...unsaid]) await say(input, events, problem);
      return unsaid.length > 0 ? lossCode(told)(code) : code;
    },
  };
}

type Texts = { readonly [kind in FileKind]: () => string };

function makeTexts(report: RunReport, redact: (value: Json) => Json): Texts {
  const { document: _, made: __, ...shown } = report;
  return {
    json: () => jsonReport(report, redact),
    gitlab: () => gitlabReport(report),
    markdown: () => markdownReport(redactReport(shown, redact)),
    junit: () => junitReport(redactReport(shown, redact)),
  };
}

/** The plan's document, where none was saved, and its digest: of the plan itself, before anything is taken out. */
function withDocument(report: RunReport): RunReport {
  const { made, version, endedAt: timestamp } = report;
  const document = report.document ?? (made ? planDocument(made, { version, timestamp }) : undefined);
  if (!document) return report;
  const own = document['hostform'];
  const digest = isRecord(own) ? own['digest'] : undefined;
  return { ...report, document, ...(typeof digest === 'string' ? { digest } : {}) };
}

interface Claimed {
  readonly kind: FileKind;
  readonly path: string;
  readonly file: ReportFile;
}

/** What others may read is left to the umask; the JSON holds the whole plan, and is private as a saved plan is. */
function modeOf(kind: FileKind): number {
  return kind === 'json' ? 0o600 : 0o666;
}

/** The files of a local state. What is wrong with the place is told by whoever opens it. */
async function stateFiles({ world, globals }: CommandInput): Promise<readonly string[]> {
  const places = placesOf({ world, globals });
  const place = await findPlace({ ...places, globals, env: world.env }).catch(() => undefined);
  if (place && place.backend !== 'local') return [];
  return Object.values(statePaths(place ? pathOf(place.settings) : places.statePath));
}

async function claimAll(
  input: CommandInput,
  { files }: ReportRequests,
  taken: readonly (string | undefined)[],
): Promise<Claimed[]> {
  const { cwd } = placesOf(input);
  const own = await stateFiles(input);
  const used = new Set([...own, ...taken.flatMap((path) => (path === undefined ? [] : [resolve(cwd, path)]))]);
  for (const { kind, file } of files) {
    const path = resolve(cwd, file);
    if (used.has(path)) throw twice(kind, file);
    used.add(path);
  }
  const claimed: Claimed[] = [];
  for (const { kind, file } of files) {
    const path = resolve(cwd, file);
    const place = { path, mode: modeOf(kind), random: input.world.random, clock: input.world.clock };
    claimed.push({ kind, path, file: await claimReportFile(place) });
  }
  return claimed;
}

function twice(kind: FileKind, file: string): HostformError {
  return new HostformError('USAGE', 'A file is named twice', {
    detail: `--report ${kind}=${file} would replace what the same run reads or writes there.`,
    hint: 'give each report a file of its own',
  });
}

interface Rendering {
  readonly texts: (exitCode: number) => Texts;
  readonly lossCode: (exitCode: number) => number;
}

/**
 * All are written beside their places before the first is put there: when one fails, the others are written anew, so
 * that every report tells the exit code that the process has.
 */
async function writeFiles(
  files: readonly Claimed[],
  exitCode: number,
  { texts, lossCode: afterLoss }: Rendering,
): Promise<{ code: number; lost: Problem[] }> {
  const lost: Problem[] = [];
  const staged = new Map<Claimed, Staged>();
  const stage = async (claimed: Claimed, text: Texts): Promise<void> => {
    try {
      await staged.get(claimed)?.discard();
      staged.delete(claimed);
      staged.set(claimed, await claimed.file.stage(text[claimed.kind]()));
    } catch (error) {
      lost.push(unwritten(claimed.path, error));
    }
  };
  const first = texts(exitCode);
  for (const claimed of files) await stage(claimed, first);
  const code = lost.length > 0 ? afterLoss(exitCode) : exitCode;
  const again = code === exitCode ? [] : [...staged.keys()];
  for (const claimed of again) await stage(claimed, texts(code));
  for (const [{ path }, { publish }] of staged) {
    await publish().catch((error: unknown) => lost.push(unwritten(path, error)));
  }
  return { code: lost.length > 0 ? afterLoss(exitCode) : exitCode, lost };
}

/** What happened stays as it is. A run that was well is not called well when what should tell of it is missing. */
function lossCode({ command }: Told): (exitCode: number) => number {
  const lost = command === 'plan' || command === 'drift' ? EXIT.error : EXIT.partly;
  return (exitCode) => (exitCode === EXIT.done || exitCode === EXIT.differences ? lost : exitCode);
}

function unwritten(path: string, error: unknown): Problem {
  return {
    code: 'STATE_UNWRITABLE',
    summary: 'A report could not be written',
    detail: `${path}: ${error instanceof Error ? error.message : String(error)}. What was done is recorded all the same.`,
  };
}

async function say({ output }: CommandInput, events: Events, problem: Problem): Promise<void> {
  events.problem(problem);
  if (!events.machine) await output.problems([problem]);
}
