/** `--report KIND=FILE` as given, looked at before anything else happens. */
import { didYouMean, listWords } from '../../manifest/suggest.ts';
import { HostformError } from '../../model/errors.ts';

/** Kinds that are written to a file of their own. */
export const FILE_KINDS = ['json', 'markdown', 'gitlab', 'junit'] as const;

export type FileKind = (typeof FILE_KINDS)[number];

export interface ReportRequests {
  readonly files: readonly { readonly kind: FileKind; readonly file: string }[];
  /** GitHub's own places for summaries, outputs and annotations. */
  readonly github: boolean;
}

/** @throws HostformError USAGE for an unknown kind, a missing file, or a file where none belongs. */
export function readRequests(given: readonly string[], command: string): ReportRequests {
  const read = given.map(readRequest);
  if (command === 'drift' && read.some(({ kind }) => kind === 'gitlab'))
    throw usage('drift has no plan to count', '--report gitlab', 'give it to plan or apply');
  const github = read.filter(({ kind }) => kind === 'github');
  if (github.length > 1) throw usage('A report is asked for twice', '--report github', 'leave one of them out');
  return {
    files: read.flatMap(({ kind, file }) => (isFileKind(kind) && file !== undefined ? [{ kind, file }] : [])),
    github: github.length > 0,
  };
}

function readRequest(given: string): { kind: string; file?: string } {
  const split = given.indexOf('=');
  const kind = split < 0 ? given : given.slice(0, split);
  const file = split < 0 ? undefined : given.slice(split + 1);
  if (kind === 'github') {
    if (file === undefined) return { kind };
    throw usage('This report has no file', `--report ${given}`, 'write: --report github');
  }
  if (!isFileKind(kind)) {
    const known = [...FILE_KINDS, 'github'];
    const hint = didYouMean(kind, known) ?? listWords(known);
    throw usage('There is no such kind of report', `--report ${given}`, hint);
  }
  if (file) return { kind, file };
  throw usage('A report needs a file', `--report ${given}`, `write: --report ${kind}=FILE`);
}

function isFileKind(kind: string): kind is FileKind {
  return (FILE_KINDS as readonly string[]).includes(kind);
}

function usage(summary: string, detail: string, hint: string): HostformError {
  return new HostformError('USAGE', summary, { detail, hint });
}
