/**
 * How a server is, from the three columns that say so (zomro.md §8): `status` is the billing state, `item_status.$orig`
 * its finer form (`5_open`), `instance_status` the state of the machine. On and off are told by the machine alone:
 * after our own stop the billing text is "Temporary suspended", which is not non-payment (§12 trap 31).
 */
import type { Attributes } from '../../model/json.ts';
import type { LiveStatus } from '../../model/resource.ts';
import { child, code, text, textOf } from './wire.ts';

export interface Condition {
  /** `deleted`: a row that some panels go on showing; the server does not exist. */
  readonly status: LiveStatus | 'deleted';
  readonly power?: 'running' | 'stopped';
  /** The machine's state in one lower-case word; derived where the column is missing. */
  readonly cloud: string;
  /** The vendor's own words, for people. */
  readonly text: string;
  /** Stopped because the balance is empty; it is deleted within days (zomro.md §9). */
  readonly unpaid?: true;
}

interface Columns {
  /** `5` */
  readonly billing: string;
  /** `5_open` */
  readonly finer: string;
  readonly words: string;
  readonly machine: string | undefined;
  /** Suspended for abuse or by the vendor's staff: no waiting ends that. */
  readonly byAdmin: boolean;
  /** Suspended because the balance is empty. */
  readonly unpaid: boolean;
}

export function conditionOf(row: Attributes): Condition {
  const columns = readColumns(row);
  const power = powerOf(columns);
  return {
    status: statusOf(columns),
    ...(power === undefined ? {} : { power }),
    cloud:
      columns.machine ??
      (power === 'stopped' ? 'stopped' : power === 'running' ? 'active' : columns.words.toLowerCase()),
    text: textFor(columns),
    ...(columns.unpaid && !columns.byAdmin ? { unpaid: true as const } : {}),
  };
}

function readColumns(row: Attributes): Columns {
  const item = child(row, 'item_status');
  const finer = (code(item) ?? '').toLowerCase();
  const first = finer.split('_')[0] ?? '';
  const billing = textOf(row, 'status') ?? code(child(row, 'item_real_status'))?.split('_')[0] ?? first;
  const words = text(item) ?? '';
  const marked = (name: string): boolean => code(child(row, name)) === 'on';
  const staff =
    marked('abusesuspend') || marked('employeesuspend') || /abuse|employee|administrator/i.test(finer + words);
  return {
    billing,
    finer: first === billing ? finer : billing,
    words,
    machine: textOf(row, 'instance_status')?.toLowerCase(),
    byAdmin: billing === '3' && staff,
    unpaid: billing === '3' && (finer === '3_autosuspend' || marked('autosuspend')),
  };
}

function statusOf(columns: Columns): Condition['status'] {
  switch (columns.billing) {
    case '0':
    case '4':
      return 'deleted';
    case '1':
      return 'unpaid';
    case '3':
      return isOwnStop(columns) ? 'ready' : 'suspended';
    case '5':
      return processingStatus(columns);
    case '2':
      return machineStatus(columns.machine);
    default:
      return statusOfWords(columns);
  }
}

/**
 * A row without any code is judged by its documented words (zomro.md §8, "English texts"). Words that nobody has
 * documented never count as ready: nothing is switched, and no wait is over, because of a guess.
 */
function statusOfWords({ words, machine }: Columns): Condition['status'] {
  if (/^ordered/i.test(words)) return 'unpaid';
  if (/^deletion/i.test(words)) return 'deleting';
  if (/^suspended/i.test(words)) return 'suspended';
  if (/^activation/i.test(words)) return 'creating';
  if (machine !== undefined || words === '' || /^(active|temporar)/i.test(words)) return machineStatus(machine);
  return 'creating';
}

/** "Temporary suspended", or a bare 3 whose machine is only off. */
function isOwnStop({ byAdmin, unpaid, machine, words }: Columns): boolean {
  if (byAdmin || unpaid) return false;
  return /^temporar/i.test(words) || /^(stop|start)/.test(machine ?? '');
}

/** 5 is "something is being done"; only opening and closing make a server come and go. */
function processingStatus({ finer, words, machine }: Columns): LiveStatus {
  if (finer === '5_close' || (finer === '5' && /delet/i.test(words))) return 'deleting';
  if (['5_open', '5_reopen', '5_need_configure'].includes(finer)) return 'creating';
  if (finer === '5_suspend' && !machine?.startsWith('stop')) return 'suspended';
  if (finer === '5' && (machine === undefined || /activat/i.test(words))) return 'creating';
  return machineStatus(machine);
}

function machineStatus(machine: string | undefined): LiveStatus {
  if (machine === 'error') return 'error';
  if (machine === 'suspended' || machine === 'suspending') return 'suspended';
  return machine === 'creating' || machine === 'building' ? 'creating' : 'ready';
}

/** What the machine is or is about to be; nothing where the vendor does not show it. */
function powerOf({ machine, finer, words, billing }: Columns): Condition['power'] {
  if (machine === 'stopped' || machine === 'stopping') return 'stopped';
  if (machine !== undefined) return NEITHER.has(machine) ? undefined : 'running';
  if (finer === '2_stop' || /^temporar/i.test(words)) return 'stopped';
  return billing === '2' || /^active/i.test(words) ? 'running' : undefined;
}

const NEITHER = new Set(['creating', 'building', 'suspending', 'suspended', 'error', 'processing']);

function textFor({ machine, words, billing, byAdmin }: Columns): string {
  if (byAdmin && !/abuse|administrator/i.test(words)) return 'Suspended by administrator';
  const settled = billing === '2' && machine !== undefined;
  return (settled ? machine : words) || machine || (billing === '' ? 'unknown' : `status ${billing}`);
}
