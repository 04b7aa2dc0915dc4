/** A baseline: what an earlier `drift --json` printed, read back and checked. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Baseline, DriftFinding, DriftSubject } from '../model/drift.ts';
import { DRIFT_CLASSES } from '../model/drift.ts';
import { type ErrorDetails, HostformError } from '../model/errors.ts';
import type { Json } from '../model/json.ts';
import { isRecord } from '../model/json.ts';
import type { FieldChange } from '../model/plan.ts';
import type { Address } from '../model/resource.ts';
import {
  anyText,
  type Check,
  flag,
  formatShapePath,
  listOf,
  mapOf,
  matching,
  misshapen,
  oneOf,
  optional,
  shape,
  shapeFault,
  someText,
} from '../state/shape.ts';
import type { Context } from './context.ts';

/** Versions of the document that can be read. */
const FORMAT = /^1\.\d+$/;

/**
 * Reads a baseline. Nothing in it is trusted but what is compared.
 * @throws HostformError BASELINE_DAMAGED when it is not there, or is not what `drift --json` prints.
 */
export async function readBaseline({ cwd }: Pick<Context, 'cwd'>, path: string): Promise<Baseline> {
  const text = await readFile(resolve(cwd, path), 'utf8').catch((cause: unknown) => {
    throw damaged(path, String(cause), { cause });
  });
  if (text.trim() === '') throw damaged(path, 'it is empty', { hint: EMPTIED });
  const document = parse(text);
  if (document === undefined) throw damaged(path, 'it can not be read as JSON');
  const version = isRecord(document) ? document['format_version'] : undefined;
  if (typeof version !== 'string') throw damaged(path, 'it has no format_version');
  if (!FORMAT.test(version)) throw damaged(path, `its format_version is ${version}; this hostform reads 1.x`);
  try {
    return baselineShape(document, []);
  } catch (error) {
    const fault = shapeFault(error);
    if (!fault) throw error;
    throw damaged(path, `${formatShapePath(fault.path)} ${fault.because}`);
  }
}

/**
 * Holds a baseline against the state and the accounts that are looked at: the findings of another world would silence
 * those of this one. A baseline of a time before the first apply has no lineage and fits any.
 * @throws HostformError BASELINE_FOREIGN
 */
export function refuseForeign(baseline: DriftSubject, now: DriftSubject): void {
  if (baseline.lineage !== '' && baseline.lineage !== now.lineage) {
    throw foreign(`It was made for the state ${baseline.lineage}, and this one is ${now.lineage || 'not there yet'}.`);
  }
  for (const [provider, account] of Object.entries(now.accounts)) {
    const then = baseline.accounts[provider];
    if (then === undefined || then === account) continue;
    throw foreign(`It was made for account ${then} of ${provider}, and the credentials are those of ${account}.`);
  }
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

const anything: Check<Json> = (value, path) => value ?? misshapen(path, 'is missing');

const onlyTrue: Check<true> = (value, path) => flag(value, path) || misshapen(path, 'should be true, or left out');

const changeShape = shape<FieldChange>({
  field: someText,
  before: optional(anything),
  after: optional(anything),
  unknown: optional(onlyTrue),
  forcesReplace: optional(onlyTrue),
});

const findingShape = shape<DriftFinding>({
  class: oneOf(...DRIFT_CLASSES),
  address: optional(matching<Address>(/^[^.]+\../, 'an address')),
  kind: optional(someText),
  provider: someText,
  id: optional(anyText),
  detail: anyText,
  changes: optional(listOf(changeShape)),
  known: optional(onlyTrue),
});

const baselineShape = shape<Baseline>({
  lineage: anyText,
  accounts: mapOf(someText),
  findings: listOf(findingShape),
});

const EMPTIED =
  'a shell empties the file that it writes to before hostform reads it: write to another file, then move it';

function damaged(path: string, because: string, more: ErrorDetails = {}): HostformError {
  return new HostformError('BASELINE_DAMAGED', 'The baseline can not be used', {
    detail: `${path}: ${because}.`,
    hint: `make it anew: hostform drift --json > ${path}`,
    ...more,
  });
}

function foreign(detail: string): HostformError {
  return new HostformError('BASELINE_FOREIGN', 'The baseline belongs to something else', {
    detail: `${detail} What is known there would silence what is new here.`,
    hint: 'make one for this state with drift --json',
  });
}
